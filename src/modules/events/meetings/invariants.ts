import { rows, type SQL, sql } from '../../../platform/database.ts'
import { type Invariant, mostNamed } from '../../../platform/invariant.ts'
import { meetingInvariants as words } from './messages.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `meeting ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(18, words.whole, sql`select m.id from event_meeting m where not qiao_meeting_whole(m.id)`),
  named(18, words.table, sql`select m.id from event_meeting m left join resource c on c.id = m.table_id and c.space_id = m.event_id where m.state = 'held' and (c.id is null or exists (select from event_meeting n where n.id <> m.id and n.state = 'held' and n.slot_id = m.slot_id and n.table_id = m.table_id))`),
  named(
    20,
    words.twice,
    sql`select m.id from event_meeting m join meeting_slot s on s.id = m.slot_id where m.state = 'held' and exists (
          select from event_meeting n join meeting_slot t on t.id = n.slot_id where n.id <> m.id and n.state = 'held' and t.starts_at < s.ends_at and s.starts_at < t.ends_at and array[n.a_id, n.b_id] && array[m.a_id, m.b_id])`,
  ),
  named(20, words.refused, sql`select m.id from event_meeting m join meeting_wish w on w.event_id = m.event_id and w.kind = 'never' and least(w.from_person, w.to_person) = m.a_id and greatest(w.from_person, w.to_person) = m.b_id where m.state = 'held'`),
]
