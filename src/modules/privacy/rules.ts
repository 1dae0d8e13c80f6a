import type { CalendarBook } from '../calendars/calendars.ts'

/** What a person may ask about their data (UK GDPR art. 15–21; PIPL art. 44–47). */
export const rights = ['access', 'correction', 'erasure', 'objection'] as const
export type Right = (typeof rights)[number]
export const isRight = (text: string | null | undefined): text is Right => rights.some((one) => one === text)

const chineseDays = 15

/** The same day of the next month, or its last day (ICO: "the corresponding calendar date"). */
function monthAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
}

/**
 * The day by which a request is answered: fifteen working days where Chinese law applies to its person (the practice of
 * GB/T 35273 and of the authorities), else one month, or the next working day where that one is none.
 */
export function dueOn(book: CalendarBook, country: string | undefined, at: Date): string {
  if (country === 'CN') {
    const calendar = book.of('CN')
    return calendar.openDayAfter(calendar.dayOf(at), chineseDays)
  }
  const calendar = book.of(country ?? 'GB')
  return calendar.openDayAfter(monthAfter(calendar.dayOf(at)), 0)
}

/** Days before it is due on which the host is reminded of an open request; 0: it is due, -1: it is late. */
export const remindedOn = [5, 1, 0, -1] as const
