import type { Actor } from '../../../core/actor.ts'
import type { Phrase } from '../../../core/text.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import { importProblems } from '../import/messages.ts'

/** What a release gives each of its listings; `prefix` begins their references, so that no gap among those of others tells how much is held back. */
export type Holding = { id: string; prefix: string; visibility: 'public' | 'signed_in' | 'space'; spaceId: string | null; excludedCountries: string[]; nameWithheld: boolean }

/** The columns of a listing that is held back. */
export const embargoOf = (holding: Holding | undefined) =>
  holding && {
    embargoed: true, visibility: holding.visibility, audienceSpaces: holding.visibility === 'space' && holding.spaceId ? [holding.spaceId] : [],
    excludedCountries: holding.excludedCountries, nameWithheld: holding.nameWithheld,
  }

/** New listings belong to the release, and to the space among whose listings they will stand. */
export async function holdWith(tx: Db, actor: Actor, { id, spaceId }: Pick<Holding, 'id' | 'spaceId'>, listingIds: readonly string[]): Promise<void> {
  const at = actor.at.toISOString()
  const ids = sql.param([...listingIds])
  await run(
    tx,
    sql`insert into release_listing (release_id, listing_id, added_at) select ${id}, id, ${at} from unnest(${ids}::uuid[]) as id
        on conflict (release_id, listing_id) do update set removed_at = null, added_at = excluded.added_at`,
  )
  if (spaceId) await run(tx, sql`insert into listing_space (listing_id, space_id, added_by, added_at) select id, ${spaceId}, ${actor.personId ?? null}, ${at} from unnest(${ids}::uuid[]) as id on conflict do nothing`)
}

/** A listing that is there already joins the release, unless readers have it or another release holds it. @returns why not */
export async function holdKnown(tx: Db, actor: Actor, holding: Holding, listing: { id: string; live: boolean; releaseId: string | null }): Promise<Phrase | undefined> {
  if (listing.live) return importProblems.published
  if (listing.releaseId === holding.id) return undefined
  if (listing.releaseId) return importProblems.otherRelease
  const access = embargoOf(holding)!
  await run(
    tx,
    sql`update listing set embargoed = true, release_at = null, visibility = ${access.visibility}, audience_spaces = ${sql.param(access.audienceSpaces)}::uuid[], audience_organisations = '{}',
          excluded_countries = ${sql.param(access.excludedCountries)}::text[], name_withheld = ${access.nameWithheld}, version = version + 1, updated_at = ${actor.at.toISOString()} where id = ${listing.id}`,
  )
  await holdWith(tx, actor, holding, [listing.id])
  return undefined
}
