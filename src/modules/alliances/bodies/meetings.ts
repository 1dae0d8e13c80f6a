import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { writing } from '../../../core/messages.ts'
import { newId } from '../../../core/id.ts'
import { authored, detectLang, type Lang, type Text } from '../../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { bodiesOf, bodyToLead } from './founding.ts'
import { bodyRefusals } from './messages.ts'
import { belongs, deliberates } from './policy.ts'
import { seatsOfBody } from './seats.ts'
import { limits } from './text.ts'
import type { Attendance } from './words.ts'

export type Meeting = { id: string; bodyId: string; title: Text; startsAt: Date; place: string | null; minutes: Text | null; approvedAt: Date | null; cancelledAt: Date | null; version: number }

const columns = sql`m.id, m.body_id as "bodyId", m.title, m.starts_at as "startsAt", m.place, m.minutes, m.approved_at as "approvedAt", m.cancelled_at as "cancelledAt", m.version`

/** Drafts of minutes and the place are for those who deliberate. */
const forReader = (one: Meeting, inside: boolean): Meeting => (inside ? one : { ...one, place: null, minutes: one.approvedAt ? one.minutes : null })

/** The meetings of a body for those who belong to its alliance, newest first; none for others. */
export async function meetingsOf(db: Db, actor: Actor, body: { id: string; allianceId: string }): Promise<Meeting[]> {
  if (!belongs(actor, body.allianceId, await bodiesOf(db, actor, body.allianceId))) return []
  const inside = deliberates(actor, body)
  const found = await rows<Meeting>(db, sql`select ${columns} from body_meeting m where m.body_id = ${body.id} order by m.starts_at desc limit 200`)
  return found.map((one) => forReader(one, inside))
}

export type AgendaItem = { id: string; position: number; title: Text }
export type MeetingWhole = Meeting & { agenda: AgendaItem[]; attendance: Map<string, Attendance> }

/** One meeting; drafts of its minutes and who came are for those who deliberate. @throws missing */
export async function meetingById(db: Db, actor: Actor, allianceId: string, id: string): Promise<MeetingWhole> {
  const found = await row<Meeting>(db, sql`select ${columns} from body_meeting m join body b on b.space_id = m.body_id where m.id = ${id} and b.alliance_id = ${allianceId}`)
  if (!found || !belongs(actor, allianceId, await bodiesOf(db, actor, allianceId))) throw missing()
  const inside = deliberates(actor, { id: found.bodyId, allianceId })
  const agenda = await rows<AgendaItem>(db, sql`select id, position, title from body_agenda_item where meeting_id = ${id} order by position`)
  const came = inside ? await rows<{ seatId: string; state: Attendance }>(db, sql`select seat_id as "seatId", state from body_attendance where meeting_id = ${id}`) : []
  return { ...forReader(found, inside), agenda, attendance: new Map(came.map((one) => [one.seatId, one.state])) }
}

export type MeetingInput = { title: Halves; startsAt: Date; place?: string; /** One item a line, each in the language in which it is written. */ agenda: string; lang: Lang }

const itemsOf = (actor: Actor, agenda: string): Text[] => {
  const lines = agenda.split('\n').map((one) => one.trim()).filter(Boolean)
  if (lines.length > 60 || lines.some((one) => one.length > 500)) throw wrong('agenda', writing.long)
  return lines.map((line) => authored(detectLang(line), line, actor.at.toISOString(), actor.personId))
}

async function writeAgenda(tx: Db, actor: Actor, meetingId: string, agenda: string): Promise<void> {
  const items = itemsOf(actor, agenda)
  await run(tx, sql`delete from body_agenda_item where meeting_id = ${meetingId}`)
  for (const [position, title] of items.entries()) await run(tx, sql`insert into body_agenda_item (id, meeting_id, position, title) values (${newId(actor.at.getTime())}, ${meetingId}, ${position + 1}, ${stored(title)})`)
}

/** Calls a meeting; every seat is told. @throws missing | conflict | invalid */
export async function callMeeting(db: Db, actor: Actor, input: MeetingInput & { bodyId: string }): Promise<string> {
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'body.call_meeting', object: { type: 'meeting', id }, audience: 'space', related: [input.bodyId] }, async (tx) => {
    const body = await bodyToLead(tx, actor, input.bodyId)
    const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: limits.title, need: 'one' } })
    if (input.startsAt <= actor.at) throw wrong('startsAt', bodyRefusals.past)
    await run(
      tx,
      sql`insert into body_meeting (id, body_id, title, starts_at, place, called_by, created_at) values (${id}, ${body.id}, ${stored(title)}, ${input.startsAt}, ${input.place?.trim() || null}, ${actor.personId ?? null}, ${actor.at})`,
    )
    await writeAgenda(tx, actor, id, input.agenda)
    await tellSeats(tx, actor, 'meeting_called', id, '1', body, title)
  })
  return id
}

async function tellSeats(tx: Db, actor: Actor, kind: string, meetingId: string, version: string, body: { id: string; name: Text }, title: Text): Promise<void> {
  const people = (await seatsOfBody(tx, actor, body.id)).filter((one) => one.current && one.personId !== actor.personId).map((one) => one.personId)
  await tell(tx, { kind, people, object: { type: 'meeting', id: meetingId }, version, about: { body: halvesOf(body.name), title: halvesOf(title) } })
}

async function meetingToLead(tx: Db, actor: Actor, id: string): Promise<Meeting & { body: { id: string; allianceId: string; name: Text } }> {
  const found = await row<Meeting>(tx, sql`select ${columns} from body_meeting m where m.id = ${id} for update`)
  if (!found) throw missing()
  return { ...found, body: await bodyToLead(tx, actor, found.bodyId) }
}

/** Changes a meeting that has not been held; a new time is told to every seat. @throws missing | conflict | invalid */
export const editMeeting = (db: Db, actor: Actor, input: MeetingInput & { id: string; version: number }): Promise<void> =>
  change(db, actor, { verb: 'body.edit_meeting', object: { type: 'meeting', id: input.id }, audience: 'space' }, async (tx) => {
    const before = await meetingToLead(tx, actor, input.id)
    if (before.version !== input.version) throw new Failure('conflict', bodyRefusals.changed)
    if (before.approvedAt || before.cancelledAt) throw new Failure('conflict', before.approvedAt ? bodyRefusals.approved : bodyRefusals.notHeld)
    const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: limits.title, before: before.title, need: 'one' } })
    const moved = input.startsAt.getTime() !== before.startsAt.getTime()
    if (moved && input.startsAt <= actor.at) throw wrong('startsAt', bodyRefusals.past)
    await run(tx, sql`update body_meeting set title = ${stored(title)}, starts_at = ${input.startsAt}, place = ${input.place?.trim() || null}, version = version + 1 where id = ${input.id}`)
    await writeAgenda(tx, actor, input.id, input.agenda)
    if (moved) await tellSeats(tx, actor, 'meeting_moved', input.id, String(before.version + 1), before.body, title)
  })

/** @throws missing | conflict when it was cancelled or its minutes are approved */
export const cancelMeeting = (db: Db, actor: Actor, id: string): Promise<void> =>
  change(db, actor, { verb: 'body.cancel_meeting', object: { type: 'meeting', id }, audience: 'space' }, async (tx) => {
    const before = await meetingToLead(tx, actor, id)
    if (before.approvedAt || before.cancelledAt) throw new Failure('conflict', bodyRefusals.notHeld)
    await run(tx, sql`update body_meeting set cancelled_at = ${actor.at}, version = version + 1 where id = ${id}`)
    await tellSeats(tx, actor, 'meeting_cancelled', id, 'cancelled', before.body, before.title)
  })

/** Writes the draft of the minutes and who came; seats that are not named keep what is noted. @throws missing | conflict before the meeting or once the minutes are approved */
export const writeMinutes = (db: Db, actor: Actor, input: { id: string; version: number; minutes: Halves; attendance: Readonly<Record<string, Attendance>>; lang: Lang }): Promise<void> =>
  change(db, actor, { verb: 'body.write_minutes', object: { type: 'meeting', id: input.id }, audience: 'space' }, async (tx) => {
    const before = await meetingToLead(tx, actor, input.id)
    if (before.approvedAt) throw new Failure('conflict', bodyRefusals.approved)
    if (before.cancelledAt || before.startsAt > actor.at) throw new Failure('conflict', bodyRefusals.notHeld)
    if (before.version !== input.version) throw new Failure('conflict', bodyRefusals.changed)
    const { minutes } = textsOf(actor, input.lang, { minutes: { halves: input.minutes, limit: limits.long, before: before.minutes, need: 'one' } })
    await run(tx, sql`update body_meeting set minutes = ${stored(minutes)}, version = version + 1 where id = ${input.id}`)
    const seats = new Set((await seatsOfBody(tx, actor, before.bodyId)).map((one) => one.id))
    for (const [seatId, state] of Object.entries(input.attendance)) {
      if (seats.has(seatId)) await run(tx, sql`insert into body_attendance (meeting_id, seat_id, state) values (${input.id}, ${seatId}, ${state}) on conflict (meeting_id, seat_id) do update set state = excluded.state`)
    }
  })

/** Approves the minutes: they stay as they are from now on and are published to the alliance's members. @throws missing | conflict */
export const approveMinutes = (db: Db, actor: Actor, id: string): Promise<void> =>
  change(db, actor, { verb: 'body.approve_minutes', object: { type: 'meeting', id }, audience: 'space' }, async (tx) => {
    const before = await meetingToLead(tx, actor, id)
    if (before.approvedAt) throw new Failure('conflict', bodyRefusals.approved)
    if (!before.minutes) throw new Failure('conflict', bodyRefusals.noMinutes)
    await run(tx, sql`update body_meeting set approved_at = ${actor.at}, approved_by = ${actor.personId ?? null}, version = version + 1 where id = ${id}`)
    await tellSeats(tx, actor, 'minutes_approved', id, 'approved', before.body, before.title)
  })

