import { fieldsOf, type ListingText } from './listing.ts'
import { type Analyser, isHanTerm, type Token } from './tokens.ts'

/** A text as the index counts it: times of each term, weighted by field, and their sum. Whole numbers. */
export type Profile = { times: Map<string, number>; length: number }

/** A query's profile, with its phrases of two and three Latin words, which a dictionary may know as one ("machin learn"). */
export type Asked = Profile & { phrases: Map<string, number> }

/** The same with its words as they stand. */
export type AskedAsWritten = Asked & { fields: readonly ReadField[] }

/** A field with its words and phrases by place. */
export type ReadField = { body: string; tokens: readonly Token[]; phrases: readonly Token[] }

const maxTimes = 65_535
/** In words. */
const longestPhrase = 3

const addTo = (times: Map<string, number>, term: string, weight: number): void => {
  times.set(term, Math.min(maxTimes, (times.get(term) ?? 0) + weight))
}

export function profileOf(texts: readonly ListingText[], analyse: Analyser, see?: (tokens: Token[], weight: number, body: string) => void): Profile {
  const times = new Map<string, number>()
  let length = 0
  for (const text of texts) {
    for (const { body, weight } of fieldsOf(text)) {
      const tokens = analyse(body)
      for (const { term } of tokens) addTo(times, term, weight)
      length += weight * tokens.length
      see?.(tokens, weight, body)
    }
  }
  return { times, length }
}

/** Says of words that stand side by side whether they are a phrase. */
export type Phrases = (words: readonly string[]) => boolean

/** Runs of two and three Latin words that stand one space or hyphen apart, as terms joined by spaces: all, or those that are phrases. */
export function phrasesOf(tokens: readonly Token[], isPhrase?: Phrases): Token[] {
  const phrases: Token[] = []
  for (let index = 0; index < tokens.length - 1; index += 1) {
    const first = tokens[index]!
    if (isHanTerm(first.term)) continue
    const words = [first.term]
    for (let at = index + 1; at < Math.min(index + longestPhrase, tokens.length); at += 1) {
      const next = tokens[at]!
      if (next.start - tokens[at - 1]!.end !== 1 || isHanTerm(next.term)) break
      words.push(next.term)
      if (!isPhrase || isPhrase(words)) phrases.push({ term: words.join(' '), start: first.start, end: next.end })
    }
  }
  return phrases
}

/** A query's profile with the phrases among its words. */
export function askedOf(texts: readonly ListingText[], analyse: Analyser, isPhrase?: Phrases): AskedAsWritten {
  const times = new Map<string, number>()
  const fields: ReadField[] = []
  const profile = profileOf(texts, analyse, (tokens, weight, body) => {
    const phrases = phrasesOf(tokens, isPhrase)
    fields.push({ body, tokens, phrases })
    for (const { term } of phrases) addTo(times, term, weight)
  })
  return { ...profile, phrases: times, fields }
}
