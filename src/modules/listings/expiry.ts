import { system } from '../../core/actor.ts'
import { record } from '../../platform/change.ts'
import { type Db, rows, run, sql, transaction } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { keepersOf } from './contacts.ts'
import { putLive, tellWatchers } from './publishing.ts'
import { deedOn, lockListing } from './record.ts'
import { revisionOf } from './revisions.ts'
import { validity } from './rules.ts'
import { revisionTitle, titleOf } from './titles.ts'

export type Sweep = { noticed: number; expired: number; released: number }

/**
 * The hourly look at dates: tells the keepers 14 days before the end, once; closes what has ended; releases what a lost
 * job left behind. Each listing is its own transaction, so that one that fails stops no other. Running it again does nothing.
 */
export async function sweepListings(db: Db, at: Date): Promise<Sweep> {
  const released = await due(db, sql`state = 'submitted' and not embargoed and release_at <= ${at.toISOString()}`)
  const ended = await due(db, sql`state in ('published', 'paused') and expires_at <= ${at.toISOString()}`)
  const soon = await due(db, sql`state in ('published', 'paused') and expires_at > ${at.toISOString()} and expires_at <= ${new Date(at.getTime() + validity.noticeDays * 86_400_000).toISOString()}
    and noticed_end is distinct from expires_at`)
  const sweep = { noticed: 0, expired: 0, released: 0 }
  for (const id of released) if (await releaseListing(db, at, id)) sweep.released += 1
  for (const id of ended) if (await expire(db, at, id)) sweep.expired += 1
  for (const id of soon) if (await notice(db, at, id)) sweep.noticed += 1
  return sweep
}

const due = async (db: Db, where: ReturnType<typeof sql>): Promise<string[]> => (await rows<{ id: string }>(db, sql`select id from listing where ${where} order by id limit 5000`)).map((one) => one.id)

/** Publishes what was approved and held back, when its hour has come. @returns whether it did. */
export async function releaseListing(db: Db, at: Date, id: string): Promise<boolean> {
  const actor = system(at)
  return transaction(db, async (tx) => {
    const found = await rows<{ id: string }>(tx, sql`select id from listing where id = ${id} for update`)
    if (found.length === 0) return false
    const listing = await lockListing(tx, id)
    const pending = listing.pendingRevisionId ? await revisionOf(tx, listing.pendingRevisionId) : undefined
    if (listing.state !== 'submitted' || listing.embargoed || !pending?.approvedAt || !listing.releaseAt || listing.releaseAt > at) return false
    await putLive(tx, actor, listing, pending.id, pending.source)
    await record(tx, actor, deedOn(actor, listing, 'publish', { audience: 'public', related: [pending.id] }))
    await tell(tx, { kind: 'listing_published', people: await keepersOf(tx, listing), object: { type: 'listing', id }, version: pending.id, about: { title: titleOf(pending.texts) } })
    return true
  })
}

async function expire(db: Db, at: Date, id: string): Promise<boolean> {
  const actor = system(at)
  return transaction(db, async (tx) => {
    const listing = await lockListing(tx, id)
    if ((listing.state !== 'published' && listing.state !== 'paused') || !listing.expiresAt || listing.expiresAt > at) return false
    await run(tx, sql`update listing set state = 'closed', closed_reason = 'expired', pending_revision_id = null, version = version + 1, updated_at = ${at.toISOString()} where id = ${id}`)
    await record(tx, actor, deedOn(actor, listing, 'expire', { audience: 'public' }))
    await tellWatchers(tx, id)
    await tell(tx, { ...(await telling(tx, listing)), kind: 'listing_expired' })
    return true
  })
}

async function notice(db: Db, at: Date, id: string): Promise<boolean> {
  const actor = system(at)
  return transaction(db, async (tx) => {
    const listing = await lockListing(tx, id)
    if ((listing.state !== 'published' && listing.state !== 'paused') || !listing.expiresAt || listing.expiresAt <= at) return false
    const marked = await run(tx, sql`update listing set noticed_end = expires_at where id = ${id} and noticed_end is distinct from expires_at`)
    if (marked === 0) return false
    await record(tx, actor, deedOn(actor, listing, 'expiry_notice'))
    await tell(tx, { ...(await telling(tx, listing)), kind: 'listing_expiring' })
    return true
  })
}

async function telling(db: Db, listing: Awaited<ReturnType<typeof lockListing>>) {
  const end = listing.expiresAt ?? new Date(0)
  const title = listing.liveRevisionId ? await revisionTitle(db, listing.liveRevisionId) : {}
  const until = end.toISOString().slice(0, 10)
  return { people: await keepersOf(db, listing), object: { type: 'listing', id: listing.id }, version: until, about: { title, until } }
}
