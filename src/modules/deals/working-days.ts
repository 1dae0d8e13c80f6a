import { dayZones, holidays, type YearOfDays } from './words/holidays.ts'

type Calendar = { off: ReadonlySet<string>; worked: ReadonlySet<string> }

const calendars = new Map<string, Calendar>()

function calendarOf(country: string): Calendar {
  const known = calendars.get(country)
  if (known) return known
  const years: readonly YearOfDays[] = Object.values(holidays[country] ?? {})
  const made = { off: new Set(years.flatMap((one) => one.off)), worked: new Set(years.flatMap((one) => one.worked)) }
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

/** Whether `day` (`YYYY-MM-DD`) is worked in the country: a weekday that is no public holiday, or a weekend day worked in return. */
export function isWorkingDay(day: string, country: string): boolean {
  const { off, worked } = calendarOf(country)
  if (worked.has(day)) return true
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !off.has(day)
}

/** Working days of the country after the day of `from`, up to and with the day of `to`. Never negative. */
export function workingDaysBetween(from: Date, to: Date, country: string): number {
  const last = dayIn(country, to)
  let count = 0
  for (let day = dayAfter(dayIn(country, from)); day <= last; day = dayAfter(day)) if (isWorkingDay(day, country)) count += 1
  return count
}

/** The day (`YYYY-MM-DD`) that is the `count`-th working day after the day of `from`. */
export function workingDayAfter(from: Date, count: number, country: string): string {
  let day = dayIn(country, from)
  for (let left = count; left > 0; ) {
    day = dayAfter(day)
    if (isWorkingDay(day, country)) left -= 1
  }
  return day
}
