import { type Db, rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { eventInvariants as words } from './messages.ts'
import { type Content, fingerprintOf } from './programme/content.ts'
import { registrationInvariants as seatWords } from './registration/messages.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `event ${id}`),
})

async function altered(db: Db): Promise<string[]> {
  const found = await rows<{ id: string; number: number; content: Content; sha256: string }>(db, sql`select event_id as id, number, content, encode(sha256, 'hex') as sha256 from event_release order by event_id, number`)
  return found.filter((one) => fingerprintOf(one.content).toString('hex') !== one.sha256).slice(0, mostNamed).map((one) => `event ${one.id} release ${one.number}`)
}

export const invariants: readonly Invariant[] = [
  named(3, words.draft, sql`select e.space_id as id from event e join space s on s.id = e.space_id where (e.published_at is null and s.visibility <> 'space') or (e.state = 'published' and s.visibility <> e.visibility)`),
  { number: 20, title: words.released, violations: altered },
  named(20, words.numbers, sql`select event_id as id from event_release group by event_id having max(number) <> count(*)`),
  named(
    20,
    words.apart,
    sql`with newest as (select distinct on (event_id) event_id, content from event_release order by event_id, number desc),
          placed as (
            select n.event_id, one.value ->> 'id' as session, (one.value ->> 'startsAt')::timestamptz as starts, (one.value ->> 'endsAt')::timestamptz as ends, p.person_id
            from newest n, jsonb_array_elements(n.content -> 'sessions') as one (value), jsonb_array_elements(one.value -> 'speakers') as who (value)
            join event_speaker p on p.id = (who.value ->> 'id')::uuid where p.person_id is not null)
        select distinct a.event_id as id from placed a join placed b on a.event_id = b.event_id and a.person_id = b.person_id and a.session < b.session and a.starts < b.ends and b.starts < a.ends`,
  ),
  named(19, seatWords.seats, sql`select t.event_id as id from event_ticket t where t.capacity < (select count(*) from event_registration r where r.ticket_id = t.id and r.state in ('offered', 'confirmed'))`),
  named(
    19,
    seatWords.line,
    sql`select t.event_id as id from event_ticket t join event e on e.space_id = t.event_id where e.state = 'published' and e.ends_at > now() + interval '20 minutes'
          and exists (select 1 from event_registration r where r.ticket_id = t.id and r.state = 'waiting' and r.updated_at < now() - interval '10 minutes')
          and (t.capacity is null or t.capacity > (select count(*) from event_registration r where r.ticket_id = t.id and r.state in ('offered', 'confirmed')))`,
  ),
]
