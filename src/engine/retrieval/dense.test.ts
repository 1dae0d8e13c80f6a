import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fused, Vectors } from './dense.ts'

const found = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), lexical: fc.double({ min: 0.01, max: 5, noNaN: true }) }), { selector: ({ id }) => id, minLength: 1, maxLength: 30 })
const asFound = (list: { id: string; lexical: number }[]) => [...list].sort((a, b) => b.lexical - a.lexical).map(({ id, lexical }) => ({ id, score: lexical, parts: { lexical, bridged: 0, dense: 0, facets: 0 } }))

test('parts still sum to the score, nothing is lost or invented, the best stand first', () => {
  fc.assert(
    fc.property(found, fc.func(fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: undefined })), fc.integer({ min: 1, max: 40 }), (list, similarity, k) => {
      const ranked = fused(asFound(list), similarity, k)
      expect(ranked).toHaveLength(Math.min(k, list.length))
      for (const { id, score, parts } of ranked) {
        expect(parts.lexical + parts.bridged + parts.dense + parts.facets).toBeCloseTo(score, 9)
        expect(parts.lexical).toBe(list.find((one) => one.id === id)?.lexical)
      }
      expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).sort((a, b) => b - a))
    }),
  )
})

test('among equals by words the one that means the same comes first; without vectors nothing moves', () => {
  const list = asFound([{ id: 'a', lexical: 1 }, { id: 'b', lexical: 1 }, { id: 'c', lexical: 0.9 }])
  expect(fused(list, (id) => ({ a: 0.2, b: 0.8 })[id], 3).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  expect(fused(list, () => undefined, 3)).toEqual(list)
})

test('a cosine in bytes is nearly the cosine, and a vector of another length is not taken', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), { minLength: 8, maxLength: 300 }), (pairs) => {
      const unit = (values: number[]) => Float32Array.from(values, (value) => value / (Math.hypot(...values) || 1))
      const [one, other] = [unit(pairs.map(([a]) => a)), unit(pairs.map(([, b]) => b))]
      const vectors = new Vectors()
      vectors.set('one', one)
      vectors.set('other', other)
      vectors.set('odd', Float32Array.of(1))
      const cosine = one.reduce((sum, value, at) => sum + value * other[at]!, 0)
      expect(Math.abs(vectors.similarity('one', 'other')! - cosine)).toBeLessThan(0.02)
      expect(vectors.similarity('one', 'odd')).toBeUndefined()
    }),
  )
})
