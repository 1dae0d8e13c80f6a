import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingDay, workingDayAfter, workingDaysBetween } from './working-days.ts'

const runs = process.env.QIAO_SOAK ? 10_000 : 100
const limit = 300_000
const at = (day: string, time = '08:00:00Z') => new Date(`${day}T${time}`)

test('a plain week counts its weekdays', () => {
  expect(workingDaysBetween(at('2026-11-16'), at('2026-11-23'), 'GB')).toBe(5)
  expect(workingDaysBetween(at('2026-11-16'), at('2026-11-23'), 'CN')).toBe(5)
  expect(workingDaysBetween(at('2026-11-20'), at('2026-11-22'), 'GB')).toBe(0)
})

test('the same fortnight is longer or shorter by the holidays of the answering country', () => {
  // 25 September (Friday) to 12 October 2026: Mid-Autumn ends on 27 September, National Day takes 1–7 October, Saturday the 10th is worked.
  expect(workingDaysBetween(at('2026-09-25'), at('2026-10-12'), 'GB')).toBe(11)
  expect(workingDaysBetween(at('2026-09-25'), at('2026-10-12'), 'CN')).toBe(3 + 2 + 1 + 1)
  expect(isWorkingDay('2026-10-10', 'CN')).toBe(true)
  expect(isWorkingDay('2026-10-10', 'GB')).toBe(false)
  expect(isWorkingDay('2026-12-28', 'GB')).toBe(false)
  expect(isWorkingDay('2026-12-28', 'CN')).toBe(true)
})

test('the nine days of Spring Festival 2026 do not count, the Saturdays round them do', () => {
  expect(workingDaysBetween(at('2026-02-13'), at('2026-02-24'), 'CN')).toBe(2)
  expect(workingDayAfter(at('2026-02-13'), 2, 'CN')).toBe('2026-02-24')
  expect(workingDayAfter(at('2026-02-24'), 4, 'CN')).toBe('2026-02-28')
})

test('an instant falls on the day of the answering country', () => {
  // 17:00 UTC on Sunday is Monday in Beijing and still Sunday in London.
  const sunday = at('2026-11-22', '17:00:00Z')
  expect(workingDaysBetween(sunday, at('2026-11-23', '12:00:00Z'), 'CN')).toBe(0)
  expect(workingDaysBetween(sunday, at('2026-11-23', '12:00:00Z'), 'GB')).toBe(1)
})

test('other countries have their weekends only', () => {
  expect(isWorkingDay('2026-12-25', 'DE')).toBe(true)
  expect(isWorkingDay('2026-12-26', 'DE')).toBe(false)
})

const instants = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })

test('counting to the day that is n working days away gives n, and that day is worked', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 60 }), fc.constantFrom('CN', 'GB', 'DE'), (from, count, country) => {
      const day = workingDayAfter(from, count, country)
      expect(isWorkingDay(day, country)).toBe(true)
      // Noon UTC is the same calendar day in all three zones.
      expect(workingDaysBetween(from, at(day, '12:00:00Z'), country)).toBe(count)
    }),
    { numRuns: runs },
  )
}, limit)

test('days add up over any day in between', () => {
  fc.assert(
    fc.property(instants, instants, instants, fc.constantFrom('CN', 'GB'), (a, b, c, country) => {
      const [first, middle, last] = [a, b, c].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
      expect(workingDaysBetween(first, last, country)).toBe(workingDaysBetween(first, middle, country) + workingDaysBetween(middle, last, country))
      expect(workingDaysBetween(last, first, country)).toBe(0)
    }),
    { numRuns: runs },
  )
}, limit)
