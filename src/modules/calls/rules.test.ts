import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advancing, type AdvanceRule, type Candidate, tieBreaks } from './advancing.ts'
import { combined, combinations, type FunderWord } from './combination.ts'
import { type EligibilityRule, type Team, unmetRules } from './eligibility.ts'
import { inTime, phaseOf } from './phase.ts'

const runs = { numRuns: process.env.QIAO_SOAK ? 10_000 : 100 }
const mark = fc.option(fc.integer({ min: 0, max: 20 }).map((n) => n * 500), { nil: null })
const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(fc.record({ trackId: fc.constantFrom(null, 'a', 'b'), organisationId: fc.constantFrom(null, 'x', 'y', 'z'), scoreBp: mark, medianBp: mark, firstCriterionBp: mark, day: fc.integer({ min: 1, max: 3 }), disqualified: fc.boolean(), chosen: fc.boolean() }), { maxLength: 14 })
  .map((list) => list.map(({ day, ...one }, index) => ({ ...one, entryId: `e${index}`, reference: `S-2026-${String(index).padStart(6, '0')}`, submittedAt: new Date(Date.UTC(2026, 0, day)) })))
const rule: fc.Arbitrary<AdvanceRule> = fc.record({
  advance: fc.constantFrom('top' as const, 'threshold' as const, 'chosen' as const),
  places: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
  reserves: fc.integer({ min: 0, max: 3 }),
  thresholdBp: fc.integer({ min: 0, max: 10_000 }),
  mostPerOrganisation: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
  tieBreak: fc.shuffledSubarray([...tieBreaks]),
})

describe('who advances (invariant 10)', () => {
  test('the same entries in any order give the same list', () => {
    fc.assert(fc.property(candidates, rule, fc.infiniteStream(fc.nat()), (list, how, dice) => {
      const shuffled = list.map((one) => [dice.next().value as number, one] as const).sort((a, b) => a[0] - b[0]).map(([, one]) => one)
      expect(advancing(shuffled, how)).toEqual(advancing(list, how))
    }), runs)
  })

  test('places, reserves, tracks and shares of an organisation are never exceeded, and nobody without a mark advances by marks', () => {
    const tracks = new Map([['a', 2]])
    fc.assert(fc.property(candidates, rule, (list, how) => {
      const placed = advancing(list, how, tracks)
      const of = (outcome: string) => placed.filter((one) => one.outcome === outcome).map((one) => list.find((other) => other.entryId === one.entryId)!)
      const advanced = of('advanced')
      expect(placed.map((one) => one.entryId).sort()).toEqual(list.map((one) => one.entryId).sort())
      if (how.places !== null) expect(advanced.length).toBeLessThanOrEqual(how.places)
      expect(of('reserve').length).toBeLessThanOrEqual(how.reserves)
      expect(advanced.filter((one) => one.trackId === 'a').length).toBeLessThanOrEqual(2)
      if (how.mostPerOrganisation !== null) for (const id of ['x', 'y', 'z']) expect(advanced.filter((one) => one.organisationId === id).length).toBeLessThanOrEqual(how.mostPerOrganisation)
      if (how.advance !== 'chosen') expect(advanced.every((one) => one.scoreBp !== null)).toBe(true)
      expect(advanced.some((one) => one.disqualified)).toBe(false)
    }), runs)
  })

  test('an equal score says what decided', () => {
    const base = { trackId: null, organisationId: null, firstCriterionBp: null, disqualified: false, chosen: false, submittedAt: new Date(0) }
    const list: Candidate[] = [{ ...base, entryId: 'a', reference: 'S-2', scoreBp: 8000, medianBp: 7000 }, { ...base, entryId: 'b', reference: 'S-1', scoreBp: 8000, medianBp: 8000 }]
    const placed = advancing(list, { advance: 'top', places: 1, reserves: 1, thresholdBp: null, mostPerOrganisation: null, tieBreak: ['median', 'reference'] })
    expect(placed).toEqual([{ entryId: 'b', outcome: 'advanced', place: 1, tieBrokenBy: 'median' }, { entryId: 'a', outcome: 'reserve', place: 2, tieBrokenBy: null }])
  })
})

test('nothing is combined before every funder has sealed, and then exactly by the rule (invariant 11)', () => {
  const word = (index: number) => fc.record({ outcome: fc.constantFrom('fund' as const, 'not_fund' as const), sealed: fc.boolean() }).map((one): FunderWord => ({ ...one, funderId: `f${index}`, leads: index === 0, minor: one.outcome === 'fund' ? 100 : null }))
  fc.assert(fc.property(fc.tuple(word(0), word(1), word(2)), fc.constantFrom(...combinations), (words, how) => {
    const result = combined(words, how)
    const open = words.some((one) => !one.sealed)
    const yes = words.filter((one) => one.outcome === 'fund')
    const funded = how === 'all' ? yes.length === 3 : how === 'lead' ? words[0].outcome === 'fund' : yes.length > 0
    expect(result).toEqual(open ? undefined : { funded, by: funded ? yes.map((one) => one.funderId) : [] })
  }), runs)
})

test('a round is open by the clock and takes what began to arrive in time (invariant 12)', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30, 8) + seconds * 1000)
  const round = { state: 'planned' as const, opensAt: at(0), closesAt: at(3600), grace: 60 }
  expect([-1, 0, 3600, 3601, 3660, 3661].map((one) => phaseOf(round, at(one)))).toEqual(['planned', 'open', 'open', 'grace', 'grace', 'closed'])
  expect([3660, 3661].map((one) => inTime(round, at(one)))).toEqual([true, false])
  expect(inTime({ ...round, state: 'assigning' }, at(1))).toBe(false)
})

test('each unmet rule is named with what is missing', () => {
  const rule = (one: Partial<EligibilityRule> & Pick<EligibilityRule, 'kind'>): EligibilityRule => ({ id: one.kind, count: null, countries: [], kinds: [], spaceId: null, funderId: null, ...one })
  const team: Team = { organisations: [{ id: 'u', lead: true, country: 'GB', kind: 'university', spaces: [], others: 0 }], people: [{ id: 'p', others: 2 }] }
  const rules = [rule({ kind: 'partners_least', count: 2 }), rule({ kind: 'countries_all', countries: ['CN', 'GB'] }), rule({ kind: 'lead_kinds', kinds: ['enterprise'] }), rule({ kind: 'per_person', count: 2 }), rule({ kind: 'countries_only', countries: ['GB'] })]
  expect(unmetRules(rules, team).map(({ kind, n, what }) => ({ kind, n, what }))).toEqual([
    { kind: 'partners_least', n: 2, what: [] },
    { kind: 'countries_all', n: 0, what: ['CN'] },
    { kind: 'lead_kinds', n: 0, what: ['enterprise'] },
    { kind: 'per_person', n: 2, what: [] },
  ])
})
