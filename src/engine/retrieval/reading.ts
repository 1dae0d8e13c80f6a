import type { Lang } from '../../core/text.ts'
import { fieldsOf, type ListingText, textsIn } from './listing.ts'
import type { AskedAsWritten } from './profile.ts'
import type { Lookup } from './rank.ts'
import type { Analyser, Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Span = { start: number; end: number }

/** A listing's words in one language as a person reads them: the text, and where each term stands in it. */
export type Reading = { body: string; places: Map<string, Span[]> }

/** Places beyond this many of one term tell a reader nothing new. */
const mostPlaces = 8

/** No phrase crosses it. */
const fieldBreak = '\n'

const bodyOf = (texts: readonly ListingText[], lang: Lang): string =>
  textsIn(texts, lang).flatMap((text) => fieldsOf(text).map((field) => field.body)).join(fieldBreak)

/** A query's words, and its phrases, by place. */
export function readingOf({ fields }: AskedAsWritten): Reading {
  const places = new Map<string, Span[]>()
  const put = (tokens: readonly Token[], from: number): void => {
    for (const { term, start, end } of tokens) {
      const spans = places.get(term)
      if (!spans) places.set(term, [{ start: from + start, end: from + end }])
      else if (spans.length < mostPlaces) spans.push({ start: from + start, end: from + end })
    }
  }
  let from = 0
  for (const { body, tokens, phrases } of fields) {
    put(tokens, from)
    put(phrases, from)
    from += body.length + fieldBreak.length
  }
  return { body: fields.map(({ body }) => body).join(fieldBreak), places }
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

/** A listing as it answers a query: per wanted term its first places, if it has any. */
export type FoundReading = { body: string; spans: readonly (readonly Span[] | undefined)[] }

export function placesIn({ body, numbers, starts, ends }: Digest, { places, wanted }: Lookup): FoundReading {
  const spans: (Span[] | undefined)[] = Array.from({ length: wanted.numbers.length })
  for (let at = 0; at < numbers.length; at += 1) {
    for (let place = places.find(numbers[at]!); place >= 0; place = places.next[place]!) {
      const span = { start: starts[at]!, end: ends[at]! }
      const own = spans[place]
      if (!own) spans[place] = [span]
      else if (own.length < mostPlaces) own.push(span)
    }
  }
  return { body, spans }
}

/** What may stand between two words of one phrase. */
const joints = ' \u00a0-‐–'

/** Whether two spans overlap or stand side by side. */
function touch(a: Span, b: Span, body: string): boolean {
  const gap = a.start <= b.start ? b.start - a.end : a.start - b.end
  return gap <= 0 || (gap === 1 && joints.includes(body[Math.min(a.end, b.end)]!))
}

/** The span that two spans make together when they overlap or stand side by side, else undefined. */
export const joined = (a: Span, b: Span, body: string): Span | undefined =>
  touch(a, b, body) ? { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) } : undefined

const none: readonly Span[] = []

/** All spans that members of the two lists make together. */
export function joinedSpans(a: readonly Span[], b: readonly Span[], body: string): readonly Span[] {
  let spans: Span[] | undefined
  for (let one = 0; one < a.length; one += 1) {
    for (let other = 0; other < b.length; other += 1) {
      const span = joined(a[one]!, b[other]!, body)
      if (!span) continue
      spans ??= []
      if (spans.length < mostPlaces) spans.push(span)
    }
  }
  return spans ?? none
}

export function covers(outer: readonly Span[], inner: readonly Span[]): boolean {
  for (let at = 0; at < inner.length; at += 1) {
    const { start, end } = inner[at]!
    let other = 0
    while (other < outer.length && !(outer[other]!.start <= start && end <= outer[other]!.end)) other += 1
    if (other === outer.length) return false
  }
  return inner.length > 0
}

const wideSpace = /[^\S ]| {2}/

/** The words of a span as written, on one line. */
export function writtenAt(body: string, { start, end }: Span): string {
  const written = body.slice(start, end)
  return wideSpace.test(written) ? written.replace(/\s+/g, ' ') : written
}

/** The words as written at the first of the spans. */
export const labelAt = (reading: Pick<Reading, 'body'>, spans: readonly Span[], otherwise: string): string => {
  const span = spans[0]
  return span ? writtenAt(reading.body, span).trim() : otherwise
}
