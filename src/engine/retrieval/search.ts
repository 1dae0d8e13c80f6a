import { langs, otherLang } from '../../core/text.ts'
import { type Bits, emptyBits, hasBit, intersect, setBit } from './bits.ts'
import type { Bridge } from './bridge.ts'
import { browse } from './browse.ts'
import type { Collection } from './collection.ts'
import { coverage, needed, wishesOf } from './coverage.ts'
import type { Documents } from './documents.ts'
import type { Filter } from './filter.ts'
import { planFor } from './plan.ts'
import { phrasesOf } from './profile.ts'
import { scoreAll } from './rank.ts'

export type SearchOptions = {
  filter?: Filter
  offset?: number
  limit?: number
  /** A key of `Indexed.numbers`; documents without it come last. Relevance when absent. */
  sort?: { by: string; descending?: boolean }
}

export type SearchResult = { ids: string[]; total: number }

/** What a text finds before anybody's filter: a score and the number of fulfilled wishes per document. */
type Sought = { scores: Float64Array; covered: Uint8Array; wishes: number }

function seek(text: string, collection: Collection, bridge: Bridge): Sought | undefined {
  const { documents, sides } = collection
  const tokens = collection.analyse(text)
  if (tokens.length === 0) return undefined
  const times = new Map<string, number>()
  for (const { term } of tokens) times.set(term, (times.get(term) ?? 0) + 1)
  const phrases = new Map<string, number>()
  for (const { term } of phrasesOf(tokens)) phrases.set(term, 1)
  const profile = { times, phrases, length: tokens.length }
  const plans = langs.map((to) => planFor(profile, otherLang(to), to, sides, bridge, collection.vocabulary))
  const scores = scoreAll(plans, sides, documents.size, documents.counted())
  const wishes = wishesOf(tokens)
  return { scores, covered: coverage(wishes, plans, collection), wishes: wishes.length }
}

type Kept = { version: number; bridge: Bridge; found: Map<string, Sought | undefined> }
const kept = new WeakMap<Documents, Kept>()
/** Bytes of kept searches for one collection: readers turn pages and choose facets under the same words. */
const mostBytes = 32 * 1024 * 1024

function sought(text: string, collection: Collection, bridge: Bridge): Sought | undefined {
  const { documents } = collection
  let before = kept.get(documents)
  if (!before || before.version !== documents.version || before.bridge !== bridge) kept.set(documents, (before = { version: documents.version, bridge, found: new Map() }))
  if (before.found.has(text)) return before.found.get(text)
  if ((before.found.size + 1) * documents.size * 9 > mostBytes) before.found.clear()
  const found = seek(text, collection, bridge)
  before.found.set(text, found)
  return found
}

/** Which documents fulfil a search, and a score for each of them; `scores` is not to be written to. */
export type Relevance = { found: Bits; scores: Float64Array }

/** A search of stop words only finds nothing. @param text must not be blank. */
export function relevance(text: string, collection: Collection, bridge: Bridge, allowed: Bits): Relevance {
  const { size } = collection.documents
  const found = emptyBits(size)
  const all = sought(text, collection, bridge)
  if (!all) return { found, scores: new Float64Array(size) }
  const { covered, wishes, scores } = all
  let most = 0
  for (let document = 0; document < covered.length; document += 1) if (covered[document]! > most && hasBit(allowed, document)) most = covered[document]!
  const enough = Math.max(1, Math.min(needed(wishes), most))
  for (let document = 0; document < covered.length; document += 1) if (covered[document]! >= enough && scores[document]! > 0) setBit(found, document)
  return { found: intersect(found, allowed), scores }
}

/** Short text in either language, or none: the ids of a page, and how many there are in all. Ties are ordered by id. */
export const searchIn = (text: string, collection: Collection, bridge: Bridge, { filter, offset, limit, sort }: SearchOptions): SearchResult => {
  const { ids, total } = browse(text, collection, bridge, { filter, offset, limit, sort })
  return { ids, total }
}
