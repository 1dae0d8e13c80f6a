import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lettering, MissingGlyphs, namedCharacter } from './lettering.ts'
import { piecesOf } from './lettering/breaking.ts'

const lettering = new Lettering()
const textOf = (text: string, width: number, most?: number) => lettering.lines(text, { size: 10, width, most }).map((line) => line.runs.map((run) => run.text).join(''))

test('letters that the Chinese font lacks come from the Latin one, the whole word with them', () => {
  expect(lettering.runs('清华 Łódź CO₂ ≥ Erdős')).toEqual([
    { font: 'han-regular', text: '清华 ' }, { font: 'latin-regular', text: 'Łódź' }, { font: 'han-regular', text: ' ' }, { font: 'latin-regular', text: 'CO₂' },
    { font: 'han-regular', text: ' ≥ ' }, { font: 'latin-regular', text: 'Erdős' },
  ])
  for (const letter of 'őșŽł₂') expect(lettering.missing(letter)).toEqual([])
})

test('a character that no font has is named, and nothing is drawn without it', () => {
  expect(lettering.missing('𠮷野家 and 😀 and 桥')).toEqual(['𠮷', '😀'])
  expect(['𠮷', '\ue5e5', '\u{1F680}'].map(namedCharacter)).toEqual(['𠮷', 'U+E5E5', '🚀'])
  expect(() => lettering.lines('𠮷野家', { size: 10, width: 100 })).toThrow(MissingGlyphs)
  expect(lettering.missing('soft\u00adhyphen\u200b, joiner\ufeff, e\u0301')).toEqual([])
})

test('lines end between words and Han characters, never before closing nor after opening punctuation', () => {
  expect(textOf('一二三，四五六', 40)).toEqual(['一二三，', '四五六'])
  expect(textOf('一二三四，五', 40)).toEqual(['一二三', '四，五'])
  expect(textOf('一二三（四）五', 40)).toEqual(['一二三', '（四）五'])
  expect(textOf('two words', 30)).toEqual(['two', 'words'])
  expect(textOf('donaudampfschifffahrt', 30).join('')).toBe('donaudampfschifffahrt')
})

test('what is too long ends in an ellipsis within its width', () => {
  const lines = lettering.lines('寻求高炉炉衬材料，'.repeat(60), { size: 10, width: 203, most: 3 })
  expect(lines).toHaveLength(3)
  expect(lines[2]!.runs.at(-1)!.text.endsWith('…')).toBe(true)
  expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(203)
})

test('pieces joined are the text; lines hold all of it and keep within their width', () => {
  const some = fc.string({ unit: fc.constantFrom('桥', '梁', '，', '。', '（', '）', 'a', 'W', ' ', '-', '1', 'ł', '₂', '\n', '…', '“', '”'), maxLength: 120 })
  fc.assert(
    fc.property(some, fc.integer({ min: 30, max: 200 }), (text, width) => {
      expect(piecesOf(text).join('')).toBe(text)
      const lines = lettering.lines(text, { size: 10, width })
      expect(lines.flatMap((line) => line.runs.map((run) => run.text)).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      expect(lines.every((line) => line.width <= width + 1e-6)).toBe(true)
    }),
  )
})
