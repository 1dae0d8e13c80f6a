import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeAfter, nextState, projectStates, readDoi, readLink, reminderAt, sumsOf } from './rules.ts'

test('a project starts, is completed or ended, and nothing leaves an end', () => {
  expect(nextState('planned', 'start')).toBe('running')
  expect(nextState('planned', 'complete')).toBeUndefined()
  for (const state of projectStates.slice(2)) for (const verb of ['start', 'complete', 'end'] as const) expect(nextState(state, verb)).toBeUndefined()
})

test('a DOI is read with what people paste before it, and refused without its prefix', () => {
  expect(readDoi(' https://doi.org/10.1038/S41586-023-00001-2 ')).toBe('10.1038/s41586-023-00001-2')
  expect(readDoi('doi: 10.1000/abc(1)')).toBe('10.1000/abc(1)')
  for (const wrong of ['', '10.12/x', '11.1038/x', '10.1038/', '10.1038/a b', `10.1038/${'x'.repeat(300)}`]) expect(readDoi(wrong), wrong).toBeUndefined()
})

test('only addresses of the web are evidence', () => {
  expect(readLink('https://example.org/a')).toBe('https://example.org/a')
  for (const wrong of ['javascript:alert(1)', 'ftp://example.org', 'https://', 'http://localhost', 'example.org']) expect(readLink(wrong), wrong).toBeUndefined()
})

test('sums are per currency and lose nothing', () => {
  const amount = fc.record({ minor: fc.integer({ min: 1, max: 1_000_000_000 }), currency: fc.constantFrom('CNY', 'GBP', 'EUR') })
  fc.assert(fc.property(fc.array(amount), (amounts) => {
    const sums = sumsOf(amounts)
    expect(new Set(sums.map((one) => one.currency)).size).toBe(sums.length)
    for (const { currency, minor } of sums) expect(minor).toBe(amounts.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.minor, 0))
    expect(sums.length).toBe(new Set(amounts.map((one) => one.currency)).size)
  }))
})

test('one no refuses a change, and only the yes of every other partner agrees it', () => {
  const [a, b, c] = ['a', 'b', 'c']
  expect(changeAfter(a!, ['a', 'b', 'c'], [{ organisationId: b!, agrees: true }])).toBe('open')
  expect(changeAfter(a!, ['a', 'b', 'c'], [{ organisationId: b!, agrees: true }, { organisationId: c!, agrees: true }])).toBe('agreed')
  expect(changeAfter(a!, ['a', 'b', 'c'], [{ organisationId: b!, agrees: false }])).toBe('refused')
})

test('a reminder goes out 14 and 3 days before and the day after', () => {
  expect([15, 14, 4, 3, 0, -1, -30].map(reminderAt)).toEqual([undefined, 14, 14, 3, 3, -1, -1])
})
