import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocking, type Facts, policy, whyNot } from './rules.ts'

const at = new Date('2026-12-01T08:00:00Z')
const hour = (n: number) => new Date(at.getTime() + n * 3_600_000)
const holder = { type: 'organisation', id: 'mine' }
const facts = (kind: Facts['resource']['kind'], rest: Partial<Facts> & { resource?: Partial<Facts['resource']> } = {}): Facts => ({
  openings: [], taken: [], ...rest, resource: { kind, noticeMinutes: null, aheadDays: null, leastMinutes: null, mostMinutes: null, retiredAt: null, ...rest.resource },
})
const taken = (exclusive: boolean) => [{ from: hour(2), to: hour(3), holder: { type: 'organisation', id: 'theirs' }, exclusive }]
const rulesFor = (asked: Partial<Parameters<typeof whyNot>[0]>, of: Facts) => whyNot({ from: hour(2), to: hour(3), holder, at, ...asked }, of).map(({ rule, override }) => `${rule}:${override}`)

test('each rule says why not, in order, and who may say "all the same"', () => {
  expect(rulesFor({}, facts('instrument'))).toEqual([])
  expect(rulesFor({ from: hour(-1), to: hour(-1) }, facts('room'))).toEqual(['empty:nobody', 'past:nobody'])
  expect(rulesFor({}, facts('table', { taken: taken(true) }))).toEqual(['taken:nobody'])
  expect(rulesFor({}, facts('person', { taken: taken(false) }))).toEqual(['taken:anybody'])
  expect(rulesFor({ holder: { type: 'meeting', id: 'm' } }, facts('person', { taken: taken(true) }))).toEqual(['taken:nobody'])
  expect(rulesFor({}, facts('instrument', { openings: [{ from: hour(4), to: hour(6) }], resource: { kind: 'instrument', noticeMinutes: 600, aheadDays: null, leastMinutes: 120, mostMinutes: 30, retiredAt: at } }))).toEqual(['retired:nobody', 'closed:keeper', 'short:keeper', 'long:keeper', 'late:keeper'])
  expect(rulesFor({ from: hour(48), to: hour(49) }, facts('instrument', { resource: { kind: 'instrument', noticeMinutes: null, aheadDays: 1, leastMinutes: null, mostMinutes: null, retiredAt: null } }))).toEqual(['early:keeper'])
})

test('what ends when another begins is not in its way, and nobody is in their own way', () => {
  expect(rulesFor({ from: hour(3), to: hour(4) }, facts('room', { taken: taken(true) }))).toEqual([])
  expect(rulesFor({ from: hour(1), to: hour(2) }, facts('room', { taken: taken(true) }))).toEqual([])
  expect(rulesFor({ holder: { type: 'organisation', id: 'theirs' } }, facts('room', { taken: taken(true) }))).toEqual([])
})

test('a warning is passed by whoever says so, a keeper’s rule by a keeper, the rest by nobody', () => {
  const problems = policy.map(({ name }) => ({ rule: name, says: { zh: '', en: '' }, override: name === 'taken' ? ('anybody' as const) : name === 'closed' ? ('keeper' as const) : ('nobody' as const) }))
  const all = policy.map(({ name }) => name)
  expect(blocking(problems, { overrides: all }).map(({ rule }) => rule)).not.toContain('taken')
  expect(blocking(problems, { overrides: all }).map(({ rule }) => rule)).toContain('closed')
  expect(blocking(problems, { overrides: all, keeper: true }).map(({ rule }) => rule)).not.toContain('closed')
  expect(blocking(problems, { overrides: all, keeper: true }).map(({ rule }) => rule)).toContain('past')
})

test('a room is free exactly where no reservation overlaps', () => {
  const span = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 })).map(([from, long]) => ({ from: hour(from), to: hour(from + long) }))
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 6 }), (asked, others) => {
      const of = facts('room', { taken: others.map((one, place) => ({ ...one, holder: { type: 'organisation', id: String(place) }, exclusive: true })) })
      const overlaps = others.some((one) => Math.max(one.from.getTime(), asked.from.getTime()) < Math.min(one.to.getTime(), asked.to.getTime()))
      expect(whyNot({ ...asked, holder, at }, of).length > 0).toBe(overlaps)
    }),
  )
})
