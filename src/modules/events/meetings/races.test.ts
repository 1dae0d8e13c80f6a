import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '../../../core/actor.ts'
import { isFailure } from '../../../core/failure.ts'
import { openPool, type Pool, row, sql } from '../../../platform/database.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { makeMeetings, type MadeMeetings } from '../../../../test/world/meetings.ts'
import { invariants as bookingInvariants } from '../../bookings/invariants.ts'
import { invariants } from './invariants.ts'
import { acceptRequest, askRun, askToMeet, awayOf, cancelMeetingOf, cancelRequest, holdByHand, leaveMeetings, moveMeeting, myMeetings, performRun, publishRun, requestsOf, setAvailability, setUpMeetings, wish } from './meetings.ts'

const at = new Date('2026-12-01T08:00:00Z')
const { db, url } = await freshDatabase()
const id = (actor: Actor) => actor.personId!
const violations = async () => (await Promise.all([...bookingInvariants, ...invariants].map((one) => one.violations(db)))).flat()

async function crowd<T>(work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url, 60)
  try {
    return await work(pool)
  } finally {
    await pool.close()
  }
}

/** Everything at once; what is refused is refused with a sentence, and the database never has to step in. */
async function together(all: Promise<unknown>[]): Promise<number> {
  const done = await Promise.allSettled(all)
  const faults = done.flatMap((one) => (one.status === 'rejected' && !isFailure(one.reason) ? [String(one.reason)] : []))
  expect(faults).toEqual([])
  return done.filter(({ status }) => status === 'fulfilled').length
}

test('a hundred at once: the last table goes to one pair, and one person’s slot to one meeting', { timeout: 120_000 }, async () => {
  const { event, slots, offers, seeks } = await makeMeetings(db, at, { offers: 34, seeks: 34, tables: 1, requestsMost: 20 })
  const ask = (from: Actor, to: Actor, place: number) => askToMeet(db, from, { eventId: event.id, to: id(to), slotId: slots[place]!.id })
  const asked: [string, Actor][] = []
  for (const [place, from] of offers.entries()) asked.push([await ask(from, seeks[place]!, 0), seeks[place]!])
  await crowd(async (pool) => {
    const accepts = asked.flatMap(([request, to]) => [0, 1, 2].map(() => acceptRequest(pool.db, to, { id: request })))
    expect(await together(accepts)).toBe(1)
  })
  expect((await row<{ n: number }>(db, sql`select count(*) as n from event_meeting where event_id = ${event.id} and state = 'held'`))!.n).toBe(1)

  const day = slots[0]!.startsAt.toISOString().slice(0, 10)
  await setUpMeetings(db, event.officer, { eventId: event.id, version: 1, way: 'requester', slotMinutes: 20, pauseMinutes: 0, zone: 'london', hours: [{ day, from: '09:00', to: '10:20' }], tables: 40, rooms: [], meetingsMost: 20, requestsMost: 20, mustsMost: 5, answerHours: 48, lang: 'en', open: true })
  const wanted = seeks[33]!
  const all: string[] = []
  for (const from of offers.slice(0, 33)) all.push(await ask(from, wanted, 1))
  await crowd(async (pool) => {
    expect(await together(all.flatMap((request) => [0, 1, 2].map(() => acceptRequest(pool.db, wanted, { id: request }))))).toBe(1)
  })
  expect((await myMeetings(db, wanted, event.id)).filter(({ state, startsAt }) => state === 'held' && startsAt.getTime() === slots[1]!.startsAt.getTime())).toHaveLength(1)
  expect(await violations()).toEqual([])
})

test('a "no thanks" and a yes at the same moment never both hold', { timeout: 120_000 }, async () => {
  const { event, slots, offers, seeks } = await makeMeetings(db, at, { offers: 12, seeks: 12, tables: 12 })
  const asked: string[] = []
  for (const [place, from] of offers.entries()) asked.push(await askToMeet(db, from, { eventId: event.id, to: id(seeks[place]!), slotId: slots[0]!.id }))
  await crowd(async (pool) => {
    const both = asked.flatMap((request, place) => [acceptRequest(pool.db, seeks[place]!, { id: request }), wish(pool.db, offers[place]!, { eventId: event.id, to: id(seeks[place]!), kind: 'never' })])
    expect(await together(both)).toBe(12)
  })
  expect(await violations()).toEqual([])
})

test('of thirty times in which one says when one is there, one stands whole', { timeout: 120_000 }, async () => {
  const { event, slots, offers: [one] } = await makeMeetings(db, at, { offers: 1, seeks: 1, tables: 1 })
  await crowd(async (pool) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const free = (n: number) => slots.filter((_, place) => place === n % 2).map((each) => each.id)
      expect(await together(Array.from({ length: 30 }, (_, n) => setAvailability(pool.db, one!, { eventId: event.id, free: free(n) })))).toBe(30)
      const away = await awayOf(db, event.id, id(one!))
      expect(slots.filter((each) => !away.has(each.id))).toHaveLength(1)
    }
  })
})

/** One thing that somebody does; numbers say who, whom and which slot. */
const step = fc.record({ what: fc.constantFrom('wish', 'never', 'ask', 'accept', 'cancel', 'takeBack', 'move', 'hold', 'free', 'leave', 'run'), one: fc.nat(3), other: fc.nat(3), slot: fc.nat(3) })
type Step = { what: string; one: number; other: number; slot: number }

async function take(world: MadeMeetings, on: Pool, { what, one, other, slot }: Step): Promise<unknown> {
  const { event, offers, seeks, slots } = world
  const [from, to, eventId, slotId] = [offers[one]!, seeks[other]!, event.id, slots[slot]!.id]
  if (what === 'wish') return wish(on.db, from, { eventId, to: id(to), kind: slot === 0 ? 'must' : 'meet' })
  if (what === 'never') return wish(on.db, to, { eventId, to: id(from), kind: 'never' })
  if (what === 'ask') return askToMeet(on.db, from, { eventId, to: id(to), slotId })
  if (what === 'hold') return holdByHand(on.db, event.officer, { eventId, one: id(from), other: id(to), slotId })
  if (what === 'free') return setAvailability(on.db, to, { eventId, free: slots.filter((_, place) => place !== slot).map((each) => each.id) })
  if (what === 'leave') return slot === 0 ? leaveMeetings(on.db, from, { eventId }) : undefined
  if (what === 'run') {
    const run = await askRun(on.db, event.officer, { eventId, kind: 'whole', keeps: slot > 1, effort: 500 })
    await performRun(on.db, () => at, run)
    return publishRun(on.db, event.officer, run)
  }
  const requests = await requestsOf(on.db, eventId, id(to), at)
  const open = requests.find((each) => each.state === 'open')
  const [meeting] = (await myMeetings(on.db, to, eventId)).filter(({ state }) => state === 'held')
  if (what === 'accept') return open && acceptRequest(on.db, to, { id: open.id, slotId })
  if (what === 'takeBack') return open && cancelRequest(on.db, from, open.id)
  if (what === 'move') return meeting && moveMeeting(on.db, event.officer, { id: meeting.id, slotId })
  return meeting && cancelMeetingOf(on.db, to, { id: meeting.id })
}

test('whatever people do at once, every rule of meetings holds after it', { timeout: 300_000 }, async () => {
  await crowd(async (pool) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 4, maxLength: 10 }), async (rounds) => {
        const world = await makeMeetings(db, at, { offers: 4, seeks: 4, tables: 2 })
        for (const steps of rounds) {
          await together(steps.map((one) => take(world, pool, one)))
          expect(await violations()).toEqual([])
        }
      }),
      { numRuns: process.env.QIAO_SOAK ? 60 : 4 },
    )
  })
})
