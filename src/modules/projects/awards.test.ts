import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { answersTo, makeCall } from '../../../test/world/calls.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { rows, sql } from '../../platform/database.ts'
import { saveDraft } from '../calls/applying/saving.ts'
import { callFor, rubricOf, sendSubmission, startSubmission } from '../calls/calls.ts'
import { answerAward, assignByHand, decideRound, deliberate, fundersFor, inviteReviewer, judgeOf, noteFunding, ownResults, releaseRound, sealFunding, submitReview } from '../calls/judging/judging.ts'
import { invariants } from './invariants.ts'
import { beginningOf, openProject, projectOf, projectPage } from './projects.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closed = new Date(at.getTime() + 2 * 86_400_000)
const after = new Date(closed.getTime() + 6 * 86_400_000)

/** A fund of two that gave an award each to a team: from the call to the release that offers it. */
async function makeAwards(): Promise<{ awardId: string; lead: Actor; leadId: string; funder: Actor; funderId: string; other: { awardId: string; funder: Actor; funderId: string } }> {
  const [funderId, otherId] = [await makeOrganisation(db, { kind: 'funder', country: 'CN' }), await makeOrganisation(db, { kind: 'funder', country: 'GB' })]
  const [{ personId }, other] = [await makeAffiliation(db, { organisationId: funderId }), await makeAffiliation(db, { organisationId: otherId })]
  const call = await makeCall(db, at, { template: 'joint_fund', plain: true, funders: [{ organisationId: funderId, people: [personId], budgetMinor: 300_000_00, currency: 'CNY' }, { organisationId: otherId, people: [other.personId], budgetMinor: 50_000_00, currency: 'GBP' }] })
  const leadId = await makeOrganisation(db, { country: 'GB' })
  const lead = await actorOf(db, (await makeAffiliation(db, { organisationId: leadId })).personId, at)
  const id = await startSubmission(db, lead, { callId: call.id, lang: 'en', organisationId: leadId })
  const { version } = await saveDraft(db, lead, { id, version: 1, title: 'Membranes that clean themselves', answers: await answersTo(db, call.formId, leadId) })
  await sendSubmission(db, lead, { id, version, arrivedAt: at })
  const [entry] = await rows<{ id: string }>(db, sql`select id from call_entry where submission_id = ${id}`)
  const [officer, funder] = [{ ...call.officer, at: closed }, await actorOf(db, personId, closed)]
  const judge = await makeActor(db, { role: 'researcher', at: closed })
  const { id: reviewerId } = await inviteReviewer(db, call.officer, { callId: call.id, email: judge.email!, languages: ['en'], expertise: { en: 'membranes' }, loadMost: 5, juror: false, lang: 'en' })
  await assignByHand(db, officer, { callId: call.id, roundId: call.roundId, entryId: entry!.id, reviewerId })
  const rubric = (await rubricOf(db, call.roundId))!
  await submitReview(db, judge, await judgeOf(db, judge, call.id), { entryId: entry!.id, version: 0, marks: Object.fromEntries(rubric.criteria.map((one) => [one.id, 4])), forApplicants: 'Good', private: '' })
  await deliberate(db, officer, { callId: call.id, roundId: call.roundId, without: false })
  for (const [one, minor] of [[funder, 200_000_00], [await actorOf(db, other.personId, closed), 30_000_00]] as const) {
    const [mine] = await fundersFor(db, one, call.id)
    await noteFunding(db, one, { funderId: mine!.id, roundId: call.roundId, entryId: entry!.id, fund: true, minor })
    await sealFunding(db, one, { funderId: mine!.id, roundId: call.roundId })
  }
  await decideRound(db, officer, { callId: call.id, roundId: call.roundId })
  await releaseRound(db, officer, { callId: call.id, roundId: call.roundId })
  if ((await callFor(db, officer, { id: call.id })).noticeDays > 0) await releaseRound(db, { ...officer, at: after }, { callId: call.id, roundId: call.roundId })
  const [own] = await ownResults(db, { ...lead, at: after }, id)
  const awardIn = (currency: string): string => own!.awards.find((one) => one.currency === currency)!.id
  return { awardId: awardIn('CNY'), lead: { ...lead, at: after }, leadId, funder: { ...funder, at: after }, funderId, other: { awardId: awardIn('GBP'), funder: await actorOf(db, other.personId, after), funderId: otherId } }
}

test('an award becomes a project once it is accepted: the team leads, the funder is a partner of it, and there is one of it', { timeout: 180_000 }, async () => {
  const { awardId, lead, leadId, funder, funderId, other } = await makeAwards()
  const input = { source: { awardId }, lang: 'en' as const, title: { en: 'Membranes' }, startsOn: '2026-12-10', endsOn: '2028-12-09' }
  const stranger = await makeActor(db, { role: 'officer', at: after })
  await expect(openProject(db, lead, input)).rejects.toMatchObject({ code: 'conflict' })
  await expect(openProject(db, funder, input)).rejects.toMatchObject({ code: 'missing' })
  await answerAward(db, lead, { id: awardId, accept: true })
  const begun = await beginningOf(db, lead, input.source)
  expect([begun.title, begun.startsOn, begun.endsOn, begun.mine]).toEqual([{ en: 'Membranes that clean themselves' }, '2026-12-08', '2027-12-08', leadId])
  await expect(openProject(db, stranger, input)).rejects.toMatchObject({ code: 'missing' })
  await answerAward(db, lead, { id: other.awardId, accept: true })
  const second = { ...input, source: { awardId: other.awardId } }
  const made = await Promise.all([openProject(db, lead, input), openProject(db, other.funder, second), openProject(db, funder, input), openProject(db, lead, second), openProject(db, lead, input)])
  expect([new Set(made.map((one) => one.id)).size, made.filter((one) => one.opened).length]).toEqual([1, 1])
  expect([await projectOf(db, input.source), await projectOf(db, second.source)]).toEqual([made[0].id, made[0].id])
  for (const reader of [lead, funder, other.funder]) {
    const project = await projectPage(db, reader, made[0].id)
    expect([project.partners[0]?.organisationId, new Set(project.partners.slice(1).map((one) => `${one.organisationId} ${one.role}`))]).toEqual([leadId, new Set([`${funderId} funder`, `${other.funderId} funder`])])
    expect([project.awards.length, project.agreementId, project.may.work]).toEqual([2, null, true])
  }
  expect((await rows<{ verb: string }>(db, sql`select verb from activity where object_id = ${made[0].id} order by verb`)).map((one) => one.verb)).toEqual(['project.join', 'project.open'])
  for (const one of invariants) expect(await one.violations(db), one.title.en).toEqual([])
})
