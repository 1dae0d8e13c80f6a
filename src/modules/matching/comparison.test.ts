import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import { type Compared, compareMatches } from './comparison.ts'
import { aspects, type Cause } from './preferences/rules.ts'

const numRuns = process.env.QIAO_SOAK ? 10_000 : 500
const words = ['membrane', 'dye', 'dye removal', 'pump', 'sensor', 'flux']
const aConcept = fc.record({ query: fc.constantFrom(...words), found: fc.constantFrom(...words), zh: fc.boolean(), contribution: fc.double({ min: 0.001, max: 2, noNaN: true }) }).map(
  ({ query, found, zh, contribution }): Concept => ({
    query: { term: query, label: query, lang: zh ? 'zh' : 'en' }, found: { term: found, label: found, lang: 'en' }, via: zh ? 'dictionary' : 'same', p: 1, contribution,
  }),
)
const aCause = fc.record({ aspect: fc.constantFrom(...aspects), share: fc.double({ min: -0.05, max: 0.05, noNaN: true }) }).map(({ aspect, share }): Cause => ({ aspect, share, aside: 1, accepted: 0, values: ['x'] }))

/** A match whose parts sum to its score, as the engine gives them. */
const aMatch = fc.record({ concepts: fc.array(aConcept, { maxLength: 8 }), causes: fc.array(aCause, { maxLength: 4 }), dense: fc.double({ min: 0, max: 1, noNaN: true }) }).map(({ concepts, causes, dense }): Compared => {
  const text = concepts.reduce((total, one) => total + one.contribution, 0)
  const facets = text * causes.reduce((total, one) => total + one.share, 0)
  const lexical = concepts.filter((one) => one.via === 'same').reduce((total, one) => total + one.contribution, 0)
  return { concepts, causes, parts: { lexical, bridged: text - lexical, dense, facets }, score: text + dense + facets }
})

test('the parts of a comparison sum to the difference of the scores, and nothing is left over', () => {
  fc.assert(
    fc.property(aMatch, aMatch, (above, below) => {
      const { difference, concepts, record, dense, rest } = compareMatches(above, below)
      expect(difference).toBe(above.score - below.score)
      const parts = [...concepts, ...record, dense].reduce((total, one) => total + one.difference, 0)
      expect(parts + rest).toBeCloseTo(difference, 12)
      expect(Math.abs(rest)).toBeLessThan(1e-9)
    }),
    { numRuns },
  )
})

test('every concept of both stands in exactly one line, and no word in two', () => {
  fc.assert(
    fc.property(aMatch, aMatch, (above, below) => {
      const { concepts } = compareMatches(above, below)
      expect(concepts.flatMap((one) => one.aboveConcepts)).toHaveLength(above.concepts.length)
      expect(concepts.flatMap((one) => one.belowConcepts)).toHaveLength(below.concepts.length)
      const lines = concepts.map((one) => new Set([...one.aboveConcepts, ...one.belowConcepts].flatMap(({ query }) => query.term.split(' ').map((term) => `${query.lang} ${term}`))))
      const all = lines.flatMap((line) => [...line])
      expect(new Set(all).size).toBe(all.length)
    }),
    { numRuns },
  )
})

test('the other way round it is the same with the signs changed', () => {
  fc.assert(
    fc.property(aMatch, aMatch, (above, below) => {
      const there = compareMatches(above, below)
      const back = compareMatches(below, above)
      expect(back.difference + there.difference).toBe(0)
      const shares = (one: typeof there) => one.concepts.map(({ difference }) => Math.abs(difference)).sort((a, b) => a - b)
      shares(back).forEach((value, at) => expect(value).toBeCloseTo(shares(there)[at] ?? Number.NaN, 12))
    }),
    { numRuns },
  )
})
