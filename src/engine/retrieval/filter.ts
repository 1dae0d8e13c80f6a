import { type Bits, emptyBits, intersect, setBit, subtract, unite } from './bits.ts'

/** A condition over facets. An empty `all` is true, an empty `some` false, as is `in` without values. */
export type Filter =
  | { facet: string; in: readonly string[] }
  | { all: readonly Filter[] }
  | { some: readonly Filter[] }
  | { not: Filter }

/** Everything that lives. */
export const everything: Filter = { all: [] }

/** The numbers of the documents that have a value of a facet. */
export type Having = (facet: string, value: string) => Iterable<number>

/** The living documents for which the filter holds. */
export function evaluate(filter: Filter, having: Having, live: Bits, size: number): Bits {
  if ('all' in filter) return filter.all.reduce((bits, part) => intersect(bits, evaluate(part, having, live, size)), live)
  if ('some' in filter) {
    return filter.some.reduce((bits, part) => unite(bits, evaluate(part, having, live, size)), emptyBits(size))
  }
  if ('not' in filter) return subtract(live, evaluate(filter.not, having, live, size))
  const bits = emptyBits(size)
  for (const value of filter.in) for (const document of having(filter.facet, value)) setBit(bits, document)
  return intersect(bits, live)
}
