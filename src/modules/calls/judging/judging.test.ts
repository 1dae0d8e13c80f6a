import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { answersTo, makeCall, type MadeCall } from '../../../../test/world/calls.ts'
import { actorOf, makeAffiliation, makeOrganisation, makePerson } from '../../../../test/world/people.ts'
import { type Actor, visitor } from '../../../core/actor.ts'
import { openPool, row, rows, run, sql } from '../../../platform/database.ts'
import { callFor, roundById, rubricOf, sendSubmission, startSubmission, submissionFor, submissionsIn } from '../calls.ts'
import { saveDraft } from '../applying/saving.ts'
import {
  answerAward, answerObjection, applyPlan, assignByHand, assignedTo, conflictsOf, decideRound, declareConflict, deliberate, funderLines, fundersFor, inviteReviewer, judgeByToken, judgeOf, noteDecision, noteFunding, objectTo, ownResults, planRound,
  queueOf, releaseRound, releasesOf, resultsOf, saveReview, sealFunding, standingOf, submitReview,
} from './judging.ts'

const { db, url } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closed = new Date(at.getTime() + 2 * 86_400_000)
const when = (actor: Actor, time: Date): Actor => ({ ...actor, at: time })

async function submitted(call: MadeCall, title: string, country = 'GB'): Promise<{ id: string; lead: Actor; organisationId: string }> {
  const organisationId = await makeOrganisation(db, { country })
  const lead = await actorOf(db, (await makeAffiliation(db, { organisationId })).personId, at)
  const id = await startSubmission(db, lead, { callId: call.id, lang: 'en', organisationId })
  const { version } = await saveDraft(db, lead, { id, version: 1, title, answers: await answersTo(db, call.formId, organisationId) })
  await sendSubmission(db, lead, { id, version, arrivedAt: at })
  return { id, lead, organisationId }
}

async function reviewer(call: MadeCall, personId?: string): Promise<{ id: string; actor: Actor }> {
  const person = personId ?? (await makeAffiliation(db)).personId
  const email = (await row<{ email: string }>(db, sql`select email from person where id = ${person}`))!.email
  const { id } = await inviteReviewer(db, call.officer, { callId: call.id, email, languages: ['zh', 'en'], expertise: { en: 'sensors and membranes' }, loadMost: 12, juror: false, lang: 'en' })
  return { id, actor: await actorOf(db, person, closed) }
}

const entryOf = async (submissionId: string): Promise<string> => (await row<{ id: string }>(db, sql`select id from call_entry where submission_id = ${submissionId} order by entered_at desc limit 1`))!.id

async function review(call: MadeCall, judge: Actor, entryId: string, mark: number): Promise<void> {
  const of = await judgeOf(db, judge, call.id)
  const rubric = (await rubricOf(db, call.roundId))!
  await submitReview(db, judge, of, { entryId, version: 0, marks: Object.fromEntries(rubric.criteria.map((one) => [one.id, mark])), forApplicants: `Mark ${mark}`, private: 'Between us' })
}

describe('a roadshow from submissions to a line-up', () => {
  let call: MadeCall
  let officer: Actor
  const teams: Awaited<ReturnType<typeof submitted>>[] = []
  const judges: Awaited<ReturnType<typeof reviewer>>[] = []

  beforeAll(async () => {
    call = await makeCall(db, at, { plain: true })
    officer = when(call.officer, closed)
    for (const title of ['One', 'Two', 'Three']) teams.push(await submitted(call, title))
    for (let n = 0; n < 3; n += 1) judges.push(await reviewer(call))
    // One of the judges belongs to the first team’s university.
    judges.push(await reviewer(call, (await makeAffiliation(db, { organisationId: teams[0]!.organisationId })).personId))
  })

  test('is planned without touching anything, conflicts and loads held, and applied at once', async () => {
    const affinity = async (entries: readonly unknown[], all: readonly unknown[]) => Float64Array.from({ length: entries.length * all.length }, (_, n) => ((n * 7) % 10) / 10)
    const { plan } = await planRound(db, officer, { callId: call.id, roundId: call.roundId }, affinity)
    expect(plan.proved).toBe(true)
    expect(plan.pairs).toHaveLength(9)
    expect(plan.pairs.some((pair) => pair.reviewer === judges[3]!.id && pair.submission === '')).toBe(false)
    expect(await rows(db, sql`select 1 from call_assignment`)).toEqual([])
    await expect(applyPlan(db, call.officer, { callId: call.id, roundId: call.roundId, pairs: plan.pairs })).rejects.toMatchObject({ code: 'conflict' })
    expect(await applyPlan(db, officer, { callId: call.id, roundId: call.roundId, pairs: plan.pairs })).toBe(9)
    const own = await rows(db, sql`select 1 from call_assignment a join call_entry e on e.id = a.entry_id where a.reviewer_id = ${judges[3]!.id} and e.submission_id = ${teams[0]!.id}`)
    expect(own).toEqual([])
  }, 60_000)

  test('a conflict that is declared later takes the assignment and every trace of it (invariant 6)', async () => {
    const judge = judges[0]!
    const of = await judgeOf(db, judge.actor, call.id)
    const before = await queueOf(db, of)
    const gone = before[0]!
    await saveReview(db, judge.actor, of, { entryId: gone.entryId, version: 0, marks: {}, forApplicants: 'A draft', private: '' })
    await declareConflict(db, judge.actor, of, gone.entryId)
    expect((await queueOf(db, of)).map((one) => one.entryId)).toEqual(before.slice(1).map((one) => one.entryId))
    await expect(assignedTo(db, of, gone.entryId)).rejects.toMatchObject({ code: 'missing' })
    const submission = (await row<{ id: string }>(db, sql`select submission_id as id from call_entry where id = ${gone.entryId}`))!.id
    await expect(submissionFor(db, judge.actor, submission)).rejects.toMatchObject({ code: 'missing' })
    await expect(assignByHand(db, officer, { callId: call.id, roundId: call.roundId, entryId: gone.entryId, reviewerId: judge.id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(run(db, sql`update call_assignment set state = 'active', ended_at = null where reviewer_id = ${judge.id} and entry_id = ${gone.entryId}`)).rejects.toThrow()
    expect((await conflictsOf(db, officer, call.id)).some((one) => one.cause === 'declared')).toBe(true)
  })

  test('a review needs every mark, is submitted once, and nothing of it changes afterwards (invariant 8)', async () => {
    const judge = judges[1]!
    const of = await judgeOf(db, judge.actor, call.id)
    const [line] = await queueOf(db, of)
    const rubric = (await rubricOf(db, call.roundId))!
    const half = { [rubric.criteria[0]!.id]: 3 }
    await expect(submitReview(db, judge.actor, of, { entryId: line!.entryId, version: 0, marks: half, forApplicants: '', private: '' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(saveReview(db, judge.actor, of, { entryId: line!.entryId, version: 0, marks: { [rubric.criteria[0]!.id]: 9 }, forApplicants: '', private: '' })).rejects.toMatchObject({ code: 'invalid' })
    await review(call, judge.actor, line!.entryId, 3)
    const id = (await row<{ id: string }>(db, sql`select v.id from call_review v join call_assignment a on a.id = v.assignment_id where a.reviewer_id = ${judge.id} and v.state = 'submitted'`))!.id
    await expect(run(db, sql`update call_review set for_applicants = 'x' where id = ${id}`)).rejects.toThrow()
    await expect(run(db, sql`delete from call_mark where review_id = ${id}`)).rejects.toThrow()
    await expect(run(db, sql`update call_criterion set weight_bp = weight_bp where rubric_id = ${rubric.id}`)).rejects.toThrow()
    const results = await Promise.allSettled([1, 2].map(() => review(call, judge.actor, line!.entryId, 4)))
    expect(results.every((one) => one.status === 'rejected')).toBe(true)
  })

  test('is decided by the scores, and nothing of it is out before its release (invariants 9, 13)', async () => {
    for (const { id, actor } of judges) {
      const of = await judgeOf(db, actor, call.id)
      for (const line of await queueOf(db, of)) {
        if (line.state === 'submitted') continue
        const number = teams.findIndex((team) => line.title === ['One', 'Two', 'Three'][teams.indexOf(team)])
        await review(call, actor, line.entryId, [2, 5, 4][number]! - (id === judges[2]!.id ? 1 : 0))
      }
    }
    await run(db, sql`update call_round set places = 1, reserves = 1 where id = ${call.roundId}`)
    await deliberate(db, officer, { callId: call.id, roundId: call.roundId, without: false })
    const standing = await standingOf(db, officer, await roundById(db, call.id, call.roundId))
    expect(standing.lines.map((one) => one.title)[0]).toBe('Two')
    expect(standing.lines.every((one) => one.rawBp !== null && one.errorBp !== null)).toBe(true)
    await decideRound(db, officer, { callId: call.id, roundId: call.roundId })
    const read = await callFor(db, visitor(closed), { id: call.id })
    expect(await resultsOf(db, visitor(closed), read, call.roundId)).toBeUndefined()
    expect(await ownResults(db, teams[1]!.lead, teams[1]!.id)).toEqual([])
    expect((await submissionFor(db, when(teams[1]!.lead, closed), teams[1]!.id)).state).toBe('submitted')
    const pool = openPool(url, 12)
    const releases = await Promise.allSettled(Array.from({ length: 10 }, () => releaseRound(pool.db, officer, { callId: call.id, roundId: call.roundId })))
    await pool.close()
    expect(releases.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await releasesOf(db, call.roundId)).toHaveLength(1)
    const out = (await resultsOf(db, visitor(closed), read, call.roundId))!
    expect(out.lines.map((one) => [one.title, one.outcome])).toEqual([['Two', 'advanced'], ['Three', 'reserve']])
    const own = await ownResults(db, teams[1]!.lead, teams[1]!.id)
    expect(own[0]).toMatchObject({ outcome: 'advanced', place: 1 })
    expect(JSON.stringify(own[0]!.remarks)).not.toContain('Between us')
  })
})

describe('a joint fund of two countries', () => {
  let call: MadeCall
  let officer: Actor
  let chinese: Actor
  let british: Actor
  let entry: string
  let team: Awaited<ReturnType<typeof submitted>>
  let other: Awaited<ReturnType<typeof submitted>>

  beforeAll(async () => {
    const [one, two] = [await makeOrganisation(db, { kind: 'funder', country: 'CN' }), await makeOrganisation(db, { kind: 'funder', country: 'GB' })]
    const [first, second] = [(await makeAffiliation(db, { organisationId: one })).personId, (await makeAffiliation(db, { organisationId: two })).personId]
    call = await makeCall(db, at, { template: 'joint_fund', plain: true, funders: [{ organisationId: one, people: [first], budgetMinor: 300_000_00, currency: 'CNY' }, { organisationId: two, people: [second], budgetMinor: 50_000_00, currency: 'GBP' }] })
    officer = when(call.officer, closed)
    ;[chinese, british] = [await actorOf(db, first, closed), await actorOf(db, second, closed)]
    team = await submitted(call, 'Joint one')
    other = await submitted(call, 'Joint two')
    entry = await entryOf(team.id)
    const judge = await reviewer(call)
    for (const id of [team.id, other.id]) {
      await assignByHand(db, officer, { callId: call.id, roundId: call.roundId, entryId: await entryOf(id), reviewerId: judge.id })
      await review(call, judge.actor, await entryOf(id), 4)
    }
    await deliberate(db, officer, { callId: call.id, roundId: call.roundId, without: false })
  }, 60_000)

  test('no funder sees another’s word before both are sealed, and nothing is decided until then (invariant 11)', async () => {
    const [cn] = await fundersFor(db, chinese, call.id)
    const [gb] = await fundersFor(db, british, call.id)
    await noteFunding(db, chinese, { funderId: cn!.id, roundId: call.roundId, entryId: entry, fund: true, minor: 200_000_00 })
    expect((await funderLines(db, british, gb!.id, call.roundId)).every((one) => one.outcome === null)).toBe(true)
    await expect(noteFunding(db, british, { funderId: cn!.id, roundId: call.roundId, entryId: entry, fund: false })).rejects.toMatchObject({ code: 'missing' })
    await sealFunding(db, chinese, { funderId: cn!.id, roundId: call.roundId })
    await expect(noteFunding(db, chinese, { funderId: cn!.id, roundId: call.roundId, entryId: entry, fund: false })).rejects.toMatchObject({ code: 'conflict' })
    await expect(decideRound(db, officer, { callId: call.id, roundId: call.roundId })).rejects.toMatchObject({ code: 'conflict' })
    const second = await entryOf(other.id)
    await noteFunding(db, british, { funderId: gb!.id, roundId: call.roundId, entryId: entry, fund: true, minor: 30_000_00 })
    await noteFunding(db, british, { funderId: gb!.id, roundId: call.roundId, entryId: second, fund: true, minor: 30_000_00 })
    await expect(sealFunding(db, british, { funderId: gb!.id, roundId: call.roundId })).rejects.toMatchObject({ code: 'invalid' })
    await noteFunding(db, british, { funderId: gb!.id, roundId: call.roundId, entryId: second, fund: true, minor: 10_000_00 })
    await sealFunding(db, british, { funderId: gb!.id, roundId: call.roundId })
    await decideRound(db, officer, { callId: call.id, roundId: call.roundId })
  })

  test('is announced as a public notice, objections are decided by a named person, then confirmed with awards in each currency', async () => {
    await releaseRound(db, officer, { callId: call.id, roundId: call.roundId })
    const read = await callFor(db, officer, { id: call.id })
    const [notice] = await releasesOf(db, call.roundId)
    expect(notice!.kind).toBe('notice')
    expect(await ownResults(db, team.lead, team.id)).toEqual([])
    const somebody = await actorOf(db, await makePerson(db), closed)
    const objection = await objectTo(db, somebody, { callId: call.id, releaseId: notice!.id, words: 'The team of this project has changed since.' })
    const after = new Date(closed.getTime() + 6 * 86_400_000)
    await expect(releaseRound(db, when(officer, after), { callId: call.id, roundId: call.roundId })).rejects.toMatchObject({ code: 'conflict' })
    await expect(answerObjection(db, somebody, { callId: call.id, id: objection, upheld: false, answer: 'I answer this myself.' })).rejects.toMatchObject({ code: 'missing' })
    await answerObjection(db, when(officer, after), { callId: call.id, id: objection, upheld: false, answer: 'The change was approved on 2 December.' })
    await releaseRound(db, when(officer, after), { callId: call.id, roundId: call.roundId })
    expect((await resultsOf(db, visitor(after), read, call.roundId))!.lines.map((one) => one.title)).toEqual(['Joint one'])
    const [own] = await ownResults(db, team.lead, team.id)
    expect(own!.awards.map((one) => [one.minor, one.currency])).toEqual([[200_000_00, 'CNY'], [30_000_00, 'GBP']])
    await expect(answerAward(db, when(other.lead, after), { id: own!.awards[0]!.id, accept: true })).rejects.toMatchObject({ code: 'missing' })
    await answerAward(db, when(team.lead, after), { id: own!.awards[0]!.id, accept: true })
    await expect(run(db, sql`insert into call_award (id, reference, entry_id, funder_id, minor, currency, payer_id, payee_id, at) select gen_random_uuid(), 'A-x', ${await entryOf(other.id)}, funder_id, 25000000, 'CNY', payer_id, payee_id, now() from call_award where id = ${own!.awards[0]!.id}`)).rejects.toThrow()
  })
})

test('a chair who belongs to a team sees of that submission what the public sees (invariant 7)', async () => {
  const call = await makeCall(db, at, { plain: true })
  const team = await submitted(call, 'Of the chair')
  await submitted(call, 'Of others')
  const chair = (await makeAffiliation(db, { organisationId: team.organisationId, role: 'researcher' })).personId
  await run(db, sql`insert into call_seat (id, call_id, person_id, role, from_at) values (gen_random_uuid(), ${call.id}, ${chair}, 'chair', ${at})`)
  const judge = await reviewer(call)
  const actor = await actorOf(db, chair, closed)
  await expect(submissionFor(db, actor, team.id)).rejects.toMatchObject({ code: 'missing' })
  expect((await submissionsIn(db, actor, call.id)).map((one) => one.title)).toEqual(['Of others'])
  await assignByHand(db, when(call.officer, closed), { callId: call.id, roundId: call.roundId, entryId: await entryOf(team.id), reviewerId: judge.id })
  await run(db, sql`update call_round set state = 'deliberating' where id = ${call.roundId}`)
  await expect(noteDecision(db, actor, { callId: call.id, roundId: call.roundId, entryId: await entryOf(team.id), outcome: 'advanced', lang: 'en' })).rejects.toMatchObject({ code: 'missing' })
})

test('a reviewer without an account judges by the personal link alone', async () => {
  const call = await makeCall(db, at, { plain: true })
  const team = await submitted(call, 'By a link')
  const { id, token } = await inviteReviewer(db, call.officer, { callId: call.id, email: 'train@example.org', name: 'Reviewer on a train', languages: ['en'], expertise: {}, loadMost: 3, juror: false, lang: 'en' })
  await assignByHand(db, when(call.officer, closed), { callId: call.id, roundId: call.roundId, entryId: await entryOf(team.id), reviewerId: id })
  const judge = await judgeByToken(db, token!)
  const [line] = await queueOf(db, judge)
  const rubric = (await rubricOf(db, call.roundId))!
  await submitReview(db, visitor(closed), judge, { entryId: line!.entryId, version: 0, marks: Object.fromEntries(rubric.criteria.map((one) => [one.id, 4])), forApplicants: '', private: '' })
  await expect(judgeByToken(db, 'another-token')).rejects.toMatchObject({ code: 'missing' })
})
