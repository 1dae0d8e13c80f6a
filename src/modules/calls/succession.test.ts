import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advancing, type Candidate } from './advancing.ts'
import { type Listed, successor } from './succession.ts'

const rule = { advance: 'top' as const, places: 4, reserves: 4, thresholdBp: null, mostPerOrganisation: 2, tieBreak: ['reference' as const] }
const tracks = new Map([['t1', 2]])

const drawn = fc.array(fc.record({ score: fc.integer({ min: 0, max: 50 }), organisation: fc.constantFrom('a', 'b', 'c', null), track: fc.constantFrom('t1', 't2', null) }), { minLength: 1, maxLength: 14 }).map((made) => {
  const candidates = made.map(({ score, organisation, track }, n): Candidate => ({ entryId: `e${n}`, reference: `S-${n}`, trackId: track, organisationId: organisation, scoreBp: score * 100, medianBp: null, firstCriterionBp: null, submittedAt: new Date(0), disqualified: false, chosen: false }))
  const placed = advancing(candidates, rule, tracks)
  return placed.map((one): Listed => ({ ...one, organisationId: candidates.find((c) => c.entryId === one.entryId)!.organisationId, trackId: candidates.find((c) => c.entryId === one.entryId)!.trackId }))
})

test('the best placed reserve that fits moves up, whatever the order, and no bound is broken', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 13 }), (list, n) => {
      const goes = list[n % list.length]!
      const next = successor(list, goes.entryId, rule, tracks)
      expect(successor([...list].reverse(), goes.entryId, rule, tracks)).toBe(next)
      const reserves = list.filter((one) => one.outcome === 'reserve').sort((a, b) => a.place! - b.place!)
      if (goes.outcome !== 'advanced') {
        expect(next).toBeUndefined()
        return
      }
      const after = (id: string) => list.filter((one) => (one.outcome === 'advanced' && one !== goes) || one.entryId === id)
      const holds = (id: string) => {
        const taken = after(id)
        const one = list.find((other) => other.entryId === id)!
        return (one.organisationId === null || taken.filter((other) => other.organisationId === one.organisationId).length <= 2) && (one.trackId !== 't1' || taken.filter((other) => other.trackId === 't1').length <= 2)
      }
      expect(next).toBe(reserves.find((one) => holds(one.entryId))?.entryId)
    }),
  )
})

test('there is nobody to move up where a reserve goes, and a reserve of a full organisation waits', () => {
  const one = (entryId: string, outcome: Listed['outcome'], place: number, organisationId: string): Listed => ({ entryId, outcome, place, organisationId, trackId: null })
  const list = [one('1', 'advanced', 1, 'a'), one('2', 'advanced', 2, 'a'), one('3', 'advanced', 3, 'b'), one('4', 'reserve', 4, 'a'), one('5', 'reserve', 5, 'c')]
  expect(successor(list, '4', rule)).toBeUndefined()
  expect(successor(list, '3', rule)).toBe('5')
  expect(successor(list, '1', rule)).toBe('4')
})
