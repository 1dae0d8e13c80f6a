import type { Collection } from './collection.ts'
import type { Plan } from './plan.ts'
import { placesIn } from './rank.ts'
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
    const rows = rowsOf(plan, side.rows, collection)
    const fulfilled = new Uint8Array(side.rows)
    const found = (term: string): ((row: number) => boolean) => {
      const ways = waysTo(term, plan)
      return (row) => ways.some((way) => way.every((index) => rows[index]?.[row] === 1))
    }
    for (const { whole, parts } of wishes) {
      const wholly = found(whole)
      const partly = parts.map(found)
      for (let row = 0; row < side.rows; row += 1) {
        if (wholly(row) || (partly.length > 1 && partly.every((part) => part(row)))) fulfilled[row] = (fulfilled[row] ?? 0) + 1
      }
    }
    fulfilled.forEach((count, row) => {
      const document = side.documentOf(row)
      if (count > (covered[document] ?? 0)) covered[document] = count
    })
  }
  return covered
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
  const places = placesIn(plan)
  side.delta.forEach((row, index) => {
    for (const term of row.terms) {
      for (const place of places.get(term) ?? []) {
        const rows = marks[place]
        if (rows) rows[segment.rows + index] = 1
      }
    }
  })
  return marks
}
