import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import { sweepDue } from './due.ts'
import { sweepDeals } from './sweep.ts'

/** The jobs of this module by queue. */
export const dealJobs = (db: Db, clock: Clock): Partial<Record<Queue, Job>> => ({
  deal_sweep: async () => {
    await sweepDeals(db, clock())
    await sweepDue(db, clock())
  },
})

/** When they run by themselves, in UTC: before the working day in China, and again before the one in Britain. */
export const dealSchedules: Partial<Record<Queue, string>> = { deal_sweep: '10 0,7 * * *' }
