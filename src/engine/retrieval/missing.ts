import { type Lang, measure } from '../../core/text.ts'
import type { Bridge, Crossing } from './bridge.ts'
import { type Plan, queryWeight, rarity } from './plan.ts'
import type { Asked } from './profile.ts'
import { joined, type Reading, type Span, writtenAt } from './reading.ts'
import type { Side } from './side.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the query, the term numbers that would be its mention, and what it would be called. `span` is missing where it is not worth naming. */
export type Demand = { mentions: Int32Array; spans: readonly Span[]; span?: Span; weight: number }

const most = 5
/** Terms whose mentions are kept, per direction. */
const mostKept = 60_000
/** In characters of Latin text, of which a Han character takes two and a half. */
const longestPhrase = 24
/** A word in more than this share of the listings is not worth naming, once there are enough of them. */
const common = 0.08
const enough = 50

/** The numbers of a term and of its translations, as far as the index has them; `own` is −1 where it does not. A figure is not named. */
export type Mention = { own: number; mentions: Int32Array; translated: boolean; figure: boolean }
export type Mentions = (term: string, from: Lang, to: Lang) => Mention

const noCrossings: readonly Crossing[] = []

/** Looks a term's mentions up once; in a batch the same words come again and again. Holds as long as nothing is added to the vocabulary. */
export function mentionsBy(bridge: Bridge, vocabulary: Vocabulary): Mentions {
  const known = { same: new Map<string, Mention>(), zh: new Map<string, Mention>(), en: new Map<string, Mention>() }
  return (term, from, to) => {
    const kept = known[from === to ? 'same' : to]
    const before = kept.get(term)
    if (before) return before
    const own = vocabulary.find(term)
    const crossings = from === to ? noCrossings : bridge.translate(term, to)
    const numbers = own < 0 ? [] : [own]
    for (const crossing of crossings) {
      const number = vocabulary.find(crossing.term)
      if (number >= 0) numbers.push(number)
    }
    const mention = { own, mentions: Int32Array.from(numbers), translated: crossings.length > 0, figure: /^[\d.]+$/.test(term) }
    if (kept.size >= mostKept) kept.clear()
    kept.set(term, mention)
    return mention
  }
}

const none: readonly Span[] = []

/**
 * What a query asks, word by word, weighed by how rare the words are in `side`, the index of its own language, in the order in which it is
 * written. Across languages a word without any translation is not worth naming: whether it is mentioned cannot be known.
 */
export function demandsOf(profile: Asked, plan: Plan, query: Reading, side: Side, mentionsOf: Mentions): Demand[] {
  const { countedRows } = side
  const tooMany = countedRows >= enough ? countedRows * common : Infinity
  const demands: Demand[] = []
  for (const [term, times] of profile.times) {
    const { own, mentions, translated, figure } = mentionsOf(term, plan.from, plan.to)
    const frequency = own < 0 ? 0 : side.frequency.at(own)
    const knowable = plan.from === plan.to || translated
    const spans = query.places.get(term) ?? none
    const first = spans[0]
    const nameable = first && frequency <= tooMany && knowable && first.end - first.start > 1 && !figure
    demands.push({ mentions, spans, span: nameable ? first : undefined, weight: queryWeight(times) * rarity(frequency, countedRows) })
  }
  return demands.sort(asWritten)
}

/** By place, the longer first; what has no name comes last. */
function asWritten({ span: a }: Demand, { span: b }: Demand): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0
  return a.start - b.start || b.end - a.end
}

/** Some terms of the index, as those of one row. Marks are cheaper than a set a row: they hold until the next {@link Marks.put}. */
export class Marks {
  #marks = new Int32Array(0)
  #marked = 0

  put(terms: Int32Array, size: number): void {
    if (this.#marks.length < size) this.#marks = new Int32Array(size)
    this.#marked += 1
    for (let at = 0; at < terms.length; at += 1) this.#marks[terms[at]!] = this.#marked
  }

  hasSome(terms: Int32Array): boolean {
    for (let at = 0; at < terms.length; at += 1) if (this.#marks[terms[at]!] === this.#marked) return true
    return false
  }
}

let told = new Uint8Array(0)

/** Whether a character of the span is part of a word that is mentioned. */
function isTold({ start, end }: Span): boolean {
  for (let at = start; at < end; at += 1) if (told[at] === 1) return true
  return false
}

/** The query's weightiest words that a row lacks, as written, side by side ones together; at most five. `row` has the row's terms. */
export function missingOf(demands: readonly Demand[], row: Marks, query: Reading): string[] {
  if (told.length < query.body.length) told = new Uint8Array(query.body.length * 2)
  else told.fill(0, 0, query.body.length)
  const unmentioned: Demand[] = []
  for (const demand of demands) {
    if (!row.hasSome(demand.mentions)) unmentioned.push(demand)
    else for (const { start, end } of demand.spans) told.fill(1, start, end)
  }
  const phrases: { span: Span; weight: number }[] = []
  for (const { span, weight } of unmentioned) {
    if (!span || isTold(span)) continue
    const last = phrases.at(-1)
    const together = last && joined(last.span, span, query.body)
    if (last && together && measure(query.body.slice(together.start, together.end)) <= longestPhrase) {
      last.span = together
      last.weight = Math.max(last.weight, weight)
    } else phrases.push({ span, weight })
  }
  const labels = new Set<string>()
  for (const { span } of phrases.sort((a, b) => b.weight - a.weight || a.span.start - b.span.start)) {
    labels.add(writtenAt(query.body, span))
    if (labels.size === most) break
  }
  return [...labels]
}
