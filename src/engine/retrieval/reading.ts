import type { Lang } from '../../core/text.ts'
import { fieldsOf, type ListingText, textsIn } from './listing.ts'
import { phrasesOf } from './profile.ts'
import type { Lookup } from './rank.ts'
import type { Analyser } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Span = { start: number; end: number }

/** A listing's words in one language as a person reads them: the text, and where each term stands in it. */
export type Reading = { body: string; places: Map<string, Span[]> }

/** Places beyond this many of one term tell a reader nothing new. */
const mostPlaces = 8

/** Fields are separated by line breaks, which no phrase crosses. */
const bodyOf = (texts: readonly ListingText[], lang: Lang): string =>
  textsIn(texts, lang).flatMap((text) => fieldsOf(text).map((field) => field.body)).join('\n')

/** Reads the texts of one language again, place by place. */
export function readListing(texts: readonly ListingText[], lang: Lang, analyse: Analyser): Reading {
  const body = bodyOf(texts, lang)
  const places = new Map<string, Span[]>()
  const tokens = analyse(body)
  for (const { term, start, end } of [...tokens, ...phrasesOf(tokens)]) {
    const spans = places.get(term)
    if (!spans) places.set(term, [{ start, end }])
    else if (spans.length < mostPlaces) spans.push({ start, end })
  }
  return { body, places }
}

/** A listing's words kept small: the text, and the number of each word's term with its place, in the order of the text. */
export type Digest = { body: string; numbers: Int32Array; starts: Int32Array; ends: Int32Array }

/** Reads the texts of one language again, to be kept; words that the index does not know are left out. */
export function digestOf(texts: readonly ListingText[], lang: Lang, analyse: Analyser, vocabulary: Vocabulary): Digest {
  const body = bodyOf(texts, lang)
  const tokens = analyse(body).map(({ term, start, end }) => ({ number: vocabulary.find(term), start, end }))
  const known = tokens.filter(({ number }) => number >= 0)
  return { body, numbers: Int32Array.from(known, ({ number }) => number), starts: Int32Array.from(known, ({ start }) => start), ends: Int32Array.from(known, ({ end }) => end) }
}

/** A listing as it answers a query: per wanted term its first places. */
export type FoundReading = { body: string; spans: readonly (readonly Span[])[] }

export function placesIn({ body, numbers, starts, ends }: Digest, { places, wanted }: Lookup): FoundReading {
  const spans: Span[][] = Array.from({ length: wanted.numbers.length }, () => [])
  for (let at = 0; at < numbers.length; at += 1) {
    for (let place = places.find(numbers[at]!); place >= 0; place = places.next[place]!) {
      if (spans[place]!.length < mostPlaces) spans[place]!.push({ start: starts[at]!, end: ends[at]! })
    }
  }
  return { body, spans }
}

/** What may stand between two words of one phrase. */
const joints = ' \u00a0-‐–'

/** The span that two spans make together when they overlap or stand side by side, else undefined. */
export function joined(a: Span, b: Span, body: string): Span | undefined {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  const gap = second.start - first.end
  const touching = gap <= 0 || (gap === 1 && joints.includes(body[first.end]!))
  return touching ? { start: first.start, end: Math.max(first.end, second.end) } : undefined
}

/** All spans that members of the two lists make together. */
export function joinedSpans(a: readonly Span[], b: readonly Span[], body: string): Span[] {
  const spans: Span[] = []
  for (const one of a) {
    for (const other of b) {
      const span = joined(one, other, body)
      if (span) spans.push(span)
    }
  }
  return spans.slice(0, mostPlaces)
}

export const covers = (outer: readonly Span[], inner: readonly Span[]): boolean =>
  inner.length > 0 && inner.every((span) => outer.some((other) => other.start <= span.start && span.end <= other.end))

/** The words as written at the first of the spans. */
export const labelAt = (reading: Pick<Reading, 'body'>, spans: readonly Span[], otherwise: string): string => {
  const span = spans[0]
  return span ? reading.body.slice(span.start, span.end).replace(/\s+/g, ' ').trim() : otherwise
}
