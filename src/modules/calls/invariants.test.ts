import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { answersTo, makeCall, type MadeCall } from '../../../test/world/calls.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { type Db, row, run, type SQL, sql, transaction } from '../../platform/database.ts'
import { rubricOf, saveDraft, sendSubmission, startSubmission } from './calls.ts'
import { invariants } from './invariants.ts'
import { assignByHand, decideRound, deliberate, inviteReviewer, judgeOf, releaseRound, submitReview } from './judging/judging.ts'

const { db } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closed = new Date(at.getTime() + 2 * 86_400_000)

let call: MadeCall
let officer: Actor
let other: MadeCall

async function submit(of: MadeCall): Promise<string> {
  const organisationId = await makeOrganisation(db)
  const lead = await actorOf(db, (await makeAffiliation(db, { organisationId })).personId, at)
  const id = await startSubmission(db, lead, { callId: of.id, lang: 'en', organisationId })
  const { version } = await saveDraft(db, lead, { id, version: 1, title: 'A membrane', answers: await answersTo(db, of.formId, organisationId) })
  await sendSubmission(db, lead, { id, version, arrivedAt: at })
  return (await row<{ id: string }>(db, sql`select id from call_entry where submission_id = ${id}`))!.id
}

/** Two calls: one with a reviewed entry whose result is out, one that still takes submissions. */
beforeAll(async () => {
  call = await makeCall(db, at, { plain: true })
  officer = { ...call.officer, at: closed }
  const entryId = await submit(call)
  const judge = await actorOf(db, (await makeAffiliation(db)).personId, closed)
  const { id: reviewerId } = await inviteReviewer(db, call.officer, { callId: call.id, email: judge.email!, languages: ['en'], expertise: {}, loadMost: 3, juror: false, lang: 'en' })
  const round = { callId: call.id, roundId: call.roundId }
  await assignByHand(db, officer, { ...round, entryId, reviewerId })
  const marks = Object.fromEntries((await rubricOf(db, call.roundId))!.criteria.map((one) => [one.id, 4]))
  await submitReview(db, judge, await judgeOf(db, judge, call.id), { entryId, version: 0, marks, forApplicants: 'Well argued', private: '' })
  await run(db, sql`update call_round set places = 1 where id = ${call.roundId}`)
  await deliberate(db, officer, { ...round, without: false })
  await decideRound(db, officer, round)
  await releaseRound(db, officer, round)
  other = await makeCall(db, at, { plain: true })
  await submit(other)
}, 60_000)

async function broken(inDb: Db): Promise<string[]> {
  const found = await Promise.all(invariants.map(async (one) => (await one.violations(inDb)).map((line) => `${one.number} ${line.split(' ')[0]!}`)))
  return [...new Set(found.flat())]
}

/** What is found once triggers and references let something in that they never would. */
async function whileBroken(...statements: SQL[]): Promise<string[]> {
  let found: string[] = []
  await transaction(db, async (tx) => {
    await run(tx, sql`set local session_replication_role = replica`)
    for (const one of statements) expect(await run(tx, one)).toBeGreaterThan(0)
    found = await broken(tx)
    throw new Error('back')
  }).catch((error: Error) => expect(error.message).toBe('back'))
  return found
}

const entries = () => sql`select e.id from call_entry e where e.round_id = ${call.roundId}`
const award = (minor: number, currency: string) =>
  sql`insert into call_award (id, reference, entry_id, funder_id, minor, currency, payer_id, payee_id, at)
      select gen_random_uuid(), 'A-' || gen_random_uuid(), e.id, f.id, ${minor}::bigint, ${currency}, f.organisation_id, f.organisation_id, ${closed} from call_funder f, call_entry e where f.call_id = ${call.id} and e.round_id = ${call.roundId}`
const funder = () =>
  sql`insert into call_funder (id, call_id, organisation_id, position, budget_minor, currency, letter_lang) select gen_random_uuid(), id, host_id, 1, 1000, 'GBP', 'en' from call where id = ${call.id}`

/** What the funder said of every entry, sealed. */
const said = (outcome: 'fund' | 'not_fund') =>
  sql`insert into call_funder_decision (entry_id, funder_id, outcome, minor, at, sealed_at) select e.id, f.id, ${outcome}, ${outcome === 'fund' ? 10 : null}::bigint, ${closed}, ${closed} from call_funder f, call_entry e where f.call_id = ${call.id} and e.round_id = ${call.roundId}`

test('calls that went their way are sound', async () => {
  expect(await broken(db)).toEqual([])
  expect(await whileBroken(funder(), said('fund'), award(1000, 'GBP'))).toEqual([])
})

test('an assignment in spite of a conflict is named (6), and ended conflicts are not', async () => {
  const conflict = (ended: boolean) =>
    sql`insert into call_conflict (id, reviewer_id, submission_id, cause, at, ended_at) select gen_random_uuid(), a.reviewer_id, e.submission_id, 'declared', ${at}, ${ended ? closed : null}::timestamptz from call_assignment a join call_entry e on e.id = a.entry_id`
  expect(await whileBroken(conflict(false))).toEqual(['6 call_assignment'])
  expect(await whileBroken(conflict(true))).toEqual([])
})

test('a review of another submission, or by the rubric of another round, is named (8)', async () => {
  expect(await whileBroken(sql`update call_review set revision_id = (select v.id from call_revision v join call_submission u on u.id = v.submission_id where u.call_id = ${other.id})`)).toEqual(['8 call_review'])
  expect(await whileBroken(sql`update call_review set rubric_id = (select id from call_rubric where round_id = ${other.roundId} limit 1)`)).toEqual(['8 call_review'])
})

test('a decision that shows before its release is named (9)', async () => {
  expect(await whileBroken(sql`update call_entry set state = 'advanced' where round_id = ${other.roundId}`)).toEqual(['9 call_entry'])
})

test('a result that is not what was decided is named (10)', async () => {
  expect(await whileBroken(sql`update call_decision set outcome = 'not_advanced', place = null where entry_id in (${entries()})`)).toEqual(['10 call_entry'])
  expect(await whileBroken(sql`update call_entry set state = 'reserve' where id in (${entries()})`)).toEqual(['10 call_entry'])
  expect(await whileBroken(sql`delete from call_released_entry where entry_id in (${entries()})`)).toEqual(['10 call_entry'])
})

test('awards beyond a budget or in another currency are named (11)', async () => {
  expect(await whileBroken(funder(), said('fund'), award(1001, 'GBP'))).toEqual(['11 call_funder'])
  expect(await whileBroken(funder(), said('fund'), award(10, 'CNY'))).toEqual(['11 call_funder'])
})

test('what is funded against the word of its funder, or not in spite of it, is named (11)', async () => {
  expect(await whileBroken(funder())).toEqual(['11 call_entry'])
  expect(await whileBroken(funder(), said('not_fund'))).toEqual(['11 call_entry'])
  expect(await whileBroken(funder(), said('fund'))).toEqual([])
})

test('what was sent after closing is named (12), and within the grace is not', async () => {
  const late = sql`update call_revision v set arrived_at = r.closes_at + interval '5 seconds', frozen_at = r.closes_at + interval '9 seconds' from call_round r where r.id = ${call.roundId} and v.form_id = r.form_id`
  expect(await whileBroken(late)).toEqual(['12 call_revision'])
  expect(await whileBroken(late, sql`update call_round set grace = 5 where id = ${call.roundId}`)).toEqual([])
})

test('a round that is released without its result, or corrected before it, is named (13)', async () => {
  expect(await whileBroken(sql`update call_round set state = 'released' where id = ${other.roundId}`)).toEqual(['13 call_round'])
  expect(await whileBroken(sql`insert into call_release (id, round_id, number, kind, reason, at) values (gen_random_uuid(), ${other.roundId}, 1, 'correction', 'A slip', ${closed})`)).toEqual(['13 call_round'])
  await expect(run(db, sql`insert into call_release (id, round_id, number, kind, at) values (gen_random_uuid(), ${call.roundId}, 2, 'result', ${closed})`)).rejects.toThrow()
})
