import { type Lang, otherLang, say } from '../../core/text.ts'
import { timeWords } from './words/times.ts'

const tags = { zh: 'zh-CN', en: 'en-GB' } as const
const zones = { zh: 'Asia/Shanghai', en: 'Europe/London' } as const
const days = (lang: Lang) => new Intl.DateTimeFormat(tags[lang], { timeZone: zones[lang], day: 'numeric', month: 'long', year: 'numeric' })
const clock = (lang: Lang) => new Intl.DateTimeFormat(tags[lang], { timeZone: zones[lang], hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The days of an event on the reader's clock: "1 – 5 December 2026". */
export function daysOf(lang: Lang, from: Date, to: Date): string {
  if (lang === 'en') return days(lang).formatRange(from, to)
  const part = (at: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tags.zh, { timeZone: zones.zh, ...options }).format(at)
  const [first, last] = [days('zh').format(from), days('zh').format(to)]
  if (first === last) return first
  const same = (options: Intl.DateTimeFormatOptions) => part(from, options) === part(to, options)
  const rest: Intl.DateTimeFormatOptions = same({ year: 'numeric', month: 'long' }) ? { day: 'numeric' } : same({ year: 'numeric' }) ? { month: 'long', day: 'numeric' } : { year: 'numeric', month: 'long', day: 'numeric' }
  return say('zh', timeWords.days, { first, last: part(to, rest) })
}
/** A day and its time on both clocks, the reader's first. */
export const instantOf = (lang: Lang, at: Date): string => say(lang, timeWords.instant, { day: days(lang).format(at), here: clock(lang).format(at), there: clock(otherLang(lang)).format(at) })
