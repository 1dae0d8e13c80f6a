import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, type AdvanceRule, type Entry } from './advance.ts'
import { calibrate, type Review } from './calibrate.ts'
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

const entry = fc.record({ values: fc.record({ score: fc.integer({ min: 0, max: 3 }), novelty: fc.integer({ min: 0, max: 2 }) }), decision: fc.constantFrom(undefined, undefined, undefined, 'in' as const, 'out' as const), group: fc.constantFrom('x', 'y', undefined) })
const entries = fc.array(entry, { maxLength: 12 }).map((all) => all.map((one, index): Entry => ({ id: `e${index}`, ...one })))
const rule: fc.Arbitrary<AdvanceRule> = fc.record({ criteria: fc.constantFrom([{ by: 'score' }], [{ by: 'score' }, { by: 'novelty', lowerFirst: true }]), places: fc.nat(8), last: fc.constantFrom('none' as const, 'all' as const, { lot: 'stated before' }), mostOfGroup: fc.constantFrom(undefined, 2) })

test('advancing is a pure function: the order of entries changes nothing, places are kept, decisions stand, equals are treated alike', () => {
  fc.assert(
    fc.property(entries.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), rule, ([all, shuffled], given) => {
      const ranked = advance(all, given)
      expect(advance(shuffled, given)).toEqual(ranked)
      const advancing = ranked.filter(({ advances }) => advances)
      const entryOf = (id: string): Entry => all.find((one) => one.id === id)!
      for (const one of ranked) {
        const { decision } = entryOf(one.id)
        if (decision) expect(one.advances).toBe(decision === 'in')
      }
      const decided = all.filter(({ decision }) => decision === 'in').length
      if (given.last !== 'all') expect(advancing.length).toBeLessThanOrEqual(Math.max(given.places, decided))
      if (typeof given.last === 'object' && given.mostOfGroup === undefined) expect(advancing.length).toBe(Math.max(decided, Math.min(given.places, all.filter(({ decision }) => decision !== 'out').length)))
      if (given.mostOfGroup !== undefined && given.last !== 'all') {
        for (const group of ['x', 'y']) expect(advancing.filter(({ id }) => entryOf(id).group === group && !entryOf(id).decision).length).toBeLessThanOrEqual(given.mostOfGroup)
      }
      for (const one of ranked) for (const other of ranked) {
        // Nobody advances over somebody better who is neither out nor over the limit of a group, and equals of one group fare alike but for the lot.
        if (one.advances && !other.advances && other.rank < one.rank) expect(entryOf(one.id).decision === 'in' || entryOf(other.id).decision === 'out' || other.overGroup).toBe(true)
        const alike = entryOf(one.id).group === entryOf(other.id).group || given.mostOfGroup === undefined
        if (typeof given.last !== 'object' && alike && one.rank === other.rank) expect(one.advances).toBe(other.advances)
      }
    }),
    { numRuns: 300 },
  )
})

test('ties share a rank, and what broke them is named', () => {
  const all: Entry[] = [{ id: 'a', values: { score: 8.1, novelty: 1 } }, { id: 'b', values: { score: 8.1, novelty: 2 } }, { id: 'c', values: { score: 7 } }, { id: 'd', values: { score: 7 } }]
  const ranked = advance(all, { criteria: [{ by: 'score', decimals: 1 }, { by: 'novelty' }], places: 3, last: 'none' })
  expect(ranked.map(({ id, rank, advances, tied, behindBy }) => [id, rank, advances, tied, behindBy])).toEqual([
    ['b', 1, true, false, undefined],
    ['a', 2, true, false, 'novelty'],
    ['c', 3, false, true, 'score'],
    ['d', 3, false, true, undefined],
  ])
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
