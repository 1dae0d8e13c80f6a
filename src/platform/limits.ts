import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { type Db, prepared } from './database.ts'

/** So many hits per window. */
export type Limit = { hits: number; seconds: number }

/**
 * Counts one hit of `bucket` in the counters that all processes share.
 * @returns 0 when it is within the limit, otherwise the seconds until the window ends.
 */
export async function take(db: Db, bucket: string, limit: Limit, now: Date): Promise<number> {
  const window = Math.floor(now.getTime() / 1000 / limit.seconds) * limit.seconds
  const [counted] = await prepared<{ hits: number }>(
    db,
    'limit_take',
    `insert into rate_limit (bucket, window_start, hits) values ($1, to_timestamp($2), 1)
     on conflict (bucket, window_start) do update set hits = rate_limit.hits + 1 returning hits`,
    [bucket.slice(0, 200), window],
  )
  return (counted?.hits ?? 0) <= limit.hits ? 0 : Math.max(1, Math.ceil(window + limit.seconds - now.getTime() / 1000))
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
