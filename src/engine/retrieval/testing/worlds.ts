import fc from 'fast-check'
import type { Lang } from '../../../core/text.ts'
import type { DictionaryEntry } from '../dictionary.ts'
import type { Indexed, ListingText } from '../listing.ts'

/** A small dictionary with synonyms, a gloss of two words and an ambiguous head word. */
export const entries: DictionaryEntry[] = [
  { zh: '电池', en: ['battery', 'electric cell'] },
  { zh: '锂', en: ['lithium (chemistry)'] },
  { zh: '太阳', en: ['sun'] },
  { zh: '传感', en: ['to sense; sensing'] },
  { zh: '检测', en: ['to detect; to test', 'detection', 'sensing'] },
  { zh: '缺陷', en: ['defect; flaw', 'physical defect'] },
  { zh: '催化', en: ['catalysis', 'to catalyze (a reaction)'] },
  { zh: '焊接', en: ['to weld', 'welding'] },
]

const words: Record<Lang, string[]> = {
  zh: ['电池', '锂', '太阳', '传感', '检测', '缺陷', '催化', '焊接', 'LSTM', '200%', '涂层'],
  en: ['battery', 'lithium', 'sun', 'sensing', 'detection', 'defects', 'flaw', 'catalysis', 'welding', 'LSTM', '200 %', 'coating', 'cell'],
}

const phrase = (lang: Lang, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words[lang]), { maxLength }).map((list) => list.join(lang === 'zh' ? '，' : ' '))

const textIn = (lang: Lang): fc.Arbitrary<ListingText> =>
  fc.record({ lang: fc.constant(lang), title: phrase(lang, 3), description: phrase(lang, 12), keywords: fc.array(fc.constantFrom(...words[lang]), { maxLength: 2 }) })

const texts: fc.Arbitrary<ListingText[]> = fc.oneof(
  textIn('zh').map((text) => [text]),
  textIn('en').map((text) => [text]),
  fc.tuple(textIn('zh'), textIn('en')).map((pair) => [...pair]),
)

/** Documents of distinct ids with the given prefix. */
export const documentsOf = (prefix: string, maxLength: number, counted?: boolean): fc.Arbitrary<Indexed[]> =>
  fc
    .array(fc.record({ texts, field: fc.constantFrom('energy', 'health', 'materials'), publishedAt: fc.nat(20) }), { maxLength })
    .map((list) =>
      list.map(({ texts: own, field, publishedAt }, index) => ({
        id: `${prefix}${index}`,
        kind: index % 2 === 0 ? 'offer' : 'need',
        texts: own,
        facets: { field: [field], visibility: [counted === false ? 'restricted' : 'public'] },
        numbers: { publishedAt },
        counted,
      })),
    )

export const aQuery: fc.Arbitrary<Indexed> = texts.map((own) => ({ id: 'query', kind: 'need', texts: own, facets: {} }))

/** Splits the runs of the worlds above, which are single words, whole. */
export const wholeRuns = (run: string): string[] => [run]
