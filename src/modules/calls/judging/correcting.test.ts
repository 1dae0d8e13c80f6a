import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { type MadeCall, makeCall, panelist, reviewIn, submitTo, type Team, when } from '../../../../test/world/calls.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../../../../test/world/people.ts'
import { type Actor, visitor } from '../../../core/actor.ts'
import { openPool, row, rows, run, sql } from '../../../platform/database.ts'
import { callFor, outcomes, roundById, roundsOf } from '../calls.ts'
import { invariants } from '../invariants.ts'
import { answerAward, assignByHand, correctRound, decideRound, deliberate, fundersFor, noteDecision, noteFunding, ownResults, releaseRound, releasesOf, resultsOf, saidOf, sealFunding } from './judging.ts'

const { db, url } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closed = new Date(at.getTime() + 2 * 86_400_000)
const marks = [5, 4, 3, 2]

type Released = { call: MadeCall; officer: Actor; teams: Team[]; correct: (amendments: { entryId: string; outcome: (typeof outcomes)[number]; place: number | null; feedback?: { en: string } }[], more?: { of?: number; reason?: string }) => Promise<number> }

/** Four teams ranked by their marks, the first two selected, the third in reserve; released. `rounds`: how many the call keeps. */
async function released(rounds: number): Promise<Released> {
  const call = await makeCall(db, at, { plain: true, template: rounds > 1 ? 'competition' : 'roadshow' })
  const officer = when(call.officer, closed)
  await run(db, sql`update call set notice_days = 0 where id = ${call.id}`)
  await run(db, sql`update call_round set advance = 'top', places = 2, reserves = 1, most_per_organisation = null where id = ${call.roundId}`)
  const judge = await panelist(db, call, closed)
  const teams: Team[] = []
  for (const index of marks.keys()) teams.push(await submitTo(db, call, at, { title: `Team ${index}` }))
  for (const [index, mark] of marks.entries()) {
    const team = teams[index]!
    await assignByHand(db, officer, { callId: call.id, roundId: call.roundId, entryId: team.entryId, reviewerId: judge.id })
    await reviewIn(db, call, judge.actor, team.entryId, mark)
  }
  const round = { callId: call.id, roundId: call.roundId }
  await deliberate(db, officer, { ...round, without: false })
  await decideRound(db, officer, round)
  await releaseRound(db, officer, round)
  const correct: Released['correct'] = (amendments, more = {}) => correctRound(db, officer, { ...round, of: more.of ?? 1, reason: more.reason ?? 'A mark was typed wrongly', amendments, lang: 'en' })
  return { call, officer, teams, correct }
}

const shown = async (made: Released) => (await resultsOf(db, visitor(closed), await callFor(db, visitor(closed), { id: made.call.id }), made.call.roundId))!
const told = async (team: Team) => (await rows<{ kind: string }>(db, sql`select data ->> 'kind' as kind from pgboss.job where name = 'notice' and data -> 'object' ->> 'id' = ${team.id}`)).filter((one) => one.kind === 'result_corrected').length
const unsound = async (): Promise<string[]> => (await Promise.all(invariants.map((one) => one.violations(db)))).flat()

let made: Released
beforeAll(async () => { made = await released(1) }, 120_000)

test('a correction says something else in a release of its own; the first stays as it was, and the teams concerned are told', async () => {
  const [first, second, third, fourth] = made.teams as [Team, Team, Team, Team]
  const before = await rows(db, sql`select x.* from call_released_entry x join call_release l on l.id = x.release_id where l.round_id = ${made.call.roundId} and l.number = 1 order by x.entry_id`)
  expect(await made.correct([{ entryId: second.entryId, outcome: 'reserve', place: 3 }, { entryId: third.entryId, outcome: 'advanced', place: 2, feedback: { en: 'With our apologies.' } }, { entryId: first.entryId, outcome: 'advanced', place: 1 }])).toBe(2)
  const { release, lines } = await shown(made)
  expect(release).toMatchObject({ number: 2, kind: 'correction', reason: 'A mark was typed wrongly' })
  expect(lines.map((one) => [one.title, one.outcome, one.place])).toEqual([['Team 0', 'advanced', 1], ['Team 2', 'advanced', 2], ['Team 1', 'reserve', 3]])
  expect(await rows(db, sql`select x.* from call_released_entry x join call_release l on l.id = x.release_id where l.round_id = ${made.call.roundId} and l.number = 1 order by x.entry_id`)).toEqual(before)
  expect(await Promise.all([first, second, third, fourth].map(told))).toEqual([0, 1, 1, 0])
  const [own] = await ownResults(db, third.lead, third.id)
  expect(own).toMatchObject({ outcome: 'advanced', place: 2, corrected: { number: 2, reason: 'A mark was typed wrongly' } })
  expect(own!.feedback!.variants.en!.body).toBe('With our apologies.')
  expect((await ownResults(db, first.lead, first.id))[0]!.corrected).toBeNull()
  expect(await unsound()).toEqual([])
})

test('what says nothing new, lacks a reason, or rests on a release that was corrected meanwhile is refused', async () => {
  const [first] = made.teams as [Team]
  await expect(made.correct([{ entryId: first.entryId, outcome: 'advanced', place: 1 }], { of: 2 })).rejects.toMatchObject({ code: 'invalid' })
  await expect(made.correct([{ entryId: first.entryId, outcome: 'reserve', place: 1 }], { of: 2, reason: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(made.correct([{ entryId: first.entryId, outcome: 'reserve', place: 0 }], { of: 2 })).rejects.toMatchObject({ code: 'invalid' })
  await expect(made.correct([{ entryId: first.entryId, outcome: 'reserve', place: 1 }])).rejects.toMatchObject({ code: 'conflict' })
  const stranger = await actorOf(db, (await makeAffiliation(db)).personId, closed)
  await expect(correctRound(db, stranger, { callId: made.call.id, roundId: made.call.roundId, of: 2, reason: 'Mine', amendments: [{ entryId: first.entryId, outcome: 'reserve', place: 1 }], lang: 'en' })).rejects.toMatchObject({ code: 'missing' })
  expect(await releasesOf(db, made.call.roundId)).toHaveLength(2)
})

test('of two corrections at once one counts', async () => {
  const [first] = made.teams as [Team]
  const pool = openPool(url, 8)
  const input = { callId: made.call.id, roundId: made.call.roundId, of: 2, reason: 'Both at once', lang: 'en' as const }
  const results = await Promise.allSettled([1, 2, 3, 4].map((place) => correctRound(pool.db, made.officer, { ...input, amendments: [{ entryId: first.entryId, outcome: 'advanced', place: place + 10 }] })))
  await pool.close()
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await releasesOf(db, made.call.roundId)).map((one) => one.number)).toEqual([1, 2, 3])
})

test('a recused officer neither reads nor corrects what concerns their own team', async () => {
  const [first] = made.teams as [Team]
  const chair = (await makeAffiliation(db, { organisationId: first.organisationId, role: 'researcher' })).personId
  await run(db, sql`insert into call_seat (id, call_id, person_id, role, from_at) values (gen_random_uuid(), ${made.call.id}, ${chair}, 'chair', ${at})`)
  await run(db, sql`insert into call_recusal (call_id, person_id, submission_id, cause, at) values (${made.call.id}, ${chair}, ${first.id}, 'affiliation', ${at})`)
  const actor = await actorOf(db, chair, closed)
  const said = (await saidOf(db, actor, await roundById(db, made.call.id, made.call.roundId)))!
  expect(said.lines.map((one) => one.title)).not.toContain('Team 0')
  await expect(correctRound(db, actor, { callId: made.call.id, roundId: made.call.roundId, of: 3, reason: 'My own', amendments: [{ entryId: first.entryId, outcome: 'advanced', place: 1 }], lang: 'en' })).rejects.toMatchObject({ code: 'missing' })
})

test('between rounds, who is selected after all goes on, who is not does not, unless the next round judges them already', async () => {
  const two = await released(2)
  const [first, second, third] = two.teams as [Team, Team, Team]
  const next = (await roundsOf(db, two.call.id))[1]!
  const inNext = async () => (await rows<{ id: string }>(db, sql`select submission_id as id from call_entry where round_id = ${next.id}`)).map((one) => one.id).sort()
  expect(await inNext()).toEqual([first.id, second.id].sort())
  await two.correct([{ entryId: second.entryId, outcome: 'not_advanced', place: 3 }, { entryId: third.entryId, outcome: 'advanced', place: 2 }])
  expect(await inNext()).toEqual([first.id, third.id].sort())
  const judge = await panelist(db, two.call, closed)
  const entry = (await row<{ id: string }>(db, sql`select id from call_entry where round_id = ${next.id} and submission_id = ${third.id}`))!.id
  await assignByHand(db, two.officer, { callId: two.call.id, roundId: next.id, entryId: entry, reviewerId: judge.id })
  await expect(two.correct([{ entryId: third.entryId, outcome: 'reserve', place: 3 }], { of: 2 })).rejects.toMatchObject({ code: 'conflict' })
  expect(await inNext()).toEqual([first.id, third.id].sort())
}, 60_000)

test('with several funders a correction may disqualify and undo that, never fund by itself; an accepted award stands', async () => {
  const organisations = [await makeOrganisation(db, { kind: 'funder', country: 'CN' }), await makeOrganisation(db, { kind: 'funder', country: 'GB' })]
  const people = await Promise.all(organisations.map(async (organisationId) => (await makeAffiliation(db, { organisationId })).personId))
  const call = await makeCall(db, at, { template: 'joint_fund', plain: true, funders: organisations.map((organisationId, index) => ({ organisationId, people: [people[index]!], budgetMinor: 100_000, currency: index ? 'GBP' : 'CNY' })) })
  await run(db, sql`update call set notice_days = 0 where id = ${call.id}`)
  const officer = when(call.officer, closed)
  const [funded, not] = [await submitTo(db, call, at, { title: 'Funded' }), await submitTo(db, call, at, { title: 'Not' })]
  const round = { callId: call.id, roundId: call.roundId }
  const judge = await panelist(db, call, closed)
  await assignByHand(db, officer, { ...round, entryId: funded.entryId, reviewerId: judge.id })
  await deliberate(db, officer, { ...round, without: true })
  for (const id of people) {
    const funder = await actorOf(db, id, closed)
    const [desk] = await fundersFor(db, funder, call.id)
    await noteFunding(db, funder, { funderId: desk!.id, roundId: call.roundId, entryId: funded.entryId, fund: true, minor: 60_000 })
    await sealFunding(db, funder, { funderId: desk!.id, roundId: call.roundId })
  }
  await decideRound(db, officer, round)
  await releaseRound(db, officer, round)
  const correct = (of: number, entryId: string, outcome: 'advanced' | 'not_advanced' | 'disqualified') => correctRound(db, officer, { ...round, of, reason: 'Found afterwards', amendments: [{ entryId, outcome, place: 1 }], lang: 'en' })
  const awards = async () => (await rows<{ state: string }>(db, sql`select state from call_award where entry_id = ${funded.entryId} order by at, reference`)).map((one) => one.state)
  await expect(correct(1, not.entryId, 'advanced')).rejects.toMatchObject({ code: 'conflict' })
  await expect(correct(1, funded.entryId, 'not_advanced')).rejects.toMatchObject({ code: 'conflict' })
  await correct(1, funded.entryId, 'disqualified')
  expect(await awards()).toEqual(['cancelled', 'cancelled'])
  await correct(2, funded.entryId, 'advanced')
  expect(await awards()).toEqual(['cancelled', 'cancelled', 'offered', 'offered'])
  const open = (await row<{ id: string }>(db, sql`select id from call_award where entry_id = ${funded.entryId} and state = 'offered' limit 1`))!.id
  await answerAward(db, when(funded.lead, closed), { id: open, accept: true })
  await expect(correct(3, funded.entryId, 'disqualified')).rejects.toMatchObject({ code: 'conflict' })
  expect(await unsound()).toEqual([])
  await expect(noteDecision(db, officer, { ...round, entryId: not.entryId, outcome: 'advanced', lang: 'en' })).rejects.toMatchObject({ code: 'conflict' })
}, 60_000)
