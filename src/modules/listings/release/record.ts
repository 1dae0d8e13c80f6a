import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import type { Name, Text } from '../../../core/text.ts'
import { type Db, row, type SQL, sql } from '../../../platform/database.ts'
import { missing } from '../record.ts'
import type { Holding } from './holding.ts'
import { releaseRefusals } from './messages.ts'
import { canReadRelease, canRunRelease } from './policy.ts'
import type { ReleaseState } from './rules.ts'

/** Listings of a release: all, approved and waiting for the hour, before the moderators, still drafts. */
export type ReleaseCounts = { total: number; ready: number; waiting: number; draft: number }

export type Release = {
  id: string
  reference: string
  publisherId: string
  publisher: Name
  publisherSlug: string
  publisherCountry: string
  trusted: boolean
  title: Text
  spaceId: string | null
  visibility: 'public' | 'signed_in' | 'space'
  excludedCountries: string[]
  nameWithheld: boolean
  state: ReleaseState
  consentBy: string | null
  consentOn: string | null
  consentWords: string | null
  consentFileId: string | null
  /** What was said on the wall clock of `hourZone` (`2026-12-01T09:00`), and the instant that it is. */
  hourLocal: string | null
  hourZone: string | null
  hour: Date | null
  submittedAt: Date | null
  approvedAt: Date | null
  endedReason: string | null
  endedAt: Date | null
  releasedCount: number | null
  leftCount: number | null
  createdAt: Date
  version: number
  counts: ReleaseCounts
}

/** Condition over `x` (release_listing), `l` and its pending revision `p`: approved, waits for the hour. */
export const readyListing = sql`x.removed_at is null and l.embargoed and l.state = 'submitted' and p.approved_at is not null`

const counts = sql`(select json_build_object('total', count(*), 'ready', count(*) filter (where ${readyListing}),
    'waiting', count(*) filter (where x.removed_at is null and l.state = 'submitted' and p.approved_at is null), 'draft', count(*) filter (where x.removed_at is null and l.state = 'draft'))
  from release_listing x join listing l on l.id = x.listing_id left join listing_revision p on p.id = l.pending_revision_id
  where x.release_id = r.id and x.removed_at is null)`

export const releaseColumns = sql`r.id, r.reference, r.publisher_id as "publisherId", o.name as publisher, o.slug as "publisherSlug", o.country as "publisherCountry", o.trusted_at is not null as trusted,
  r.title, r.space_id as "spaceId", r.visibility, r.excluded_countries as "excludedCountries", r.name_withheld as "nameWithheld", r.state, r.consent_by as "consentBy", r.consent_on as "consentOn",
  r.consent_words as "consentWords", r.consent_file_id as "consentFileId", to_char(r.hour_local, 'YYYY-MM-DD"T"HH24:MI') as "hourLocal", r.hour_zone as "hourZone", r.hour,
  r.submitted_at as "submittedAt", r.approved_at as "approvedAt", r.ended_reason as "endedReason", r.ended_at as "endedAt", r.released_count as "releasedCount", r.left_count as "leftCount",
  r.created_at as "createdAt", r.version, ${counts} as counts`
export const releaseTables = sql`release r join organisation o on o.id = r.publisher_id`

export const releaseById = (db: Db, id: string, lock: SQL = sql``): Promise<Release | undefined> => row<Release>(db, sql`select ${releaseColumns} from ${releaseTables} where r.id = ${id} ${lock}`)

/** A release for those who may read it. @throws Failure missing */
export async function releaseFor(db: Db, actor: Actor, idOrShown: string): Promise<Release> {
  const id = readId(idOrShown)
  const found = id && (await releaseById(db, id))
  if (!found || !canReadRelease(actor, found)) throw missing()
  return found
}

/**
 * The release under its lock, for who runs it. Without `version` the newest.
 * @throws Failure missing | conflict when it was changed meanwhile
 */
export async function releaseToRun(tx: Db, actor: Actor, id: string, version?: number): Promise<Release> {
  await row(tx, sql`select 1 from release where id = ${id} for update`)
  const found = await releaseById(tx, id)
  if (!found || !canRunRelease(actor, found)) throw missing()
  if (version !== undefined && found.version !== version) throw new Failure('conflict', releaseRefusals.changed)
  return found
}

export const holdingOf = (release: Release): Holding => ({
  id: release.id,
  prefix: release.reference.replace(/^R-(\d+)-0*(\d+)$/, '$1-R$2'),
  visibility: release.visibility,
  spaceId: release.spaceId,
  excludedCountries: release.excludedCountries,
  nameWithheld: release.nameWithheld,
})

export const deedOnRelease = (release: Pick<Release, 'id' | 'publisherId'>, verb: string, audience: 'parties' | 'public' = 'parties') => ({
  verb: `release.${verb}`,
  object: { type: 'release', id: release.id },
  onBehalfOf: release.publisherId,
  audience,
})
