import type { Lang } from '../../core/text.ts'

const first = ['Asia/Shanghai', 'Europe/London']
const all = [...first, ...Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone)), 'UTC']

const drawn = new Map<Lang, { value: string; label: string }[]>()

/** Every time zone, Beijing and London first, each under its own name; the one in use is among them. */
export function zoneOptions(lang: Lang, current: string): { value: string; label: string }[] {
  let options = drawn.get(lang)
  if (!options) {
    options = all.map((zone) => ({ value: zone, label: `${nameOf(lang, zone)} · ${zone.replaceAll('_', ' ')}` }))
    drawn.set(lang, options)
  }
  return options.some((one) => one.value === current) ? options : [{ value: current, label: current }, ...options]
}

const nameOf = (lang: Lang, timeZone: string): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0).find((part) => part.type === 'timeZoneName')?.value ?? timeZone
