import { type Db, run, sql } from '../../platform/database.ts'

const day = 86_400_000
/** How long something waits to be told that its person may not read, lines of letters are kept, and a way out works. */
const kept = { waiting: 180 * day, letters: 60 * day, exits: 2 * 365 * day }

/** Daily: what nobody will be told any more, lines of old letters, ways out of letters that nobody has any more. A tidying: no activity. */
export async function watchHousekeeping(db: Db, now: Date): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString()
  await run(db, sql`delete from watch_found where told_at is null and found_at < ${before(kept.waiting)}`)
  await run(db, sql`delete from watch_letter where at < ${before(kept.letters)}`)
  await run(db, sql`delete from watch_exit where at < ${before(kept.exits)}`)
}

/** Everything that a person saved goes with them; part of {@link erasePerson}. */
export async function eraseWatches(tx: Db, personId: string): Promise<void> {
  for (const table of ['watch_letter', 'watch_exit', 'watch']) await run(tx, sql`delete from ${sql.identifier(table)} where person_id = ${personId}`)
}
