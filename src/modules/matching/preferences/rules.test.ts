import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Concept } from '../../../engine/retrieval/matcher.ts'
import { adjustmentOf, bounds, type Judged, mainConcepts, taughtBy, tokensOf, type Verdict } from './rules.ts'

const now = new Date('2026-11-21T08:00:00Z')
const concept = (term: string, contribution: number): Concept => ({
  query: { term, label: term, lang: 'en' }, found: { term, label: `${term}s`, lang: 'en' }, via: 'same', p: 1, contribution,
})
const words = ['membrane', 'dye', 'pump', 'sensor']
const fieldCodes = ['water', 'energy', 'health']
const ways = ['licence', 'investment', 'supply']
const steps = ['concept', 'under_development', 'lab_tested', 'demonstration', 'on_market']

const aVerdict: fc.Arbitrary<Verdict> = fc.record({
  listingId: fc.constantFrom('own', 'another', null),
  outcome: fc.constantFrom('aside', 'declined', 'accepted'),
  at: fc.integer({ min: 0, max: 1500 }).map((days) => new Date(now.getTime() - days * 86_400_000)),
  fields: fc.subarray(fieldCodes),
  stage: fc.option(fc.constantFrom(...steps)),
  trl: fc.option(fc.integer({ min: 1, max: 9 })),
  partnerships: fc.subarray(ways),
  country: fc.option(fc.constantFrom('GB', 'CN')),
  terms: fc.subarray(words.map((one) => `en ${one}`)),
})
const aMatch: fc.Arbitrary<Judged> = fc.record({
  fields: fc.subarray(fieldCodes),
  stage: fc.option(fc.constantFrom(...steps), { nil: undefined }),
  trl: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  partnerships: fc.subarray(ways),
  country: fc.constantFrom('GB', 'CN'),
  concepts: fc.array(fc.tuple(fc.constantFrom(...words), fc.double({ min: 0.01, max: 1, noNaN: true })).map(([term, value]) => concept(term, value)), { maxLength: 5 }),
})
const aRecord = fc.array(aVerdict, { maxLength: 40 })
const shareOf = (verdicts: readonly Verdict[], match: Judged) => adjustmentOf(verdicts, match, 'own', now).share

describe('what a record makes of a match', () => {
  test('stays within its bounds and is explained: the causes sum to it', () => {
    fc.assert(
      fc.property(aRecord, aMatch, (verdicts, match) => {
        const { share, causes } = adjustmentOf(verdicts, match, 'own', now)
        expect(share).toBeGreaterThanOrEqual(bounds.least - 1e-12)
        expect(share).toBeLessThanOrEqual(bounds.most + 1e-12)
        expect(causes.reduce((sum, one) => sum + one.share, 0)).toBe(share)
        for (const one of causes) expect(one.values.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('a refusal more never raises, an acceptance more never lowers', () => {
    fc.assert(
      fc.property(aRecord, aVerdict, aMatch, (verdicts, more, match) => {
        const before = shareOf(verdicts, match)
        expect(shareOf([...verdicts, { ...more, outcome: 'aside' }], match)).toBeLessThanOrEqual(before + 1e-12)
        expect(shareOf([...verdicts, { ...more, outcome: 'accepted' }], match)).toBeGreaterThanOrEqual(before - 1e-12)
      }),
      { numRuns: 500 },
    )
  })

  test('fades: refusals alone weigh less as time goes by', () => {
    fc.assert(
      fc.property(aRecord, aMatch, fc.integer({ min: 1, max: 900 }), (verdicts, match, days) => {
        const refused = verdicts.map((one) => ({ ...one, outcome: 'aside' as const }))
        const later = new Date(now.getTime() + days * 86_400_000)
        expect(adjustmentOf(refused, match, 'own', later).share).toBeGreaterThanOrEqual(adjustmentOf(refused, match, 'own', now).share - 1e-12)
      }),
    )
  })

  test('does not depend on the order of the verdicts', () => {
    fc.assert(
      fc.property(aRecord, aMatch, (verdicts, match) => {
        expect(Math.abs(shareOf([...verdicts].reverse(), match) - shareOf(verdicts, match))).toBeLessThan(1e-12)
      }),
    )
  })
})

const silent: Verdict = { listingId: 'own', outcome: 'aside', at: now, fields: [], stage: null, trl: null, partnerships: [], country: null, terms: [] }
const plain: Judged = { fields: ['water'], trl: 3, stage: 'lab_tested', partnerships: [], country: 'GB', concepts: [concept('membrane', 1)] }

test('a verdict that blames nothing changes nothing; an empty record neither', () => {
  expect(adjustmentOf([silent], plain, 'own', now)).toEqual({ share: 0, causes: [] })
  expect(adjustmentOf([], plain, 'own', now)).toEqual({ share: 0, causes: [] })
})

test('too early at TRL 4 is too early at TRL 3, half so at 5, and says nothing of 7', () => {
  const early = { ...silent, trl: 4 }
  const at = (trl: number) => shareOf([early], { ...plain, trl })
  expect(at(3)).toBe(at(4))
  expect(at(4)).toBeLessThan(at(5))
  expect(at(5)).toBeLessThan(0)
  expect(at(7)).toBe(0)
  expect(shareOf([{ ...silent, outcome: 'accepted', trl: 4 }], { ...plain, trl: 3 })).toBeGreaterThan(0)
})

test('a verdict for another listing of the organisation counts half of one for this', () => {
  const country = { ...silent, country: 'GB' }
  const here = adjustmentOf([country], plain, 'own', now)
  expect(adjustmentOf([country, country], plain, 'elsewhere', now).share).toBeCloseTo(here.share, 12)
  expect(here.causes).toEqual([{ aspect: 'place', share: here.share, aside: 1, accepted: 0, values: ['GB'] }])
})

test('words are told apart by language, and only what carries a match is learned', () => {
  const across: Concept = { query: { term: '膜 分离', label: '膜分离', lang: 'zh' }, found: { term: 'membran', label: 'membrane', lang: 'en' }, via: 'dictionary', p: 0.6, contribution: 1 }
  expect(tokensOf(across)).toEqual(['zh 膜', 'zh 分离', 'en membran'])
  expect(mainConcepts([across, concept('pump', 0.04)])).toEqual([across])
  expect(taughtBy('later')).toEqual([])
  expect(taughtBy(undefined)).toContain('place')
})
