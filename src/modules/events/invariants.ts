import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { registrationInvariants as words } from './registration/messages.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `event ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(19, words.seats, sql`select t.event_id as id from event_ticket t where t.capacity < (select count(*) from event_registration r where r.ticket_id = t.id and r.state in ('offered', 'confirmed'))`),
  named(
    19,
    words.line,
    sql`select t.event_id as id from event_ticket t join event e on e.space_id = t.event_id where e.state = 'published' and e.ends_at > now() + interval '20 minutes'
          and exists (select 1 from event_registration r where r.ticket_id = t.id and r.state = 'waiting' and r.updated_at < now() - interval '10 minutes')
          and (t.capacity is null or t.capacity > (select count(*) from event_registration r where r.ticket_id = t.id and r.state in ('offered', 'confirmed')))`,
  ),
]
