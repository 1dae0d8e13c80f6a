import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { countryName, regions } from '../../modules/people/words/places.ts'

export const regionName = (lang: Lang, code: string): string => (Object.hasOwn(regions, code) ? regions[code as keyof typeof regions][lang] : code)

type Placed = { country: string; region: string | null; city?: Name | null }

/** "Newcastle, North East England, United Kingdom": in English the small comes first, in Chinese the large. */
export function placeOf(lang: Lang, { country, region, city }: Placed): string {
  const large = [countryName(lang, country), region ? regionName(lang, region) : '', city ? nameFor(lang, city) : ''].filter((part, index, all) => part && all.indexOf(part) === index)
  return lang === 'zh' ? large.join(' · ') : large.reverse().join(', ')
}
