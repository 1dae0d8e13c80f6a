import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import { releaseListing, sweepListings } from './expiry.ts'
import { forgetChanges } from './indexing.ts'
import { publishDueReleases } from './release/release.ts'
import { queueTranslations } from './translation/jobs.ts'
import { forgetVisitors } from './views.ts'

const thirtyDays = 30 * 86_400_000

/** The jobs of this module by queue. `translating`: there is a machine for what nobody has translated. */
export const listingJobs = (db: Db, clock: Clock, translating: boolean): Partial<Record<Queue, Job>> => ({
  listing_sweep: async () => {
    await sweepListings(db, clock())
    if (translating) await queueTranslations(db)
  },
  release: async () => void (await publishDueReleases(db, clock())),
  listing_release: async ({ listingId }) => void (await releaseListing(db, clock(), String(listingId))),
})

/** When they run by themselves, in UTC: every hour; every minute for a release whose job was lost. */
export const listingSchedules: Partial<Record<Queue, string>> = { listing_sweep: '5 * * * *', release: '* * * * *' }

/** Daily: visitors of past days are forgotten, and changes that every index has read. */
export async function listingHousekeeping(db: Db, now: Date): Promise<void> {
  await forgetVisitors(db, now)
  await forgetChanges(db, new Date(now.getTime() - thirtyDays))
}
