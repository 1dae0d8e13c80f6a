import { type Lang, measure } from '../../core/text.ts'
import type { Bridge } from './bridge.ts'
import { type Plan, queryWeight, rarity } from './plan.ts'
import type { Asked } from './profile.ts'
import { joined, type Reading, type Span } from './reading.ts'
import type { Side } from './side.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the query, the term numbers that would be its mention, and what it would be called. `span` is missing where it is not worth naming. */
export type Demand = { mentions: Int32Array; spans: Span[]; span?: Span; weight: number }

const most = 5
/** Terms whose mentions are kept, per direction. */
const mostKept = 20_000
/** In characters of Latin text, of which a Han character takes two and a half. */
const longestPhrase = 24
/** A word in more than this share of the listings is not worth naming, once there are enough of them. */
const common = 0.08
const enough = 50

/** The numbers of a term and of its translations, as far as the index has them; `own` is −1 where it does not. */
export type Mention = { own: number; mentions: Int32Array; translated: boolean }
export type Mentions = (term: string, from: Lang, to: Lang) => Mention

/** Looks a term's mentions up once; in a batch the same words come again and again. Holds as long as nothing is added to the vocabulary. */
export function mentionsBy(bridge: Bridge, vocabulary: Vocabulary): Mentions {
  const known = { same: new Map<string, Mention>(), zh: new Map<string, Mention>(), en: new Map<string, Mention>() }
  return (term, from, to) => {
    const kept = known[from === to ? 'same' : to]
    const before = kept.get(term)
    if (before) return before
    const own = vocabulary.find(term)
    const crossings = from === to ? [] : bridge.translate(term, to)
    const mentions = [own, ...crossings.map((crossing) => vocabulary.find(crossing.term))].filter((number) => number >= 0)
    const mention = { own, mentions: Int32Array.from(mentions), translated: crossings.length > 0 }
    if (kept.size >= mostKept) kept.clear()
    kept.set(term, mention)
    return mention
  }
}

/**
 * What a query asks, word by word, weighed by how rare the words are in `side`, the index of its own language. Across languages a word
 * without any translation is not worth naming: whether it is mentioned cannot be known.
 */
export function demandsOf(profile: Asked, plan: Plan, query: Reading, side: Side, mentionsOf: Mentions): Demand[] {
  return [...profile.times].map(([term, times]) => {
    const { own, mentions, translated } = mentionsOf(term, plan.from, plan.to)
    const frequency = own < 0 ? 0 : side.frequency.at(own)
    const generic = side.countedRows >= enough && frequency > side.countedRows * common
    const knowable = plan.from === plan.to || translated
    const spans = query.places.get(term) ?? []
    const first = spans[0]
    const nameable = first && !generic && knowable && first.end - first.start > 1 && !/^[\d.]+$/.test(term)
    return { mentions, spans, span: nameable ? first : undefined, weight: queryWeight(times) * rarity(frequency, side.countedRows) }
  })
}

/** The query's weightiest words that a row lacks, as written, side by side ones together; at most five. `has` tells of the row's terms. */
export function missingOf(demands: readonly Demand[], has: (term: number) => boolean, query: Reading): string[] {
  const told = new Uint8Array(query.body.length)
  const unmentioned = demands.filter(({ mentions, spans }) => {
    if (!mentions.some(has)) return true
    for (const { start, end } of spans) told.fill(1, start, end)
    return false
  })
  const open = unmentioned.flatMap(({ span, weight }) => (!span || told.subarray(span.start, span.end).includes(1) ? [] : [{ span, weight }]))
  const phrases: { span: Span; weight: number }[] = []
  for (const { span, weight } of open.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = phrases.at(-1)
    const together = last && joined(last.span, span, query.body)
    if (last && together && measure(query.body.slice(together.start, together.end)) <= longestPhrase) {
      last.span = together
      last.weight = Math.max(last.weight, weight)
    } else phrases.push({ span, weight })
  }
  const labels = phrases
    .sort((a, b) => b.weight - a.weight || a.span.start - b.span.start)
    .map(({ span }) => query.body.slice(span.start, span.end).replace(/\s+/g, ' '))
  return [...new Set(labels)].slice(0, most)
}
