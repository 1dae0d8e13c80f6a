import { type Db, rows, type SQL, sql } from '../../../platform/database.ts'
import { type Venue, venuesOf } from '../venues.ts'
import { inOrder, type Session, type Speaker } from './session.ts'

type Row = Omit<Session, 'venue' | 'speakers'> & { venueId: string | null }

const columns = sql`id, kind, title, subtitle, abstract, detail, track, starts_at as "startsAt", ends_at as "endsAt", venue_id as "venueId", spoken_in as "spokenIn", outside_id as "outsideId", version`

/** Speakers of these sessions in their order, by session. */
export async function speakersIn(db: Db, which: SQL): Promise<Map<string, Speaker[]>> {
  const found = await rows<Speaker & { sessionId: string }>(
    db,
    sql`select p.id, p.session_id as "sessionId", p.role, p.person_id as "personId", p.name, p.about, p.released_in as "releasedIn" from event_speaker p where ${which} order by p.position, p.id`,
  )
  const by = new Map<string, Speaker[]>()
  for (const { sessionId, ...speaker } of found) by.set(sessionId, [...(by.get(sessionId) ?? []), speaker])
  return by
}

/** The sessions of the draft as they stand, in order; `id` narrows them to one. */
export async function draftOf(db: Db, eventId: string, id?: string): Promise<Session[]> {
  const found = await rows<Row>(db, sql`select ${columns} from event_session where event_id = ${eventId} and removed_at is null ${id ? sql`and id = ${id}` : sql``}`)
  const venues = new Map<string, Venue>((await venuesOf(db, eventId)).map((venue) => [venue.id, venue]))
  const speakers = await speakersIn(db, sql`p.removed_at is null and p.session_id in (select s.id from event_session s where s.event_id = ${eventId} and s.removed_at is null ${id ? sql`and s.id = ${id}` : sql``})`)
  return found.map(({ venueId, ...one }): Session => ({ ...one, venue: (venueId && venues.get(venueId)) || null, speakers: speakers.get(one.id) ?? [] })).sort(inOrder)
}
