import { type Bits, countBits, hasBit, intersect, wordsOf } from './bits.ts'
import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import type { Documents } from './documents.ts'
import { everything, type Filter } from './filter.ts'
import { topOf } from './top.ts'
import { relevance, type SearchOptions, type SearchResult } from './search.ts'

export type BrowseOptions = Omit<SearchOptions, 'filter'> & {
  /** What may be seen at all. */
  filter?: Filter
  /** Chosen values per facet: any of them within a facet, all facets together. */
  chosen?: Readonly<Record<string, readonly string[]>>
  /** The facets to count. */
  facets?: readonly string[]
}

/** `facets`: per facet and value, how many results there would be with the choices in the other facets kept. */
export type BrowseResult = SearchResult & { facets: Record<string, Record<string, number>> }

/** A page of the hall: search, choices, true counts, one page of ids. */
export function browse(text: string, collection: Collection, bridge: Bridge, options: BrowseOptions): BrowseResult {
  const { filter = everything, chosen = {}, facets = [], offset = 0, limit = 20, sort } = options
  const { documents } = collection
  const seen = collection.allowed(filter)
  const searching = text.trim() !== ''
  const relevant = searching ? relevance(text, collection, bridge, seen) : undefined
  const found = relevant?.found ?? seen
  const choices = new Map(Object.entries(chosen).map(([facet, values]) => [facet, collection.allowed({ facet, in: values })]))
  const without = (left?: string): Bits => [...choices].reduce((bits, [facet, some]) => (facet === left ? bits : intersect(bits, some)), found)
  const all = without()
  const idOf = (document: number): string => documents.idOf(document)
  const total = countBits(all)
  const page =
    sort || !relevant
      ? pageOf(orderOf(documents, sort ?? { by: '' }), all, offset, limit)
      : topOf(relevant.scores, all, Math.min(offset + limit, total), idOf).slice(offset).map(({ document }) => document)
  const words = wordsOf(all)
  const counts = facets.map((name) => [name, choices.has(name) ? collection.valuesAmong(name, without(name), chosen[name]) : collection.valuesAmong(name, all, [], words)] as const)
  return { ids: page.map(idOf), total, facets: Object.fromEntries(counts) }
}

function pageOf(order: Int32Array, bits: Bits, offset: number, limit: number): number[] {
  const page: number[] = []
  let passed = 0
  for (const document of order) {
    if (!hasBit(bits, document)) continue
    if (passed >= offset) page.push(document)
    passed += 1
    if (page.length === limit) break
  }
  return page
}

type Order = { size: number; dead: number; order: Int32Array }
const orders = new WeakMap<Documents, Map<string, Order>>()

/** The documents in the order of a number, ties by id; sorted again only after something changed. Without the number they come last. */
function orderOf(documents: Documents, sort: { by: string; descending?: boolean }): Int32Array {
  const kept = orders.get(documents) ?? new Map<string, Order>()
  orders.set(documents, kept)
  const key = `${sort.by} ${sort.descending ?? false}`
  const before = kept.get(key)
  if (before && before.size === documents.size && before.dead === documents.dead) return before.order
  const sign = sort.descending ? -1 : 1
  const values = Float64Array.from({ length: documents.size }, (_, document) => sign * (documents.numberOf(document, sort.by) ?? sign * Infinity))
  const idOf = (document: number): string => documents.idOf(document)
  const order = Int32Array.from(values.keys()).sort((a, b) => (values[a]! - values[b]! || 0) || (idOf(a) < idOf(b) ? -1 : 1))
  kept.set(key, { size: documents.size, dead: documents.dead, order })
  return order
}
