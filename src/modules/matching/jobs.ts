import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Job } from '../../platform/queue.ts'
import type { LiveMatcher } from './live.ts'
import { tellMatches } from './telling.ts'

/** Tells people of new matches; the index catches up first, so that the job never runs ahead of it. */
export const matchJobs = (db: Db, live: () => LiveMatcher, clock: Clock): { match_tell: Job } => ({
  match_tell: async ({ listingId }) => {
    await tellMatches(db, live(), clock, String(listingId))
  },
})
