import { fieldsOf, type ListingText } from './listing.ts'
import type { Analyser } from './tokens.ts'

/** A text as the index counts it: times of each term, weighted by field, and their sum. Whole numbers. */
export type Profile = { times: Map<string, number>; length: number }

const maxTimes = 65_535

export function profileOf(texts: readonly ListingText[], analyse: Analyser): Profile {
  const times = new Map<string, number>()
  let length = 0
  for (const text of texts) {
    for (const { body, weight } of fieldsOf(text)) {
      for (const { term } of analyse(body)) {
        times.set(term, Math.min(maxTimes, (times.get(term) ?? 0) + weight))
        length += weight
      }
    }
  }
  return { times, length }
}
