import { createMatcher, type Indexed, type Matcher, type MatcherParts } from '../../../engine/retrieval/matcher.ts'
import type { Db } from '../../../platform/database.ts'
import type { Logger } from '../../../platform/log.ts'
import { indexed } from '../../../platform/metrics.ts'
import { indexRows, type IndexRow, listingMarks, listingsChangedSince, releasesOut } from '../../listings/listings.ts'
import { listen } from '../listen.ts'
import { followVectors } from '../vectors/live.ts'
import type { IndexCache } from './cache.ts'
import { Chores, type Paces, usualPaces } from './chores.ts'
import { Pace } from './pace.ts'

export type TrackingOptions = {
  /** A notice that was missed heals after so many milliseconds. */
  pollMs?: number
  /** Where the index is kept between two lives of the process; nowhere when absent. */
  cache?: IndexCache
  paces?: Partial<Paces>
  /** The model whose vectors join in the ranking; none when absent. */
  vectorModel?: string
}

export type Tracking = {
  /** Undefined until the whole of the published listings is in. */
  matcher(): Matcher | undefined
  loaded: Promise<void>
  /** Answers when everything is in that was committed before the call. */
  refresh(): Promise<void>
  /** Releases whose listings are being taken in: none of them is shown before all are there. */
  arriving(): readonly string[]
  /** Cosines with a listing by their vectors; undefined where there is none. */
  similarTo(id: string): ((other: string) => number | undefined) | undefined
  close(): Promise<void>
}

/** The row as the engine takes it; what is not public stays out of its statistics. */
export const toIndexed = ({ isPublic, ...document }: IndexRow): Indexed => ({ ...document, counted: isPublic })

/**
 * An index of every published listing that follows the changes: a notification is only a hint, the watermark decides. It begins with what the
 * cache kept, as far as the database still says the same of each listing, and reads the rest.
 */
export function trackListings(db: Db, url: string, parts: Promise<MatcherParts>, log: Logger, { pollMs = 2_000, cache, paces, vectorModel }: TrackingOptions = {}): Tracking {
  const vectors = vectorModel === undefined ? undefined : followVectors(db, vectorModel)
  let matcher: Matcher | undefined
  let chores: Chores | undefined
  let watermark: string | undefined
  let running: Promise<void> | undefined
  let again = false
  let closed = false
  const out = new Set<string>()
  const arriving = new Set<string>()

  const take = async (index: Matcher, ids?: readonly string[]): Promise<number> => {
    const missing = new Set(ids)
    const pace = new Pace()
    let taken = 0
    for await (const batch of indexRows(db, ids ? { ids } : {})) {
      for (const document of batch) {
        for (const release of document.facets.release ?? []) if (matcher && !out.has(release)) arriving.add(release)
        index.upsert(toIndexed(document))
        missing.delete(document.id)
        taken += 1
        await pace.step()
      }
    }
    for (const id of missing) index.remove(id)
    if (ids) await vectors?.take(ids)
    for (const release of arriving) out.add(release)
    arriving.clear()
    indexed.set(index.size)
    return taken + missing.size
  }

  const catchUp = async (index: Matcher): Promise<void> => {
    const changed = await listingsChangedSince(db, watermark)
    if (changed.ids.length > 0) chores?.changed(await take(index, changed.ids))
    watermark = changed.watermark
    if (matcher) chores?.look()
  }

  const refresh = (): Promise<void> => {
    again = true
    running ??= (async () => {
      await loaded
      while (again && matcher && !closed) {
        again = false
        await catchUp(matcher)
      }
    })().finally(() => {
      running = undefined
    })
    return running
  }
  const quietly = () => void refresh().catch((error: unknown) => log.warn({ err: error }, 'the index could not catch up; it will try again'))

  /** What differs from the database in a matcher that came from the cache; the whole of a new one. */
  const compare = async (index: Matcher): Promise<string[]> => {
    const marks = await listingMarks(db)
    const differing: string[] = []
    for (const [id, mark] of index.numbered('mark')) {
      if (marks.get(id) !== mark) differing.push(id)
      else marks.delete(id)
    }
    return [...new Set([...differing, ...marks.keys()])]
  }

  const load = async (): Promise<void> => {
    const began = performance.now()
    const [words, kept] = await Promise.all([parts, cache?.read()])
    const index = createMatcher({ ...words, inSteps: true })
    watermark = (await listingsChangedSince(db)).watermark
    const thawed = kept !== undefined && index.thaw(kept)
    chores = new Chores(index, log, cache, { ...usualPaces, ...paces })
    const taken = await take(index, thawed ? await compare(index) : undefined)
    chores.changed(thawed ? taken : Math.max(1, taken))
    await vectors?.take()
    if (!thawed) await chores.learn()
    await catchUp(index)
    for (const release of await releasesOut(db)) out.add(release)
    if (!thawed) await chores.merge()
    matcher = index
    indexed.set(index.size)
    log.info({ listings: index.size, taken, fromDisk: thawed, ms: Math.round(performance.now() - began) }, 'index loaded')
    chores.look()
  }
  const ear = listen(url, 'listing_changed', quietly, log)
  const loaded = load()
  const timer = setInterval(quietly, pollMs)
  timer.unref()

  return {
    matcher: () => matcher,
    loaded,
    refresh,
    arriving: () => [...arriving],
    similarTo: (id) => vectors?.similarTo(id),
    async close() {
      closed = true
      clearInterval(timer)
      ear.close()
      await loaded.catch(() => undefined)
      await running?.catch(() => undefined)
      if (matcher) await chores?.close()
    },
  }
}
