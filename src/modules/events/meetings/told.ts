import type { Db } from '../../../platform/database.ts'
import { row, rows, sql } from '../../../platform/database.ts'
import type { Name, Text } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { notify, type NoticeKind } from '../../notices/notices.ts'
import { bothClocks } from './words/clocks.ts'

type Value = string | { zh?: string; en?: string }

/** The name of an event for the words of a notice. */
export async function eventName(db: Db, eventId: string): Promise<{ zh?: string; en?: string }> {
  const found = await row<{ name: Text }>(db, sql`select name from space where id = ${eventId}`)
  return found ? halvesOf(found.name) : {}
}

/** Tells people about something of their meetings; the notice leads to the page of the event's meetings. */
export async function tellOf(tx: Db, kind: NoticeKind, eventId: string, people: readonly string[], options: { version: string; about?: Record<string, Value> }): Promise<void> {
  if (people.length === 0) return
  await notify(tx, { kind, people, object: { type: 'event_meetings', id: eventId }, version: options.version, about: { event: await eventName(tx, eventId), ...options.about } })
}

export type Told = { id: string; eventId: string; a: string; b: string; aName: Name; bName: Name; startsAt: Date; endsAt: Date }

/** Meetings with what a notice says of them. */
export const meetingsTold = (db: Db, ids: readonly string[]): Promise<Told[]> =>
  rows<Told>(
    db,
    sql`select m.id, m.event_id as "eventId", m.a_id as a, m.b_id as b, p.name as "aName", q.name as "bName", s.starts_at as "startsAt", s.ends_at as "endsAt"
        from event_meeting m join meeting_slot s on s.id = m.slot_id join person p on p.id = m.a_id join person q on q.id = m.b_id where m.id = any(${sql.param([...ids])}::uuid[]) order by s.starts_at, m.id`,
  )

const halves = (name: Name): { zh?: string; en?: string } => ({ zh: name.zh ?? name.en, en: name.en ?? name.zh })

/** Tells both people of each meeting, or all but one of them: with whom and when, on both clocks. */
export async function tellPairs(tx: Db, kind: NoticeKind, meetingIds: readonly string[], options: { version?: string; except?: string; about?: Record<string, Value> } = {}): Promise<void> {
  for (const one of await meetingsTold(tx, meetingIds)) {
    for (const [me, other] of [[one.a, one.bName], [one.b, one.aName]] as const) {
      if (me === options.except) continue
      await tellOf(tx, kind, one.eventId, [me], { version: `${one.id}:${options.version ?? ''}`, about: { person: halves(other), when: bothClocks(one.startsAt), ...options.about } })
    }
  }
}
