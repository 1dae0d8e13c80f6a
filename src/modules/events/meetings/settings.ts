import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import type { Lang, Phrase, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, type SQL, sql } from '../../../platform/database.ts'
import { makeResource, type Resource, resourcesOf, retireResources } from '../../bookings/bookings.ts'
import { eventToRun } from '../reading.ts'
import { meetingRefusals } from './messages.ts'
import { atNight, type Clock, type Hours, type MeetingWay, type SlotTime, slotsFrom } from './rules.ts'

/** The meeting round of an event, as the organiser has set it up. */
export type MeetingRound = {
  eventId: string
  way: MeetingWay
  slotMinutes: number
  pauseMinutes: number
  zone: Clock
  meetingsMost: number
  requestsMost: number
  mustsMost: number
  answerHours: number
  wishesCloseAt: Date | null
  note: Text | null
  openedAt: Date | null
  version: number
}

export type Slot = SlotTime & { id: string }

const columns = sql`r.event_id as "eventId", r.way, r.slot_minutes as "slotMinutes", r.pause_minutes as "pauseMinutes", r.zone, r.meetings_most as "meetingsMost", r.requests_most as "requestsMost", r.musts_most as "mustsMost",
  r.answer_hours as "answerHours", r.wishes_close_at as "wishesCloseAt", r.note, r.opened_at as "openedAt", r.version`

export const roundOf = (db: Db, eventId: string): Promise<MeetingRound | undefined> => row<MeetingRound>(db, sql`select ${columns} from meeting_round r where r.event_id = ${eventId}`)

async function roundWith(tx: Db, eventId: string, lock: SQL): Promise<MeetingRound> {
  const found = await row<MeetingRound>(tx, sql`select ${columns} from meeting_round r where r.event_id = ${eventId} ${lock}`)
  if (!found) throw missing()
  return found
}

/** The round while one writer holds it. @throws missing */
export const roundLocked = (tx: Db, eventId: string): Promise<MeetingRound> => roundWith(tx, eventId, sql`for no key update`)
/** The round while meetings are made; many at once hold it, and the settings do not change meanwhile. @throws missing */
export const roundShared = (tx: Db, eventId: string): Promise<MeetingRound> => roundWith(tx, eventId, sql`for share`)

export const slotsOf = (db: Db, eventId: string): Promise<Slot[]> => rows<Slot>(db, sql`select id, starts_at as "startsAt", ends_at as "endsAt" from meeting_slot where event_id = ${eventId} order by starts_at`)

export const hoursOf = (db: Db, eventId: string): Promise<Hours[]> => rows<Hours>(db, sql`select day, from_time::text as from, to_time::text as to from meeting_hours where event_id = ${eventId} order by day, from_time`)

/** Where meetings are held: tables in the hall by number, then rooms on a screen, each with its address. */
export const tablesOf = async (db: Db, eventId: string): Promise<Resource[]> => {
  const all = await resourcesOf(db, { spaceId: eventId })
  return [...all.filter(({ kind }) => kind === 'table'), ...all.filter(({ kind, link }) => kind === 'room' && link !== null)]
}

export type RoundInput = {
  eventId: string
  version: number
  way: MeetingWay
  slotMinutes: number
  pauseMinutes: number
  zone: Clock
  hours: readonly Hours[]
  tables: number
  /** Addresses of rooms on a screen. */
  rooms: readonly string[]
  meetingsMost: number
  requestsMost: number
  mustsMost: number
  answerHours: number
  wishesCloseAt?: Date
  note?: Halves
  lang: Lang
  open: boolean
}

const whole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most

function check(input: RoundInput, slots: readonly SlotTime[]): void {
  const fields: Record<string, Phrase> = {}
  if (!whole(input.slotMinutes, 15, 30)) fields.slotMinutes = meetingRefusals.slot
  if (!whole(input.pauseMinutes, 0, 30)) fields.pauseMinutes = meetingRefusals.slot
  for (const [name, least, most] of [['meetingsMost', 1, 100], ['requestsMost', 1, 100], ['mustsMost', 0, 20], ['answerHours', 1, 336]] as const) if (!whole(input[name], least, most)) fields[name] = meetingRefusals.numbers
  if (!whole(input.tables, 0, 500) || input.tables + input.rooms.length < 1 || input.tables + input.rooms.length > 500) fields.tables = meetingRefusals.tables
  if (input.rooms.some((link) => link.length > 500 || !/^https:\/\/[^\s]+$/.test(link) || !URL.canParse(link))) fields.rooms = meetingRefusals.link
  if (slots.length === 0 || slots.length > 1000) fields.hours = meetingRefusals.hours
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
}

/** Sets up the meetings of an event, or sets them anew; slots that stay keep their meetings. @throws missing | invalid | conflict */
export async function setUpMeetings(db: Db, actor: Actor, input: RoundInput): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const slots = slotsFrom({ hours: input.hours.filter(({ from, to }) => to > from), slotMinutes: input.slotMinutes, pauseMinutes: input.pauseMinutes, clock: input.zone })
    .filter(({ startsAt, endsAt }) => startsAt.getTime() >= event.startsAt.getTime() - 86_400_000 && endsAt.getTime() <= event.endsAt.getTime() + 86_400_000)
  check(input, slots)
  const { note } = textsOf(actor, input.lang, { note: { halves: input.note, limit: 2000, before: (await roundOf(db, event.id))?.note, need: 'none' } })
  await change(db, actor, { verb: 'event.meetings_set', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    const opened = input.open ? actor.at : null
    const made = await run(
      tx,
      sql`insert into meeting_round (event_id, way, slot_minutes, pause_minutes, zone, meetings_most, requests_most, musts_most, answer_hours, wishes_close_at, note, opened_at, created_by, created_at)
          values (${event.id}, ${input.way}, ${input.slotMinutes}, ${input.pauseMinutes}, ${input.zone}, ${input.meetingsMost}, ${input.requestsMost}, ${input.mustsMost}, ${input.answerHours}, ${input.wishesCloseAt ?? null}, ${stored(note)}, ${opened}, ${actor.personId ?? null}, ${actor.at})
          on conflict (event_id) do update set way = excluded.way, slot_minutes = excluded.slot_minutes, pause_minutes = excluded.pause_minutes, zone = excluded.zone, meetings_most = excluded.meetings_most, requests_most = excluded.requests_most,
            musts_most = excluded.musts_most, answer_hours = excluded.answer_hours, wishes_close_at = excluded.wishes_close_at, note = excluded.note,
            opened_at = case when excluded.opened_at is null then null else coalesce(meeting_round.opened_at, excluded.opened_at) end, version = meeting_round.version + 1
          where meeting_round.version = ${input.version}`,
    )
    if (made === 0) throw new Failure('conflict', meetingRefusals.changed)
    await run(tx, sql`delete from meeting_hours where event_id = ${event.id}`)
    for (const { day, from, to } of input.hours.filter((one) => one.to > one.from)) await run(tx, sql`insert into meeting_hours (event_id, day, from_time, to_time) values (${event.id}, ${day}, ${from}, ${to}) on conflict do nothing`)
    await setSlots(tx, actor, event.id, slots)
    await setTables(tx, actor, event.id, input)
  })
}

async function setSlots(tx: Db, actor: Actor, eventId: string, wanted: readonly SlotTime[]): Promise<void> {
  const keyOf = ({ startsAt, endsAt }: SlotTime): string => `${startsAt.getTime()}-${endsAt.getTime()}`
  const before = await slotsOf(tx, eventId)
  const stays = new Set(wanted.map(keyOf))
  const known = new Set(before.map(keyOf))
  const going = before.filter((slot) => !stays.has(keyOf(slot))).map(({ id }) => id)
  if (going.length > 0) {
    const ids = sql`${sql.param(going)}::uuid[]`
    const used = await rows(tx, sql`select from event_meeting where slot_id = any(${ids}) union all select from meeting_request where slot_id = any(${ids}) limit 1`)
    if (used.length > 0) throw wrong('hours', meetingRefusals.slotsInUse)
    await run(tx, sql`delete from meeting_slot where id = any(${ids})`)
  }
  const people = await rows<{ personId: string; clock: Clock }>(tx, sql`select person_id as "personId", clock from meeting_person where event_id = ${eventId} and state = 'in'`)
  for (const slot of wanted.filter((one) => !known.has(keyOf(one)))) {
    const id = newId(actor.at.getTime())
    await run(tx, sql`insert into meeting_slot (id, event_id, starts_at, ends_at) values (${id}, ${eventId}, ${slot.startsAt}, ${slot.endsAt})`)
    const asleep = people.filter(({ clock }) => atNight(slot, clock)).map(({ personId }) => personId)
    await run(tx, sql`insert into meeting_away (event_id, person_id, slot_id) select ${eventId}, person, ${id} from unnest(${sql.param(asleep)}::uuid[]) person`)
  }
}

/** Tables are numbered from 1; the last are taken away first. A room on a screen is known by its address. */
async function setTables(tx: Db, actor: Actor, eventId: string, { tables, rooms }: Pick<RoundInput, 'tables' | 'rooms'>): Promise<void> {
  const before = await tablesOf(tx, eventId)
  const links = [...new Set(rooms)]
  const owner = { spaceId: eventId }
  const gone = before.filter((one) => (one.kind === 'table' ? (one.number ?? 0) > tables : !links.includes(one.link ?? '')))
  await retireResources(tx, actor, gone.map(({ id }) => id))
  const standing = before.filter((one) => one.kind === 'table' && !gone.includes(one)).map(({ number }) => number)
  for (let number = 1; number <= tables; number += 1) if (!standing.includes(number)) await makeResource(tx, actor, { kind: 'table', owner, number })
  const numbered = before.filter(({ kind }) => kind === 'room')
  let next = Math.max(0, ...numbered.map(({ number }) => number ?? 0))
  for (const link of links) {
    if (numbered.some((one) => one.link === link)) continue
    next += 1
    await makeResource(tx, actor, { kind: 'room', owner, number: next, link })
  }
}
