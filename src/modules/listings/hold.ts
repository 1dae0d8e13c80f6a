import type { Actor } from '../../core/actor.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { tellWatchers } from './publishing.ts'
import { lockListing } from './record.ts'

/*
 * What complaints do to a listing. Each belongs into the change of the complaint, which is the activity and has decided
 * that the actor may.
 */

/** Takes a listing out of the hall until somebody decides; nothing is lost, its people cannot bring it back. @returns whether it is held now */
export async function holdListing(tx: Db, actor: Actor, id: string): Promise<boolean> {
  const listing = await lockListing(tx, id)
  if (listing.held) return true
  if (listing.state !== 'published' && listing.state !== 'paused') return false
  const at = actor.at.toISOString()
  await run(tx, sql`update listing set state = 'paused', held_at = ${at}, held_from = ${listing.state}, version = version + 1, updated_at = ${at} where id = ${id}`)
  await tellWatchers(tx, id)
  return true
}

/** Ends the hold: the listing stands where it stood, unless it was closed meanwhile. */
export async function releaseHold(tx: Db, actor: Actor, id: string): Promise<void> {
  const listing = await lockListing(tx, id)
  if (!listing.held) return
  await run(
    tx,
    sql`update listing set state = case when state = 'paused' then held_from else state end, held_at = null, held_from = null, version = version + 1, updated_at = ${actor.at.toISOString()} where id = ${id}`,
  )
  await tellWatchers(tx, id)
}

/** Closes a listing by the moderators' decision; an appeal may {@link restoreListing restore} it. */
export async function removeListing(tx: Db, actor: Actor, id: string): Promise<void> {
  const listing = await lockListing(tx, id)
  if (listing.state !== 'published' && listing.state !== 'paused') return
  await run(
    tx,
    sql`update listing set state = 'closed', closed_reason = 'moderated', pending_revision_id = null, held_at = null, held_from = coalesce(held_from, ${listing.state}), version = version + 1,
      updated_at = ${actor.at.toISOString()} where id = ${id}`,
  )
  await tellWatchers(tx, id)
}

/** Takes the removal back. */
export async function restoreListing(tx: Db, actor: Actor, id: string): Promise<void> {
  await lockListing(tx, id)
  await run(
    tx,
    sql`update listing set state = held_from, closed_reason = null, held_from = null, version = version + 1, updated_at = ${actor.at.toISOString()}
      where id = ${id} and state = 'closed' and closed_reason = 'moderated' and held_from is not null`,
  )
  await tellWatchers(tx, id)
}
