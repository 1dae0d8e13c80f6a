import type { Db } from '../../platform/database.ts'
import { releaseListing, sweepListings } from './expiry.ts'
import { forgetChanges } from './indexing.ts'
import { forgetVisitors } from './views.ts'

const thirtyDays = 30 * 86_400_000

/** Hourly: notices of the end, ends, releases that a lost job left behind. */
export const sweepJob = (db: Db, now: Date) => sweepListings(db, now)

/** At its hour; `data` is what the publishing face queued. */
export const releaseJob = (db: Db, now: Date, data: { listingId?: unknown }) => (typeof data.listingId === 'string' ? releaseListing(db, now, data.listingId) : Promise.resolve(false))

/** Daily: visitors of past days and changes that every index has read. */
export async function housekeepingJob(db: Db, now: Date): Promise<void> {
  await forgetVisitors(db, now)
  await forgetChanges(db, new Date(now.getTime() - thirtyDays))
}
