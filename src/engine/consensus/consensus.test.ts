import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrate, type Review } from './calibrate.ts'
import { factor, logDeterminant, solve } from './matrix.ts'
import { fitWith } from './mixed.ts'
import { panelOf } from './panel.ts'
import { countsOf, fewestAnswers, summarise, verdictOf } from './delphi.ts'
import { strengthsOf } from './pairwise.ts'

const reviews = (most: { submissions: number; reviewers: number; reviews: number }): fc.Arbitrary<Review[]> =>
  fc.array(fc.record({ submission: fc.nat(most.submissions - 1).map((one) => `s${one}`), reviewer: fc.nat(most.reviewers - 1).map((one) => `r${one}`), score: fc.integer({ min: 1, max: 10 }) }), { maxLength: most.reviews })

test('any panel gets finite scores with errors, whatever its size; the order of reviews and a shift of the scale change nothing else', () => {
  fc.assert(
    fc.property(reviews({ submissions: 6, reviewers: 4, reviews: 20 }), fc.integer({ min: -20, max: 20 }), (given, shift) => {
      const made = calibrate(given)
      expect(made.scores.length).toBe(new Set(given.map(({ submission }) => submission)).size)
      for (const { adjusted, error, intervals } of made.scores) {
        expect(Number.isFinite(adjusted) && error > 0).toBe(true)
        expect(intervals[0]!.low).toBeGreaterThanOrEqual(intervals[1]!.low)
      }
      const turned = calibrate([...given].reverse().map((one) => ({ ...one, score: one.score + shift })))
      made.scores.forEach(({ adjusted, error }, place) => {
        expect(turned.scores[place]!.adjusted - shift).toBeCloseTo(adjusted, 5)
        expect(turned.scores[place]!.error).toBeCloseTo(error, 5)
      })
    }),
    { numRuns: 40 },
  )
})

/** The same model without any elimination: generalised least squares and best prediction over the whole covariance of the scores. */
function byHand(given: readonly Review[], truth: number, severity: number): { mean: number; truths: number[]; noise: number; minusTwice: number } {
  const n = given.length
  const covariance = (one: Review, other: Review, same: boolean): number => (one.submission === other.submission ? Math.exp(-truth) : 0) + (one.reviewer === other.reviewer ? Math.exp(-severity) : 0) + (same ? 1 : 0)
  const whole = Float64Array.from(given.flatMap((one, row) => given.map((other, column) => covariance(one, other, row === column))))
  factor(whole, n)
  const ones = solve(whole, n, new Float64Array(n).fill(1))
  const weight = ones.reduce((sum, one) => sum + one, 0)
  const mean = given.reduce((sum, { score }, place) => sum + score * (ones[place] ?? 0), 0) / weight
  const rest = Float64Array.from(given, ({ score }) => score - mean)
  const pulled = solve(whole, n, rest)
  const noise = rest.reduce((sum, one, place) => sum + one * (pulled[place] ?? 0), 0) / (n - 1)
  const truths = [...new Set(given.map(({ submission }) => submission))].sort().map((id) => Math.exp(-truth) * given.reduce((sum, { submission }, place) => sum + (submission === id ? (pulled[place] ?? 0) : 0), 0))
  return { mean, truths, noise, minusTwice: (n - 1) * Math.log(noise) + logDeterminant(whole, n) + Math.log(weight) }
}

test('eliminating the submissions changes nothing: mean, truths, noise and likelihood are those of the whole covariance', () => {
  fc.assert(
    fc.property(reviews({ submissions: 5, reviewers: 4, reviews: 16 }).filter((all) => new Set(all.map(({ score }) => score)).size > 1), fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }), (given, truth, severity) => {
      const panel = panelOf(given)
      const [made, right] = [fitWith(panel, { truth, severity }), byHand(given, truth, severity)]
      expect(made.mean).toBeCloseTo(right.mean, 6)
      expect(made.noise).toBeCloseTo(right.noise, 6)
      right.truths.forEach((one, place) => expect(made.truths[place]).toBeCloseTo(one, 6))
      // Likelihoods are known up to a constant: their differences agree, the prior taken off.
      const [other, otherRight] = [fitWith(panel, { truth: 0, severity: 0 }), byHand(given, 0, 0)]
      const priorOf = (at: number, of: number): number => (at * at + (of - Math.log(2)) ** 2) / 8
      expect(made.likelihood + priorOf(truth, severity) - other.likelihood - priorOf(0, 0)).toBeCloseTo((otherRight.minusTwice - right.minusTwice) / 2, 5)
    }),
    { numRuns: 100 },
  )
})

test('a severe reviewer is found, and costs those who met him nothing', () => {
  const submissions = Array.from({ length: 24 }, (_, index) => ({ id: `s${String(index).padStart(2, '0')}`, truth: 4 + (index % 6) }))
  const given = submissions.flatMap(({ id, truth }, index) => [0, 1, 2].map((turn) => {
    const judge = (index * 5 + turn * 3) % 8
    return { submission: id, reviewer: `r${judge}`, score: truth + (judge === 0 ? -3 : 0) + ((index + turn) % 2 ? 0.3 : -0.3) }
  }))
  const { severities, scores, panels } = calibrate(given)
  expect(panels).toBe(1)
  expect([...severities].sort((a, b) => a.severity - b.severity)[0]!.reviewer).toBe('r0')
  const off = (of: 'raw' | 'adjusted'): number => Math.max(...scores.map((one, place) => Math.abs(one[of] - submissions[place]!.truth)))
  expect(off('raw')).toBeGreaterThan(0.9)
  expect(off('adjusted')).toBeLessThan(0.75)
})

test('panels without a common reviewer are said to be apart', () => {
  const apart = calibrate([{ submission: 'a', reviewer: 'x', score: 3 }, { submission: 'b', reviewer: 'x', score: 5 }, { submission: 'c', reviewer: 'y', score: 7 }])
  expect(apart.panels).toBe(2)
  expect(apart.scores.map(({ panel }) => panel)).toEqual([0, 0, 1])
  const linked = calibrate([{ submission: 'a', reviewer: 'x', score: 3 }, { submission: 'c', reviewer: 'x', score: 5 }, { submission: 'c', reviewer: 'y', score: 7 }])
  expect(linked.panels).toBe(1)
  expect(calibrate([]).scores).toEqual([])
})

test('comparisons: the likelihood is at its top, a win more never lowers, and who was never compared stands in the middle', () => {
  const ids = ['a', 'b', 'c', 'd']
  const comparison = fc.record({ better: fc.constantFrom('a', 'b', 'c'), worse: fc.constantFrom('a', 'b', 'c'), tie: fc.boolean() })
  fc.assert(
    fc.property(fc.array(comparison, { maxLength: 30 }), (given) => {
      const made = strengthsOf(ids, given)
      const of = (entry: string, all = made): number => all.find((one) => one.entry === entry)!.strength
      expect(made.at(-1)).toMatchObject({ entry: 'd', comparisons: 0 })
      expect(of('d')).toBeCloseTo(0, 9)
      expect(made.at(-1)!.error).toBeCloseTo(1.5, 6)
      const worthOf = (strengths: Record<string, number>): number =>
        given.filter(({ better, worse }) => better !== worse).reduce((sum, { better, worse, tie }) => {
          const chance = 1 / (1 + Math.exp((strengths[worse] ?? 0) - (strengths[better] ?? 0)))
          return sum + (tie ? (Math.log(chance) + Math.log(1 - chance)) / 2 : Math.log(chance))
        }, 0) - Object.values(strengths).reduce((sum, one) => sum + (one * one) / (2 * 1.5 ** 2), 0)
      const here = Object.fromEntries(made.map(({ entry, strength }) => [entry, strength]))
      for (const id of ids) for (const by of [-0.01, 0.01]) expect(worthOf({ ...here, [id]: here[id]! + by })).toBeLessThanOrEqual(worthOf(here))
      expect(of('a', strengthsOf(ids, [...given, { better: 'a', worse: 'b' }]))).toBeGreaterThan(of('a'))
    }),
    { numRuns: 60 },
  )
})

test('answers: nothing is summed up under five, and no small cell can be computed', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 12 }), fc.array(fc.constantFrom('yes', 'no', 'perhaps', 'never'), { maxLength: 30 }), (answers, choices) => {
      const summary = summarise(answers)
      expect(summary === undefined).toBe(answers.length < fewestAnswers)
      if (summary) {
        expect(answers.filter((one) => one <= summary.median + 1e-9).length * 2).toBeGreaterThanOrEqual(answers.length)
        expect(summary.range).toBeGreaterThanOrEqual(0)
      }
      const counts = countsOf(['yes', 'no', 'perhaps', 'never'], choices)
      expect(counts === undefined).toBe(choices.length < fewestAnswers)
      const hidden = (counts ?? []).filter(({ count }) => count === undefined)
      for (const { count } of counts ?? []) if (count !== undefined) expect(count === 0 || count >= fewestAnswers).toBe(true)
      if (hidden.length === 1) expect((counts ?? []).filter(({ count }) => (count ?? 0) > 0)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('the stop rule: agreement first, then stability, then the last round', () => {
  const stop = { range: 1, shift: 0.5, rounds: 3 }
  const near = [4, 4, 5, 5, 5]
  const far = [1, 2, 5, 8, 9]
  expect(verdictOf([near], stop)).toBe('consensus')
  expect(verdictOf([far], stop)).toBe('goOn')
  expect(verdictOf([far, far], stop)).toBe('stable')
  expect(verdictOf([far, near, [1, 1, 3, 8, 9]], stop)).toBe('lastRound')
  expect(verdictOf([[1, 2]], stop)).toBe('tooFew')
})
