import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import { findCommons } from './commons/storing.ts'
import type { LiveMatcher } from './live.ts'
import { learnTopic } from './preferences/record.ts'
import { tellMatches, tellRelease } from './telling.ts'

/** Tells people of new matches; the index catches up first, so that the job never runs ahead of it. */
export const matchJobs = (db: Db, live: () => LiveMatcher, clock: Clock): Partial<Record<Queue, Job>> => ({
  match_tell: async ({ listingId, releaseId }) => {
    if (releaseId) await tellRelease(db, live(), clock, String(releaseId))
    else await tellMatches(db, live(), clock, String(listingId))
  },
  commons: async () => void (await findCommons(db, live(), clock)),
  match_learn: ({ verdictId }) => learnTopic(db, live(), clock(), String(verdictId)),
})

/** When they run by themselves, in UTC: like needs are looked for at night in both countries. */
export const matchSchedules: Partial<Record<Queue, string>> = { commons: '20 20 * * *' }
