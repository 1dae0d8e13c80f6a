import { fold } from './fold.ts'
import { placesOf, type Segmenter } from './segmenter.ts'
import { stem } from './stem.ts'
import { stopWords } from './words/stop.ts'
import { measureOf, percentPrefix, unitPattern } from './words/units.ts'

/** A term of the index and the place of the words as written. */
export type Token = { term: string; start: number; end: number }

export type Analyser = (text: string) => Token[]

const pattern = new RegExp(
  [
    `(?<measure>(?<![A-Za-z0-9.])(?<sign>[≥≤><≧≦~±]\\s?)?(?<number>\\d+(?:[.,]\\d+)*)\\s?(?<unit>${unitPattern})(?![A-Za-z0-9]))`,
    `(?:${percentPrefix}(?<percent>\\d+(?:\\.\\d+)?))`,
    '(?<decimal>\\d+(?:[.,]\\d+)+)',
    `(?<han>(?:(?!${percentPrefix}\\d)\\p{Script=Han})+)`,
    '(?<word>(?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}])+)',
  ].join('|'),
  'gu',
)

const isHan = /^\p{Script=Han}/u

/** True for terms made of Han characters, which are translated to English; all others are translated to Chinese. */
export const isHanTerm = (term: string): boolean => isHan.test(term)

const plainNumber = (written: string): string => {
  const value = Number(written.replace(/,/g, ''))
  return Number.isFinite(value) ? String(value) : written
}

function hanTokens(run: string, start: number, segment: Segmenter, into: Token[]): void {
  const words = segment(run)
  const places = placesOf(run, words)
  words.forEach((word, index) => {
    if (stopWords.has(word)) return
    const place = start + (places[index] ?? 0)
    into.push({ term: word, start: place, end: place + word.length })
  })
}

/** Characters that nobody sees: soft hyphens, zero-width spaces and joiners, marks of direction and byte order. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** Analyses a text without its unseen characters; places are those of the text as written. */
function seen(text: string, analyse: Analyser): Token[] {
  const places: number[] = []
  let visible = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (unseen.test(character)) continue
    visible += character
    places.push(at)
  }
  return analyse(visible).map(({ term, start, end }) => ({ term, start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 }))
}

/**
 * Words of a text in either language, in the order of the text: Han runs by the segmenter, Latin words stemmed,
 * numbers with units in one notation ("≥ 200 %" and "200%", "0.1 µm" and "0.1微米" are one term), stop words left out.
 */
export function analyserWith(segment: Segmenter): Analyser {
  const analyse: Analyser = (text) => {
    if (unseen.test(text)) return seen(text, analyse)
    const folded = fold(text)
    const tokens: Token[] = []
    for (const match of folded.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const { measure, number, unit, percent, decimal, han, word } = match.groups ?? {}
      if (han !== undefined) hanTokens(han, start, segment, tokens)
      else if (measure !== undefined) tokens.push({ term: measureOf(number ?? '', unit ?? ''), start, end })
      else if (percent !== undefined) tokens.push({ term: measureOf(percent, '%'), start, end })
      else if (decimal !== undefined) tokens.push({ term: plainNumber(decimal), start, end })
      else if (word !== undefined) {
        const term = stem(word)
        if (term !== '') tokens.push({ term, start, end })
      }
    }
    return tokens
  }
  return analyse
}
