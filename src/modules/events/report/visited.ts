import type { Name, Text } from '../../../core/text.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import type { VisitPart } from '../hall/visits.ts'

/** Openings of the pages of a session or of a booth, the most opened first. */
export type Opened = { session: { id: string; title: Text } | null; booth: { slug: string; name: Name } | null; visits: number }

export const openedIn = (db: Db, eventId: string, part: Extract<VisitPart, 'session' | 'booth'>): Promise<Opened[]> =>
  rows<Opened>(
    db,
    sql`select case when s.id is not null then jsonb_build_object('id', s.id, 'title', s.title) end as session, case when o.id is not null then jsonb_build_object('slug', o.slug, 'name', o.name) end as booth, sum(v.visits)::int as visits
        from event_visit v left join event_session s on v.part = 'session' and s.id = v.object_id and s.event_id = v.event_id left join organisation o on v.part = 'booth' and o.id = v.object_id
        where v.event_id = ${eventId} and v.part = ${part} group by s.id, o.id order by 3 desc, s.id, o.id limit 2000`,
  )
