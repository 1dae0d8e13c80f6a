import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAgreement, sendIt, signatoryOf } from '../../../test/world/agreements.ts'
import { answersTo, makeCall, type MadeCall } from '../../../test/world/calls.ts'
import { makePublished } from '../../../test/world/deals.ts'
import { makeMeetings } from '../../../test/world/meetings.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { nameForTeam, rubricOf, saveDraft, sendSubmission, startSubmission } from '../calls/calls.ts'
import { assignByHand, inviteReviewer, judgeByToken, judgeOf, saveReview, submitReview } from '../calls/judging/judging.ts'
import { askToMeet, holdByHand, wish } from '../events/meetings/meetings.ts'
import { invariants as meetingInvariants } from '../events/meetings/invariants.ts'
import { erasePerson, exportPersonalData } from './privacy.ts'
import { invariants } from './invariants.ts'
import { runRetention } from './retention.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closed = new Date(at.getTime() + 2 * 86_400_000)

async function draft(call: MadeCall, lead: Actor, title: string): Promise<{ id: string; version: number }> {
  const organisationId = lead.affiliations[0]!.organisationId
  const id = await startSubmission(db, lead, { callId: call.id, lang: 'en', organisationId })
  const { version } = await saveDraft(db, lead, { id, version: 1, title, answers: await answersTo(db, call.formId, organisationId) })
  return { id, version }
}

const someLead = async (): Promise<Actor> => actorOf(db, (await makeAffiliation(db, { organisationId: await makeOrganisation(db) })).personId, at)
const count = async (table: string, submission: string): Promise<number> => (await rows(db, sql`select 1 from ${sql.identifier(table)} where submission_id = ${submission}`)).length

test('a draft that was never sent goes with its person and its files; what was sent stays, by number', async () => {
  const call = await makeCall(db, at, { plain: true })
  const lead = await someLead()
  const sent = await draft(call, lead, 'What was sent')
  await sendSubmission(db, lead, { id: sent.id, version: sent.version, arrivedAt: at })
  const open = await draft(call, lead, 'Never sent')
  await nameForTeam(db, lead, { submissionId: open.id, role: 'partner', named: { email: 'partner@example.org' } })
  await run(db, sql`insert into blob (sha256, bytes, media_type) values (decode(repeat('cd', 32), 'hex'), 1, 'text/plain')`)
  await run(db, sql`insert into file (id, sha256, name, media_type, bytes, owner_type, owner_id, uploaded_by, at) values (gen_random_uuid(), decode(repeat('cd', 32), 'hex'), 'plan.txt', 'text/plain', 1, 'submission', ${open.id}, ${lead.personId}, ${at})`)
  const told = new Map((await exportPersonalData(db, lead)).held.map((one) => [one.table, one.rows.length]))
  expect(told.get('call_submission')).toBe(2)
  expect(told.get('call_revision')).toBe(2)
  expect(told.get('call_answer')).toBeGreaterThan(2)

  await erasePerson(db, lead)
  expect(await rows(db, sql`select id, title from call_submission where lead_person = ${lead.personId}`)).toEqual([{ id: sent.id, title: 'What was sent' }])
  for (const table of ['call_revision', 'call_team_member', 'call_question_back']) expect(await count(table, open.id), table).toBe(0)
  expect(await rows(db, sql`select removed_at is not null as removed from file where owner_id = ${open.id}`)).toEqual([{ removed: true }])
  expect(await count('call_entry', sent.id)).toBe(1)
  expect((await row<{ n: number }>(db, sql`select count(*)::int as n from call_answer a join call_revision v on v.id = a.revision_id where v.submission_id = ${sent.id}`))!.n).toBeGreaterThan(1)
})

test('an invitation to a team is gone with its address; one that is a year old is cleared by night', async () => {
  const call = await makeCall(db, at, { plain: true })
  const lead = await someLead()
  const { id } = await draft(call, lead, 'With others')
  for (const email of ['later@example.org', 'old@example.org']) await nameForTeam(db, lead, { submissionId: id, role: 'member', named: { email, name: 'Somebody Else' } })
  const person = await makePerson(db, { email: 'later@example.org' })
  await erasePerson(db, await actorOf(db, person))
  expect(await rows(db, sql`select email from call_team_member where submission_id = ${id} and organisation_id is null`)).toEqual([{ email: 'old@example.org' }])
  await runRetention(db, new Date(at.getTime() + 366 * 86_400_000))
  expect(await rows(db, sql`select email, name, token_hash, left_at is not null as left from call_team_member where submission_id = ${id} and organisation_id is null`)).toEqual([{ email: 'erased@invalid', name: null, token_hash: null, left: true }])
})

test('a reviewer who is erased leaves the panel: drafts and links go, submitted reviews stay, what was open is free', async () => {
  const call = await makeCall(db, at, { plain: true })
  const officer = { ...call.officer, at: closed }
  const entries: string[] = []
  for (const title of ['One', 'Two', 'Three']) {
    const lead = await someLead()
    const { id, version } = await draft(call, lead, title)
    await sendSubmission(db, lead, { id, version, arrivedAt: at })
    entries.push((await row<{ id: string }>(db, sql`select id from call_entry where submission_id = ${id}`))!.id)
  }
  const judge = await actorOf(db, (await makeAffiliation(db)).personId, closed)
  const invite = { callId: call.id, languages: ['en' as const], expertise: { en: 'Membranes' }, loadMost: 5, juror: false, lang: 'en' as const }
  const { id: reviewerId } = await inviteReviewer(db, call.officer, { ...invite, email: judge.email! })
  for (const entryId of entries) await assignByHand(db, officer, { callId: call.id, roundId: call.roundId, entryId, reviewerId })
  const of = await judgeOf(db, judge, call.id)
  const marks = Object.fromEntries((await rubricOf(db, call.roundId))!.criteria.map((one) => [one.id, 3]))
  await submitReview(db, judge, of, { entryId: entries[0]!, version: 0, marks, forApplicants: 'It stands', private: '' })
  await saveReview(db, judge, of, { entryId: entries[1]!, version: 0, marks: {}, forApplicants: 'A draft', private: '' })
  await run(db, sql`insert into call_remark (id, entry_id, person_id, words, at) values (gen_random_uuid(), ${entries[0]}, ${judge.personId}, 'As I see it', ${closed})`)
  await run(db, sql`insert into call_remark (id, entry_id, reviewer_id, words, at) values (gen_random_uuid(), ${entries[0]}, ${reviewerId}, 'As a reviewer', ${closed})`)
  expect((await exportPersonalData(db, judge)).held.find((one) => one.table === 'call_review')?.rows.map((one) => one.for_applicants).sort()).toEqual(['A draft', 'It stands'])

  await erasePerson(db, judge)
  expect(await rows(db, sql`select for_applicants as words, state from call_review`)).toEqual([{ words: 'It stands', state: 'submitted' }])
  expect(await rows(db, sql`select state, count(*)::int as n from call_assignment where reviewer_id = ${reviewerId} group by state order by state`)).toEqual([{ state: 'active', n: 1 }, { state: 'revoked', n: 2 }])
  expect(await rows(db, sql`select state, expertise from call_reviewer where id = ${reviewerId}`)).toEqual([{ state: 'withdrawn', expertise: null }])
  expect(await rows(db, sql`select distinct words from call_remark`)).toEqual([{ words: '••' }])
  await expect(run(db, sql`update call_remark set words = 'Other words'`)).rejects.toThrow('never altered')
  await expect(run(db, sql`delete from call_remark`)).rejects.toThrow('never altered')

  const { token } = await inviteReviewer(db, call.officer, { ...invite, email: 'link@example.org', name: 'By Link', affiliation: 'A college' })
  await judgeByToken(db, token!)
  await erasePerson(db, await actorOf(db, await makePerson(db, { email: 'link@example.org' })))
  await expect(judgeByToken(db, token!)).rejects.toMatchObject({ code: 'missing' })
  expect(await rows(db, sql`select name, affiliation, expertise, token_hash, email like 'erased-%@invalid' as erased from call_reviewer where call_id = ${call.id} and person_id is null`)).toEqual([{ name: null, affiliation: null, expertise: null, token_hash: null, erased: true }])
  expect(await invariants[0]!.violations(db)).toEqual([])
})

test('who signed an agreement stays named in it; who was asked and did not sign does not', async () => {
  const organisations: [string, string] = [await makeOrganisation(db, { country: 'CN' }), await makeOrganisation(db, { country: 'GB' })]
  const two = { organisations, at, first: await makeActor(db, { organisationId: organisations[0], role: 'officer', at }), second: await makeActor(db, { organisationId: organisations[1], role: 'administrator', at }) }
  const people = [await makePerson(db, { email: 'signs@example.org' }), await makePerson(db, { email: 'waits@example.org' })]
  const made = await makeAgreement(db, two)
  await sendIt(db, two, made, [signatoryOf(organisations[0], 1, { email: 'signs@example.org', name: { en: 'Signs First' } }), signatoryOf(organisations[1], 2, { email: 'waits@example.org', name: { en: 'Waits Long' } })])
  await run(db, sql`update agreement_signatory s set signed_at = ${at}, signed_sha256 = r.sha256 from agreement_round r where r.id = s.round_id and s.email = 'signs@example.org'`)
  for (const person of people) await erasePerson(db, await actorOf(db, person))
  expect(await rows(db, sql`select name ->> 'en' as name, title, email, person_id is not null as numbered from agreement_signatory order by turn, signed_at`)).toEqual([
    { name: 'Signs First', title: 'Director', email: null, numbered: true },
    { name: '••', title: '', email: null, numbered: true },
  ])
})

test('an expert’s ORCID iD and page go from every version, and nothing else of it changes', async () => {
  const person = await makePerson(db)
  const { id } = await makePublished(db)
  const revision = (await row<{ id: string }>(db, sql`select live_revision_id as id from listing where id = ${id}`))!.id
  await run(db, sql`update person set orcid = '0000-0002-1825-0097' where id = ${person}`)
  await run(db, sql`alter table listing_revision disable trigger user`)
  await run(db, sql`update listing_revision set orcid = '0000-0002-1825-0097', website = 'https://example.org/~expert' where id = ${revision}`)
  await run(db, sql`alter table listing_revision enable trigger user`)
  await expect(run(db, sql`update listing_revision set website = 'https://example.org/' where id = ${revision}`)).rejects.toThrow('frozen')
  await erasePerson(db, await actorOf(db, person))
  expect(await rows(db, sql`select orcid, website from listing_revision where id = ${revision}`)).toEqual([{ orcid: null, website: null }])
})

test('words that were a name alone, or fill their room to the last character, are no obstacle', async () => {
  const person = await makePerson(db, { name: { zh: '王伟', en: 'Wei Wangsson' } })
  const call = await makeCall(db, at, { plain: true })
  const release = '00000000-0000-7000-8000-0000000000aa'
  await run(db, sql`insert into call_release (id, round_id, number, kind, at, until) values (${release}, ${call.roundId}, 1, 'notice', ${at}, ${closed})`)
  for (const words of ['Wei Wangsson', '王伟'.repeat(4000)]) await run(db, sql`insert into call_objection (id, release_id, kind, from_person, words, at) values (gen_random_uuid(), ${release}, 'objection', ${person}, ${words}, ${at})`)
  await erasePerson(db, await actorOf(db, person))
  expect(await rows(db, sql`select words from call_objection where from_person = ${person} order by length(words)`)).toEqual([{ words: '••' }, { words: '••'.repeat(4000) }])
})

test('who leaves takes part in no meeting any more: what was to come is cancelled and told, wishes and words are gone', async () => {
  const { event, slots, offers: [one], seeks: [held, asked] } = await makeMeetings(db, at)
  const meeting = await holdByHand(db, event.officer, { eventId: event.id, one: one!.personId!, other: held!.personId!, slotId: slots[0]!.id })
  await askToMeet(db, one!, { eventId: event.id, to: asked!.personId!, words: 'Words of theirs', slotId: slots[1]!.id })
  await wish(db, one!, { eventId: event.id, to: asked!.personId!, kind: 'must' })
  await erasePerson(db, { ...one!, at: new Date(at.getTime() + 3_600_000) })
  expect(await row(db, sql`select state from event_meeting where id = ${meeting}`)).toEqual({ state: 'cancelled' })
  expect(await rows(db, sql`select state, words from meeting_request where event_id = ${event.id}`)).toEqual([{ state: 'cancelled', words: null }])
  for (const table of ['meeting_wish', 'meeting_away']) expect(await rows(db, sql`select 1 from ${sql.identifier(table)} where event_id = ${event.id} and ${one!.personId}::uuid in (${table === 'meeting_wish' ? sql`from_person, to_person` : sql`person_id`})`), table).toEqual([])
  expect(await rows(db, sql`select kind from notice where person_id = ${held!.personId} and kind = 'meeting_cancelled'`)).toHaveLength(1)
  for (const each of meetingInvariants) expect(await each.violations(db)).toEqual([])
})
