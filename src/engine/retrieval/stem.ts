import { stem as porter } from 'porter2'
import { foldSpelling } from './words/spelling.ts'
import { stopWords } from './words/stop.ts'

const cacheLimit = 200_000
const cache = new Map<string, string>()

function stemOf(word: string): string {
  const ascii = /^[a-z0-9]+$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '')
  if (ascii.length < 2 || ascii.length > 40 || stopWords.has(ascii)) return ''
  if (/\d/.test(ascii)) return ascii
  return porter(foldSpelling(ascii))
}

/** The index term of a Latin word: lower case, American spelling, Porter 2 stem; empty for stop words, single letters and endless ones. */
export function stem(written: string): string {
  const word = written.toLowerCase()
  const known = cache.get(word)
  if (known !== undefined) return known
  const term = stemOf(word)
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(word, term)
  return term
}
