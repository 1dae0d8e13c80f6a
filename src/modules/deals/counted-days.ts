import { dayZones, holidays } from './words/holidays.ts'

const calendars = new Map<string, ReadonlySet<string>>()

function daysOff(country: string): ReadonlySet<string> {
  const known = calendars.get(country)
  if (known) return known
  const made = new Set(Object.values(holidays[country] ?? {}).flat())
  calendars.set(country, made)
  return made
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day (`YYYY-MM-DD`) that an instant falls on in the country. */
export function dayIn(country: string, at: Date): string {
  const timeZone = dayZones[country] ?? 'UTC'
  let format = formats.get(timeZone)
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })))
  return format.format(at)
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Whether `day` (`YYYY-MM-DD`) counts towards an answer in the country: every day but its public holidays (domain.md, Deal). */
export const isCounted = (day: string, country: string): boolean => !daysOff(country).has(day)

/** Days that count in the country after the day of `from`, up to and with the day of `to`. Never negative. */
export function countedDaysBetween(from: Date, to: Date, country: string): number {
  const last = dayIn(country, to)
  let count = 0
  for (let day = dayAfter(dayIn(country, from)); day <= last; day = dayAfter(day)) if (isCounted(day, country)) count += 1
  return count
}

/** The day (`YYYY-MM-DD`) that is the `count`-th day that counts after the day of `from`. */
export function countedDayAfter(from: Date, count: number, country: string): string {
  let day = dayIn(country, from)
  for (let left = count; left > 0; ) {
    day = dayAfter(day)
    if (isCounted(day, country)) left -= 1
  }
  return day
}
