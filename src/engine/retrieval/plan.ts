import type { Lang } from '../../core/text.ts'
import type { Bridge, Crossing } from './bridge.ts'
import type { Profile } from './profile.ts'
import type { Side } from './side.ts'
import { isHanTerm } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * BM25 (Robertson and Zaragoza 2009, §3.5): `k1` and `b` for documents, `k3` for repeated words of the query.
 * `keep`, `leastChance` and `cap` bound the translations of a term and of a query.
 */
export const tuning = { k1: 1.2, b: 0.75, k3: 8, keep: 3, leastChance: 0.05, cap: 60, deviations: 3 }

/** A word of the query that a planned term stands for; `share` of the planned term's weight, shares sum to 1. */
export type Source = Omit<Crossing, 'via'> & { via: 'same' | 'dictionary' | 'learned'; share: number }

/** A term to look for: `weight` multiplies the saturated frequency of the term in a row. `number` is −1 for a term that the index has never seen. */
export type PlannedTerm = { term: string; number: number; weight: number; sources: Source[] }

/** What one language of a query looks for in the rows of one language; the first `lexical` terms are words of the query itself. */
export type Plan = {
  from: Lang
  to: Lang
  terms: PlannedTerm[]
  lexical: number
  /** Scores are multiplied by this, so that languages can stand in one list. */
  scale: number
}

/** Robertson–Sparck Jones weight, never negative. */
export const rarity = (frequency: number, count: number): number => Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))

/** How a repeated word of the query counts. */
export const queryWeight = (times: number): number => ((tuning.k3 + 1) * times) / (tuning.k3 + times)

/** BM25's saturated frequency without the factor k1 + 1, which the planned weight carries. */
export const saturation = (times: number, length: number, meanLength: number): number =>
  times / (times + tuning.k1 * (1 - tuning.b + (tuning.b * length) / meanLength))

const frequencyIn = (side: Side, number: number): number => (number < 0 ? 0 : side.frequency.at(number))

const crosses = (term: string, from: Lang, to: Lang): boolean => from !== to && isHanTerm(term) === (from === 'zh')

const byWeight = (a: PlannedTerm, b: PlannedTerm): number => b.weight - a.weight || (a.term < b.term ? -1 : 1)

/** The kept translations of a term: those that the collection knows, unless it knows none. */
function crossingsOf(term: string, to: Lang, bridge: Bridge, known: (term: string) => boolean): Crossing[] {
  const all = bridge.translate(term, to).filter((crossing) => crossing.p >= tuning.leastChance)
  const present = all.filter((crossing) => known(crossing.term))
  return (present.length > 0 ? present : all).slice(0, tuning.keep)
}

/**
 * The expected score of a counted document, and how far scores stray from it, if words fell independently: the level above which
 * a document stands out for this query in this language. One over it is the scale of the language. Words that no counted document has
 * are left out where they are of the other language's script; whether uncounted documents have them must not matter.
 */
function scaleOf(terms: readonly PlannedTerm[], to: Lang, side: Side): number {
  const typical = saturation(1, 1, 1)
  let mean = 0
  let variance = 0
  for (const { term, number, weight } of terms) {
    if (frequencyIn(side, number) === 0 && isHanTerm(term) !== (to === 'zh')) continue
    const share = (frequencyIn(side, number) + 0.5) / (side.countedRows + 1)
    mean += weight * typical * share
    variance += (weight * typical) ** 2 * share * (1 - share)
  }
  const level = mean + tuning.deviations * Math.sqrt(variance)
  return level > 0 ? 1 / level : 0
}

/** Plans one language of a query against one language of the index. The order of terms depends on words only, never on the order of the index. */
export function planFor(profile: Profile, from: Lang, to: Lang, side: Side, bridge: Bridge, vocabulary: Vocabulary): Plan {
  const frequencyOf = (number: number): number => frequencyIn(side, number)
  const weigh = (term: string, times: number, sources: Source[]): PlannedTerm => {
    const number = vocabulary.find(term)
    return { term, number, weight: times * rarity(frequencyOf(number), side.countedRows) * (tuning.k1 + 1), sources }
  }
  const lexical: PlannedTerm[] = []
  const crossed = new Map<string, Source[]>()
  for (const [term, times] of profile.times) {
    const weight = queryWeight(times)
    lexical.push(weigh(term, weight, [{ term, p: 1, via: 'same', share: 1 }]))
    if (!crosses(term, from, to)) continue
    for (const crossing of crossingsOf(term, to, bridge, (word) => frequencyOf(vocabulary.find(word)) > 0)) {
      const sources = crossed.get(crossing.term) ?? []
      crossed.set(crossing.term, sources)
      sources.push({ term, p: crossing.p, via: crossing.via, share: weight * crossing.p })
    }
  }
  const bridged = [...crossed].map(([term, sources]) => {
    const sum = sources.reduce((total, source) => total + source.share, 0)
    return weigh(term, sum, sources.map((source) => ({ ...source, share: source.share / sum })))
  })
  const terms = [...lexical.sort(byWeight), ...bridged.sort(byWeight).slice(0, tuning.cap)]
  return { from, to, terms, lexical: lexical.length, scale: scaleOf(terms, to, side) }
}
