import { type Db, run, sql } from '../../platform/database.ts'
import { forgetConsents } from './entered-firms.ts'

/** Forgets sessions that have run out and links and codes that nobody can use any more. A tidying: no activity. */
export async function peopleHousekeeping(db: Db, now: Date): Promise<void> {
  await run(db, sql`delete from sign_in_session where expires_at < ${now}`)
  await run(db, sql`delete from sign_in_verification where expires_at < ${now}`)
  await forgetConsents(db, now)
}
