import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedBook } from './calendars.ts'

const runs = process.env.QIAO_SOAK ? 10_000 : 100
const limit = 300_000
const isCounted = (day: string, country: string) => shippedBook.of(country).isCounted(day)
const countedDaysBetween = (from: Date, to: Date, country: string) => shippedBook.of(country).countedDaysBetween(from, to)
const countedDayAfter = (from: Date, count: number, country: string) => shippedBook.of(country).countedDayAfter(from, count)
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

test('a day off that was made a working day is open; what is closed says until when', () => {
  const china = shippedBook.of('CN')
  expect(['2026-02-14', '2026-02-15', '2026-02-24', '2026-09-20', '2026-09-19'].map((day) => china.isOpen(day))).toEqual([true, false, true, true, false])
  expect(china.closedUntil('2026-10-01')).toMatchObject({ until: '2026-10-08', name: { en: 'National Day' }, provisional: false })
  expect(china.closedUntil('2027-02-05')).toMatchObject({ until: '2027-02-09', provisional: true })
  expect(china.closedUntil('2026-11-28')).toEqual({ until: '2026-11-30', provisional: false })
  expect(china.closedUntil('2026-11-30')).toBeUndefined()
  expect(china.openDayAfter('2026-02-13', 1)).toBe('2026-02-14')
  expect(china.openDayAfter('2026-02-14', 1)).toBe('2026-02-24')
})

test('the countries of the United Kingdom keep their own days', () => {
  const open = (day: string) => [undefined, 'GB-LDN', 'GB-WLS', 'GB-SCT', 'GB-NIR'].map((region) => shippedBook.of('GB', region).isOpen(day))
  expect(open('2026-11-30')).toEqual([true, true, true, false, true])
  expect(open('2026-07-13')).toEqual([true, true, true, true, false])
  expect(open('2026-08-31')).toEqual([false, false, false, true, false])
  expect(open('2026-04-06')).toEqual([false, false, false, true, false])
  expect(open('2026-12-25')).toEqual([false, false, false, false, false])
})

test('festivals of the lunar calendar fall where ICU puts them', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' })
  const on = (day: string) => lunar.format(new Date(`${day}T04:00:00Z`))
  // Without 6 February 2027: the new moon falls four minutes before midnight in Beijing, and ICU's reckoning puts it after.
  expect(['2026-02-17', '2026-06-19', '2027-06-09', '2026-09-25', '2027-09-15', '2026-10-18', '2027-10-08', '2026-05-24', '2027-05-13'].map(on)).toEqual([
    '1/1', '5/5', '5/5', '8/15', '8/15', '9/9', '9/9', '4/8', '4/8',
  ])
})

test('Hong Kong has its seventeen general holidays a year', () => {
  const days = shippedBook.marks('HK').map((one) => one.day)
  expect([2026, 2027].map((year) => days.filter((day) => day.startsWith(String(year))).length)).toEqual([17, 17])
  expect(days.filter((day) => new Date(day).getUTCDay() === 0)).toEqual([])
})
