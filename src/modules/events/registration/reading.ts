import { type Db, row, rows, sql } from '../../../platform/database.ts'
import type { RegistrationState } from '../rules.ts'

export type Registration = { id: string; eventId: string; ticketId: string; personId: string; organisationId: string | null; state: RegistrationState; offerUntil: Date | null; code: string; version: number }

const columns = sql`r.id, r.event_id as "eventId", r.ticket_id as "ticketId", r.person_id as "personId", r.organisation_id as "organisationId", r.state, r.offer_until as "offerUntil", r.code, r.version`

/** A person's registration for an event that was neither declined nor cancelled. */
export const registrationOf = (db: Db, eventId: string, personId: string): Promise<Registration | undefined> =>
  row<Registration>(db, sql`select ${columns} from event_registration r where r.event_id = ${eventId} and r.person_id = ${personId} and r.state not in ('declined', 'cancelled')`)

/** Whether the person has a seat: what a session's private parts, meetings and the badge ask. */
export const takesPart = async (db: Db, eventId: string, personId: string | undefined): Promise<boolean> => personId !== undefined && (await registrationOf(db, eventId, personId))?.state === 'confirmed'

/** The people who have a seat, by id. */
export const participantsOf = async (db: Db, eventId: string): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select person_id as id from event_registration where event_id = ${eventId} and state = 'confirmed' order by person_id`)).map(({ id }) => id)
