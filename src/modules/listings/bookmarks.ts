import type { Actor } from '../../core/actor.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { cardsFor } from './cards.ts'
import { findListing, mayRead, missing } from './record.ts'
import type { Card } from './shown.ts'

/** Sets or clears a reader's bookmark. A reaction, not a deed: no activity. @throws Failure missing */
export async function setBookmark(db: Db, actor: Actor, input: { id: string; on: boolean }): Promise<void> {
  const listing = await findListing(db, input.id)
  if (!listing || !actor.personId || !mayRead(actor, listing)) throw missing()
  if (input.on) await run(db, sql`insert into bookmark (person_id, listing_id, at) values (${actor.personId}, ${listing.id}, ${actor.at.toISOString()}) on conflict do nothing`)
  else await run(db, sql`delete from bookmark where person_id = ${actor.personId} and listing_id = ${listing.id}`)
}

/** The listings that a reader bookmarked and may still read, newest first. */
export async function bookmarksOf(db: Db, actor: Actor, limit = 100): Promise<Card[]> {
  if (!actor.personId) return []
  const found = await rows<{ id: string }>(db, sql`select listing_id as id from bookmark where person_id = ${actor.personId} order by at desc, listing_id limit ${Math.min(limit, 500)}`)
  return cardsFor(db, actor, found.map((one) => one.id))
}
