import { type ActiveAffiliation, type ActiveMandate, type ActiveSeat, type Actor, type PlatformRole, visitor } from '../../core/actor.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { type Db, inTransaction, prepared, row, run, sql } from '../../platform/database.ts'
import { keptBySnapshot, snapshotNow, snapshotText } from '../../platform/snapshot.ts'
import { sessionDays, slideAfter } from './sign-in/rules.ts'
import type { SignIn } from './sign-in.ts'

/**
 * One person with every authority active at `$2`: the newest state, so that what ended a moment ago is not there.
 * Dates of spaces are half-open in UTC (view space_right of migration 0003).
 */
const authorities = `
  p.id, p.name, p.email, p.email_verified as "emailVerified", p.country, p.lang, (select max(notice) from notice_acceptance where person_id = p.id) as "acceptedNotice",
  array(select role from platform_role where person_id = p.id and ended_at is null) as roles,
  (select coalesce(json_agg(json_build_object('organisationId', o.id, 'role', a.role, 'country', o.country, 'name', o.name, 'slug', o.slug,
      'verified', o.verified_at is not null, 'trusted', o.trusted_at is not null) order by a.started_at, a.id), '[]')
    from affiliation a join organisation o on o.id = a.organisation_id
    where a.person_id = p.id and a.ended_at is null) as affiliations,
  (select coalesce(json_agg(json_build_object('spaceId', r.space_id, 'role', r.role)), '[]')
    from space_right r where r.person_id = p.id
      and r.from_on <= ($2::timestamptz at time zone 'UTC')::date and (r.to_on is null or r.to_on > ($2::timestamptz at time zone 'UTC')::date)) as seats,
  (select coalesce(json_agg(json_build_object('id', m.id, 'firmId', m.firm_id, 'publisherId', m.publisher_id, 'verbs', m.verbs, 'until', m.until)), '[]')
    from mandate m join affiliation a on a.organisation_id = m.publisher_id and a.person_id = p.id and a.ended_at is null and a.role <> 'researcher'
    where m.ended_at is null and m.until > $2) as mandates`

const bySession = `select ${authorities}, s.id as "sessionId", s.expires_at as "expiresAt", ${snapshotText} as snapshot
  from sign_in_session s join person p on p.id = s.user_id
  where s.token = $1 and s.expires_at > $2 and p.erased_at is null`

const byPerson = `select ${authorities} from person p where p.id = $1 and p.erased_at is null`

type Authorities = {
  id: string
  name: Name
  email: string
  emailVerified: boolean
  country: string | null
  lang: Lang
  acceptedNotice: number | null
  roles: PlatformRole[]
  affiliations: ActiveAffiliation[]
  seats: ActiveSeat[]
  mandates: (ActiveMandate & { until: string })[]
}

const toActor = (one: Authorities, at: Date): Actor => ({
  kind: 'person',
  personId: one.id,
  name: nameFor(one.lang, one.name),
  email: one.email,
  emailVerified: one.emailVerified,
  country: one.country ?? one.affiliations[0]?.country,
  acceptedNotice: one.acceptedNotice ?? undefined,
  roles: one.roles,
  affiliations: one.affiliations,
  seats: one.seats,
  mandates: one.mandates.map(({ id, firmId, publisherId, verbs }) => ({ id, firmId, publisherId, verbs })),
  at,
})

type Session = Authorities & { sessionId: string; expiresAt: Date; snapshot: string }

/** A session as one snapshot shows it, from when it was read until time alone ends something of it. */
type Kept = { session: Session; from: number; until: number }

const kept = keptBySnapshot<Kept>(5_000)
const day = 86_400_000

/** Seats begin and end at midnight UTC, sessions and mandates at their instants. */
const ends = ({ expiresAt, mandates }: Session, from: number): number =>
  Math.min(expiresAt.getTime(), (Math.floor(from / day) + 1) * day, ...mandates.map(({ until }) => Date.parse(until)))

/**
 * The session behind a token with every authority active now. Read by one prepared statement and kept for as long as nothing at
 * all is committed to the database: what is kept is given only after asking for that, so that what ended is gone with the next request.
 */
async function sessionBehind(db: Db, token: string, now: Date): Promise<Session | undefined> {
  const snapshot = kept.has(db, token) ? await snapshotNow(db) : undefined
  const known = snapshot === undefined ? undefined : kept.get(db, snapshot, token)
  if (known && known.from <= now.getTime() && now.getTime() < known.until) return known.session
  const [session] = await prepared<Session>(db, 'identify', bySession, [token, now])
  if (session && !inTransaction(db)) kept.set(db, session.snapshot, token, { session, from: now.getTime(), until: ends(session, now.getTime()) })
  return session
}

/**
 * Who sends these headers, with every authority active now. The session cookie's signature is checked first, so a forged
 * one costs no read. An unknown or expired session is a visitor.
 */
export async function identify(db: Db, signIn: SignIn, headers: Headers, now: Date): Promise<Actor> {
  const token = signIn.sessionToken(headers)
  if (!token) return visitor(now)
  const found = await sessionBehind(db, token, now)
  if (!found) return visitor(now)
  const full = now.getTime() + sessionDays * day
  if (full - found.expiresAt.getTime() > slideAfter) {
    await run(db, sql`update sign_in_session set expires_at = ${new Date(full).toISOString()}, updated_at = ${now.toISOString()} where id = ${found.sessionId}`)
  }
  return toActor(found, now)
}

/** The actor that a person is at `now`, for tokens, jobs and commands; undefined when there is no such person any more. */
export async function actorOfPerson(db: Db, personId: string, now: Date): Promise<Actor | undefined> {
  const [found] = await prepared<Authorities>(db, 'identify_person', byPerson, [personId, now])
  return found && toActor(found, now)
}

/** The session of these headers, for pages that list or end sessions. */
export const sessionOf = async (db: Db, signIn: SignIn, headers: Headers): Promise<{ id: string } | undefined> => {
  const token = signIn.sessionToken(headers)
  return token ? row<{ id: string }>(db, sql`select id from sign_in_session where token = ${token}`) : undefined
}
