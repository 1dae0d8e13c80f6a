import type { Indexed } from '../../engine/retrieval/matcher.ts'
import { type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { indexRows, listingsChangedSince } from '../listings/listings.ts'
import { type LiveMatcher, toIndexed } from '../matching/matching.ts'
import type { Lookout } from './lookout.ts'

/**
 * Compares what changed in the hall since the last time with everything that was saved: notes what each search found, and
 * stirs those who want to be told at once. It notes whatever the words say; who may read it is asked when it is told.
 * The watermark moves in the same transaction, so that a job that dies loses nothing, and one that was lost is made good by
 * the next.
 * @returns how many listings were compared.
 */
export async function followChanges(db: Db, live: LiveMatcher, lookout: Lookout, now: Date): Promise<number> {
  await live.refresh()
  return transaction(db, async (tx) => {
    const mark = await row<{ xid: string }>(tx, sql`select xid::text as xid from watch_mark for update`)
    const { ids, watermark } = await listingsChangedSince(tx, snapshotBefore(mark?.xid ?? '1'))
    if (ids.length > 0) {
      await lookout.catchUp(tx, live, now, ids)
      for await (const batch of indexRows(tx, { ids })) for (const document of batch) await compare(tx, lookout, toIndexed(document), new Date(document.numbers.publishedAt ?? 0), now)
      await stirAbout(tx, ids, now)
    }
    await run(tx, sql`insert into watch_mark (one, xid) values (true, ${oldestIn(watermark)}::text::xid8) on conflict (one) do update set xid = excluded.xid`)
    return ids.length
  })
}

/** The snapshot that sees every transaction before this one and none after: some changes come twice, none is missed. */
const snapshotBefore = (xid: string): string => `${xid}:${xid}:`

/** The oldest transaction that was running in a snapshot `xmin:xmax:…`. */
const oldestIn = (snapshot: string): string => snapshot.split(':', 1)[0] ?? '1'

async function compare(tx: Db, lookout: Lookout, document: Indexed, publishedAt: Date, now: Date): Promise<void> {
  const found = lookout.searchesFor(document)
  const fresh = found.filter(({ since }) => since <= publishedAt).map((one) => one.id)
  // What waits to be told but is no longer said by the listing, after a revision, waits in vain.
  await run(tx, sql`delete from watch_found f using watch w where f.listing_id = ${document.id} and f.told_at is null and w.id = f.watch_id and w.kind = 'search' and w.id <> all(${sql.param(fresh)}::uuid[])`)
  if (fresh.length > 0) {
    await run(
      tx,
      sql`insert into watch_found (watch_id, listing_id, found_at) select w.id, ${document.id}::uuid, ${now.toISOString()} from watch w where w.id = any(${sql.param(fresh)}::uuid[])
          on conflict do nothing`,
    )
  }
  await stir(tx, [...fresh, ...lookout.needsFor(document)], now)
}

const stir = async (tx: Db, ids: readonly string[], now: Date): Promise<void> => {
  if (ids.length > 0) await run(tx, sql`update watch set stirred_at = ${now.toISOString()} where id = any(${sql.param([...ids])}::uuid[]) and rhythm = 'at_once' and stirred_at is null`)
}

/** Those who watch the changed listings themselves, or the organisations that own them. */
async function stirAbout(tx: Db, ids: readonly string[], now: Date): Promise<void> {
  const changed = sql.param([...ids])
  await run(
    tx,
    sql`update watch set stirred_at = ${now.toISOString()} where rhythm = 'at_once' and stirred_at is null and id in (
          select id from watch where listing_id = any(${changed}::uuid[]) union select id from watch where other_id = any(${changed}::uuid[])
          union select w.id from watch w join listing l on l.owner_id = w.organisation_id where l.id = any(${changed}::uuid[]))`,
  )
}
