import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { partnerCheckMissing } from '../../deals/deals.ts'
import { canRunEvent } from '../policy.ts'
import type { MeetingOutcome, MeetingRole } from './rules.ts'

export type Place = { kind: 'table' | 'room'; number: number | null; /** The meeting's own address, else the room's. */ link: string | null }

/** A meeting as one of its two people sees it. */
export type MyMeeting = {
  id: string
  other: string
  name: Name
  organisation: Name
  organisationId: string
  organisationSlug: string
  country: string
  role: MeetingRole | null
  words: string | null
  startsAt: Date
  endsAt: Date
  place: Place
  ownLink: boolean
  state: 'held' | 'cancelled'
  reason: string | null
  outcome: MeetingOutcome | null
  note: string | null
  dealId: string | null
  /** The case that the other's answer opened. */
  theirDealId: string | null
  /** Across a border, and one of the two has no valid check of the other. */
  checkMissing: boolean
  version: number
}

/** The meetings of somebody in an event, those held in the order of time; a run's replaced plans are left out. */
export async function myMeetings(db: Db, actor: Actor, eventId: string): Promise<MyMeeting[]> {
  const me = actor.personId
  if (!me) return []
  const found = await rows<Omit<MyMeeting, 'place' | 'checkMissing'> & { kind: 'table' | 'room'; number: number | null; link: string | null; home: string | null }>(
    db,
    sql`select m.id, p.id as other, p.name, o.name as organisation, o.id as "organisationId", o.slug as "organisationSlug", o.country, mp.role, mp.words, s.starts_at as "startsAt", s.ends_at as "endsAt", c.kind, c.number, coalesce(m.link, c.link) as link, m.link is not null as "ownLink",
          m.state, m.reason, u.outcome, u.note, u.deal_id as "dealId", h.deal_id as "theirDealId", m.version, mine.organisation_id as home
        from event_meeting m join meeting_slot s on s.id = m.slot_id join resource c on c.id = m.table_id join person p on p.id = case when m.a_id = ${me} then m.b_id else m.a_id end
          left join meeting_person mp on mp.event_id = m.event_id and mp.person_id = p.id left join organisation o on o.id = mp.organisation_id left join meeting_person mine on mine.event_id = m.event_id and mine.person_id = ${me}
          left join meeting_outcome u on u.meeting_id = m.id and u.person_id = ${me} left join meeting_outcome h on h.meeting_id = m.id and h.person_id = p.id
        where m.event_id = ${eventId} and ${me}::uuid in (m.a_id, m.b_id) and m.state <> 'replaced' order by (m.state = 'cancelled'), s.starts_at, m.id`,
  )
  const list: MyMeeting[] = []
  for (const { kind, number, link, home, ...one } of found) {
    const checkMissing = one.state === 'held' && home !== null && one.organisationId !== null && (await partnerCheckMissing(db, home, one.organisationId, actor.at)).length > 0
    list.push({ ...one, place: { kind, number, link }, checkMissing })
  }
  return list
}

/** A meeting as who runs the event sees it. */
export type HeldMeeting = {
  id: string
  a: string
  b: string
  aName: Name
  bName: Name
  aOrganisation: Name
  bOrganisation: Name
  slotId: string
  startsAt: Date
  endsAt: Date
  tableId: string
  place: Place
  source: 'request' | 'run' | 'organiser'
  outcomes: MeetingOutcome[]
}

/** Every meeting that is held, by time and table: for who runs the event. @throws missing */
export async function meetingsOfEvent(db: Db, actor: Actor, eventId: string): Promise<HeldMeeting[]> {
  if (!canRunEvent(actor, eventId)) throw missing()
  const found = await rows<Omit<HeldMeeting, 'place'> & { kind: 'table' | 'room'; number: number | null; link: string | null }>(
    db,
    sql`select m.id, m.a_id as a, m.b_id as b, p.name as "aName", q.name as "bName", coalesce(po.name, '{}') as "aOrganisation", coalesce(qo.name, '{}') as "bOrganisation", m.slot_id as "slotId", s.starts_at as "startsAt", s.ends_at as "endsAt", m.table_id as "tableId",
          c.kind, c.number, coalesce(m.link, c.link) as link, m.source, array(select u.outcome from meeting_outcome u where u.meeting_id = m.id order by u.at) as outcomes
        from event_meeting m join meeting_slot s on s.id = m.slot_id join resource c on c.id = m.table_id join person p on p.id = m.a_id join person q on q.id = m.b_id
          left join meeting_person pm on pm.event_id = m.event_id and pm.person_id = m.a_id left join organisation po on po.id = pm.organisation_id
          left join meeting_person qm on qm.event_id = m.event_id and qm.person_id = m.b_id left join organisation qo on qo.id = qm.organisation_id
        where m.event_id = ${eventId} and m.state = 'held' order by s.starts_at, c.kind desc, c.number, m.id`,
  )
  return found.map(({ kind, number, link, ...one }) => ({ ...one, place: { kind, number, link } }))
}

export type MeetingCounts = { people: number; offers: number; seeks: number; wishes: number; musts: number; held: number; cancelled: number; requestsOpen: number; outcomes: Partial<Record<MeetingOutcome, number>>; begun: number; answered: number; deals: number }

/** How the meetings of an event stand; a meeting counts once, by the answer that says most. */
export async function meetingCounts(db: Db, eventId: string, at: Date): Promise<MeetingCounts> {
  const found = await row<Omit<MeetingCounts, 'outcomes'>>(
    db,
    sql`select (select count(*) from meeting_person where event_id = ${eventId} and state = 'in') as people, (select count(*) from meeting_person where event_id = ${eventId} and state = 'in' and role = 'offers') as offers,
          (select count(*) from meeting_person where event_id = ${eventId} and state = 'in' and role = 'seeks') as seeks,
          (select count(*) from meeting_wish where event_id = ${eventId} and kind <> 'never') as wishes, (select count(*) from meeting_wish where event_id = ${eventId} and kind = 'must') as musts,
          (select count(*) from event_meeting where event_id = ${eventId} and state = 'held') as held, (select count(*) from event_meeting where event_id = ${eventId} and state = 'cancelled') as cancelled,
          (select count(*) from meeting_request where event_id = ${eventId} and state = 'open' and expires_at > ${at}) as "requestsOpen",
          (select count(*) from event_meeting m join meeting_slot s on s.id = m.slot_id where m.event_id = ${eventId} and m.state = 'held' and s.starts_at <= ${at}) as begun,
          (select count(distinct u.meeting_id) from meeting_outcome u join event_meeting m on m.id = u.meeting_id where m.event_id = ${eventId}) as answered,
          (select count(distinct u.deal_id) from meeting_outcome u join event_meeting m on m.id = u.meeting_id where m.event_id = ${eventId} and u.deal_id is not null) as deals`,
  )
  const said = await rows<{ outcome: MeetingOutcome; n: number }>(
    db,
    sql`select outcome, count(*) as n from (select distinct on (u.meeting_id) u.outcome from meeting_outcome u join event_meeting m on m.id = u.meeting_id where m.event_id = ${eventId}
          order by u.meeting_id, array_position(array['cooperation', 'informative', 'insufficient_interest', 'did_not_take_place'], u.outcome)) each group by outcome`,
  )
  return { ...found!, outcomes: Object.fromEntries(said.map(({ outcome, n }) => [outcome, n])) }
}
