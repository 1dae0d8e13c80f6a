import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { type MadeCall, makeCall, panelist, submitTo, type Team, when } from '../../../../test/world/calls.ts'
import { actorOf, makeAffiliation, makeOrganisation } from '../../../../test/world/people.ts'
import type { Actor } from '../../../core/actor.ts'
import { openPool, row, rows, run, sql, transaction } from '../../../platform/database.ts'
import { combined, combinations } from '../combination.ts'
import { invariants } from '../invariants.ts'
import { applyPlan, assignByHand, decideRound, deliberate, fundersFor, funderLines, noteFunding, releaseRound, sealFunding } from './judging.ts'

const { db, url } = await freshDatabase()
const at = new Date('2026-11-30T08:00:00Z')
const closed = new Date(at.getTime() + 2 * 86_400_000)
const budget = 100_000

let call: MadeCall
let officer: Actor
let round: { callId: string; roundId: string }
let teams: Team[]
let funders: { id: string; actor: Actor }[]

beforeAll(async () => {
  const organisations = await Promise.all([0, 1, 2].map((n) => makeOrganisation(db, { kind: 'funder', country: n ? 'GB' : 'CN' })))
  const people = await Promise.all(organisations.map(async (organisationId) => (await makeAffiliation(db, { organisationId })).personId))
  call = await makeCall(db, at, { template: 'joint_fund', plain: true, funders: organisations.map((organisationId, n) => ({ organisationId, people: [people[n]!], budgetMinor: budget, currency: n ? 'GBP' : 'CNY' })) })
  await run(db, sql`update call set notice_days = 0 where id = ${call.id}`)
  officer = when(call.officer, closed)
  round = { callId: call.id, roundId: call.roundId }
  const university = await makeOrganisation(db)
  teams = [await submitTo(db, call, at, { title: 'One', organisationId: university }), await submitTo(db, call, at, { title: 'Two', organisationId: university }), await submitTo(db, call, at, { title: 'Three' })]
  funders = await Promise.all(people.map(async (personId) => ({ id: (await fundersFor(db, await actorOf(db, personId, closed), call.id))[0]!.id, actor: await actorOf(db, personId, closed) })))
}, 120_000)

/** Nothing was said or decided: the round deliberates, with this rule and this limit of its own. */
const begin = (combination: string, mostPerOrganisation: number | null): Promise<void> =>
  transaction(db, async (tx) => {
    await run(tx, sql`set local session_replication_role = replica`)
    for (const table of ['call_award', 'call_released_entry', 'call_release', 'call_decision', 'call_funder_decision']) await run(tx, sql`delete from ${sql.identifier(table)}`)
    await run(tx, sql`update call_entry set state = 'entered', place = null`)
    await run(tx, sql`update call set combination = ${combination} where id = ${call.id}`)
    await run(tx, sql`update call_round set state = 'deliberating', most_per_organisation = ${mostPerOrganisation} where id = ${call.roundId}`)
  })

const word = fc.option(fc.integer({ min: 1, max: 60 }).map((n) => n * 1000), { nil: null })
const words = fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

test('funded ⇔ the rule over every funder’s sealed word; none sees another’s; no budget is exceeded (invariant 11)', { timeout: process.env.QIAO_SOAK ? 3_600_000 : 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(words, fc.constantFrom(...combinations), fc.constantFrom(null, 1), fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), async (said, combination, mostPerOrganisation, order) => {
      await begin(combination, mostPerOrganisation)
      const sealed = new Set<number>()
      for (const n of order) {
        const funder = funders[n]!
        for (const [e, minor] of said[n]!.entries()) await noteFunding(db, funder.actor, { funderId: funder.id, roundId: round.roundId, entryId: teams[e]!.entryId, fund: minor !== null, minor: minor ?? undefined })
        const sum = said[n]!.reduce<number>((all, one) => all + (one ?? 0), 0)
        const done = await sealFunding(db, funder.actor, { funderId: funder.id, roundId: round.roundId }).then(() => true, () => false)
        expect(done).toBe(sum <= budget)
        if (done) sealed.add(n)
        for (const [m, other] of funders.entries()) {
          const lines = await funderLines(db, other.actor, other.id, round.roundId)
          const own = order.indexOf(m) <= order.indexOf(n) ? said[m]! : []
          expect(lines.map((line) => line.minor)).toEqual(teams.map((_, e) => own[e] ?? null))
        }
      }
      const decided = await decideRound(db, officer, round).then(() => true, () => false)
      expect(decided).toBe(sealed.size === 3)
      if (!decided) return
      await releaseRound(db, officer, round)
      for (const [e, team] of teams.entries()) {
        const result = combined(funders.map((funder, n) => ({ funderId: funder.id, leads: n === 0, outcome: said[n]![e] === null ? 'not_fund' : 'fund', minor: said[n]![e]!, sealed: true })), combination)!
        const entry = await row<{ state: string }>(db, sql`select state from call_entry where id = ${team.entryId}`)
        expect(entry!.state, `entry ${e} by ${combination}`).toBe(result.funded ? 'advanced' : 'not_advanced')
        const awards = await rows<{ funder: string; minor: number }>(db, sql`select funder_id as funder, minor::int as minor from call_award where entry_id = ${team.entryId}`)
        expect(awards.map((one) => one.funder).sort()).toEqual([...result.by].sort())
      }
      expect((await Promise.all(invariants.map((one) => one.violations(db)))).flat()).toEqual([])
    }),
    { numRuns: process.env.QIAO_SOAK ? 500 : 8 },
  )
})

test('a word waits for the seal of its funder, and is then refused', async () => {
  await begin('all', null)
  const pool = openPool(url, 2)
  const [funder] = funders as [(typeof funders)[number]]
  let noted: 'not yet' | 'written' | 'refused' = 'not yet'
  let note: Promise<unknown> = Promise.resolve()
  await transaction(db, async (tx) => {
    await sealFunding(tx, funder.actor, { funderId: funder.id, roundId: round.roundId })
    note = noteFunding(pool.db, funder.actor, { funderId: funder.id, roundId: round.roundId, entryId: teams[0]!.entryId, fund: true, minor: 60_000 }).then(() => (noted = 'written'), () => (noted = 'refused'))
    while (noted === 'not yet' && !(await row(db, sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%call_funder where id%for update%'`)));
    expect(noted).toBe('not yet')
  })
  await note
  await pool.close()
  expect(noted).toBe('refused')
}, 60_000)

test('words that are noted while their funder seals are either in the seal and the budget, or refused', async () => {
  const pool = openPool(url, 8)
  const [funder] = funders as [(typeof funders)[number]]
  for (let n = 0; n < 3; n += 1) {
    await begin('all', null)
    const note = (e: number, minor: number) => noteFunding(pool.db, funder.actor, { funderId: funder.id, roundId: round.roundId, entryId: teams[e]!.entryId, fund: true, minor })
    await note(0, 60_000)
    await Promise.allSettled([note(1, 60_000), sealFunding(pool.db, funder.actor, { funderId: funder.id, roundId: round.roundId }), note(2, 60_000)])
    const sealed = await row<{ sum: number; open: number }>(db, sql`select coalesce(sum(minor) filter (where sealed_at is not null), 0)::int as sum, count(*) filter (where sealed_at is null)::int as open from call_funder_decision where funder_id = ${funder.id}`)
    expect(sealed!.sum).toBeLessThanOrEqual(budget)
    if (sealed!.sum > 0) expect(sealed!.open).toBe(0)
  }
  await pool.close()
}, 60_000)

test('of ten decisions at once one counts', async () => {
  await begin('either', null)
  for (const funder of funders) await sealFunding(db, funder.actor, { funderId: funder.id, roundId: round.roundId })
  const pool = openPool(url, 10)
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => decideRound(pool.db, officer, round)))
  await pool.close()
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await row(db, sql`select max(version)::int as most, count(*)::int as n from call_decision`)).toEqual({ most: 2, n: 3 })
}, 60_000)

test('the last free place of a reviewer goes to one entry, by hand and by a plan, however many ask at once', async () => {
  const other = await makeCall(db, at, { plain: true })
  const entries = await Promise.all([0, 1, 2, 3].map(async (n) => (await submitTo(db, other, at, { title: `Entry ${n}` })).entryId))
  const there = { callId: other.id, roundId: other.roundId }
  const judge = await panelist(db, other, closed, { loadMost: 2 })
  const organiser = when(other.officer, closed)
  await assignByHand(db, organiser, { ...there, entryId: entries[0]!, reviewerId: judge.id })
  const pool = openPool(url, 8)
  const results = await Promise.allSettled([
    ...entries.slice(1).map((entryId) => assignByHand(pool.db, organiser, { ...there, entryId, reviewerId: judge.id })),
    applyPlan(pool.db, organiser, { ...there, pairs: entries.slice(1, 3).map((submission) => ({ submission, reviewer: judge.id, affinity: 1 })) }),
  ])
  await pool.close()
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await row(db, sql`select count(*)::int as n from call_assignment where reviewer_id = ${judge.id} and state = 'active'`)).toEqual({ n: 2 })
  await deliberate(db, organiser, { ...there, without: true })
}, 60_000)

test('two plans for the same entries at once give them no more reviews than the round wants', async () => {
  const other = await makeCall(db, at, { plain: true })
  await run(db, sql`update call_round set reviews_wanted = 1 where id = ${other.roundId}`)
  const { entryId } = await submitTo(db, other, at)
  const [one, two] = [await panelist(db, other, closed), await panelist(db, other, closed)]
  const there = { callId: other.id, roundId: other.roundId }
  const pool = openPool(url, 8)
  const results = await Promise.allSettled([one, two].map((judge) => applyPlan(pool.db, when(other.officer, closed), { ...there, pairs: [{ submission: entryId, reviewer: judge.id, affinity: 1 }] })))
  await pool.close()
  expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  expect(await row(db, sql`select count(*)::int as n from call_assignment where entry_id = ${entryId} and state = 'active'`)).toEqual({ n: 1 })
}, 60_000)
