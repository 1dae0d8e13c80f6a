import { type Bits, emptyBits, intersect, setBit, subtract, unite } from './bits.ts'

/** A condition over facets. An empty `all` is true, an empty `some` false, as is `in` without values. */
export type Filter =
  | { facet: string; in: readonly string[] }
  | { all: readonly Filter[] }
  | { some: readonly Filter[] }
  | { not: Filter }

/** Everything that lives. */
export const everything: Filter = { all: [] }

/** Which document numbers have a value of a facet. */
export type FacetLists = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>

/** The living documents for which the filter holds. */
export function evaluate(filter: Filter, facets: FacetLists, live: Bits, size: number): Bits {
  if ('all' in filter) return filter.all.reduce((bits, part) => intersect(bits, evaluate(part, facets, live, size)), live)
  if ('some' in filter) {
    return filter.some.reduce((bits, part) => unite(bits, evaluate(part, facets, live, size)), emptyBits(size))
  }
  if ('not' in filter) return subtract(live, evaluate(filter.not, facets, live, size))
  const bits = emptyBits(size)
  const lists = facets.get(filter.facet)
  for (const value of filter.in) for (const document of lists?.get(value) ?? []) setBit(bits, document)
  return intersect(bits, live)
}
