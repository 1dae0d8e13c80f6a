import type { Actor } from '../../core/actor.ts'
import type { Name, Text } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { canRunEvent } from './policy.ts'

/** A request to meet, a slot that came free, a meeting whose outcome nobody told, a seat that is held, a plan of meetings that is not out. */
export type EventTodoKind = 'request' | 'offer' | 'outcome' | 'seat' | 'plan'
export type EventTodo = { kind: EventTodoKind; eventId: string; slug: string; event: Text; /** Of the request, meeting, registration or run. */ id: string; person: Name | null; /** When the meeting was. */ at: Date | null; by: Date | null; number: number | null }

const mostOfEach = 8
/** How long after a meeting its outcome is still asked for. */
const outcomeDays = 14

/** What waits for the actor at events, what ends soonest first. */
export async function eventTodos(db: Db, actor: Actor): Promise<EventTodo[]> {
  const { personId: me, at } = actor
  if (!me) return []
  const own = await rows<EventTodo>(
    db,
    sql`with found as (
          (select case when q.offered then 'offer' else 'request' end as kind, q.event_id, q.id, case when q.from_person = ${me} then q.to_person else q.from_person end as person_id, null::timestamptz as at, q.expires_at as by, null::integer as number
             from meeting_request q where q.state = 'open' and q.expires_at > ${at} and (q.to_person = ${me} or (q.offered and q.from_person = ${me})) order by q.expires_at limit ${mostOfEach})
          union all
          (select 'outcome', m.event_id, m.id, case when m.a_id = ${me} then m.b_id else m.a_id end, s.starts_at, null, null
             from event_meeting m join meeting_slot s on s.id = m.slot_id where m.state = 'held' and ${me}::uuid in (m.a_id, m.b_id) and s.ends_at <= ${at} and s.ends_at > ${at}::timestamptz - make_interval(days => ${outcomeDays})
               and not exists (select from meeting_outcome u where u.meeting_id = m.id and u.person_id = ${me}) order by s.starts_at limit ${mostOfEach})
          union all
          (select 'seat', r.event_id, r.id, null, null, r.offer_until, null from event_registration r where r.person_id = ${me} and r.state = 'offered' and r.offer_until > ${at} order by r.offer_until limit ${mostOfEach})
        )
        select f.kind, f.event_id as "eventId", space.slug, space.name as event, f.id, p.name as person, f.at, f.by, f.number
        from found f join event e on e.space_id = f.event_id join space on space.id = f.event_id left join person p on p.id = f.person_id
        where e.state = 'published' order by f.by nulls last, f.at, f.id`,
  )
  return [...own, ...(await plansOf(db, actor))]
}

/** The newest plan of each event that the actor runs, where it is not published and its event is still to come. */
async function plansOf(db: Db, actor: Actor): Promise<EventTodo[]> {
  if (actor.seats.length === 0 && actor.affiliations.length === 0 && actor.roles.length === 0) return []
  const drafts = await rows<EventTodo>(
    db,
    sql`select 'plan' as kind, r.event_id as "eventId", space.slug, space.name as event, r.id, null as person, null as at, null as by, r.number
        from meeting_run r join event e on e.space_id = r.event_id join space on space.id = r.event_id
        where r.state = 'draft' and e.state = 'published' and e.ends_at > ${actor.at} and r.number = (select max(number) from meeting_run where event_id = r.event_id) order by e.starts_at, r.id limit 200`,
  )
  return drafts.filter((one) => canRunEvent(actor, one.eventId)).slice(0, mostOfEach)
}
