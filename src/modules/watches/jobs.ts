import type { Clock } from '../../platform/clock.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { followChanges } from './following.ts'
import { Lookout } from './lookout.ts'
import { type Letters, tellAtOnce, tellDigests } from './telling.ts'

export type { Letters }

/** Without anything saved there is nothing to compare, and no need of an index in this process. */
const anything = async (db: Db): Promise<boolean> => (await row<object>(db, sql`select 1 as one from watch limit 1`)) !== undefined

/** After a change in the hall: what was found is noted and told to those who want to know at once. Every minute: digests that are due, and what a lost job left behind. */
export function watchJobs(db: Db, live: () => LiveMatcher, clock: Clock, letters: Letters): Partial<Record<Queue, Job>> {
  const lookout = new Lookout()
  const follow = async (): Promise<boolean> => {
    if (!(await anything(db))) return false
    await followChanges(db, live(), lookout, clock())
    await tellAtOnce(db, live(), clock, letters)
    return true
  }
  return {
    watch_tell: async () => void (await follow()),
    watch_sweep: async () => void ((await follow()) && (await tellDigests(db, live(), clock, letters))),
  }
}

export const watchSchedules: Partial<Record<Queue, string>> = { watch_sweep: '* * * * *' }
