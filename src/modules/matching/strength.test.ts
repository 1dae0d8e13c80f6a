import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import { backgroundOf, byStanding, soleWord, strengths, strengthOf } from './strength.ts'

const concept = (term: string, contribution: number): Concept => ({ query: { term, label: term, lang: 'en' }, found: { term, label: term, lang: 'en' }, via: 'same', p: 1, contribution })
const many = [concept('membrane', 0.5), concept('dye', 0.5)]
const word = [concept('battery', 0.9), concept('good', 0.1)]

test('a band by the score or by standing out, a band lower for a single word', () => {
  expect(strengthOf({ score: 1.1, concepts: many }, 1)).toBe('strong')
  expect(strengthOf({ score: 0.31, concepts: many }, 0.1)).toBe('strong')
  expect(strengthOf({ score: 0.3, concepts: many }, 0.12)).toBe('fair')
  expect(strengthOf({ score: 0.3, concepts: many }, 0.2)).toBe('weak')
  expect(strengthOf({ score: 1.1, concepts: word }, 1)).toBe('fair')
  expect(strengthOf({ score: 0.7, concepts: word }, 1)).toBe('weak')
  expect(strengthOf({ score: 0.1, concepts: many }, undefined)).toBe('fair')
  expect(soleWord([concept('perovskite solar', 1)])).toBeUndefined()
})

test('a higher score never gives a lower band, a stronger background never a higher one', () => {
  const score = fc.double({ min: 0, max: 3, noNaN: true })
  const rank = (one: number, background: number) => strengths.indexOf(strengthOf({ score: one, concepts: many }, background))
  fc.assert(
    fc.property(score, score, score, (a, b, background) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      expect(rank(high, background + 0.01)).toBeLessThanOrEqual(rank(low, background + 0.01))
      expect(rank(a, high + 0.01)).toBeGreaterThanOrEqual(rank(a, low + 0.01))
    }),
  )
})

test('the background is what comes along', () => {
  expect(backgroundOf([1])).toBeUndefined()
  expect(backgroundOf([3, 1])).toBe(1)
  expect(backgroundOf([9, 8, 7, 6, 5, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1])).toBe(2)
})

test('weak matches stand below, whatever they score', () => {
  const list = [{ strength: 'weak' as const, score: 0.9, id: 'a' }, { strength: 'fair' as const, score: 0.3, id: 'c' }, { strength: 'strong' as const, score: 0.3, id: 'b' }]
  expect(list.sort(byStanding).map((one) => one.id)).toEqual(['b', 'c', 'a'])
})
