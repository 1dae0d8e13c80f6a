import type { SheetCell } from '../../../../platform/sheets.ts'
import { bracketed, halfDays, hanDay, hanName, nameBreak, speakerBreaks } from '../../words/exchange.ts'
import type { SpeakerRole } from '../../words/words.ts'
import type { IncomingSpeaker } from './incoming.ts'

/** What a cell of a programme means, as secretaries write it. */

export const textIn = (cell: SheetCell | undefined): string => (cell instanceof Date ? cell.toISOString() : cell === null || cell === undefined ? '' : String(cell)).trim()

const two = (n: number) => String(n).padStart(2, '0')
const isDay = (year: number, month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The day in a cell as `YYYY-MM-DD`; one without a year is of `year`. */
export function dayIn(cell: SheetCell | undefined, year: number): string | undefined {
  if (cell instanceof Date) return cell.getUTCFullYear() > 1905 ? cell.toISOString().slice(0, 10) : undefined
  const text = textIn(cell)
  const found = hanDay.exec(text)?.slice(1) ?? /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text)?.slice(1) ?? (/^(\d{1,2})[/.](\d{1,2})(?!\d|[:：])/.exec(text) ?? []).slice(0, 3).map((part, place) => (place === 0 ? undefined : part))
  if (found.length < 3) return undefined
  const [y, m, d] = [found[0] ? Number(found[0]) : year, Number(found[1]), Number(found[2])]
  return isDay(y, m, d) ? `${y}-${two(m)}-${two(d)}` : undefined
}

/** Minutes from midnight in a fraction of a day, or in a time that stands in a date cell. */
const ofDay = (cell: SheetCell | undefined): number | undefined => {
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? Math.round(cell * 1440) : undefined
  return cell instanceof Date ? cell.getUTCHours() * 60 + cell.getUTCMinutes() : undefined
}

const clockPattern = /(\p{Script=Han}{1,2}|am|pm)?\s*(\d{1,2})\s*[:：.]\s*(\d{2})\s*(am|pm)?/giu

/** The times of day in a cell in minutes: one or two of them. */
export function timesIn(cell: SheetCell | undefined): number[] {
  const single = ofDay(cell)
  if (single !== undefined) return [single]
  let half: 'am' | 'pm' | undefined
  const found: number[] = []
  for (const [, before, hours, minutes, after] of textIn(cell).matchAll(clockPattern)) {
    half = halfDays[(after ?? before ?? '').toLowerCase()] ?? half
    const hour = Number(hours)
    if (hour > 99 || Number(minutes) > 59) continue
    const later = half === 'pm' && hour < 12 ? 12 : half === 'am' && after && hour === 12 ? -12 : 0
    found.push((hour + later) * 60 + Number(minutes))
  }
  return found.slice(0, 2)
}

/** `HH:MM`; 24:00 is left to the day after by who calls. */
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

const han = /\p{Script=Han}/u
const halfOf = (text: string) => (text ? { [han.test(text) ? 'zh' : 'en']: text } : {})

/** People in a cell: one a line or parted by semicolons, what they are in brackets, after a comma, or after a Chinese name and a space. `about` is of the only one. */
export function peopleIn(cell: SheetCell | undefined, role: SpeakerRole, about = ''): IncomingSpeaker[] {
  const pieces = textIn(cell).split(speakerBreaks).flatMap((piece) => (bracketed.test(piece.trim()) ? [piece] : piece.split(nameBreak))).map((piece) => piece.trim()).filter(Boolean)
  return pieces.map((piece) => {
    const [, name = piece, what = ''] = bracketed.exec(piece) ?? hanName.exec(piece) ?? /^([^,，]+)[,，]\s*(.+)$/.exec(piece) ?? []
    return { role, name: halfOf(name.trim().slice(0, 200)), about: halfOf((what || (pieces.length === 1 ? about : '')).trim().slice(0, 300)) }
  })
}
