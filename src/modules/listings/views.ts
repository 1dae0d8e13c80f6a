import { createHmac, randomBytes } from 'node:crypto'
import { type Db, rows, run, sql, transaction } from '../../platform/database.ts'
import { robotNames } from './words/robots.ts'

export type Seen = {
  listingId: string
  /** What tells one visitor from another on one day, such as address and browser; only a hash under the day's salt is kept, and only for that day. */
  visitorKey: string
  userAgent: string | undefined
  at: Date
}

/** A program, or something that does not say what it is. */
export const isRobot = (userAgent: string | undefined): boolean => {
  const name = userAgent?.trim().toLowerCase() ?? ''
  return name.length < 8 || robotNames.some((robot) => name.includes(robot))
}

type Waiting = { seen: Seen; done: (counted: boolean) => void; failed: (error: unknown) => void }

const batchMs = 50
/** What waits for the next batch, per database handle of this process. */
const queues = new WeakMap<object, Waiting[]>()

/**
 * Counts a reader of a published listing, once a day; robots are not readers. A measurement: no activity, written in
 * batches of {@link batchMs}, answered after the commit.
 * @returns whether it counted
 */
export function countView(db: Db, seen: Seen): Promise<boolean> {
  if (isRobot(seen.userAgent)) return Promise.resolve(false)
  return new Promise((done, failed) => {
    const waiting = queues.get(db.$client)
    if (waiting) {
      waiting.push({ seen, done, failed })
      return
    }
    queues.set(db.$client, [{ seen, done, failed }])
    setTimeout(() => {
      const batch = queues.get(db.$client) ?? []
      queues.delete(db.$client)
      writeViews(db, batch.map((one) => one.seen)).then(
        (counted) => batch.forEach((one, place) => one.done(counted[place] ?? false)),
        (error: unknown) => batch.forEach((one) => one.failed(error)),
      )
    }, batchMs)
  })
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

async function writeViews(db: Db, batch: readonly Seen[]): Promise<boolean[]> {
  return transaction(db, async (tx) => {
    const salts = new Map<string, Buffer>()
    for (const day of new Set(batch.map((one) => dayOf(one.at)))) salts.set(day, await saltOf(tx, day))
    const marks = batch.map((one) => {
      const day = dayOf(one.at)
      const visitor = createHmac('sha256', salts.get(day)!).update(one.visitorKey).digest('hex').slice(0, 32)
      return { day, listing: one.listingId, visitor, mark: `${day} ${one.listingId} ${visitor}` }
    })
    const unique = [...new Map(marks.map((one) => [one.mark, one])).values()].sort((a, b) => (a.mark < b.mark ? -1 : 1))
    const fresh = await rows<{ day: string; listing: string; visitor: string }>(
      tx,
      sql`insert into listing_view_seen (day, listing_id, visitor)
        select day, listing, decode(visitor, 'hex') from unnest(${sql.param(unique.map((one) => one.day))}::date[], ${sql.param(unique.map((one) => one.listing))}::uuid[], ${sql.param(unique.map((one) => one.visitor))}::text[])
          as mark(day, listing, visitor) join listing on listing.id = mark.listing and listing.state = 'published'
        on conflict do nothing returning day, listing_id as listing, encode(visitor, 'hex') as visitor`,
    )
    const counts = new Map<string, { day: string; listing: string; n: number }>()
    for (const { day, listing } of fresh) counts.set(`${listing} ${day}`, { day, listing, n: (counts.get(`${listing} ${day}`)?.n ?? 0) + 1 })
    for (const [, { day, listing, n }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await run(tx, sql`insert into listing_view (listing_id, day, views) values (${listing}, ${day}, ${n}) on conflict (listing_id, day) do update set views = listing_view.views + excluded.views`)
    }
    const counted = new Set(fresh.map((one) => `${one.day} ${one.listing} ${one.visitor}`))
    return marks.map(({ mark }) => counted.delete(mark))
  })
}

/** The salt of a day, shared by the web processes; gone with {@link forgetVisitors}. */
async function saltOf(tx: Db, day: string): Promise<Buffer> {
  await run(tx, sql`insert into listing_view_salt (day, salt) values (${day}, ${randomBytes(32)}) on conflict do nothing`)
  const found = await rows<{ salt: Buffer }>(tx, sql`select salt from listing_view_salt where day = ${day}`)
  const salt = found[0]?.salt
  if (!salt) throw new Error('the salt of the day is missing')
  return salt
}

/** Forgets who was seen before today: salts first, so that nothing kept can be traced. */
export async function forgetVisitors(db: Db, at: Date): Promise<void> {
  await run(db, sql`delete from listing_view_salt where day < ${dayOf(at)}::date`)
  await run(db, sql`delete from listing_view_seen where day < ${dayOf(at)}::date`)
}

/** Views per day of one listing, oldest first, for its own side's chart. */
export const viewsOf = (db: Db, listingId: string, from: Date): Promise<{ day: string; views: number }[]> =>
  rows<{ day: string; views: number }>(db, sql`select day, views from listing_view where listing_id = ${listingId} and day >= ${dayOf(from)}::date order by day`)
