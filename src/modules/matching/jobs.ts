import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import type { LiveMatcher } from './live.ts'
import { learnTopic } from './preferences/record.ts'
import { tellMatches } from './telling.ts'

/** Tells people of new matches; the index catches up first, so that the job never runs ahead of it. */
export const matchJobs = (db: Db, live: () => LiveMatcher, clock: Clock): Partial<Record<Queue, Job>> => ({
  match_tell: async ({ listingId }) => {
    await tellMatches(db, live(), clock, String(listingId))
  },
  match_learn: ({ verdictId }) => learnTopic(db, live(), clock(), String(verdictId)),
})
