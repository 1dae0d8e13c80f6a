import type { Phrase } from '../../core/text.ts'
import { type DayMark, workingCalendar, type WorkingCalendar } from '../../engine/calendar/calendar.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { calendarRegion, dayZones, shipped } from './shipped.ts'

/** A day that the host has entered; it stands over what is shipped. */
export type HostDay = { country: string; region: string; day: string; open: boolean; name: Phrase; provisional: boolean }

/** The calendars of all countries as they stand: what is shipped under what the host has entered. */
export type CalendarBook = {
  /** Another one for other days: what is made with a book is kept under its number. */
  number: number
  of(country: string, region?: string | null): WorkingCalendar
  /** The marks of a country, those of the host last. */
  marks(country: string): readonly (DayMark & { host: boolean })[]
}

export const hostDays = (db: Db): Promise<HostDay[]> => rows<HostDay>(db, sql`select country, region, day::text as day, open, name, provisional from calendar_day order by country, day, region`)

let books = 0

/** The book of shipped and entered days. */
export function bookOf(days: readonly HostDay[]): CalendarBook {
  const made = new Map<string, WorkingCalendar>()
  const marks = (country: string) => [
    ...(shipped[country] ?? []).map((one) => ({ ...one, host: false })),
    ...days.filter((one) => one.country === country).map(({ day, open, name, provisional, region }) => ({ day, open, name, provisional, host: true, ...(region ? { regions: [region] } : {}) })),
  ]
  return {
    number: (books += 1),
    marks,
    of(country, region) {
      const kept = calendarRegion(country, region)
      const key = `${country}:${kept ?? ''}`
      const before = made.get(key)
      if (before) return before
      const calendar = workingCalendar(marks(country), { zone: dayZones[country] ?? 'UTC', ...(kept ? { region: kept } : {}) })
      made.set(key, calendar)
      return calendar
    },
  }
}

/** What is shipped alone, for rules that are tried without a database. */
export const shippedBook: CalendarBook = bookOf([])

const kept = new WeakMap<object, { book: CalendarBook; days: string; until: number }>()
/** Another process may have entered a day meanwhile. */
const keptMilliseconds = 30_000

/** The calendars as they stand; read again every half minute, and after this process has changed them. */
export async function calendarBook(db: Db): Promise<CalendarBook> {
  const known = kept.get(db.$client)
  if (known && known.until > performance.now()) return known.book
  const found = await hostDays(db)
  const days = JSON.stringify(found)
  const book = known?.days === days ? known.book : bookOf(found)
  kept.set(db.$client, { book, days, until: performance.now() + keptMilliseconds })
  return book
}

export const forgetBook = (db: Db): void => void kept.delete(db.$client)
