import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { type Db, inTransaction, prepared } from './database.ts'

/** So many hits per window. */
export type Limit = { hits: number; seconds: number }

/** Of one database: hits of a bucket that were counted ahead and are still to be used, and what is being asked. */
type Ahead = { left: Map<string, number>; asking: Map<string, Promise<number>> }
const ahead = new WeakMap<object, Ahead>()
const mostAhead = 10_000

/** Of a large limit a sixtieth is counted at once, so that most hits cost no write; of a small one each by itself. */
const atOnce = (limit: Limit): number => (limit.hits < 300 ? 1 : Math.floor(limit.hits / 60))

/**
 * Counts one hit of `bucket` in the counters that all processes share. Never more hits pass than the limit says; a process that counted some
 * ahead and does not use them takes them from the others of this window.
 * @returns 0 when it is within the limit, otherwise the seconds until the window ends.
 */
export async function take(db: Db, bucket: string, limit: Limit, now: Date): Promise<number> {
  const window = Math.floor(now.getTime() / 1000 / limit.seconds) * limit.seconds
  const wait = Math.max(1, Math.ceil(window + limit.seconds - now.getTime() / 1000))
  if (atOnce(limit) === 1 || inTransaction(db)) return (await count(db, bucket, window, 1)) <= limit.hits ? 0 : wait
  const { left, asking } = ahead.get(db.$client) ?? { left: new Map<string, number>(), asking: new Map<string, Promise<number>>() }
  ahead.set(db.$client, { left, asking })
  const key = `${window} ${bucket.slice(0, 200)}`
  for (;;) {
    const some = left.get(key) ?? 0
    if (some > 0) {
      if (some === 1) left.delete(key)
      else left.set(key, some - 1)
      return 0
    }
    // Counters only grow: where one was refused, so are those who waited with it.
    const under = asking.get(key)
    if (under === undefined) break
    if ((await under) < 1) return wait
  }
  const wanted = atOnce(limit)
  const asked = count(db, bucket, window, wanted).then((hits) => {
    const within = Math.min(wanted, limit.hits - (hits - wanted))
    if (left.size >= mostAhead) left.clear()
    if (within > 1) left.set(key, within - 1)
    return within
  }).finally(() => asking.delete(key))
  asking.set(key, asked)
  return (await asked) < 1 ? wait : 0
}

/** Adds so many hits to a window of a bucket, and says how many it has. */
async function count(db: Db, bucket: string, window: number, hits: number): Promise<number> {
  const [counted] = await prepared<{ hits: number }>(
    db,
    'limit_take',
    `insert into rate_limit (bucket, window_start, hits) values ($1, to_timestamp($2), $3)
     on conflict (bucket, window_start) do update set hits = rate_limit.hits + excluded.hits returning hits`,
    [bucket.slice(0, 200), window, hits],
  )
  return counted?.hits ?? 0
}

/** As {@link take}, refusing with `limited`: the phrase in `refusals.tooMany` is filled by the page with `retryAfter`. */
export async function takeOrRefuse(db: Db, bucket: string, limit: Limit, now: Date): Promise<void> {
  const retryAfter = await take(db, bucket, limit, now)
  if (retryAfter > 0) throw new Failure('limited', refusals.tooMany, { retryAfter })
}

/** Counters of one process, for reads: cheap, not shared. Old windows are forgotten. */
export function localLimit(limit: Limit): (bucket: string, now: Date) => number {
  let window = 0
  let hits = new Map<string, number>()
  return (bucket, now) => {
    const current = Math.floor(now.getTime() / 1000 / limit.seconds)
    if (current !== window) {
      window = current
      hits = new Map()
    }
    const count = (hits.get(bucket) ?? 0) + 1
    hits.set(bucket, count)
    return count <= limit.hits ? 0 : Math.max(1, Math.ceil((current + 1) * limit.seconds - now.getTime() / 1000))
  }
}
