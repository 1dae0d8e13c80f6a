import { raw } from 'hono/html'
import type { Lang } from '../../core/text.ts'
import { escaped } from './escaped.ts'
import { timeWords } from './messages.ts'
import { langTag } from './said.ts'

const zones = { beijing: 'Asia/Shanghai', london: 'Europe/London' } as const
const home: Record<Lang, string> = { zh: zones.beijing, en: zones.london }
/** The forms in which days and clocks are written. */
const shapes = {
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  monthDay: { month: 'long', day: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  month: { year: 'numeric', month: 'long' },
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are kept: making one costs a hundred times what it takes to use it. */
function format(lang: Lang, timeZone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${lang} ${timeZone} ${shape}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(langTag[lang], { timeZone, ...shapes[shape] })
  formats.set(key, made)
  return made
}

const instant = (at: Date | string): Date => (typeof at === 'string' ? new Date(at) : at)
/** A calendar date ("2026-11-21") belongs to no zone; an instant is read in the reader's home zone. */
const zoneOf = (lang: Lang, at: Date | string) => (typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at) ? 'UTC' : home[lang])

/** "21 November 2026", short "21 Nov", and the same in Chinese. Takes an instant or a calendar date. */
export function showDay(lang: Lang, at: Date | string, length: 'long' | 'short' = 'long'): string {
  const shape = length === 'long' ? 'long' : lang === 'zh' ? 'monthDay' : 'short'
  return format(lang, zoneOf(lang, at), shape).format(instant(at))
}

const clock = (lang: Lang, zone: string, at: Date) => format(lang, zone, 'clock').format(at)
const dayKey = (zone: string, at: Date) => format('en', zone, 'key').format(at).split('/').reverse().join('-')

const clocks = new Map<string, string>()
const mostClocks = 20_000

/** Both clocks, the reader's home first, with their day: "21 November 2026, 08:00 London · 16:00 Beijing". The other clock says when its day differs. */
export function showClocks(lang: Lang, at: Date): string {
  // Both clocks show minutes, and a page that is read again shows the same ones.
  const minute = `${lang}${Math.floor(at.getTime() / 60_000)}`
  const known = clocks.get(minute)
  if (known) return known
  const made = makeClocks(lang, at)
  if (clocks.size >= mostClocks) clocks.clear()
  clocks.set(minute, made)
  return made
}

function makeClocks(lang: Lang, at: Date): string {
  const [first, second] = lang === 'zh' ? (['beijing', 'london'] as const) : (['london', 'beijing'] as const)
  const shift = dayKey(zones[second], at).localeCompare(dayKey(zones[first], at))
  const other = shift === 0 ? '' : shift > 0 ? timeWords.nextDay[lang] : timeWords.previousDay[lang]
  return lang === 'zh'
    ? `${showDay(lang, at)} ${timeWords[first].zh} ${clock(lang, zones[first], at)} · ${timeWords[second].zh} ${other}${clock(lang, zones[second], at)}`
    : `${showDay(lang, at)}, ${clock(lang, zones[first], at)} ${timeWords[first].en} · ${clock(lang, zones[second], at)} ${timeWords[second].en}${other ? ` ${other}` : ''}`
}

const relatives = new Map<Lang, Intl.RelativeTimeFormat>()
/** Making one costs a hundred times what it takes to use it. */
function relativeIn(lang: Lang): Intl.RelativeTimeFormat {
  const made = relatives.get(lang) ?? new Intl.RelativeTimeFormat(langTag[lang], { numeric: 'auto' })
  relatives.set(lang, made)
  return made
}

const units = [['year', 365 * 86_400], ['month', 30 * 86_400], ['week', 7 * 86_400], ['day', 86_400], ['hour', 3600], ['minute', 60]] as const

/** "3 weeks ago", from the largest unit that fits; under a minute counts as now. */
export function showAgo(lang: Lang, at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const unit = units.find(([, size]) => Math.abs(seconds) >= size)
  const relative = relativeIn(lang)
  return unit ? relative.format(Math.trunc(seconds / unit[1]), unit[0]) : relative.format(0, 'second')
}

/** "3 weeks": a span of time without direction. */
export function showSpan(lang: Lang, milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000
  const [unit, size] = units.find(([, one]) => seconds >= one) ?? units[units.length - 1]!
  return new Intl.NumberFormat(langTag[lang], { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(1, Math.trunc(seconds / size)))
}

const iso = (at: Date | string) => (typeof at === 'string' ? at : at.toISOString())
/** A month such as 2026-11, as its reader's language writes it. */
export const showMonth = (lang: Lang, month: string): string => format(lang, 'UTC', 'month').format(new Date(`${month}-01T00:00:00Z`))
/** Both clocks; a line breaks between them, never within one. */
export const Clocks = ({ lang, at }: { lang: Lang; at: Date }) => {
  const [first, second] = showClocks(lang, at).split(' · ')
  return <time class="clocks" datetime={iso(at)}><span>{first}</span> · <span>{second}</span></time>
}
export const dayHtml = (lang: Lang, at: Date | string, length?: 'long' | 'short'): string => `<time datetime="${escaped(iso(at))}">${showDay(lang, at, length)}</time>`
export const Day = ({ lang, at, length }: { lang: Lang; at: Date | string; length?: 'long' | 'short' }) => raw(dayHtml(lang, at, length))
/** How long ago, with the exact instant on hover. `now` is the actor's clock. */
export const agoHtml = (lang: Lang, at: Date, now: Date): string => agoAs(lang, at, showAgo(lang, at, now))
/** {@link agoHtml} for whoever has said already how long ago. */
export const agoAs = (lang: Lang, at: Date, ago: string): string => `<time datetime="${iso(at)}" title="${showClocks(lang, at)}">${ago}</time>`
export const Ago = ({ lang, at, now }: { lang: Lang; at: Date; now: Date }) => raw(agoHtml(lang, at, now))
