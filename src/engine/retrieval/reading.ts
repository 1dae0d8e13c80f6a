import type { Lang } from '../../core/text.ts'
import { fieldsOf, type ListingText, textsIn } from './listing.ts'
import { phrasesOf } from './profile.ts'
import type { Analyser } from './tokens.ts'

export type Span = { start: number; end: number }

/** A listing's words in one language as a person reads them: the text, and where each term stands in it. */
export type Reading = { body: string; places: Map<string, Span[]> }

/** Places beyond this many of one term tell a reader nothing new. */
const mostPlaces = 8

/** Reads the texts of one language again, place by place; fields are separated by line breaks, which no phrase crosses. */
export function readListing(texts: readonly ListingText[], lang: Lang, analyse: Analyser): Reading {
  const bodies = textsIn(texts, lang).flatMap((text) => fieldsOf(text).map((field) => field.body))
  const body = bodies.join('\n')
  const places = new Map<string, Span[]>()
  const tokens = analyse(body)
  for (const { term, start, end } of [...tokens, ...phrasesOf(tokens)]) {
    const spans = places.get(term)
    if (!spans) places.set(term, [{ start, end }])
    else if (spans.length < mostPlaces) spans.push({ start, end })
  }
  return { body, places }
}

const joint = /^[ \u00a0\-‐–]{0,1}$/

/** The span that two spans make together when they overlap or stand side by side, else undefined. */
export function joined(a: Span, b: Span, body: string): Span | undefined {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  const touching = second.start <= first.end || joint.test(body.slice(first.end, second.start))
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
export const labelAt = (reading: Reading, spans: readonly Span[], otherwise: string): string => {
  const span = spans[0]
  return span ? reading.body.slice(span.start, span.end).replace(/\s+/g, ' ').trim() : otherwise
}
