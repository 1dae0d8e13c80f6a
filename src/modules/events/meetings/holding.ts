import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { endReservations, moveReservations, personResources, reserve } from '../../bookings/bookings.ts'
import { canRunEvent } from '../policy.ts'
import { busyAt } from './busy.ts'
import { meetingRefusals } from './messages.ts'
import { pairOf } from './rules.ts'
import { roundLocked, slotsOf, tablesOf } from './settings.ts'
import { tellPairs } from './told.ts'

export type NewMeeting = { a: string; b: string; slotId: string; tableId: string }
type Source = { source: 'request' | 'organiser' } | { source: 'run'; runId: string }

/** Locks people of an event's meetings in one order, so that nobody's quota or day is written by two at once. */
export const lockPeople = (tx: Db, eventId: string, people?: readonly string[]): Promise<{ id: string; here: boolean }[]> =>
  rows<{ id: string; here: boolean }>(tx, sql`select person_id as id, state = 'in' as here from meeting_person where event_id = ${eventId} ${people ? sql`and person_id = any(${sql.param([...people])}::uuid[])` : sql``} order by person_id for no key update`)

/** Holds meetings, all or none: of each its row and three reservations. Belongs inside a change that holds the people's locks. @throws conflict */
export async function holdAll(tx: Db, actor: Actor, eventId: string, meetings: readonly NewMeeting[], from: Source): Promise<string[]> {
  if (meetings.length === 0) return []
  const slots = new Map((await slotsOf(tx, eventId)).map((slot) => [slot.id, slot]))
  const person = await personResources(tx, meetings.flatMap(({ a, b }) => [a, b]), actor.at)
  const made = meetings.map(({ a, b, slotId, tableId }) => ({ id: newId(actor.at.getTime()), ...pairOf(a, b), slot: slotId, table: tableId }))
  const runId = from.source === 'run' ? from.runId : null
  try {
    await run(
      tx,
      sql`insert into event_meeting (id, event_id, a_id, b_id, slot_id, table_id, source, run_id, created_at)
          select v.id, ${eventId}, v.a, v.b, v.slot, v.table, ${from.source}, ${runId}, ${actor.at} from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as v (id uuid, a uuid, b uuid, slot uuid, "table" uuid) order by v.a, v.b`,
    )
  } catch (error) {
    if (brokeConstraint(error, 'event_meeting_once')) throw new Failure('conflict', meetingRefusals.haveMeeting)
    if (brokeConstraint(error, 'event_meeting_not_refused')) throw new Failure('conflict', meetingRefusals.refused)
    throw error
  }
  const wanted = made.flatMap(({ id, a, b, slot, table }) => {
    const at = slots.get(slot)
    if (!at) throw missing()
    return [person.get(a), person.get(b), table].map((resourceId) => ({ resourceId: resourceId ?? '', from: at.startsAt, to: at.endsAt, holder: { type: 'meeting' as const, id } }))
  })
  await reserve(tx, actor, wanted)
  return made.map(({ id }) => id)
}

/** Ends meetings that are held: their people and tables are free again. `quietly` tells nobody. */
export async function cancelAll(tx: Db, actor: Actor, ids: readonly string[], options: { reason?: string; except?: string; quietly?: boolean; state?: 'cancelled' | 'replaced'; byRun?: string } = {}): Promise<void> {
  if (ids.length === 0) return
  const ended = await rows<{ id: string }>(
    tx,
    sql`update event_meeting set state = ${options.state ?? 'cancelled'}, ended_at = ${actor.at}, cancelled_by = ${options.byRun ? null : (actor.personId ?? null)}, reason = ${options.reason ?? null}, ended_by_run = ${options.byRun ?? null}, version = version + 1
        where id = any(${sql.param([...ids])}::uuid[]) and state = 'held' returning id`,
  )
  await endReservations(tx, actor, 'meeting', ended.map(({ id }) => id))
  if (!options.quietly) await tellPairs(tx, 'meeting_cancelled', ended.map(({ id }) => id), { except: options.except })
}

/** A table that nobody has in a slot; whoever asks for the same slot waits until this transaction ends. */
export async function freeTable(tx: Db, eventId: string, slotId: string): Promise<string | undefined> {
  await row(tx, sql`select pg_advisory_xact_lock(hashtextextended(${slotId}, 75)) as locked`)
  const taken = new Set((await rows<{ id: string }>(tx, sql`select r.resource_id as id from reservation r join meeting_slot s on s.id = ${slotId} and r.during && tstzrange(s.starts_at, s.ends_at) where r.state = 'held' and r.exclusive`)).map(({ id }) => id))
  return (await tablesOf(tx, eventId)).find(({ id }) => !taken.has(id))?.id
}

/** Holds one meeting in a slot at any table. The caller holds both people's locks. @throws conflict, or invalid at the field `slot` */
export async function holdOne(tx: Db, actor: Actor, eventId: string, meeting: { a: string; b: string; slotId: string; most: number }, source: 'request' | 'organiser'): Promise<string> {
  const busy = await busyAt(tx, eventId, { people: [meeting.a, meeting.b], meetings: true })
  if ([meeting.a, meeting.b].some((person) => busy.has(`${person}:${meeting.slotId}`))) throw wrong('slot', meetingRefusals.notFree)
  for (const person of [meeting.a, meeting.b]) {
    const held = await row<{ n: number }>(tx, sql`select count(*) as n from event_meeting where event_id = ${eventId} and state = 'held' and ${person}::uuid in (a_id, b_id)`)
    if ((held?.n ?? 0) >= meeting.most) throw new Failure('conflict', meetingRefusals.quota)
  }
  const tableId = await freeTable(tx, eventId, meeting.slotId)
  if (!tableId) throw wrong('slot', meetingRefusals.noTable)
  const [id] = await holdAll(tx, actor, eventId, [{ ...meeting, tableId }], { source })
  return id!
}

export type MeetingRow = { id: string; eventId: string; a: string; b: string; slotId: string; tableId: string; link: string | null; state: 'held' | 'cancelled' | 'replaced'; startsAt: Date; endsAt: Date; version: number }

/** A meeting for one of its two people or whoever runs the event. @throws missing */
export async function meetingFor(db: Db, actor: Actor, id: string, lock = false): Promise<MeetingRow> {
  const found = await row<MeetingRow>(
    db,
    sql`select m.id, m.event_id as "eventId", m.a_id as a, m.b_id as b, m.slot_id as "slotId", m.table_id as "tableId", m.link, m.state, s.starts_at as "startsAt", s.ends_at as "endsAt", m.version
        from event_meeting m join meeting_slot s on s.id = m.slot_id where m.id = ${id} ${lock ? sql`for no key update of m` : sql``}`,
  )
  if (!found || !(actor.personId === found.a || actor.personId === found.b || canRunEvent(actor, found.eventId))) throw missing()
  return found
}

const toCome = (meeting: MeetingRow, at: Date): boolean => meeting.state === 'held' && meeting.startsAt > at

/** Cancels a meeting that has not begun; the other is told, the request counts no more. @throws missing | conflict */
export async function cancelMeetingOf(db: Db, actor: Actor, input: { id: string; reason?: string }): Promise<void> {
  const { eventId } = await meetingFor(db, actor, input.id)
  await change(db, actor, { verb: 'event.meeting_cancel', object: { type: 'event', id: eventId }, related: [input.id] }, async (tx) => {
    const meeting = await meetingFor(tx, actor, input.id, true)
    if (!toCome(meeting, actor.at)) throw new Failure('conflict', meetingRefusals.over)
    await cancelAll(tx, actor, [meeting.id], { reason: input.reason?.trim().slice(0, 500) || undefined, except: actor.personId })
  })
}

/** Gives a meeting an address of its own, or takes it away. @throws missing | invalid | conflict */
export async function linkMeeting(db: Db, actor: Actor, input: { id: string; link?: string }): Promise<void> {
  const { eventId } = await meetingFor(db, actor, input.id)
  const link = input.link?.trim() || null
  if (link && (link.length > 500 || !/^https:\/\/[^\s]+$/.test(link) || !URL.canParse(link))) throw wrong('link', meetingRefusals.link)
  await change(db, actor, { verb: 'event.meeting_link', object: { type: 'event', id: eventId }, related: [input.id] }, async (tx) => {
    const meeting = await meetingFor(tx, actor, input.id, true)
    if (meeting.state !== 'held' || meeting.endsAt <= actor.at) throw new Failure('conflict', meetingRefusals.over)
    await run(tx, sql`update event_meeting set link = ${link}, version = version + 1 where id = ${meeting.id}`)
    if (link !== meeting.link) await tellPairs(tx, 'meeting_moved', [meeting.id], { version: `link:${meeting.version + 1}`, except: actor.personId })
  })
}

/** The organiser moves a meeting to another slot: its three reservations are replaced by three others. @throws missing | invalid | conflict */
export async function moveMeeting(db: Db, actor: Actor, input: { id: string; slotId: string }): Promise<void> {
  const before = await meetingFor(db, actor, input.id)
  if (!canRunEvent(actor, before.eventId)) throw missing()
  await change(db, actor, { verb: 'event.meeting_move', object: { type: 'event', id: before.eventId }, related: [input.id] }, async (tx) => {
    await roundLocked(tx, before.eventId)
    await lockPeople(tx, before.eventId, [before.a, before.b])
    const meeting = await meetingFor(tx, actor, input.id, true)
    const slot = (await slotsOf(tx, meeting.eventId)).find(({ id }) => id === input.slotId)
    if (!toCome(meeting, actor.at) || !slot || slot.startsAt <= actor.at) throw new Failure('conflict', meetingRefusals.over)
    if (slot.id === meeting.slotId) return
    const busy = await busyAt(tx, meeting.eventId, { people: [meeting.a, meeting.b], meetings: true })
    if ([meeting.a, meeting.b].some((person) => busy.has(`${person}:${slot.id}`))) throw wrong('slot', meetingRefusals.notFree)
    const tableId = await freeTable(tx, meeting.eventId, slot.id)
    if (!tableId) throw wrong('slot', meetingRefusals.noTable)
    await run(tx, sql`update event_meeting set slot_id = ${slot.id}, table_id = ${tableId}, version = version + 1 where id = ${meeting.id}`)
    await moveReservations(tx, actor, { type: 'meeting', id: meeting.id }, { from: slot.startsAt, to: slot.endsAt, resources: new Map([[meeting.tableId, tableId]]) })
    await tellPairs(tx, 'meeting_moved', [meeting.id], { version: slot.id + String(meeting.version) })
  })
}

/** The organiser puts two people together by hand. @throws missing | invalid | conflict */
export async function holdByHand(db: Db, actor: Actor, input: { eventId: string; one: string; other: string; slotId: string }): Promise<string> {
  if (!canRunEvent(actor, input.eventId)) throw missing()
  return change(db, actor, { verb: 'event.meeting_hold', object: { type: 'event', id: input.eventId } }, async (tx) => {
    const round = await roundLocked(tx, input.eventId)
    const people = await lockPeople(tx, input.eventId, [input.one, input.other])
    if (people.filter(({ here }) => here).length !== 2) throw missing()
    const { a, b } = pairOf(input.one, input.other)
    const id = await holdOne(tx, actor, input.eventId, { a, b, slotId: input.slotId, most: round.meetingsMost }, 'organiser')
    await tellPairs(tx, 'meeting_set', [id])
    return id
  })
}
