import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigrams, createMatcher, type DictionaryEntry, type Matcher } from '../matcher.ts'
import type { ListingText } from '../listing.ts'
import { phrasebookOf } from './phrasebook.ts'

const entries: DictionaryEntry[] = [
  { zh: '锂离子电池', en: ['lithium ion battery'] },
  { zh: '电池', en: ['battery; electric cell'] },
  { zh: '激光', en: ['laser'] },
  { zh: '焊接', en: ['to weld', 'welding'] },
  { zh: '缺陷', en: ['defect; flaw', 'physical defect'] },
  { zh: '检测', en: ['to detect; to test', 'detection', 'sensing'] },
  { zh: '烧结', en: ['to sinter'] },
  { zh: '石墨', en: ['black lead', 'graphite', 'plumbago'] },
  { zh: '记忆', en: ['memory'] },
  { zh: '呈', en: ['to present a memorial'] },
  { zh: '机器', en: ['machine'] },
  { zh: '机械', en: ['machine; machinery'] },
  { zh: '学习', en: ['to learn; to study', 'learning'] },
  { zh: '学术', en: ['learning; science'] },
  { zh: '问题', en: ['question; problem'] },
  { zh: '老', en: ['(fig.) experienced hand', 'used in 老师[lao3 shi1]', 'to annoy sb'] },
]
const book = phrasebookOf(entries)
const heads = entries.map(({ zh }) => zh).sort((a, b) => b.length - a.length)

/** Cuts where the dictionary's headwords stand; what is left stays whole. */
function cut(run: string): string[] {
  const words: string[] = []
  for (let at = 0; at < run.length; ) {
    const head = heads.find((word) => run.startsWith(word, at)) ?? run[at] ?? ''
    words.push(head)
    at += head.length
  }
  return words
}

const matcherWith = (...documents: { id: string; counted?: boolean; texts: ListingText[] }[]): Matcher => {
  const matcher = createMatcher({ dictionary: entries, segmenter: cut })
  for (const one of documents) matcher.upsert({ kind: 'offer', facets: {}, ...one })
  return matcher
}
const shown = (matcher: Matcher, text: ListingText, to: 'zh' | 'en', top?: number): string[] =>
  matcher.gloss([text], to, { book, top }).map(({ label, translations, via }) => `${label}=${translations.join('/')}:${via}`)

test('words that stand side by side are one term, in the order of the text, as a dictionary prints them', () => {
  const text = { lang: 'zh', title: '激光焊接缺陷检测', description: '锂离子电池的激光焊接，采用 YOLO 检测。' } as const
  expect(shown(matcherWith(), text, 'en')).toEqual(['激光焊接缺陷检测=laser welding defect detection:dictionary', '锂离子电池=lithium ion battery:dictionary', 'YOLO 检测=YOLO detection:dictionary'])
})

test('verbs lose their "to"; boilerplate and what the dictionary calls figurative or incomplete is left out', () => {
  expect(shown(matcherWith(), { lang: 'zh', title: '烧结石墨的问题', description: '老' }, 'en')).toEqual(['烧结石墨=sinter graphite:dictionary'])
  expect(book.printed('老')).toEqual([])
  expect(book.printed('电池')).toEqual(['battery', 'electric cell'])
  expect(book.printed('电')).toEqual([])
})

test('the sense is the one that public listings speak of; others’ restricted ones have no say (invariant 4)', () => {
  const graphite = { id: 'a', texts: [{ lang: 'en' as const, title: 'Graphite anodes' }] }
  const text = { lang: 'zh', title: '石墨' } as const
  expect(shown(matcherWith(graphite), text, 'en')[0]).toMatch(/^石墨=graphite/)
  expect(shown(matcherWith({ ...graphite, counted: false }), text, 'en')).toEqual(shown(matcherWith(), text, 'en'))
})

test('towards Chinese: phrases first, the very word before other forms of its stem, figures and acronyms as they are', () => {
  const text = { lang: 'en', title: 'Memory for lithium-ion battery lasers', description: 'YOLO at 50 mm.' } as const
  expect(shown(matcherWith(), text, 'zh')).toEqual(['Memory=记忆:dictionary', 'lithium-ion battery lasers=锂离子电池激光:dictionary', 'YOLO=YOLO:same'])
})

test('of two neighbours, the pair that public listings write as one word', () => {
  const text = { lang: 'en', title: 'Machine learning' } as const
  expect(shown(matcherWith({ id: 'a', texts: [{ lang: 'zh', title: '机械，机械，学术' }] }), text, 'zh')[0]).toBe('Machine learning=机械学术:dictionary')
  const matcher = createMatcher({ dictionary: entries, segmenter: (run) => [run] })
  for (const [id, title] of [['a', '机械，学术'], ['b', '机械，学术'], ['c', '机器学习']] as const) matcher.upsert({ id, kind: 'offer', facets: {}, texts: [{ lang: 'zh', title }] })
  expect(shown(matcher, text, 'zh')[0]).toBe('Machine learning=机器学习:dictionary')
})

test('what was learned from bilingual listings is marked', () => {
  const matcher = matcherWith()
  matcher.learn(Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? { zh: '石墨，电池', en: 'graphite battery' } : { zh: '激光，缺陷', en: 'laser defects' })))
  expect(matcher.gloss([{ lang: 'zh', title: '石墨' }], 'en', { book })[0]).toMatchObject({ via: 'learned', translations: expect.arrayContaining(['graphite']) as string[] })
})

test('no repeats, no more than asked, nothing for a text in the reader’s language; any text is answered', () => {
  const matcher = matcherWith()
  expect(shown(matcher, { lang: 'zh', title: '激光，激光，激光' }, 'en')).toEqual(['激光=laser:dictionary'])
  expect(shown(matcher, { lang: 'zh', title: '激光，电池，缺陷' }, 'en', 2)).toHaveLength(2)
  expect(shown(matcher, { lang: 'en', title: 'Laser' }, 'en')).toEqual([])
  const pieces = fc.constantFrom(...heads, '的', 'laser', 'Battery', 'YOLO', '50 mm', '4500小时', '𠀀', '\n', '。', ' ', 'ﬁ')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.constantFrom('zh' as const, 'en' as const), (parts, lang) => {
      const terms = createMatcher({ dictionary: entries, segmenter: bigrams }).gloss([{ lang, title: parts.join('') }], lang === 'zh' ? 'en' : 'zh', { book })
      expect(terms.length).toBeLessThanOrEqual(16)
      for (const one of terms) expect(one.label !== '' && one.translations.length > 0 && one.translations.every((word) => word !== '')).toBe(true)
      expect(new Set(terms.map(({ label }) => label)).size).toBe(terms.length)
    }),
    { numRuns: 60 },
  )
})
