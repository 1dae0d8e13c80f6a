import type { Actor } from '../../../core/actor.ts'
import type { Name } from '../../../core/text.ts'
import { type Db, rows, type SQL, sql } from '../../../platform/database.ts'
import { dealFilter, type DealStage } from '../../deals/deals.ts'
import { outcomeFilter, type OutcomeKind } from '../../projects/projects.ts'

export const caseWays = ['meetings', 'roadshow', 'hall'] as const
/** By what a case came out of an event. */
export type CaseWay = (typeof caseWays)[number]

/** Ids of the cases that came out of an event by each way. */
const from: Record<CaseWay, (eventId: string) => SQL> = {
  meetings: (eventId) => sql`select d.id from event_meeting m join deal d on d.origin = 'meeting' and d.origin_id = m.id where m.event_id = ${eventId}
    union select u.deal_id from meeting_outcome u join event_meeting m on m.id = u.meeting_id where m.event_id = ${eventId} and u.deal_id is not null`,
  roadshow: (eventId) => sql`select i.deal_id from roadshow_interest i join roadshow_pitch t on t.id = i.pitch_id join roadshow w on w.session_id = t.session_id where w.event_id = ${eventId}`,
  hall: (eventId) => sql`select d.id from event e join event_exhibit x on x.event_id = e.space_id and x.state = 'shown' join deal_listing b on b.listing_id = x.listing_id and b.place = 0 join deal d on d.id = b.deal_id and d.origin = 'interest'
    where e.space_id = ${eventId} and d.opened_at between greatest(e.starts_at, x.put_at) and e.ends_at`,
}

/** The cases that came out of an event, as a set of ids: each is in it once, whatever it came by. */
export const casesOfEvent = (eventId: string): SQL => sql`(${from.meetings(eventId)} union ${from.roadshow(eventId)} union ${from.hall(eventId)})`
/** On `outcome u`: it is of a case that came out of an event, or of a project that the case became. */
export const outcomesOfEvent = (eventId: string): SQL => sql`(u.deal_id in ${casesOfEvent(eventId)} or u.project_id in (select j.id from project j where j.deal_id in ${casesOfEvent(eventId)}))`

const title = sql`coalesce((select jsonb_object_agg(x.lang, x.body) from deal_listing b join listing_text x on x.revision_id = b.revision_id where b.deal_id = d.id and b.place = 0 and x.field = 'title' and x.origin <> 'machine'), d.title)`

/** A case as it is counted. What it is about stands there for those alone who read it. */
export type EventCase = { id: string; way: CaseWay; stage: DealStage; field: string | null; countries: string[]; mine: boolean; reference: string | null; title: Name | null; at: Date }

/** Every case that came out of an event, the newest first; by meetings before the roadshow before the hall where it came by several. */
export const eventCases = (db: Db, actor: Actor, eventId: string): Promise<EventCase[]> =>
  rows<EventCase>(
    db,
    sql`with found as (select id, min(way) as way from (${sql.join(caseWays.map((way, place) => sql`select id, ${sql.raw(String(place + 1))} as way from (${from[way](eventId)}) as one (id)`), sql` union all `)}) every group by id)
        select d.id, (array['meetings', 'roadshow', 'hall'])[f.way] as way, d.stage, (select r.fields[1] from deal_listing b join listing_revision r on r.id = b.revision_id where b.deal_id = d.id and b.place = 0) as field,
          array(select distinct o.country from deal_party q join organisation o on o.id = q.organisation_id where q.deal_id = d.id and q.role <> 'broker' order by 1) as countries,
          r.mine, case when r.mine then d.reference end as reference, case when r.mine then ${title} end as title, d.opened_at as at
        from found f join deal d on d.id = f.id, lateral (select ${dealFilter('read', actor)} as mine) r order by d.opened_at desc, d.id`,
  )

/** Confirmed outcomes per kind and currency, which are never added: minor units, or jobs. */
export type EventAmount = { kind: OutcomeKind; currency: string | null; sum: number; all: number; mine: number }
export const eventAmounts = (db: Db, actor: Actor, eventId: string): Promise<EventAmount[]> =>
  rows<EventAmount>(
    db,
    sql`select u.kind, u.currency, sum(coalesce(u.minor, u.jobs))::bigint as sum, count(distinct coalesce(u.deal_id, u.project_id))::int as all, count(distinct coalesce(u.deal_id, u.project_id)) filter (where ${outcomeFilter('read', actor)})::int as mine
        from outcome u where u.state = 'confirmed' and ${outcomesOfEvent(eventId)} group by u.kind, u.currency order by array_position(array['intent', 'contract', 'received', 'follow_on', 'technology_value', 'jobs'], u.kind), u.currency`,
  )
