import { expect, test } from 'vitest'
import type { Actor } from '../../../core/actor.ts'
import { violationsOf } from '../../../engine/meetings/testing/violations.ts'
import { row, rows, sql } from '../../../platform/database.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { type MadeMeetings, makeMeetings } from '../../../../test/world/meetings.ts'
import { invariants as bookingInvariants } from '../../bookings/invariants.ts'
import { invariants } from './invariants.ts'
import { acceptRequest, askRun, askToMeet, cancelMeetingOf, cancelRun, compareRuns, holdByHand, leaveMeetings, myMeetings, performRun, publishRun, requestsOf, rollBackRun, runFor, runLines, runsOf, unmetFor, unmetOfRun, wish } from './meetings.ts'
import { poseProblem } from './running.ts'

const at = new Date('2026-12-01T08:00:00Z')
const { db } = await freshDatabase()
const clock = () => at
const id = (actor: Actor) => actor.personId!
const violations = async () => (await Promise.all([...bookingInvariants, ...invariants].map((one) => one.violations(db)))).flat()
const held = (eventId: string) => rows<{ a: string; b: string; slot: string; table: string }>(db, sql`select a_id as a, b_id as b, slot_id as slot, table_id as "table" from event_meeting where event_id = ${eventId} and state = 'held' order by a_id, b_id`)
const say = (world: MadeMeetings, from: Actor, to: Actor, kind: 'must' | 'meet' | 'never') => wish(db, from, { eventId: world.event.id, to: id(to), kind })

async function runIt(world: MadeMeetings, options: { kind?: 'whole' | 'repair'; keeps?: boolean } = {}): Promise<string> {
  const run = await askRun(db, world.event.officer, { eventId: world.event.id, kind: 'whole', effort: 20_000, ...options })
  await performRun(db, clock, run)
  return run
}

/** Five of each side, two tables, four slots: eight seats for more wishes than that. */
async function crowded(): Promise<MadeMeetings> {
  const world = await makeMeetings(db, at, { way: 'organiser', offers: 5, seeks: 5, tables: 2 })
  for (const [place, from] of world.offers.entries()) for (const [other, to] of world.seeks.entries()) if ((place + other) % 2 === 0) await say(world, from, to, place === other ? 'must' : 'meet')
  await say(world, world.seeks[0]!, world.offers[2]!, 'never')
  return world
}

test('a run is a draft with its figures; it keeps every rule, says why each wish is unmet, and touches nobody', { timeout: 60_000 }, async () => {
  const world = await crowded()
  const { event } = world
  const { problem, tables } = await poseProblem(db, event.id, at, { keeps: true })
  const run = await runIt(world)
  const found = await runFor(db, event.officer, run)
  const lines = await runLines(db, run)
  const plan = lines.map(({ a, b, slotId, tableId }) => ({ a, b, slot: slotId, table: tables.get(slotId)!.indexOf(tableId) }))
  const sides = new Map(problem.people.map((one) => [one.id, one.side]))
  expect(violationsOf(problem, plan.map((one) => (sides.get(one.a)! <= sides.get(one.b)! ? one : { ...one, a: one.b, b: one.a })))).toEqual([])
  expect(found).toMatchObject({ state: 'draft', people: 10, slots: 4, tables: 2, wishes: 13, meetings: 8, mustsPossible: 5, musts: 5, error: null })
  expect(found.value).toBeLessThanOrEqual(found.bound!)
  expect(found.greedy.value).toBeLessThanOrEqual(found.bound!)
  const unmet = await unmetOfRun(db, run)
  expect(unmet).toHaveLength(13 - 8)
  expect(unmet.find(({ why }) => why === 'refused')).toMatchObject({ weight: 1 })
  expect(await held(event.id)).toEqual([])
  await expect(runFor(db, world.offers[0]!, run)).rejects.toMatchObject({ code: 'missing' })
  await expect(publishRun(db, world.offers[0]!, run)).rejects.toMatchObject({ code: 'missing' })
})

test('published in one transaction, compared, replaced by another, rolled back to what stood before', { timeout: 60_000 }, async () => {
  const world = await crowded()
  const { event, offers, seeks, slots } = world
  const first = await runIt(world)
  expect(await publishRun(db, event.officer, first)).toEqual({ held: 8, ended: 0 })
  await expect(publishRun(db, event.officer, first)).rejects.toMatchObject({ code: 'conflict' })
  const before = await held(event.id)
  expect(await violations()).toEqual([])
  const [reason] = await unmetFor(db, event.id, id(offers[2]!))
  expect(reason).toMatchObject({ why: 'refused' })
  await say(world, seeks[4]!, offers[4]!, 'meet')
  await say(world, offers[0]!, seeks[1]!, 'must')
  await say(world, offers[1]!, seeks[2]!, 'must')
  const second = await runIt(world, { keeps: false })
  const { same, moved, onlyFirst, onlySecond } = await compareRuns(db, event.officer, first, second)
  expect(same + moved.length + onlyFirst.length).toBe(8)
  expect(onlySecond.length).toBeGreaterThan(0)
  await publishRun(db, event.officer, second)
  expect((await runsOf(db, event.officer, event.id)).map(({ number, state }) => [number, state])).toEqual([[2, 'published'], [1, 'replaced']])
  expect(await violations()).toEqual([])
  expect(await rollBackRun(db, event.officer, second)).toMatchObject({ left: 0 })
  expect(await held(event.id)).toEqual(before)
  expect((await runsOf(db, event.officer, event.id)).map(({ number, state }) => [number, state])).toEqual([[2, 'rolled_back'], [1, 'published']])
  await expect(rollBackRun(db, { ...event.officer, at: new Date(slots[3]!.endsAt) }, first)).rejects.toMatchObject({ code: 'conflict' })
  await rollBackRun(db, event.officer, first)
  expect(await held(event.id)).toEqual([])
  expect(await violations()).toEqual([])
})

test('what no longer fits is not published at all', { timeout: 60_000 }, async () => {
  const world = await crowded()
  const { event, offers, seeks } = world
  const run = await runIt(world)
  const [line] = await runLines(db, run)
  const byId = (person: string) => [...offers, ...seeks].find((one) => id(one) === person)!
  await say(world, byId(line!.a), byId(line!.b), 'never')
  await expect(publishRun(db, event.officer, run)).rejects.toMatchObject({ code: 'conflict', sentence: { en: expect.stringContaining('1 of its meetings') } })
  expect(await held(event.id)).toEqual([])
})

test('a repair fills in between those who lost a meeting and moves nobody else; what others could take up is offered', { timeout: 60_000 }, async () => {
  const world = await makeMeetings(db, at, { way: 'organiser', offers: 4, seeks: 4, tables: 2 })
  const { event, offers, seeks } = world
  for (const from of offers) for (const to of seeks) await say(world, from, to, 'meet')
  await publishRun(db, event.officer, await runIt(world))
  await expect(askRun(db, event.officer, { eventId: event.id, kind: 'repair' })).rejects.toMatchObject({ code: 'conflict' })
  const before = await held(event.id)
  expect(before).toHaveLength(8)
  const lost = [(await myMeetings(db, offers[0]!, event.id))[0]!, (await myMeetings(db, offers[1]!, event.id))[0]!]
  for (const [place, one] of lost.entries()) await cancelMeetingOf(db, { ...offers[place]!, at: new Date(at.getTime() + 60_000) }, { id: one.id })
  const left = await held(event.id)
  const run = await runIt(world, { kind: 'repair' })
  const found = await runFor(db, event.officer, run)
  expect(found).toMatchObject({ kind: 'repair', state: 'draft', lost: 2 })
  expect((await publishRun(db, event.officer, run)).ended).toBe(0)
  const after = await held(event.id)
  expect(after).toEqual(expect.arrayContaining(left))
  const affected = new Set(lost.flatMap((one) => one.other).concat(id(offers[0]!), id(offers[1]!)))
  const cancelled = new Set(before.filter((one) => !left.some((two) => two.a === one.a && two.b === one.b)).map(({ a, b }) => `${a}:${b}`))
  for (const one of after.filter((line) => !left.some(({ a, b }) => a === line.a && b === line.b))) {
    expect(affected.has(one.a) && affected.has(one.b)).toBe(true)
    expect(cancelled.has(`${one.a}:${one.b}`)).toBe(false)
  }
  expect(found.added + found.offers).toBeGreaterThan(0)
  const open = await rows<{ id: string; to: string; from: string }>(db, sql`select id, to_person as to, from_person as "from" from meeting_request where event_id = ${event.id} and offered and state = 'open'`)
  expect(open).toHaveLength(found.offers)
  if (open[0]) {
    const taker = [...offers, ...seeks].find((one) => id(one) === open[0]!.to)!
    expect((await requestsOf(db, event.id, id(taker), at)).some((one) => one.offered)).toBe(true)
    await acceptRequest(db, taker, { id: open[0].id })
    expect(await held(event.id)).toHaveLength(after.length + 1)
  }
  expect(await violations()).toEqual([])
})

test('meetings that people agreed on stay where they are; one run at a time, and it can be stopped', { timeout: 60_000 }, async () => {
  const world = await makeMeetings(db, at, { way: 'requester', offers: 3, seeks: 3 })
  const { event, offers, seeks, slots } = world
  const request = await askToMeet(db, offers[0]!, { eventId: event.id, to: id(seeks[0]!), slotId: slots[2]!.id })
  const agreed = await acceptRequest(db, seeks[0]!, { id: request })
  await holdByHand(db, event.officer, { eventId: event.id, one: id(offers[1]!), other: id(seeks[1]!), slotId: slots[0]!.id })
  for (const from of offers) for (const to of seeks) await say(world, from, to, 'meet')
  const run = await askRun(db, event.officer, { eventId: event.id, kind: 'whole', keeps: false, effort: 1000 })
  await expect(askRun(db, event.officer, { eventId: event.id, kind: 'whole' })).rejects.toMatchObject({ code: 'conflict' })
  await cancelRun(db, event.officer, run)
  await performRun(db, clock, run)
  expect((await runFor(db, event.officer, run)).state).toBe('cancelled')
  const next = await runIt(world, { keeps: false })
  expect((await runLines(db, next)).filter(({ kind }) => kind === 'kept')).toHaveLength(2)
  await publishRun(db, event.officer, next)
  expect(await row(db, sql`select state, slot_id as slot from event_meeting where id = ${agreed}`)).toEqual({ state: 'held', slot: slots[2]!.id })
  await leaveMeetings(db, seeks[2]!, { eventId: event.id })
  expect((await held(event.id)).some(({ a, b }) => a === id(seeks[2]!) || b === id(seeks[2]!))).toBe(false)
  expect(await violations()).toEqual([])
})

test('without wishes, slots to come or tables a run says what is missing', async () => {
  const world = await makeMeetings(db, at, { way: 'organiser' })
  expect(await runFor(db, world.event.officer, await runIt(world))).toMatchObject({ state: 'failed', error: 'nobody' })
  const run = await askRun(db, world.event.officer, { eventId: world.event.id, kind: 'whole' })
  await performRun(db, () => new Date('2027-01-01T00:00:00Z'), run)
  expect(await runFor(db, world.event.officer, run)).toMatchObject({ state: 'failed', error: 'noSlots' })
})
