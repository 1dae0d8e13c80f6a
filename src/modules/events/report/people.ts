import type { Name } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'

export type Seats = { registered: number; attended: number; in_line: number; left: number }

export const seatsOf = async (db: Db, eventId: string): Promise<Seats> =>
  (await row<Seats>(
    db,
    sql`select count(*) filter (where r.state = 'confirmed')::int as registered, count(*) filter (where r.state = 'confirmed' and exists (select from event_check_in k where k.registration_id = r.id))::int as attended,
          count(*) filter (where r.state in ('asked', 'waiting', 'offered'))::int as in_line, count(*) filter (where r.state in ('declined', 'cancelled'))::int as left from event_registration r where r.event_id = ${eventId}`,
  ))!

/** An organisation of those who have a seat, with how many they are; none for people who come for themselves. */
export type Delegation = { organisation: { slug: string; name: Name } | null; country: string | null; people: number }
export const delegationsOf = (db: Db, eventId: string): Promise<Delegation[]> =>
  rows<Delegation>(
    db,
    sql`select case when o.id is not null then jsonb_build_object('slug', o.slug, 'name', o.name) end as organisation, coalesce(o.country, p.country) as country, count(*)::int as people
        from event_registration r join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
        where r.event_id = ${eventId} and r.state = 'confirmed' group by o.id, 2 order by 3 desc, o.slug nulls last, 2`,
  )
