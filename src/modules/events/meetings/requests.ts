import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Name } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { busyAt } from './busy.ts'
import { holdOne, lockPeople } from './holding.ts'
import { meetingRefusals } from './messages.ts'
import { meetingPerson, type MeetingPerson, roundForPart, wishesOpen } from './people.ts'
import { expiryOf, pairOf } from './rules.ts'
import { roundShared, type MeetingRound, type Slot, slotsOf, tablesOf } from './settings.ts'
import { tellOf, tellPairs } from './told.ts'
import { saidNever } from './wishes.ts'
import { bothClocks } from './words/clocks.ts'

export type RequestState = 'open' | 'accepted' | 'declined' | 'cancelled' | 'expired'
export type MeetingRequest = {
  id: string
  eventId: string
  from: string
  fromName: Name
  to: string
  toName: Name
  words: string | null
  slotId: string | null
  startsAt: Date | null
  offered: boolean
  state: RequestState
  expiresAt: Date
  createdAt: Date
  meetingId: string | null
  version: number
}

const columns = sql`q.id, q.event_id as "eventId", q.from_person as "from", f.name as "fromName", q.to_person as "to", t.name as "toName", q.words, q.slot_id as "slotId", s.starts_at as "startsAt", q.offered, q.state, q.expires_at as "expiresAt", q.created_at as "createdAt", q.meeting_id as "meetingId", q.version`
const from = sql`from meeting_request q join person f on f.id = q.from_person join person t on t.id = q.to_person left join meeting_slot s on s.id = q.slot_id`

/** What somebody asked and was asked in an event, what waits first. One whose time has run out is expired, whether or not it was swept. */
export const requestsOf = async (db: Db, eventId: string, personId: string, at: Date): Promise<MeetingRequest[]> =>
  (await rows<MeetingRequest>(db, sql`select ${columns} ${from} where q.event_id = ${eventId} and ${personId}::uuid in (q.from_person, q.to_person) order by (q.state = 'open') desc, q.created_at desc, q.id`)).map((one) =>
    one.state === 'open' && one.expiresAt <= at ? { ...one, state: 'expired' as const } : one,
  )

const requestFor = async (db: Db, actor: Actor, id: string, lock = false): Promise<MeetingRequest> => {
  const found = await row<MeetingRequest>(db, sql`select ${columns} ${from} where q.id = ${id} ${lock ? sql`for no key update of q` : sql``}`)
  if (!found || !actor.personId || ![found.from, found.to].includes(actor.personId)) throw missing()
  return found
}

const isOpen = (one: MeetingRequest, at: Date): boolean => one.state === 'open' && one.expiresAt > at

/** Requests of somebody that count: open ones, and those whose meeting is held. A cancelled meeting gives its request back. */
export const requestsOut = async (db: Db, eventId: string, personId: string, at: Date): Promise<number> =>
  (await row<{ n: number }>(
    db,
    sql`select count(*) as n from meeting_request q left join event_meeting m on m.id = q.meeting_id where q.event_id = ${eventId} and q.from_person = ${personId} and not q.offered
          and ((q.state = 'open' and q.expires_at > ${at}) or (q.state = 'accepted' and m.state = 'held'))`,
  ))?.n ?? 0

/** Slots to come in which both are free and a table is left: what may be picked, as things stand now. */
export async function slotsFor(db: Db, eventId: string, one: string, other: string, at: Date): Promise<Slot[]> {
  const [slots, busy, tables] = [await slotsOf(db, eventId), await busyAt(db, eventId, { people: [one, other], meetings: true }), await tablesOf(db, eventId)]
  const taken = new Map((await rows<{ id: string; n: number }>(
    db,
    sql`select s.id, count(*) as n from meeting_slot s join reservation r on r.during && tstzrange(s.starts_at, s.ends_at) and r.state = 'held' and r.exclusive and r.resource_id = any(${sql.param(tables.map(({ id }) => id))}::uuid[]) where s.event_id = ${eventId} group by s.id`,
  )).map(({ id, n }) => [id, n]))
  return slots.filter(({ id, startsAt }) => startsAt > at && !busy.has(`${one}:${id}`) && !busy.has(`${other}:${id}`) && (taken.get(id) ?? 0) < tables.length)
}

const textOf = (words: string | undefined): string | null => {
  const text = words?.trim() || null
  if (text && text.length > 1000) throw wrong('words', meetingRefusals.long)
  return text
}

async function pickable(db: Db, round: MeetingRound, me: MeetingPerson, them: string, slotId: string | undefined, at: Date): Promise<Slot | undefined> {
  if (round.way === 'accepter') return undefined
  const slot = (await slotsFor(db, round.eventId, me.personId, them, at)).find(({ id }) => id === slotId)
  if (!slot) throw wrong('slot', meetingRefusals.pickSlot)
  return slot
}

/** Asks somebody for a meeting. It blocks no slot until it is accepted. @throws missing | invalid | conflict */
export async function askToMeet(db: Db, actor: Actor, input: { eventId: string; to: string; words?: string; slotId?: string }): Promise<string> {
  const { round, me } = await roundForPart(db, actor, input.eventId)
  if (round.way === 'organiser') throw new Failure('conflict', meetingRefusals.wayOrganiser)
  if (!wishesOpen(round, actor.at)) throw new Failure('conflict', meetingRefusals.closed)
  const them = await meetingPerson(db, input.eventId, input.to)
  if (!them || them.personId === me.personId) throw missing()
  if (them.organisationId === me.organisationId) throw new Failure('conflict', meetingRefusals.sameHouse)
  if (them.role === me.role) throw new Failure('conflict', meetingRefusals.sameSide)
  if (await saidNever(db, input.eventId, me.personId, them.personId)) throw new Failure('conflict', meetingRefusals.refused)
  const words = textOf(input.words)
  const slot = await pickable(db, round, me, them.personId, input.slotId, actor.at)
  const id = newId(actor.at.getTime())
  const expiresAt = expiryOf(actor.at, round.answerHours, slot?.startsAt)
  return change(db, actor, { verb: 'event.meeting_ask', object: { type: 'event', id: input.eventId }, onBehalfOf: me.organisationId, related: [id] }, async (tx) => {
    await lockPeople(tx, input.eventId, [me.personId, them.personId])
    await expireRequests(tx, actor.at, input.eventId)
    if ((await requestsOut(tx, input.eventId, me.personId, actor.at)) >= round.requestsMost) throw new Failure('conflict', meetingRefusals.asks)
    const { a, b } = pairOf(me.personId, them.personId)
    if (await row(tx, sql`select from event_meeting where event_id = ${input.eventId} and state = 'held' and a_id = ${a} and b_id = ${b}`)) throw new Failure('conflict', meetingRefusals.haveMeeting)
    await run(tx, sql`insert into meeting_request (id, event_id, from_person, to_person, words, slot_id, expires_at, created_at) values (${id}, ${input.eventId}, ${me.personId}, ${them.personId}, ${words}, ${slot?.id ?? null}, ${expiresAt}, ${actor.at})`)
    await tellOf(tx, 'meeting_request_received', input.eventId, [them.personId], { version: id, about: { person: me.name, organisation: me.organisation, until: bothClocks(expiresAt) } })
    return id
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'meeting_request_once')) throw new Failure('conflict', meetingRefusals.open)
    throw error
  })
}

/** Changes what an open request says and the slot that it names. @throws missing | invalid | conflict */
export async function editRequest(db: Db, actor: Actor, input: { id: string; version: number; words?: string; slotId?: string }): Promise<void> {
  const before = await requestFor(db, actor, input.id)
  if (before.from !== actor.personId || before.offered) throw missing()
  const { round, me } = await roundForPart(db, actor, before.eventId)
  const slot = await pickable(db, round, me, before.to, input.slotId, actor.at)
  const words = textOf(input.words)
  await change(db, actor, { verb: 'event.meeting_ask_edit', object: { type: 'event', id: before.eventId }, related: [before.id] }, async (tx) => {
    const now = await requestFor(tx, actor, input.id, true)
    if (!isOpen(now, actor.at)) throw new Failure('conflict', meetingRefusals.answered)
    if (now.version !== input.version) throw new Failure('conflict', meetingRefusals.changed)
    await run(tx, sql`update meeting_request set words = ${words}, slot_id = ${slot?.id ?? null}, expires_at = ${expiryOf(now.createdAt, round.answerHours, slot?.startsAt)}, version = version + 1 where id = ${now.id}`)
  })
}

/** Takes a request back: the quota is as before. @throws missing | conflict */
export async function cancelRequest(db: Db, actor: Actor, id: string): Promise<void> {
  const { eventId } = await requestFor(db, actor, id)
  await change(db, actor, { verb: 'event.meeting_ask_cancel', object: { type: 'event', id: eventId }, related: [id] }, async (tx) => {
    const now = await requestFor(tx, actor, id, true)
    if (now.from !== actor.personId) throw missing()
    if (!isOpen(now, actor.at)) throw new Failure('conflict', meetingRefusals.answered)
    await run(tx, sql`update meeting_request set state = 'cancelled', answered_at = ${actor.at}, version = version + 1 where id = ${id}`)
  })
}

/** Says no: the quota of whoever asked is as before. @throws missing | conflict */
export async function declineRequest(db: Db, actor: Actor, id: string): Promise<void> {
  const { eventId } = await requestFor(db, actor, id)
  await change(db, actor, { verb: 'event.meeting_decline', object: { type: 'event', id: eventId }, related: [id] }, async (tx) => {
    const now = await requestFor(tx, actor, id, true)
    if (now.to !== actor.personId && !now.offered) throw missing()
    if (!isOpen(now, actor.at)) throw new Failure('conflict', meetingRefusals.answered)
    await run(tx, sql`update meeting_request set state = 'declined', answered_at = ${actor.at}, version = version + 1 where id = ${id}`)
    if (!now.offered) await tellOf(tx, 'meeting_request_declined', eventId, [now.from], { version: id, about: { person: now.toName } })
  })
}

/** Says yes: the meeting is held at once, in the slot that was asked for or that the accepter picks. An offer is taken up by either. @throws missing | invalid | conflict */
export async function acceptRequest(db: Db, actor: Actor, input: { id: string; slotId?: string }): Promise<string> {
  const before = await requestFor(db, actor, input.id)
  return change(db, actor, { verb: 'event.meeting_accept', object: { type: 'event', id: before.eventId }, related: [input.id] }, async (tx) => {
    const round = await roundShared(tx, before.eventId)
    await lockPeople(tx, before.eventId, [before.from, before.to])
    const now = await requestFor(tx, actor, input.id, true)
    if (now.to !== actor.personId && !now.offered) throw missing()
    if (!isOpen(now, actor.at)) throw new Failure('conflict', meetingRefusals.answered)
    const slotId = input.slotId ?? now.slotId
    const slot = (await slotsOf(tx, now.eventId)).find(({ id }) => id === slotId)
    if (!slot || slot.startsAt <= actor.at) throw wrong('slot', meetingRefusals.pickSlot)
    const { a, b } = pairOf(now.from, now.to)
    const meetingId = await holdOne(tx, actor, now.eventId, { a, b, slotId: slot.id, most: round.meetingsMost }, 'request')
    await run(tx, sql`update meeting_request set state = 'accepted', answered_at = ${actor.at}, meeting_id = ${meetingId}, version = version + 1 where id = ${now.id}`)
    await tellPairs(tx, 'meeting_set', [meetingId])
    return meetingId
  })
}

/** Ends open requests whose time has run out and tells who asked. */
export async function expireRequests(tx: Db, at: Date, eventId?: string): Promise<number> {
  const gone = await rows<{ id: string; eventId: string; from: string; toName: Name; offered: boolean }>(
    tx,
    sql`update meeting_request q set state = 'expired', answered_at = ${at}, version = q.version + 1 from person t where t.id = q.to_person and q.state = 'open' and q.expires_at <= ${at} ${eventId ? sql`and q.event_id = ${eventId}` : sql``}
        returning q.id, q.event_id as "eventId", q.from_person as "from", t.name as "toName", q.offered`,
  )
  for (const one of gone) if (!one.offered) await tellOf(tx, 'meeting_request_expired', one.eventId, [one.from], { version: one.id, about: { person: one.toName } })
  return gone.length
}
