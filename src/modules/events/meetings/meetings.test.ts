import { expect, test } from 'vitest'
import type { Actor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { makeSession } from '../../../../test/world/events.ts'
import { makeMeetings } from '../../../../test/world/meetings.ts'
import { actorOf } from '../../../../test/world/people.ts'
import { invariants as bookingInvariants } from '../../bookings/invariants.ts'
import { invariants } from './invariants.ts'
import {
  acceptRequest, askToMeet, cancelMeetingOf, cancelRequest, declineRequest, editRequest, giveOutcome, holdByHand, joinMeetings, leaveMeetings, linkMeeting, meetingCounts, meetingPeople, moveMeeting, myMeetings, requestsOf, requestsOut, setAvailability, setUpMeetings, slotsFor, slotsOf, sweepMeetings, tablesOf, wish,
} from './meetings.ts'

const at = new Date('2026-12-01T08:00:00Z')
const later = (actor: Actor, hours: number): Actor => ({ ...actor, at: new Date(at.getTime() + hours * 3_600_000) })
const { db } = await freshDatabase()
export const violations = async (on: Db) => (await Promise.all([...bookingInvariants, ...invariants].map((one) => one.violations(on)))).flat()
const id = (actor: Actor) => actor.personId!
const kinds = async (personId: string) => (await rows<{ kind: string }>(db, sql`select kind from notice where person_id = ${personId} order by at, id`)).map(({ kind }) => kind)

test('who has no seat takes no part; a seat alone is not yet taking part', async () => {
  const { event, offers: [one] } = await makeMeetings(db, at)
  await run(db, sql`update event_registration set state = 'cancelled' where person_id = ${id(one!)}`)
  await leaveMeetings(db, one!, { eventId: event.id })
  const join = { eventId: event.id, organisationId: one!.affiliations[0]!.organisationId, role: 'offers' as const, words: 'x', lang: 'en' as const }
  await expect(joinMeetings(db, one!, join)).rejects.toMatchObject({ code: 'conflict' })
  await expect(wish(db, one!, { eventId: event.id, to: newId(), kind: 'meet' })).rejects.toMatchObject({ code: 'missing' })
  await expect(joinMeetings(db, event.officer, { ...join, organisationId: event.hostId })).rejects.toMatchObject({ code: 'conflict' })
})

test('an open request blocks no slot; accepted, two people and a table are three reservations', async () => {
  const { event, slots, offers: [x, y], seeks: [a] } = await makeMeetings(db, at)
  const slotId = slots[0]!.id
  const first = await askToMeet(db, x!, { eventId: event.id, to: id(a!), words: 'Membranes?', slotId })
  const second = await askToMeet(db, y!, { eventId: event.id, to: id(a!), slotId })
  expect((await slotsFor(db, event.id, id(x!), id(a!), at)).map((one) => one.id)).toContain(slotId)
  await expect(acceptRequest(db, x!, { id: first })).rejects.toMatchObject({ code: 'missing' })
  const meeting = await acceptRequest(db, a!, { id: first })
  expect((await row<{ n: number }>(db, sql`select count(*) as n from reservation where holder_id = ${meeting} and state = 'held'`))!.n).toBe(3)
  await expect(acceptRequest(db, a!, { id: second })).rejects.toMatchObject({ code: 'invalid', details: { fields: { slot: expect.anything() } } })
  await acceptRequest(db, a!, { id: second, slotId: slots[1]!.id })
  expect((await myMeetings(db, a!, event.id)).map(({ other, startsAt }) => [other, startsAt])).toEqual([[id(x!), slots[0]!.startsAt], [id(y!), slots[1]!.startsAt]])
  expect(await kinds(id(x!))).toContain('meeting_set')
  expect(await violations(db)).toEqual([])
})

test('a quota is returned by cancelling, declining and running out, and by a meeting that is cancelled', async () => {
  const { event, slots, offers: [x], seeks } = await makeMeetings(db, at, { requestsMost: 1, seeks: 3 })
  const ask = (actor: Actor, to: Actor, place: number) => askToMeet(db, actor, { eventId: event.id, to: id(to), slotId: slots[place]!.id })
  const first = await ask(x!, seeks[0]!, 0)
  await expect(ask(x!, seeks[1]!, 1)).rejects.toMatchObject({ code: 'conflict' })
  await editRequest(db, x!, { id: first, version: 1, words: 'Better words', slotId: slots[2]!.id })
  await expect(editRequest(db, x!, { id: first, version: 1, words: 'late', slotId: slots[2]!.id })).rejects.toMatchObject({ code: 'conflict' })
  await cancelRequest(db, x!, first)
  await declineRequest(db, seeks[1]!, await ask(x!, seeks[1]!, 1))
  const third = await ask(x!, seeks[2]!, 1)
  const meeting = await acceptRequest(db, seeks[2]!, { id: third })
  await expect(ask(x!, seeks[0]!, 0)).rejects.toMatchObject({ code: 'conflict' })
  await cancelMeetingOf(db, seeks[2]!, { id: meeting, reason: 'A flight' })
  expect(await requestsOut(db, event.id, id(x!), at)).toBe(0)
  const fourth = await ask(x!, seeks[0]!, 0)
  expect((await requestsOf(db, event.id, id(x!), later(x!, 48).at)).find((one) => one.id === fourth)?.state).toBe('expired')
  await expect(acceptRequest(db, later(seeks[0]!, 48), { id: fourth })).rejects.toMatchObject({ code: 'conflict' })
  await sweepMeetings(db, later(x!, 48).at)
  expect(await requestsOut(db, event.id, id(x!), at)).toBe(0)
  expect(await kinds(id(x!))).toEqual(expect.arrayContaining(['meeting_request_declined', 'meeting_cancelled', 'meeting_request_expired']))
  expect((await myMeetings(db, x!, event.id)).map(({ state, reason }) => [state, reason])).toEqual([['cancelled', 'A flight']])
  expect(await violations(db)).toEqual([])
})

test('where the accepter picks, who asks names no slot', async () => {
  const { event, slots, offers: [x], seeks: [a] } = await makeMeetings(db, at, { way: 'accepter' })
  const request = await askToMeet(db, x!, { eventId: event.id, to: id(a!) })
  await expect(acceptRequest(db, a!, { id: request })).rejects.toMatchObject({ code: 'invalid' })
  await setAvailability(db, x!, { eventId: event.id, free: [slots[3]!.id] })
  await expect(acceptRequest(db, a!, { id: request, slotId: slots[0]!.id })).rejects.toMatchObject({ code: 'invalid' })
  await acceptRequest(db, a!, { id: request, slotId: slots[3]!.id })
  const organiser = await makeMeetings(db, at, { way: 'organiser' })
  await expect(askToMeet(db, organiser.offers[0]!, { eventId: organiser.event.id, to: id(organiser.seeks[0]!) })).rejects.toMatchObject({ code: 'conflict' })
})

test('musts are few, sides and houses stand apart, and a "no thanks" ends what was asked and keeps the two apart', async () => {
  const { event, slots, offers: [x, y], seeks: [a, b] } = await makeMeetings(db, at, { mustsMost: 1 })
  const say = (from: Actor, to: Actor, kind: 'must' | 'meet' | 'never' | undefined) => wish(db, from, { eventId: event.id, to: id(to), kind })
  await say(x!, a!, 'must')
  await expect(say(x!, b!, 'must')).rejects.toMatchObject({ code: 'conflict' })
  await say(x!, a!, 'meet')
  await say(x!, b!, 'must')
  await expect(say(x!, y!, 'meet')).rejects.toMatchObject({ code: 'conflict' })
  const request = await askToMeet(db, x!, { eventId: event.id, to: id(a!), slotId: slots[0]!.id })
  await say(a!, x!, 'never')
  expect((await requestsOf(db, event.id, id(x!), at))[0]).toMatchObject({ id: request, state: 'declined' })
  await expect(askToMeet(db, x!, { eventId: event.id, to: id(a!), slotId: slots[0]!.id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(holdByHand(db, event.officer, { eventId: event.id, one: id(x!), other: id(a!), slotId: slots[0]!.id })).rejects.toMatchObject({ code: 'conflict' })
  await holdByHand(db, event.officer, { eventId: event.id, one: id(y!), other: id(a!), slotId: slots[0]!.id })
  await expect(say(y!, a!, 'never')).rejects.toMatchObject({ code: 'conflict' })
  expect(await violations(db)).toEqual([])
})

test('who speaks in a session is not free in it; night on one’s own clock is not free unless one says so', async () => {
  const { event, slots, offers: [x], seeks: [a] } = await makeMeetings(db, at, { from: '09:00', to: '16:00' })
  const session = await makeSession(db, event, { startsAt: slots[0]!.startsAt, endsAt: slots[1]!.endsAt })
  await run(db, sql`insert into event_speaker (id, session_id, position, person_id, name) values (${newId()}, ${session}, 1, ${id(x!)}, '{"en":"Somebody"}')`)
  const free = (await slotsFor(db, event.id, id(x!), id(a!), at)).map(({ startsAt }) => startsAt.toISOString().slice(11, 16))
  // 13:00 in London is 21:00 in Beijing.
  expect([free[0], free.at(-1)]).toEqual(['09:40', '12:40'])
  await setAvailability(db, a!, { eventId: event.id, free: slots.map((one) => one.id) })
  expect((await slotsFor(db, event.id, id(x!), id(a!), at)).at(-1)!.startsAt.toISOString().slice(11, 16)).toBe('15:40')
})

test('a move replaces three reservations; leaving cancels and tells; a link is anybody’s own', async () => {
  const { event, slots, offers: [x], seeks: [a] } = await makeMeetings(db, at)
  const meeting = await holdByHand(db, event.officer, { eventId: event.id, one: id(x!), other: id(a!), slotId: slots[0]!.id })
  await expect(moveMeeting(db, x!, { id: meeting, slotId: slots[1]!.id })).rejects.toMatchObject({ code: 'missing' })
  await moveMeeting(db, event.officer, { id: meeting, slotId: slots[1]!.id })
  expect(await rows(db, sql`select state, count(*) as n from reservation where holder_id = ${meeting} group by state order by state`)).toEqual([{ state: 'held', n: 3 }, { state: 'replaced', n: 3 }])
  await expect(linkMeeting(db, x!, { id: meeting, link: 'http://plain.example.org/' })).rejects.toMatchObject({ code: 'invalid' })
  await linkMeeting(db, x!, { id: meeting, link: 'https://meeting.tencent.com/dm/abc' })
  expect((await myMeetings(db, a!, event.id))[0]).toMatchObject({ place: { kind: 'table', number: 1, link: 'https://meeting.tencent.com/dm/abc' }, checkMissing: true })
  await leaveMeetings(db, x!, { eventId: event.id })
  expect(await kinds(id(a!))).toEqual(['meeting_set', 'meeting_moved', 'meeting_moved', 'meeting_cancelled'])
  expect((await meetingPeople(db, event.id)).map((one) => one.personId)).not.toContain(id(x!))
  expect(await violations(db)).toEqual([])
})

test('slots and tables in use stay when the settings change; others go', async () => {
  const { event, slots, offers: [x], seeks: [a] } = await makeMeetings(db, at)
  await holdByHand(db, event.officer, { eventId: event.id, one: id(x!), other: id(a!), slotId: slots[3]!.id })
  const day = slots[0]!.startsAt.toISOString().slice(0, 10)
  const set = (version: number, to: string, tables: number) => setUpMeetings(db, event.officer, { eventId: event.id, version, way: 'accepter', slotMinutes: 20, pauseMinutes: 0, zone: 'london', hours: [{ day, from: '09:00', to }], tables, rooms: ['https://zoom.us/j/1'], meetingsMost: 5, requestsMost: 5, mustsMost: 2, answerHours: 24, lang: 'en', open: true })
  await expect(set(1, '10:00', 3)).rejects.toMatchObject({ code: 'invalid' })
  await expect(set(1, '10:20', 0)).rejects.toMatchObject({ code: 'conflict' })
  await set(1, '11:00', 1)
  await expect(set(1, '11:00', 1)).rejects.toMatchObject({ code: 'conflict' })
  expect([(await slotsOf(db, event.id)).length, (await tablesOf(db, event.id)).map(({ kind }) => kind)]).toEqual([6, ['table', 'room']])
})

test('reminders go out once each; outcomes open one case, asked of the other side and then agreed', async () => {
  const { event, slots, offers: [x], seeks: [a] } = await makeMeetings(db, at)
  const meeting = await holdByHand(db, event.officer, { eventId: event.id, one: id(x!), other: id(a!), slotId: slots[0]!.id })
  const before = (minutes: number) => new Date(slots[0]!.startsAt.getTime() - minutes * 60_000)
  for (const minutes of [2000, 1400, 1400, 50, 40]) await sweepMeetings(db, before(minutes))
  expect((await kinds(id(a!))).filter((kind) => kind === 'meeting_soon')).toHaveLength(2)
  await expect(giveOutcome(db, x!, { meetingId: meeting, outcome: 'informative', lang: 'zh' })).rejects.toMatchObject({ code: 'conflict' })
  const [after, theirs] = [{ ...x!, at: slots[0]!.endsAt }, { ...a!, at: slots[0]!.endsAt }]
  await sweepMeetings(db, new Date(slots[0]!.endsAt.getTime() + 60_000))
  expect(await kinds(id(x!))).toContain('meeting_outcome_asked')
  await expect(giveOutcome(db, await actorOf(db, id(event.officer), slots[0]!.endsAt), { meetingId: meeting, outcome: 'informative', lang: 'zh' })).rejects.toMatchObject({ code: 'missing' })
  const { dealId } = await giveOutcome(db, after, { meetingId: meeting, outcome: 'cooperation', lang: 'zh', note: 'A pilot' })
  expect(await row(db, sql`select origin, origin_id, stage from deal where id = ${dealId}`)).toEqual({ origin: 'meeting', origin_id: meeting, stage: 'interest' })
  expect((await giveOutcome(db, theirs, { meetingId: meeting, outcome: 'cooperation', lang: 'zh' })).dealId).toBe(dealId)
  expect(await meetingCounts(db, event.id, slots[0]!.endsAt)).toMatchObject({ held: 1, begun: 1, answered: 1, deals: 1, outcomes: { cooperation: 1 } })
})
