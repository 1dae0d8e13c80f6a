import { system } from '../../../core/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/database.ts'
import type { Job, Queue } from '../../../platform/queue.ts'
import { calendarBook } from '../../calendars/calendars.ts'
import { closeDueMotions } from './motions.ts'
import { remindActions } from './plan.ts'

/** At the instant at which a motion closes, and every quarter of an hour for what a lost job left. */
export const bodyJobs = (db: Db, clock: Clock): Partial<Record<Queue, Job>> => ({ body_close: async () => void (await closeDueMotions(db, system(clock()))) })

/** Cron expressions in UTC. */
export const bodySchedules: Partial<Record<Queue, string>> = { body_close: '*/15 * * * *' }

/** Daily: asks after actions that are overdue. */
export async function bodyHousekeeping(db: Db, now: Date): Promise<number> {
  const book = await calendarBook(db)
  return remindActions(db, now, (country) => book.of(country))
}
