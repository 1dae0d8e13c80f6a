import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import { type JudgePages, sweepReviews } from './judging/reminding.ts'

export const callJobs = (db: Db, pages: JudgePages, clock: Clock): Partial<Record<Queue, Job>> => ({
  call_sweep: () => sweepReviews(db, clock(), pages),
})

/** Cron expressions in UTC: early in the working day of either side. */
export const callSchedules: Partial<Record<Queue, string>> = { call_sweep: '40 0,8 * * *' }
