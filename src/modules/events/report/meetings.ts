import type { Name } from '../../../core/text.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import type { MeetingOutcome } from '../meetings/rules.ts'
import type { Reason } from '../../../engine/meetings/meetings.ts'

/** What became of a meeting: the answer that says most of the two, else how far it is. */
export type MeetingFate = MeetingOutcome | 'cancelled' | 'unanswered' | 'ahead'
type House = { slug: string; name: Name; country: string }
export type CountedMeeting = { id: string; startsAt: Date; fate: MeetingFate; /** Why it was cancelled. */ reason: string | null; a: Name; b: Name; aHouse: House | null; bHouse: House | null }

const house = (alias: string) => sql.raw(`case when ${alias}.id is not null then jsonb_build_object('slug', ${alias}.slug, 'name', ${alias}.name, 'country', ${alias}.country) end`)

/** Every meeting of an event that was fixed and not replaced by a later plan, in the order of time. */
export const countedMeetings = (db: Db, eventId: string, at: Date): Promise<CountedMeeting[]> =>
  rows<CountedMeeting>(
    db,
    sql`select m.id, s.starts_at as "startsAt", m.reason, p.name as a, q.name as b, ${house('f')} as "aHouse", ${house('g')} as "bHouse",
          case when m.state = 'cancelled' then 'cancelled' else coalesce(
            (select u.outcome from meeting_outcome u where u.meeting_id = m.id order by array_position(array['cooperation', 'informative', 'insufficient_interest', 'did_not_take_place'], u.outcome) limit 1),
            case when s.starts_at <= ${at} then 'unanswered' else 'ahead' end) end as fate
        from event_meeting m join meeting_slot s on s.id = m.slot_id join person p on p.id = m.a_id join person q on q.id = m.b_id
          left join meeting_person pm on pm.event_id = m.event_id and pm.person_id = m.a_id left join organisation f on f.id = pm.organisation_id
          left join meeting_person qm on qm.event_id = m.event_id and qm.person_id = m.b_id left join organisation g on g.id = qm.organisation_id
        where m.event_id = ${eventId} and m.state <> 'replaced' order by s.starts_at, m.id`,
  )

/** Wishes to meet, and why those that the published plan does not meet are not met. */
export async function wishesCounted(db: Db, eventId: string): Promise<{ wishes: number; unmet: { why: Reason; n: number }[] }> {
  const [made] = await rows<{ n: number }>(db, sql`select count(*)::int as n from meeting_wish where event_id = ${eventId} and kind <> 'never'`)
  const unmet = await rows<{ why: Reason; n: number }>(
    db,
    sql`select x.why, count(*)::int as n from meeting_run_unmet x join meeting_run r on r.id = x.run_id where r.event_id = ${eventId} and r.state = 'published' and r.kind = 'whole'
          and not exists (select from event_meeting m where m.event_id = r.event_id and m.state = 'held' and m.a_id = x.a_id and m.b_id = x.b_id) group by x.why order by 2 desc, 1`,
  )
  return { wishes: made?.n ?? 0, unmet }
}

export const tookPlace = ({ fate }: Pick<CountedMeeting, 'fate'>): boolean => fate === 'cooperation' || fate === 'informative' || fate === 'insufficient_interest'
export const fellThrough = ({ fate }: Pick<CountedMeeting, 'fate'>): boolean => fate === 'did_not_take_place' || fate === 'cancelled'
export const crossesBorder = ({ aHouse, bHouse }: Pick<CountedMeeting, 'aHouse' | 'bHouse'>): boolean => aHouse !== null && bHouse !== null && aHouse.country !== bHouse.country
