import type { Concept, Parts } from '../../engine/retrieval/matcher.ts'
import { type Aspect, aspects, type Cause, tokensOf } from './preferences/rules.ts'

/** A match as far as it can be compared with another of the same list. */
export type Compared = { score: number; parts: Parts; concepts: readonly Concept[]; causes: readonly Cause[] }

/** What one thing carries in each of two matches; `difference` is above minus below. */
type Line = { above: number; below: number; difference: number }

/** Concepts of the two matches that speak of the same: one word, a word and its phrase, two translations of it. */
export type SharedConcept = Line & { aboveConcepts: Concept[]; belowConcepts: Concept[] }

/**
 * The difference of two scores, taken apart. The differences of all concepts, of the record's aspects, of the vectors
 * and `rest` sum to `difference`; `rest` is what the engine's rounding leaves and what the parts do not explain, about 0.
 */
export type Comparison = {
  difference: number
  concepts: SharedConcept[]
  record: (Line & { aspect: Aspect })[]
  dense: Line
  rest: number
}

const line = (above: number, below: number): Line => ({ above, below, difference: above - below })
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const carried = (concepts: readonly Concept[]): number => sum(concepts.map((one) => one.contribution))

type Held = { side: 'above' | 'below'; concept: Concept }

/** Puts concepts together that share a word on either side, however many steps lie between. */
function together(all: readonly Held[]): Held[][] {
  const groups: { words: Set<string>; held: Held[] }[] = []
  for (const held of all) {
    const words = new Set(tokensOf(held.concept))
    const joined = { words, held: [held] }
    for (let at = groups.length - 1; at >= 0; at -= 1) {
      const group = groups[at]
      if (!group || ![...group.words].some((word) => words.has(word))) continue
      for (const word of group.words) joined.words.add(word)
      joined.held.unshift(...group.held)
      groups.splice(at, 1)
    }
    groups.push(joined)
  }
  return groups.map(({ held }) => held)
}

/** Why one match stands above another: what only one has, what both have and how differently it carries, what the record adds. */
export function compareMatches(above: Compared, below: Compared): Comparison {
  const held = [...above.concepts.map((concept): Held => ({ side: 'above', concept })), ...below.concepts.map((concept): Held => ({ side: 'below', concept }))]
  const concepts = together(held)
    .map((group): SharedConcept => {
      const of = (side: Held['side']) => group.filter((one) => one.side === side).map((one) => one.concept)
      const [aboveConcepts, belowConcepts] = [of('above'), of('below')]
      return { aboveConcepts, belowConcepts, ...line(carried(aboveConcepts), carried(belowConcepts)) }
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  const textOf = ({ parts }: Compared): number => parts.lexical + parts.bridged
  const points = (match: Compared, aspect: Aspect): number => sum(match.causes.filter((one) => one.aspect === aspect).map((one) => one.share)) * textOf(match)
  const record = aspects.map((aspect) => ({ aspect, ...line(points(above, aspect), points(below, aspect)) })).filter((one) => one.above !== 0 || one.below !== 0)
  const dense = line(above.parts.dense, below.parts.dense)
  const difference = above.score - below.score
  const rest = difference - sum([...concepts, ...record, dense].map((one) => one.difference))
  return { difference, concepts, record, dense, rest }
}
