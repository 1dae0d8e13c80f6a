import type { Collection } from './collection.ts'
import type { Plan } from './plan.ts'
import { lookupOf } from './rank.ts'
import type { Token } from './tokens.ts'

/** A word of the search with its parts (太阳能电池 with 太阳能, 电池). */
export type Wish = { whole: string; parts: string[] }

export function wishesOf(tokens: readonly Token[]): Wish[] {
  const wholes = tokens.filter((token) => !tokens.some((other) => other.start <= token.start && token.end <= other.end && other.end - other.start > token.end - token.start))
  return wholes.map((whole) => ({
    whole: whole.term,
    parts: tokens.filter((token) => token.start >= whole.start && token.end <= whole.end && token.term !== whole.term).map((token) => token.term),
  }))
}

/** How many wishes a result must fulfil: all of one or two, three quarters of more. */
export const needed = (wishes: number): number => (wishes <= 2 ? wishes : Math.ceil(wishes * 0.75))

/**
 * Sets of planned terms of which one must be wholly there for a search term to be found: the term itself, or one gloss.
 * The words of a gloss have the same probability, which is how they are told from synonyms.
 */
function waysTo(term: string, plan: Plan): number[][] {
  const ways = new Map<string, number[]>()
  plan.terms.forEach(({ sources }, index) => {
    for (const source of sources) {
      if (source.term !== term) continue
      const way = source.via === 'same' ? 'same' : source.via === 'learned' ? `learned ${index}` : `gloss ${source.p}`
      ways.set(way, [...(ways.get(way) ?? []), index])
    }
  })
  return [...ways.values()]
}

/** Per document, how many wishes it fulfils in the better of its languages. */
export function coverage(wishes: readonly Wish[], plans: readonly Plan[], collection: Collection): Uint8Array {
  const covered = new Uint8Array(collection.documents.size)
  for (const plan of plans) {
    const side = collection.sides[plan.to]
    const marks = rowsOf(plan, side.rows, collection)
    const fulfilled = new Uint8Array(side.rows)
    for (const { whole, parts } of wishes) {
      const found = foundRows(whole, plan, marks, side.rows)
      if (parts.length > 1) uniteRows(found, parts.map((part) => foundRows(part, plan, marks, side.rows)).reduce(intersectRows))
      for (let row = 0; row < found.length; row += 1) fulfilled[row]! += found[row]!
    }
    for (let row = 0; row < fulfilled.length; row += 1) {
      if (fulfilled[row] === 0) continue
      const document = side.documentOf(row)
      if (fulfilled[row]! > (covered[document] ?? 0)) covered[document] = fulfilled[row]!
    }
  }
  return covered
}

/** A mark for each row in which the term is found in one of the ways to it. */
function foundRows(term: string, plan: Plan, marks: readonly Uint8Array[], size: number): Uint8Array {
  const found = new Uint8Array(size)
  for (const way of waysTo(term, plan)) {
    const [first, ...others] = way.map((index) => marks[index]!)
    if (first) uniteRows(found, others.reduce(intersectRows, first))
  }
  return found
}

function uniteRows(into: Uint8Array, other: Uint8Array): void {
  for (let row = 0; row < into.length; row += 1) into[row]! |= other[row]!
}

function intersectRows(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length)
  for (let row = 0; row < both.length; row += 1) both[row] = one[row]! & other[row]!
  return both
}

/** Per planned term, a mark for each row that has it. */
function rowsOf(plan: Plan, size: number, collection: Collection): Uint8Array[] {
  const side = collection.sides[plan.to]
  const { segment } = side
  const marks = plan.terms.map(({ number }) => {
    const rows = new Uint8Array(size)
    const end = segment.termStarts[number + 1] ?? 0
    for (let at = segment.termStarts[number] ?? end; at < end; at += 1) rows[segment.postingRows[at] ?? 0] = 1
    return rows
  })
  const { places } = lookupOf(plan)
  side.delta.forEach((row, index) => {
    for (const term of row.terms) {
      for (let place = places.find(term); place >= 0; place = places.next[place]!) marks[place]![segment.rows + index] = 1
    }
  })
  return marks
}
