import { type Phrase, say } from '../../core/text.ts'
import { dayAfter } from '../../engine/calendar/calendar.ts'
import { calendarRefusals as words, lineForm as form, openWords } from './messages.ts'

/** A day as a line gives it. */
export type LineDay = { day: string; open: boolean; name: Phrase }

const longest = 31
export const mostDays = 400

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text && text >= '2020-01-01' && text <= '2099-12-31'
}

const filled = (phrase: Phrase, line: number, text: string): Phrase => {
  const values = { line, text: text.slice(0, 60) }
  return { zh: say('zh', phrase, values), en: say('en', phrase, values) }
}

/** Names of a day, Chinese before the stroke and English after it; one alone stands for both. */
function namesOf(text: string): Phrase {
  const [first = '', second] = text.split('|').map((one) => one.trim().slice(0, 120))
  return { zh: first || (second ?? ''), en: second || first }
}

/** Reads lines like `2027-02-04..2027-02-10 closed`, then the names; empty ones and those after # say nothing. The first that cannot be read is named. */
export function readLines(text: string): { days: LineDay[]; problem?: undefined } | { days?: undefined; problem: Phrase } {
  const days: LineDay[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const [, from = '', to = from, word = '', rest = ''] = form.exec(line) ?? []
    const open = openWords[word.toLowerCase()]
    const name = namesOf(rest)
    if (open === undefined || !name.zh) return { problem: filled(words.line, index + 1, line) }
    if (!isDay(from) || !isDay(to)) return { problem: filled(words.day, index + 1, line) }
    const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
    if (length < 1 || length > longest) return { problem: filled(words.span, index + 1, line) }
    for (let day = from; day <= to; day = dayAfter(day)) days.push({ day, open, name })
    if (days.length > mostDays) return { problem: words.many }
  }
  return days.length > 0 ? { days } : { problem: words.empty }
}
