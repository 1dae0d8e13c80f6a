import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { countries, regions } from '../../modules/people/words/places.ts'

/** The name of a country or region; a code without words is shown as the reader's system names it. */
export function countryName(lang: Lang, code: string): string {
  if (Object.hasOwn(countries, code)) return countries[code as keyof typeof countries][lang]
  try {
    return new Intl.DisplayNames([lang === 'zh' ? 'zh-CN' : 'en-GB'], { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

export const regionName = (lang: Lang, code: string): string => (Object.hasOwn(regions, code) ? regions[code as keyof typeof regions][lang] : code)

type Placed = { country: string; region: string | null; city?: Name | null }

/** "Newcastle, North East England, United Kingdom": in English the small comes first, in Chinese the large. */
export function placeOf(lang: Lang, { country, region, city }: Placed): string {
  const large = [countryName(lang, country), region ? regionName(lang, region) : '', city ? nameFor(lang, city) : ''].filter((part, index, all) => part && all.indexOf(part) === index)
  return lang === 'zh' ? large.join(' · ') : large.reverse().join(', ')
}
