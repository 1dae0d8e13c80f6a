import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCounted, countedDayAfter, countedDaysBetween } from './counted-days.ts'

const runs = process.env.QIAO_SOAK ? 10_000 : 100
const limit = 300_000
const at = (day: string, time = '08:00:00Z') => new Date(`${day}T${time}`)

test('every day counts but public holidays', () => {
  expect(countedDaysBetween(at('2026-11-16'), at('2026-11-23'), 'GB')).toBe(7)
  expect(countedDaysBetween(at('2026-11-16'), at('2026-11-23'), 'CN')).toBe(7)
  expect(countedDaysBetween(at('2026-11-20'), at('2026-11-22'), 'GB')).toBe(2)
})

test('the same fortnight is longer or shorter by the holidays of the answering country', () => {
  // 24 September to 12 October 2026: Mid-Autumn takes 25–27 September, National Day 1–7 October.
  expect(countedDaysBetween(at('2026-09-24'), at('2026-10-12'), 'GB')).toBe(18)
  expect(countedDaysBetween(at('2026-09-24'), at('2026-10-12'), 'CN')).toBe(18 - 3 - 7)
  expect(isCounted('2026-10-10', 'CN')).toBe(true)
  expect(isCounted('2026-12-28', 'GB')).toBe(false)
  expect(isCounted('2026-12-28', 'CN')).toBe(true)
})

test('the nine days of Spring Festival 2026 do not count', () => {
  expect(countedDaysBetween(at('2026-02-13'), at('2026-02-24'), 'CN')).toBe(2)
  expect(countedDayAfter(at('2026-02-13'), 2, 'CN')).toBe('2026-02-24')
  expect(countedDayAfter(at('2026-02-13'), 1, 'CN')).toBe('2026-02-14')
})

test('an instant falls on the day of the answering country', () => {
  // 17:00 UTC on Sunday is Monday in Beijing and still Sunday in London.
  const sunday = at('2026-11-22', '17:00:00Z')
  expect(countedDaysBetween(sunday, at('2026-11-23', '12:00:00Z'), 'CN')).toBe(0)
  expect(countedDaysBetween(sunday, at('2026-11-23', '12:00:00Z'), 'GB')).toBe(1)
})

test('in other countries every day counts', () => {
  expect(isCounted('2026-12-25', 'DE')).toBe(true)
})

const instants = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })

test('counting to the day that is n days away gives n, and that day counts', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 60 }), fc.constantFrom('CN', 'GB', 'DE'), (from, count, country) => {
      const day = countedDayAfter(from, count, country)
      expect(isCounted(day, country)).toBe(true)
      // Noon UTC is the same calendar day in all three zones.
      expect(countedDaysBetween(from, at(day, '12:00:00Z'), country)).toBe(count)
    }),
    { numRuns: runs },
  )
}, limit)

test('days add up over any day in between', () => {
  fc.assert(
    fc.property(instants, instants, instants, fc.constantFrom('CN', 'GB'), (a, b, c, country) => {
      const [first, middle, last] = [a, b, c].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
      expect(countedDaysBetween(first, last, country)).toBe(countedDaysBetween(first, middle, country) + countedDaysBetween(middle, last, country))
      expect(countedDaysBetween(last, first, country)).toBe(0)
    }),
    { numRuns: runs },
  )
}, limit)
