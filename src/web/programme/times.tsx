import type { Lang } from '../../core/text.ts'
import { localAt } from '../../core/wall-clock.ts'
import { type EventZone, eventZones } from '../../modules/events/events.ts'
import { timeWords } from '../ui/messages.ts'
import { showDay } from '../ui/time.tsx'

export const homeZone = (lang: Lang): EventZone => (lang === 'zh' ? 'beijing' : 'london')
const localDay = (at: Date, zone: EventZone) => localAt(at, eventZones[zone]).slice(0, 10)
const clock = (at: Date, zone: EventZone) => localAt(at, eventZones[zone]).slice(11)

/** What a zone's clocks show from one instant to another: "09:00–10:30", with a word where a day is another than `on`. */
export function rangeIn(lang: Lang, zone: EventZone, from: Date, to: Date, on: string): string {
  const mark = (at: Date) => {
    const day = localDay(at, zone)
    return day === on ? '' : day > on ? (lang === 'zh' ? timeWords.nextDay.zh : ` ${timeWords.nextDay.en}`) : lang === 'zh' ? timeWords.previousDay.zh : ` ${timeWords.previousDay.en}`
  }
  const one = (at: Date, said: string) => (lang === 'zh' ? `${said}${clock(at, zone)}` : `${clock(at, zone)}${said}`)
  const [first, second] = [mark(from), mark(to)]
  return lang === 'zh' ? `${one(from, first)}–${one(to, second === first ? '' : second)}` : `${one(from, first === second ? '' : first)}–${one(to, second)}`
}

/** From when to when by both clocks, the first being that by which days are counted. */
export const Both = ({ lang, zone, from, to }: { lang: Lang; zone: EventZone; from: Date; to: Date }) => {
  const on = localDay(from, zone)
  const other: EventZone = zone === 'beijing' ? 'london' : 'beijing'
  return (
    <span class="both-clocks">
      <time datetime={from.toISOString()}><strong>{rangeIn(lang, zone, from, to, on)}</strong> {timeWords[zone][lang]}</time>
      <span>{rangeIn(lang, other, from, to, on)} {timeWords[other][lang]}</span>
    </span>
  )
}

/** "1–5 December 2026": the days of an event by one clock. */
export function daysOf(lang: Lang, from: Date, to: Date, zone: EventZone = homeZone(lang)): string {
  const [first, last] = [localDay(from, zone), localDay(to, zone)]
  if (first === last) return showDay(lang, first)
  const [a, b] = [first.split('-'), last.split('-')]
  if (lang === 'zh') return a[0] === b[0] ? `${showDay('zh', first)}–${a[1] === b[1] ? `${Number(b[2])}${showDay('zh', last).slice(-1)}` : showDay('zh', last, 'short')}` : `${showDay('zh', first)}–${showDay('zh', last)}`
  return a[0] === b[0] && a[1] === b[1] ? `${Number(a[2])}–${showDay('en', last)}` : a[0] === b[0] ? `${showDay('en', first, 'short')} – ${showDay('en', last)}` : `${showDay('en', first)} – ${showDay('en', last)}`
}

const weekdays = new Map<string, Intl.DateTimeFormat>()
/** "Tuesday 1 December". */
export function weekday(lang: Lang, day: string): string {
  const format = weekdays.get(lang) ?? new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' })
  weekdays.set(lang, format)
  return format.format(new Date(`${day}T00:00:00Z`))
}
