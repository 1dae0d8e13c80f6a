import { langs, otherLang } from '../../core/text.ts'
import { type Bits, hasBit } from './bits.ts'
import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import { coverage, needed, wishesOf } from './coverage.ts'
import type { Documents } from './documents.ts'
import { everything, type Filter } from './filter.ts'
import { planFor } from './plan.ts'
import { phrasesOf } from './profile.ts'
import { scoreAll } from './rank.ts'
import { topOf } from './top.ts'

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
  const { best } = scoreAll(plans, sides, documents.size, documents.counted())
  const wishes = wishesOf(tokens)
  return { scores: best.scores, covered: coverage(wishes, plans, collection), wishes: wishes.length }
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

/** Relevance per document; 0 for what does not fulfil the search. A search without words finds everything, one of stop words only nothing. */
export function relevance(text: string, collection: Collection, bridge: Bridge, allowed: Bits): Float64Array {
  const found = text.trim() === '' ? undefined : sought(text, collection, bridge)
  if (!found) return new Float64Array(collection.documents.size).fill(text.trim() === '' ? 1 : 0)
  const { covered, wishes } = found
  let most = 0
  for (let document = 0; document < covered.length; document += 1) if (covered[document]! > most && hasBit(allowed, document)) most = covered[document]!
  const enough = Math.max(1, Math.min(needed(wishes), most))
  const scores = found.scores.slice()
  for (let document = 0; document < scores.length; document += 1) if (covered[document]! < enough) scores[document] = 0
  return scores
}

/** Short text in either language, or none: the ids of a page, and how many there are in all. Ties are ordered by id. */
export function searchIn(text: string, collection: Collection, bridge: Bridge, options: SearchOptions): SearchResult {
  const { filter = everything, offset = 0, limit = 20, sort } = options
  const { documents } = collection
  const allowed = collection.allowed(filter)
  const idOf = (document: number): string => documents.kept[document]?.id ?? ''
  const scores = relevance(text, collection, bridge, allowed)
  const found: number[] = []
  scores.forEach((score, document) => {
    if (score > 0 && hasBit(allowed, document)) found.push(document)
  })
  if (!sort) {
    const top = topOf(scores, allowed, Math.min(offset + limit, found.length), idOf)
    return { ids: top.slice(offset).map(({ document }) => idOf(document)), total: found.length }
  }
  const sign = sort.descending ? -1 : 1
  const valueOf = (document: number): number => sign * (documents.kept[document]?.numbers[sort.by] ?? sign * Infinity)
  const ordered = found
    .map((document) => ({ id: idOf(document), value: valueOf(document) }))
    .sort((a, b) => (a.value === b.value ? (a.id < b.id ? -1 : 1) : a.value - b.value))
  return { ids: ordered.slice(offset, offset + limit).map(({ id }) => id), total: found.length }
}
