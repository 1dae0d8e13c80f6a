import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phrasesOf } from './profile.ts'
import { placesOf } from './segmenter.ts'
import { stem } from './stem.ts'
import { Stems } from './stems.ts'
import { bigrams } from './segmenter.ts'
import { lexiconOf } from './lexicon.ts'
import { type Analyser, analyserWith, type Token } from './tokens.ts'
import { measureOf, percentPrefix, unitPattern } from './words/units.ts'

test('a word has the term that it has by itself, wherever it stands and however many came before it', () => {
  const stems = new Stems()
  const words = Array.from({ length: 6_000 }, (_, index) => `Word${index.toString(36)}s`)
  const text = words.join(' ')
  for (const round of [1, 2]) {
    let start = 0
    for (const word of words) {
      expect(stems.termAt(text, start, start + word.length), `round ${round}`).toBe(stem(word))
      start += word.length + 1
    }
  }
})

/** The same by one pattern over the whole text: what words are. */
const whole = new RegExp(
  [
    `(?<measure>(?<![A-Za-z0-9.])(?:[≥≤><≧≦~±]\\s?)?(?<number>\\d+(?:[.,]\\d+)*)\\s?(?<unit>${unitPattern})(?![A-Za-z0-9]))`,
    `(?:${percentPrefix}(?<percent>\\d+(?:\\.\\d+)?))`,
    '(?<decimal>\\d+(?:[.,]\\d+)+)',
    `(?<han>(?:(?!${percentPrefix}\\d)\\p{Script=Han})+)`,
    '(?<word>(?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}])+)',
  ].join('|'),
  'gu',
)

const byPattern: Analyser = (text) =>
  [...text.matchAll(whole)].flatMap((match): Token[] => {
    const { measure, number, unit, percent, decimal, han, word } = match.groups ?? {}
    const start = match.index
    const one = (term: string): Token[] => (term === '' ? [] : [{ term, start, end: start + match[0].length }])
    if (han !== undefined) {
      const words = bigrams(han)
      const places = placesOf(han, words)
      return words.map((term, at) => ({ term, start: start + places[at]!, end: start + places[at]! + term.length }))
    }
    if (measure !== undefined) return one(measureOf(number ?? '', unit ?? ''))
    if (percent !== undefined) return one(measureOf(percent, '%'))
    return one(decimal === undefined ? stem(word ?? '') : String(Number(decimal.replace(/,/g, ''))).replace('NaN', decimal))
  })

const piece = fc.constantFrom('battery', 'Li-ion', 'naïve', 'café', 'Ångström', '5', '0.1 µm', '≥ 200 %', '~3', '1,500', '3D', 'x²', '百分之5', '百分之', '电池隔膜', '𠮷', 'α', 'é', '~', '<', '.', ' ', ' ', '\n', '5mm', 'mm', '😀', 'km/h', 'T5', '5T')

test('reading word by word gives what one pattern over the whole text gives', () => {
  const analyse = analyserWith(bigrams)
  fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
    const text = pieces.join('')
    expect(analyse(text)).toEqual(byPattern(text))
  }))
})

test('phrases that are known are those of all phrases', () => {
  const known = lexiconOf(['machin learn', 'fuel cell', 'cell', 'solid oxid fuel', 'oxid fuel'])
  const analyse = analyserWith(bigrams)
  const isPhrase = (words: readonly string[]): boolean => known.findJoined(words) >= 0
  fc.assert(fc.property(fc.array(fc.constantFrom('machine', 'learning', 'solid', 'oxide', 'fuel', 'cell', '电池', 'the'), { maxLength: 12 }), fc.constantFrom(' ', '-', ', '), (words, joint) => {
    const tokens = analyse(words.join(joint))
    expect(phrasesOf(tokens, isPhrase)).toEqual(phrasesOf(tokens).filter(({ term }) => known.find(term) >= 0))
  }))
  expect(known.findJoined(['fuel', 'cell'])).toBe(1)
  expect(known.findJoined(['cell'])).toBe(2)
  expect(known.findJoined(['fuel', 'cells'])).toBe(-1)
})
