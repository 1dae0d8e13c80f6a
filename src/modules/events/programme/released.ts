import type { Text } from '../../../core/text.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import type { Venue } from '../venues.ts'
import type { Content, ReleasedSession } from './content.ts'
import { speakersIn } from './draft.ts'
import { inOrder, type Session, type Speaker } from './session.ts'

export type Release = { number: number; note: string | null; releasedAt: Date; /** Hexadecimal. */ sha256: string }
export type Programme = Release & { content: Content; sessions: Session[]; venues: Venue[] }

const facts = sql`number, note, released_at as "releasedAt", encode(sha256, 'hex') as sha256`

/** The releases of a programme, newest first. */
export const releasesOf = (db: Db, eventId: string): Promise<Release[]> => rows<Release>(db, sql`select ${facts} from event_release where event_id = ${eventId} order by number desc`)

/** Speakers by the id of their row, as they are named now. */
export async function speakersById(db: Db, eventId: string): Promise<Map<string, Speaker>> {
  const by = await speakersIn(db, sql`p.session_id in (select s.id from event_session s where s.event_id = ${eventId})`)
  return new Map([...by.values()].flat().map((one) => [one.id, one]))
}

const instant = (at: string) => new Date(at)

function sessionOf(one: ReleasedSession, number: number, venues: ReadonlyMap<string, Venue>, speakers: ReadonlyMap<string, Speaker>): Session {
  const { startsAt, endsAt, venueId, speakers: named, ...rest } = one
  return {
    ...rest, startsAt: instant(startsAt), endsAt: instant(endsAt), venue: (venueId && venues.get(venueId)) || null, version: number,
    speakers: named.flatMap(({ id, role }) => { const known = speakers.get(id); return known ? [{ ...known, role }] : [] }),
  }
}

/** A released programme, the newest unless a number is given; who may read the event reads it. */
export async function programmeOf(db: Db, eventId: string, number?: number): Promise<Programme | undefined> {
  const found = await row<Release & { content: Content }>(db, sql`select ${facts}, content from event_release where event_id = ${eventId} ${number === undefined ? sql`` : sql`and number = ${number}`} order by number desc limit 1`)
  if (!found) return undefined
  const venues = found.content.venues.map((venue): Venue => ({ ...venue, name: venue.name as Text, address: venue.address as Text | null }))
  const byId = new Map(venues.map((venue) => [venue.id, venue]))
  const speakers = await speakersById(db, eventId)
  return { ...found, venues, sessions: found.content.sessions.map((one) => sessionOf(one, found.number, byId, speakers)).sort(inOrder) }
}
