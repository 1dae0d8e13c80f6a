import type { Phrase } from '../../core/text.ts'

/** What a calendar says of one day (`YYYY-MM-DD`): a public holiday, or a weekend on which offices work. */
export type DayMark = {
  day: string
  open: boolean
  name: Phrase
  /** Expected by law or custom, before the year's notice is out. */
  provisional?: boolean
  /** Regions that keep it (ISO 3166-2); none named: the whole country. */
  regions?: readonly string[]
}

/** A stretch of days on which offices are closed, from a day in it on. */
export type Closing = { /** The first day on which they are open again. */ until: string; /** The holiday in it; none for a weekend alone. */ name?: Phrase; provisional: boolean }

/** The days of one country or region. Days are `YYYY-MM-DD` as they fall there. */
export type WorkingCalendar = {
  /** The day that an instant falls on. */
  dayOf(at: Date): string
  /** Whether a day counts towards an answer: every day but public holidays. */
  isCounted(day: string): boolean
  /** Whether offices work on it: no public holiday and no weekend, unless a weekend day was made a working day. */
  isOpen(day: string): boolean
  /** Undefined on an open day. */
  closedUntil(day: string): Closing | undefined
  /** Days that count after the day of `from`, up to and with the day of `to`; never negative. */
  countedDaysBetween(from: Date, to: Date): number
  /** The `count`-th day that counts after the day of `from`. */
  countedDayAfter(from: Date, count: number): string
  /** The `count`-th open day after a day; 0: the day itself, or the next open one. */
  openDayAfter(day: string, count: number): string
}

const milliseconds = 86_400_000
export const dayAfter = (day: string): string => new Date(Date.parse(day) + milliseconds).toISOString().slice(0, 10)
const weekday = (day: string): number => new Date(Date.parse(day)).getUTCDay()
/** No closing lasts longer; it bounds every search. */
const longest = 60

/**
 * The calendar of a place from its marks; of two marks of one day the later in the list counts.
 * @param place its time zone, and its region where regions differ
 */
export function workingCalendar(marks: readonly DayMark[], place: { zone: string; region?: string }): WorkingCalendar {
  const known = new Map(marks.filter(({ regions }) => !regions || (place.region !== undefined && regions.includes(place.region))).map((mark) => [mark.day, mark]))
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: place.zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const isCounted = (day: string): boolean => known.get(day)?.open ?? true
  const isOpen = (day: string): boolean => known.get(day)?.open ?? (weekday(day) !== 0 && weekday(day) !== 6)
  const dayOf = (at: Date): string => format.format(at)
  return {
    dayOf,
    isCounted,
    isOpen,
    closedUntil(day) {
      if (isOpen(day)) return undefined
      let until = day
      let holiday: DayMark | undefined
      for (let left = longest; left > 0 && !isOpen(until); left -= 1) {
        holiday ??= known.get(until)
        until = dayAfter(until)
      }
      return { until, provisional: holiday?.provisional ?? false, ...(holiday ? { name: holiday.name } : {}) }
    },
    countedDaysBetween(from, to) {
      const last = dayOf(to)
      let count = 0
      for (let day = dayAfter(dayOf(from)); day <= last; day = dayAfter(day)) if (isCounted(day)) count += 1
      return count
    },
    countedDayAfter(from, count) {
      let day = dayOf(from)
      for (let left = count; left > 0; ) {
        day = dayAfter(day)
        if (isCounted(day)) left -= 1
      }
      return day
    },
    openDayAfter(day, count) {
      let found = day
      for (let left = longest; left > 0 && !isOpen(found); left -= 1) found = dayAfter(found)
      for (let left = count; left > 0; ) {
        found = dayAfter(found)
        if (isOpen(found)) left -= 1
      }
      return found
    },
  }
}
