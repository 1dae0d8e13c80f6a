import { fold } from './fold.ts'
import { placesOf, type Segmenter } from './segmenter.ts'
import { stem } from './stem.ts'
import { Stems } from './stems.ts'
import { stopWords } from './words/stop.ts'
import { measureOf, percentPrefix, unitPattern } from './words/units.ts'

/** A term of the index and the place of the words as written. */
export type Token = { term: string; start: number; end: number }

export type Analyser = (text: string) => Token[]

/** All that is no plain word: measures, percentages, figures, runs of Han characters, words in other letters than ASCII. */
const pattern = new RegExp(
  [
    `(?<measure>(?<![A-Za-z0-9.])(?<sign>[≥≤><≧≦~±]\\s?)?(?<number>\\d+(?:[.,]\\d+)*)\\s?(?<unit>${unitPattern})(?![A-Za-z0-9]))`,
    `(?:${percentPrefix}(?<percent>\\d+(?:\\.\\d+)?))`,
    '(?<decimal>\\d+(?:[.,]\\d+)+)',
    `(?<han>(?:(?!${percentPrefix}\\d)\\p{Script=Han})+)`,
    '(?<word>(?:(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}])+)',
  ].join('|'),
  'uy',
)

/** A run that begins with an ASCII letter and goes on in other letters. */
const anyWord = /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/uy
/** Per ASCII character: 1 for a letter, 2 for a digit, 4 for another one that may begin a measure, 0 for those that begin nothing. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z]/.test(String.fromCharCode(code)) ? 1 : /\d/.test(String.fromCharCode(code)) ? 2 : '<>~'.includes(String.fromCharCode(code)) ? 4 : 0))
const [letter, alphanumeric] = [1, 3]

/** The first code unit that can begin a Han character: radicals begin here. */
const firstHan = 0x2e80
const isHan = /^\p{Script=Han}/u

/** True for terms made of Han characters, which are translated to English; all others are translated to Chinese. */
export const isHanTerm = (term: string): boolean => term.charCodeAt(0) >= firstHan && isHan.test(term)

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

/** Where the word ends that begins with an ASCII letter at `start`. */
function wordEnd(text: string, start: number): number {
  let end = start + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code >= 128) {
      anyWord.lastIndex = start
      return anyWord.test(text) ? anyWord.lastIndex : end
    }
    if ((kinds[code]! & alphanumeric) === 0) break
    end += 1
  }
  return end
}

/** What stands at `start`, where no plain word begins; answers where it ends. */
function otherToken(text: string, start: number, segment: Segmenter, into: Token[]): number {
  pattern.lastIndex = start
  const match = pattern.exec(text)
  if (!match) return start + (text.codePointAt(start)! > 0xffff ? 2 : 1)
  const end = pattern.lastIndex
  const { measure, number, unit, percent, decimal, han, word } = match.groups ?? {}
  if (han !== undefined) hanTokens(han, start, segment, into)
  else if (measure !== undefined) into.push({ term: measureOf(number ?? '', unit ?? ''), start, end })
  else if (percent !== undefined) into.push({ term: measureOf(percent, '%'), start, end })
  else if (decimal !== undefined) into.push({ term: plainNumber(decimal), start, end })
  else if (word !== undefined) {
    const term = stem(word)
    if (term !== '') into.push({ term, start, end })
  }
  return end
}

/**
 * Words of a text in either language, in the order of the text: Han runs by the segmenter, Latin words stemmed,
 * numbers with units in one notation ("≥ 200 %" and "200%", "0.1 µm" and "0.1微米" are one term), stop words left out.
 */
export function analyserWith(segment: Segmenter): Analyser {
  const stems = new Stems()
  const analyse: Analyser = (text) => {
    if (unseen.test(text)) return seen(text, analyse)
    const folded = fold(text)
    const tokens: Token[] = []
    for (let at = 0; at < folded.length; ) {
      const code = folded.charCodeAt(at)
      const kind = code < 128 ? kinds[code]! : undefined
      if (kind === letter) {
        const end = wordEnd(folded, at)
        const term = stems.termAt(folded, at, end)
        if (term !== '') tokens.push({ term, start: at, end })
        at = end
      } else at = kind === 0 ? at + 1 : otherToken(folded, at, segment, tokens)
    }
    return tokens
  }
  return analyse
}
