import { system } from '../../core/actor.ts'
import type { Db } from '../../platform/database.ts'
import { expireRequests } from './requests.ts'

/** Ends requests that nobody answered in time. */
export const requestHousekeeping = (db: Db, now: Date): Promise<number> => expireRequests(db, system(now))
