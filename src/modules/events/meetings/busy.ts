import { type Db, rows, sql } from '../../../platform/database.ts'

/**
 * Slots of an event in which people cannot meet, as `person:slot`: away by their own word, in a meeting here or elsewhere, or speaking in a session.
 * Without `meetings`, those of this event do not count.
 */
export async function busyAt(db: Db, eventId: string, options: { people?: readonly string[]; meetings: boolean }): Promise<Set<string>> {
  const only = (column: string) => (options.people ? sql`and ${sql.raw(column)} = any(${sql.param([...options.people])}::uuid[])` : sql``)
  const found = await rows<{ person: string; slot: string }>(
    db,
    sql`select y.person_id as person, y.slot_id as slot from meeting_away y where y.event_id = ${eventId} ${only('y.person_id')}
        union select c.person_id, s.id from reservation r join resource c on c.id = r.resource_id join meeting_slot s on s.event_id = ${eventId} and r.during && tstzrange(s.starts_at, s.ends_at)
          where r.state = 'held' and r.exclusive and c.person_id is not null ${only('c.person_id')} ${options.meetings ? sql`` : sql`and not exists (select from event_meeting m where m.id = r.holder_id and m.event_id = ${eventId})`}
        union select k.person_id, s.id from event_speaker k join event_session e on e.id = k.session_id and e.removed_at is null join meeting_slot s on s.event_id = ${eventId} and e.starts_at < s.ends_at and s.starts_at < e.ends_at
          where k.person_id is not null and exists (select from meeting_person mp where mp.event_id = ${eventId} and mp.person_id = k.person_id) ${only('k.person_id')}`,
  )
  return new Set(found.map(({ person, slot }) => `${person}:${slot}`))
}
