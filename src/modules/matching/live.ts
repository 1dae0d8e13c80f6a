import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { toFilter } from '../../core/visibility.ts'
import type { Lang } from '../../core/text.ts'
import type { Phrasebook } from '../../engine/retrieval/gloss/phrasebook.ts'
import type { Filter, GlossTerm, Indexed, ListingText, Match, Matcher, MatcherParts, Standing } from '../../engine/retrieval/matcher.ts'
import type { Db } from '../../platform/database.ts'
import type { Logger } from '../../platform/log.ts'
import { inHall } from '../listings/listings.ts'
import { type TrackingOptions, trackListings } from './live/tracking.ts'

export { toIndexed } from './live/tracking.ts'

/** The facets of the hall, in the order of the page. */
export const hallFacets = ['kind', 'field', 'priority', 'chain', 'chainLink', 'needClass', 'stage', 'trl', 'partnership', 'country', 'region', 'organisationKind', 'lang'] as const
export type HallFacet = (typeof hallFacets)[number]

export const hallSorts = ['relevance', 'newest', 'ending', 'completeness'] as const
export type HallSort = (typeof hallSorts)[number]

/** Spaces as one scope, with the organisations that are their members now; what two share is counted once. */
export type HallScope = { spaces: readonly string[]; organisations: readonly string[] }

/** Withheld owners are absent from the facet `organisation`: whose member an unnamed firm is stays unknown. */
export const inScope = ({ spaces, organisations }: HallScope): Filter => ({ some: [{ facet: 'space', in: spaces }, { facet: 'organisation', in: organisations }] })

export type HallQuery = {
  /** Words in either language; empty for everything. */
  text?: string
  /** Chosen values per facet: any of them within a facet, all facets together. */
  chosen?: Partial<Record<HallFacet, readonly string[]>>
  /** Only what belongs to these spaces, or to one of these organisations under its own name. */
  scope?: HallScope
  sort?: HallSort
  offset?: number
  limit?: number
}

/** `facets`: per facet and value, how many results there would be with the other facets' choices kept. */
export type HallAnswer = { ids: string[]; total: number; facets: Record<string, Record<string, number>> }

/** The index that this process keeps in step with the database; a cache only. */
export type LiveMatcher = {
  /** True once the whole of the published listings is in. */
  ready(): boolean
  /** Settles when the first load is done; rejects when it failed. */
  loaded: Promise<void>
  size(): number
  hall(actor: Actor, query: HallQuery): HallAnswer
  /** Matches of `query` among what the actor may read in the hall and `filter` lets through. */
  match(actor: Actor, query: Indexed, options: { k?: number; filter?: Filter; explain?: boolean }): Match[]
  /** {@link LiveMatcher.match} for many queries one after another, each found listing read once. */
  matchMany(actor: Actor, queries: Iterable<Indexed>, options: { k?: number; filter: (query: Indexed) => Filter }): AsyncIterable<{ id: string; matches: Match[] }>
  /** Ids of what the actor may read in the hall and `filter` lets through, newest first. */
  listed(actor: Actor, filter: Filter, most: number): string[]
  /** A new, empty set of searches and queries that wait for listings. */
  standing(): Standing
  /** Key terms of texts that are not in the reader's language; rests on public listings only. */
  gloss(texts: readonly ListingText[], to: Lang, book: Phrasebook): GlossTerm[]
  /** Brings the index up to what was committed before the call; answers when it is there. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const sorts: Record<Exclude<HallSort, 'relevance'>, { by: string; descending?: boolean }> = {
  newest: { by: 'publishedAt', descending: true },
  ending: { by: 'expiresAt' },
  completeness: { by: 'completeness', descending: true },
}

/**
 * The index of this process: every published listing, in step with the database (see live/tracking.ts). Until it is loaded, questions are
 * refused as `unavailable`.
 */
export function openLiveMatcher(db: Db, url: string, parts: Promise<MatcherParts>, log: Logger, options: TrackingOptions = {}): LiveMatcher {
  const tracking = trackListings(db, url, parts, log, options)

  /** What one filter per actor says of visibility; a release that is coming in is shown once all of it is there. */
  const visible = (actor: Actor): Filter => {
    const arriving = tracking.arriving()
    const seen = toFilter(inHall, actor)
    return arriving.length === 0 ? seen : { all: [seen, { not: { facet: 'release', in: arriving } }] }
  }

  const loadedMatcher = (): Matcher => {
    const matcher = tracking.matcher()
    if (!matcher) throw new Failure('unavailable', refusals.notReady)
    return matcher
  }

  return {
    ready: () => tracking.matcher() !== undefined,
    loaded: tracking.loaded,
    size: () => tracking.matcher()?.size ?? 0,
    refresh: tracking.refresh,
    standing: () => loadedMatcher().standing(),
    hall(actor, { text = '', chosen = {}, scope, sort = 'relevance', offset = 0, limit = 20 }) {
      const choices = Object.fromEntries(Object.entries(chosen).filter(([, values]) => values && values.length > 0)) as Record<string, readonly string[]>
      const order = sort === 'relevance' ? (text.trim() === '' ? sorts.newest : undefined) : sorts[sort]
      return loadedMatcher().browse(text, { filter: scope ? { all: [visible(actor), inScope(scope)] } : visible(actor), chosen: choices, facets: hallFacets, sort: order, offset, limit })
    },
    gloss: (texts, to, book) => loadedMatcher().gloss(texts, to, { book }),
    match(actor, query, { k = 10, filter, explain = true }) {
      const seen = visible(actor)
      return loadedMatcher().match(query, { k, explain, filter: filter ? { all: [seen, filter] } : seen, similarity: tracking.similarTo(query.id) })
    },
    matchMany(actor, queries, { k = 10, filter }) {
      const seen = visible(actor)
      return loadedMatcher().matchAll(queries, { k, explain: true, filter: (query) => ({ all: [seen, filter(query)] }), ...(options.vectorModel ? { similarity: ({ id }) => tracking.similarTo(id) } : {}) })
    },
    listed: (actor, filter, most) => loadedMatcher().search('', { filter: { all: [visible(actor), filter] }, sort: sorts.newest, limit: most }).ids,
    close: tracking.close,
  }
}
