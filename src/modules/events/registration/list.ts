import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name, Text } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { eventToRun } from '../reading.ts'
import type { RegistrationState } from '../rules.ts'

export type RegistrationLine = {
  id: string
  personId: string
  name: Name
  email: string | null
  organisation: Name | null
  organisationSlug: string | null
  country: string | null
  ticket: Text
  attends: 'on_site' | 'online'
  state: RegistrationState
  offerUntil: Date | null
  reason: string | null
  createdAt: Date
  /** The first time that the badge was read. */
  checkedInAt: Date | null
}

const line = sql`r.id, r.person_id as "personId", p.name, p.email, o.name as organisation, o.slug as "organisationSlug", coalesce(o.country, p.country) as country, t.name as ticket, t.attends, r.state, r.offer_until as "offerUntil", r.reason, r.created_at as "createdAt",
  (select min(k.at) from event_check_in k where k.registration_id = r.id) as "checkedInAt"`
const from = sql`from event_registration r join person p on p.id = r.person_id join event_ticket t on t.id = r.ticket_id left join organisation o on o.id = r.organisation_id`

export type ListQuery = { state?: RegistrationState; ticketId?: string; /** A part of a name, an organisation or an address. */ words?: string; page: number; size: number }

const escaped = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/** The registrations of an event, for who runs it: questions first, then the line in its order, then by name. @throws missing */
export async function registrationsOf(db: Db, actor: Actor, eventId: string, query: ListQuery): Promise<{ lines: RegistrationLine[]; total: number }> {
  const event = await eventToRun(db, actor, { id: eventId })
  const words = query.words?.trim()
  const where = sql`r.event_id = ${event.id} ${query.state ? sql`and r.state = ${query.state}` : sql``} ${query.ticketId ? sql`and r.ticket_id = ${query.ticketId}` : sql``}
    ${words ? sql`and (p.name::text ilike ${escaped(words)} or o.name::text ilike ${escaped(words)} or p.email ilike ${escaped(words)})` : sql``}`
  const total = (await row<{ total: number }>(db, sql`select count(*)::int as total ${from} where ${where}`))!.total
  const lines = await rows<RegistrationLine>(
    db,
    sql`select ${line} ${from} where ${where}
        order by array_position(array['asked', 'offered', 'waiting', 'confirmed', 'declined', 'cancelled'], r.state), r.waiting_since nulls last, r.created_at, r.id limit ${query.size} offset ${(query.page - 1) * query.size}`,
  )
  return { lines, total }
}

/** What one registration answered, by question. */
export const answersOf = (db: Db, registrationIds: readonly string[]): Promise<{ registrationId: string; questionId: string; words: string }[]> =>
  rows(db, sql`select registration_id as "registrationId", question_id as "questionId", words from event_answer where registration_id = any(${sql.param(registrationIds)}::uuid[])`)

export type OwnRegistration = {
  id: string
  eventId: string
  slug: string
  event: Text
  startsAt: Date
  endsAt: Date
  place: Text | null
  ticket: Text
  attends: 'on_site' | 'online'
  organisation: Name | null
  state: RegistrationState
  offerUntil: Date | null
  /** Place in the line, from 1, while waiting. */
  inLine: number | null
  reason: string | null
  code: string
  person: Name
}

const own = sql`r.id, r.event_id as "eventId", s.slug, s.name as event, e.starts_at as "startsAt", e.ends_at as "endsAt", e.place, t.name as ticket, t.attends, o.name as organisation, r.state, r.offer_until as "offerUntil", r.reason, r.code, p.name as person,
  case when r.state = 'waiting' then (select count(*)::int from event_registration w where w.ticket_id = r.ticket_id and w.state = 'waiting' and (w.waiting_since, w.id) <= (r.waiting_since, r.id)) end as "inLine"`
const ownFrom = sql`from event_registration r join event e on e.space_id = r.event_id join space s on s.id = e.space_id join event_ticket t on t.id = r.ticket_id join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id`

/** The actor's newest registration for an event, whatever became of it. */
export const ownRegistration = async (db: Db, actor: Actor, eventId: string): Promise<OwnRegistration | undefined> =>
  actor.personId ? row<OwnRegistration>(db, sql`select ${own} ${ownFrom} where r.event_id = ${eventId} and r.person_id = ${actor.personId} order by r.created_at desc, r.id desc limit 1`) : undefined

/** One of the actor's own. @throws missing */
export async function ownById(db: Db, actor: Actor, id: string): Promise<OwnRegistration> {
  const found = actor.personId ? await row<OwnRegistration>(db, sql`select ${own} ${ownFrom} where r.id = ${id} and r.person_id = ${actor.personId}`) : undefined
  if (!found) throw missing()
  return found
}

/** The actor's registrations for events that have not ended, soonest first. */
export const ownRegistrations = (db: Db, actor: Actor): Promise<OwnRegistration[]> =>
  actor.personId
    ? rows<OwnRegistration>(db, sql`select ${own} ${ownFrom} where r.person_id = ${actor.personId} and r.state not in ('declined', 'cancelled') and e.ends_at > ${actor.at} and e.state = 'published' order by e.starts_at, r.id limit 100`)
    : Promise.resolve([])

export type RegistrationFigures = { confirmed: number; waiting: number; asked: number; checkedIn: number; byCountry: { country: string | null; people: number }[] }

/** Asks for no right. */
export async function registrationFigures(db: Db, eventId: string): Promise<RegistrationFigures> {
  const counts = (await row<Omit<RegistrationFigures, 'byCountry'>>(
    db,
    sql`select count(*) filter (where state = 'confirmed')::int as confirmed, count(*) filter (where state in ('waiting', 'offered'))::int as waiting, count(*) filter (where state = 'asked')::int as asked,
          count(*) filter (where exists (select 1 from event_check_in k where k.registration_id = r.id))::int as "checkedIn" from event_registration r where event_id = ${eventId}`,
  ))!
  const byCountry = await rows<{ country: string | null; people: number }>(
    db,
    sql`select coalesce(o.country, p.country) as country, count(*)::int as people ${from} where r.event_id = ${eventId} and r.state = 'confirmed' group by 1 order by 2 desc, 1`,
  )
  return { ...counts, byCountry }
}
