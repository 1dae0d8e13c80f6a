import type { Lang } from '../../core/text.ts'
import type { Indexed, ListingText, Standing } from '../../engine/retrieval/matcher.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { indexRows } from '../listings/listings.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { type Chosen, fulfils, readChoices } from './rules.ts'

type Question = { id: string; kind: 'search' | 'need' | 'listing'; words: string | null; chosen: string[]; textZh: string | null; textEn: string | null; listingId: string | null; since: Date }

/** Translations and rarities move on: after this long every question is read anew. */
const freshFor = 3_600_000

/**
 * A need of which a listing mentions less than this has better matches: nine in ten of those worth telling are above it (docs/benchmarks.md);
 * the others are found by the daily look ({@link tellAtOnce}).
 */
export const leastShare = 0.01

/**
 * All saved searches, and the needs and listings whose matches are told at once, in the memory of the process that tells:
 * each new listing is compared with all of them at once (engine/retrieval/standing.ts). A cache only: what it says is asked
 * of the database again before anybody is told.
 */
export class Lookout {
  #standing: Standing | undefined
  #watermark = '0'
  #readAt = 0
  readonly #searches = new Map<string, { chosen: Chosen; since: Date }>()

  get size(): number {
    return this.#standing?.size ?? 0
  }

  /** Brings it up to what was saved and changed before the call. `changed` are listings whose own text may be a question. */
  async catchUp(db: Db, live: LiveMatcher, now: Date, changed: readonly string[]): Promise<void> {
    if (!this.#standing || now.getTime() - this.#readAt > freshFor) {
      this.#standing = live.standing()
      this.#searches.clear()
      this.#watermark = '0'
      this.#readAt = now.getTime()
    }
    const found = await rows<Question & { next: string; rhythm: string }>(
      db,
      sql`select w.id, w.kind, w.words, w.chosen, w.text_zh as "textZh", w.text_en as "textEn", w.listing_id as "listingId", w.created_at as since, w.rhythm,
            pg_snapshot_xmin(pg_current_snapshot())::text as next
          from watch w where w.kind in ('search', 'need', 'listing') and (w.xid >= ${this.#watermark}::text::xid8 or w.listing_id = any(${sql.param([...changed])}::uuid[]))`,
    )
    const texts = await textsOf(db, found.flatMap(({ listingId, rhythm }) => (listingId && rhythm === 'at_once' ? [listingId] : [])))
    for (const { rhythm, ...one } of found) this.#take(one, rhythm === 'at_once', texts)
    this.#watermark = found[0]?.next ?? this.#watermark
  }

  /** The searches that a listing fulfils, words and choices, with when each was saved. */
  searchesFor(document: Indexed): { id: string; since: Date }[] {
    const facets = { ...document.facets, kind: [document.kind], lang: document.texts.map((one) => one.lang) }
    return (this.#standing?.fulfilledBy(document) ?? []).flatMap((id) => {
      const search = this.#searches.get(id)
      return search && fulfils(search.chosen, facets) ? [{ id, since: search.since }] : []
    })
  }

  /** Watches among whose best matches a listing might stand now; whether it does is asked of the index for their person. */
  needsFor(document: Indexed): string[] {
    return (this.#standing?.askedBy(document, leastShare) ?? []).map((one) => one.id)
  }

  #take(one: Question, atOnce: boolean, texts: ReadonlyMap<string, ListingText[]>): void {
    if (one.kind === 'search') {
      this.#standing?.addSearch(one.id, one.words ?? '')
      this.#searches.set(one.id, { chosen: readChoices(one.chosen), since: one.since })
      return
    }
    const own = one.listingId ? texts.get(one.listingId) : privateTexts(one)
    if (atOnce && own) this.#standing?.addQuery(one.id, own)
    else this.#standing?.remove(one.id)
  }
}

const privateTexts = ({ textZh, textEn }: Pick<Question, 'textZh' | 'textEn'>): ListingText[] =>
  ([['zh', textZh], ['en', textEn]] as [Lang, string | null][]).flatMap(([lang, body]) => (body ? [{ lang, title: '', description: body }] : []))

async function textsOf(db: Db, ids: readonly string[]): Promise<Map<string, ListingText[]>> {
  const texts = new Map<string, ListingText[]>()
  if (ids.length === 0) return texts
  for await (const batch of indexRows(db, { ids: [...new Set(ids)] })) for (const one of batch) texts.set(one.id, one.texts)
  return texts
}
