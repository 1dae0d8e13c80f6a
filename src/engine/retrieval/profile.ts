import { fieldsOf, type ListingText } from './listing.ts'
import { type Analyser, isHanTerm, type Token } from './tokens.ts'

/** A text as the index counts it: times of each term, weighted by field, and their sum. Whole numbers. */
export type Profile = { times: Map<string, number>; length: number }

/** A query's profile, with its phrases of two and three Latin words, which a dictionary may know as one ("machin learn"). */
export type Asked = Profile & { phrases: Map<string, number> }

const maxTimes = 65_535

const addTo = (times: Map<string, number>, term: string, weight: number): void => {
  times.set(term, Math.min(maxTimes, (times.get(term) ?? 0) + weight))
}

export function profileOf(texts: readonly ListingText[], analyse: Analyser, see?: (tokens: Token[], weight: number) => void): Profile {
  const times = new Map<string, number>()
  let length = 0
  for (const text of texts) {
    for (const { body, weight } of fieldsOf(text)) {
      const tokens = analyse(body)
      for (const { term } of tokens) addTo(times, term, weight)
      length += weight * tokens.length
      see?.(tokens, weight)
    }
  }
  return { times, length }
}

/** Runs of two and three Latin words that stand one space or hyphen apart, as terms joined by spaces. */
export function phrasesOf(tokens: readonly Token[]): Token[] {
  const phrases: Token[] = []
  tokens.forEach((first, index) => {
    let phrase = first
    for (const next of tokens.slice(index + 1, index + 3)) {
      if (next.start - phrase.end !== 1 || isHanTerm(next.term) || isHanTerm(first.term)) return
      phrase = { term: `${phrase.term} ${next.term}`, start: first.start, end: next.end }
      phrases.push(phrase)
    }
  })
  return phrases
}

export function askedOf(texts: readonly ListingText[], analyse: Analyser): Asked {
  const phrases = new Map<string, number>()
  const profile = profileOf(texts, analyse, (tokens, weight) => {
    for (const { term } of phrasesOf(tokens)) addTo(phrases, term, weight)
  })
  return { ...profile, phrases }
}
