import type { Lang } from '../../core/text.ts'
import { timeWords } from './messages.ts'
import { langTag } from './said.ts'

const zones = { beijing: 'Asia/Shanghai', london: 'Europe/London' } as const
const home: Record<Lang, string> = { zh: zones.beijing, en: zones.london }
const formats = new Map<string, Intl.DateTimeFormat>()

function format(lang: Lang, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang}${timeZone}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(langTag[lang], { timeZone, ...options })
  formats.set(key, made)
  return made
}

const instant = (at: Date | string): Date => (typeof at === 'string' ? new Date(at) : at)
/** A calendar date ("2026-11-21") belongs to no zone; an instant is read in the reader's home zone. */
const zoneOf = (lang: Lang, at: Date | string) => (typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at) ? 'UTC' : home[lang])

/** "21 November 2026", short "21 Nov", and the same in Chinese. Takes an instant or a calendar date. */
export function showDay(lang: Lang, at: Date | string, length: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions = length === 'long' ? { year: 'numeric', month: 'long', day: 'numeric' } : { month: lang === 'zh' ? 'long' : 'short', day: 'numeric' }
  return format(lang, zoneOf(lang, at), options).format(instant(at))
}

const clock = (lang: Lang, zone: string, at: Date) => format(lang, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
const dayKey = (zone: string, at: Date) => format('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at).split('/').reverse().join('-')

/** Both clocks, the reader's home first, with their day: "21 November 2026, 08:00 London · 16:00 Beijing". The other clock says when its day differs. */
export function showClocks(lang: Lang, at: Date): string {
  const [first, second] = lang === 'zh' ? (['beijing', 'london'] as const) : (['london', 'beijing'] as const)
  const shift = dayKey(zones[second], at).localeCompare(dayKey(zones[first], at))
  const other = shift === 0 ? '' : shift > 0 ? timeWords.nextDay[lang] : timeWords.previousDay[lang]
  return lang === 'zh'
    ? `${showDay(lang, at)} ${timeWords[first].zh} ${clock(lang, zones[first], at)} · ${timeWords[second].zh} ${other}${clock(lang, zones[second], at)}`
    : `${showDay(lang, at)}, ${clock(lang, zones[first], at)} ${timeWords[first].en} · ${clock(lang, zones[second], at)} ${timeWords[second].en}${other ? ` ${other}` : ''}`
}

const units = [['year', 365 * 86_400], ['month', 30 * 86_400], ['week', 7 * 86_400], ['day', 86_400], ['hour', 3600], ['minute', 60]] as const

/** "3 weeks ago", from the largest unit that fits; under a minute counts as now. */
export function showAgo(lang: Lang, at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const unit = units.find(([, size]) => Math.abs(seconds) >= size)
  const relative = new Intl.RelativeTimeFormat(langTag[lang], { numeric: 'auto' })
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
export const showMonth = (lang: Lang, month: string): string => format(lang, 'UTC', { year: 'numeric', month: 'long' }).format(new Date(`${month}-01T00:00:00Z`))
export const Day = ({ lang, at, length }: { lang: Lang; at: Date | string; length?: 'long' | 'short' }) => <time datetime={iso(at)}>{showDay(lang, at, length)}</time>
/** Both clocks; a line breaks between them, never within one. */
export const Clocks = ({ lang, at }: { lang: Lang; at: Date }) => {
  const [first, second] = showClocks(lang, at).split(' · ')
  return <time datetime={iso(at)}><span class="whitespace-nowrap">{first}</span> · <span class="whitespace-nowrap">{second}</span></time>
}
/** How long ago, with the exact instant on hover. `now` is the actor's clock. */
export const Ago = ({ lang, at, now }: { lang: Lang; at: Date; now: Date }) => <time datetime={iso(at)} title={showClocks(lang, at)}>{showAgo(lang, at, now)}</time>
