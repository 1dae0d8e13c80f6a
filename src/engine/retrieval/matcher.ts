import type { Lang } from '../../core/text.ts'
import { type BatchOptions, findAll, type Spent } from './batch/batch.ts'
import type { StartThread } from './batch/thread.ts'
import { Bridge } from './bridge.ts'
import { browse, type BrowseOptions, type BrowseResult } from './browse.ts'
import { Collection } from './collection.ts'
import { dense, fused } from './dense.ts'
import { type Bilingual, bilingualOf, type DictionaryEntry } from './dictionary.ts'
import type { Concept, Word } from './explain.ts'
import type { Filter } from './filter.ts'
import { freezing, thawed } from './frozen.ts'
import { glossOf, type GlossOptions, type GlossTerm } from './gloss/gloss.ts'
import { Labels } from './gloss/labels.ts'
import { emptyPhrasebook, type Phrasebook } from './gloss/phrasebook.ts'
import { learningBilingual, type TermPair } from './learned.ts'
import type { Indexed, ListingText } from './listing.ts'
import type { Part, Parts as FrozenParts } from './parts.ts'
import { findMatches, type Found, type MatchLimits, type Parts } from './match.ts'
import { Explainer, type Reasons } from './reasons.ts'
import { searchIn, type SearchOptions, type SearchResult } from './search.ts'
import { bigrams, type Segmenter } from './segmenter.ts'
import { Standing } from './standing.ts'
import { atOnce, type Steps } from './steps.ts'
import { analyserWith } from './tokens.ts'

export type { GlossTerm } from './gloss/gloss.ts'
export type { Asking } from './standing.ts'
export { Standing } from './standing.ts'
export type { Bilingual, Concept, DictionaryEntry, Filter, Indexed, ListingText, Parts, SearchOptions, SearchResult, Segmenter, Word }
export { bilingualOf, bigrams }

export interface Match {
  id: string
  /** Comparable over both languages and over queries: about 1 and above is what no document reaches by chance (see calibrate.ts). */
  score: number
  parts: Parts
  /** With `explain`: what both say, strongest first; contributions sum to `parts.lexical + parts.bridged`. */
  concepts?: Concept[]
  /** With `explain`: what the query asks and the listing does not mention, as written in the query; at most five. */
  missing?: string[]
}

export type MatchOptions = MatchLimits & {
  explain?: boolean
  /** Cosine of the query and a document by their vectors, undefined without: the best by words are then ranked by both (dense.ts). */
  similarity?: (id: string) => number | undefined
}

export type MatchAllOptions = BatchOptions & {
  explain?: boolean
  /** {@link MatchOptions.similarity} for each query. */
  similarity?: (query: Indexed) => MatchOptions['similarity']
  onProgress?: (done: number, total: number) => void
  /** At the end: seconds of reading and planning queries, of scoring (summed over threads), of explaining. */
  onSpent?: (spent: Spent & { explaining: number }) => void
}

/** `listings`: also from the counted documents in both languages, at most `most` records in all. From fewer than `least` nothing is learned. */
export type LearnOptions = { listings?: boolean; most?: number; least?: number }

/** A bilingual record for the bridge to learn from. */
export type Lesson = { zh: string; en: string }

export interface Matcher {
  readonly size: number
  /** Adds a document or replaces the one with its id. */
  upsert(document: Indexed): void
  remove(id: string): void
  has(id: string): boolean
  search(text: string, options?: SearchOptions): SearchResult
  /** A search with choices per facet and true counts for each: a page of a hall. */
  browse(text: string, options?: BrowseOptions): BrowseResult
  count(filter: Filter): number
  facets(filter: Filter, names: readonly string[]): Record<string, Record<string, number>>
  match(query: Indexed, options?: MatchOptions): Match[]
  /** Matches of many queries in their order, from the index as it is at the first; with `workers` above 1 threads do the scoring. */
  matchAll(queries: Iterable<Indexed>, options?: MatchAllOptions): AsyncIterable<{ id: string; matches: Match[] }>
  /**
   * The key terms of texts that are not in the reader's language, in the order of the text, with their translations. With a phrasebook, English
   * ones are those that a dictionary prints.
   */
  gloss(texts: readonly ListingText[], to: Lang, options?: GlossOptions & { book?: Phrasebook }): GlossTerm[]
  /** A new, empty set of searches and queries that wait for documents, over the words and statistics of this index. */
  standing(): Standing
  /** Teaches the bridge anew from the given records and, with `listings`, from the counted documents in both languages. Returns how many it learned from. */
  learn(lessons: Iterable<Lesson>, options?: LearnOptions): number
  /** {@link Matcher.learn} in steps, between which everything else may be asked and changed; the last one makes it true. */
  learning(lessons: Iterable<Lesson>, options?: LearnOptions): Steps<number>
  /** Merges what came since the last merge; for idle moments. Queries merge by themselves when much has come. */
  settle(): void
  /** How many rows wait for a merge. */
  readonly unsettled: number
  /** {@link Matcher.settle} in steps, between which documents may come and go. */
  settling(): Steps<void>
  /** A number of each document that has it, such as `publishedAt`. */
  numbered(name: string): Iterable<readonly [id: string, value: number]>
  /** The index and the learned bridge (without the dictionary) as of now, in parts for a file; later changes do not show in them. */
  freeze(): Part[]
  /** {@link Matcher.freeze} in steps, between which documents may come and go; they give the moment of the first. */
  freezing(): Steps<Part[]>
  /** Takes over what `freeze` gave, and the bytes; false, and nothing changed, when parts are missing or do not fit. Who keeps them sees that they are whole and of this version. */
  thaw(parts: FrozenParts): boolean
}

export type MatcherParts = {
  /** Entries as the dictionary prints them, or tables made of them before by `bilingualOf`. */
  dictionary?: Iterable<DictionaryEntry> | Bilingual
  /** Splits runs of Han characters; pairs of characters when absent. */
  segmenter?: Segmenter
  /** True: the index is merged by `settling` and `settle` alone, and no query waits for a merge. */
  inSteps?: boolean
  /** Starts the threads of batches; without it a batch has none. */
  startThread?: StartThread
}

/** More listings than these add little to what is learned, and time grows with them (matching.md). */
const enoughLessons = 2_000

const matchesOf = (found: readonly Found[], reasons?: readonly Reasons[]): Match[] =>
  found.map(({ id, score, parts }, index) => ({ id, score, parts, ...reasons?.[index] }))

export function createMatcher({ dictionary, segmenter = bigrams, inSteps = false, startThread }: MatcherParts = {}): Matcher {
  const analyse = analyserWith(segmenter)
  const words = dictionary && Symbol.iterator in dictionary ? bilingualOf(dictionary) : dictionary
  let collection = new Collection(analyse, inSteps)
  let bridge = new Bridge(words)
  let changes = 0
  let spoken: { changes: number; book: Phrasebook; labels: Labels } | undefined

  const answer = (query: Indexed, options: MatchOptions, explainer: Explainer | undefined): Match[] => {
    const { k = 10, similarity } = options
    const byWords = (most: number): Found[] => findMatches(query, collection, bridge, { ...options, k: most })
    const found = similarity ? fused(byWords(Math.max(k, dense.candidates)), similarity, k) : byWords(k)
    return matchesOf(found, explainer?.explain(found))
  }

  const explainerFor = ({ explain = false }: { explain?: boolean }): Explainer | undefined => (explain ? new Explainer(collection, bridge) : undefined)

  const match = (query: Indexed, options: MatchOptions = {}): Match[] => {
    collection.settle()
    return answer(query, options, explainerFor(options))
  }

  async function* matchAll(queries: Iterable<Indexed>, options: MatchAllOptions = {}): AsyncGenerator<{ id: string; matches: Match[] }> {
    const { onProgress, onSpent, explain = false, similarity, k = 10, ...limits } = options
    const most = similarity ? Math.max(k, dense.candidates) : k
    const all = Array.isArray(queries) ? (queries as readonly Indexed[]) : [...queries]
    const spent = { planning: 0, scoring: 0, explaining: 0 }
    const still = collection.still()
    const explainer = explain ? new Explainer(still, bridge) : undefined
    let done = 0
    for await (const { query, found: byWords } of findAll(all, still, bridge, { ...limits, k: most }, spent, startThread)) {
      const started = performance.now()
      const alike = similarity?.(query)
      const found = alike ? fused(byWords, alike, k) : byWords.slice(0, k)
      const matches = matchesOf(found, explainer?.explain(found))
      spent.explaining += (performance.now() - started) / 1_000
      yield { id: query.id, matches }
      done += 1
      onProgress?.(done, all.length)
    }
    onSpent?.(spent)
  }

  function* learning(lessons: Iterable<Lesson>, { listings = false, most = enoughLessons, least = 0 }: LearnOptions = {}): Steps<number> {
    const pairs: TermPair[] = [...lessons].map(({ zh, en }) => ({ zh: distinct(zh), en: distinct(en) }))
    if (listings) pairs.push(...(yield* collection.bilingual(most)))
    bridge = new Bridge(words, yield* learningBilingual(pairs.length < least ? [] : pairs))
    changes += 1
    return pairs.length
  }

  const distinct = (text: string): string[] => [...new Set(analyse(text).map(({ term }) => term))]

  return {
    get size() {
      return collection.documents.liveCount
    },
    upsert(document) {
      changes += 1
      collection.upsert(document)
    },
    remove(id) {
      changes += 1
      collection.remove(id)
    },
    has: (id) => collection.documents.find(id) >= 0,
    search(text, options = {}) {
      collection.settle()
      return searchIn(text, collection, bridge, options)
    },
    browse(text, options = {}) {
      collection.settle()
      return browse(text, collection, bridge, options)
    },
    count: (filter) => collection.count(filter),
    facets: (filter, names) => collection.facets(filter, names),
    match,
    matchAll,
    gloss(texts, to, { book = emptyPhrasebook, ...options } = {}) {
      if (spoken?.changes !== changes || spoken.book !== book) spoken = { changes, book, labels: new Labels(collection, bridge, book) }
      return glossOf(texts, to, collection, spoken.labels, bridge, options)
    },
    standing: () => new Standing(() => ({ collection, bridge })),
    learn: (lessons, options) => atOnce(learning(lessons, options)),
    learning,
    settle() {
      changes += 1
      collection.settle(true)
    },
    get unsettled() {
      return collection.unsettled
    },
    *settling() {
      yield* collection.settling()
      changes += 1
    },
    numbered: (name) => collection.documents.numbered(name),
    freeze: () => atOnce(freezing(collection, bridge)),
    freezing: () => freezing(collection, bridge),
    thaw(parts) {
      const alive = thawed(parts, new Collection(analyse, inSteps))
      if (!alive) return false
      collection = alive.collection
      bridge = new Bridge(words, alive.learned)
      changes += 1
      return true
    },
  }
}
