import type { Lang } from '../../core/text.ts'
import type { Bridge, Crossing } from './bridge.ts'
import type { Asked } from './profile.ts'
import type { Side } from './side.ts'
import { isHanTerm } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * BM25 (Robertson and Zaragoza 2009, §3.5): `k1` and `b` for documents, `k3` for repeated words of the query.
 * `keep`, `leastChance` and `cap` bound the translations of a term and of a query; `prior` says how much a translation gains by being
 * common in the collection, `learnedPrior` the same where the term was learned, whose probabilities know the field already. From `telling`
 * English listings on they tell how common a Latin word is. `deviations` and `doubt` calibrate: see calibrate.ts.
 */
export const tuning = {
  k1: 1.2,
  b: 0.75,
  k3: 8,
  keep: 4,
  leastChance: 0.01,
  cap: 60,
  prior: 1.5,
  learnedPrior: 0.5,
  telling: 100,
  deviations: 20,
  doubt: 20,
}

/** A word of the query that a planned term stands for; `share` of the planned term's weight, shares sum to 1. */
export type Source = Omit<Crossing, 'via'> & { via: 'same' | 'dictionary' | 'learned'; share: number }

/** A term to look for: `weight` multiplies the saturated frequency of the term in a row. `number` is −1 for a term that the index has never seen. */
export type PlannedTerm = { term: string; number: number; weight: number; sources: Source[] }

/** Mean and mean square of a distribution. */
export type Moments = { mean: number; square: number }

/** What one language of a query looks for in the rows of one language; the first `lexical` terms are words of the query itself. */
export type Plan = {
  from: Lang
  to: Lang
  terms: PlannedTerm[]
  lexical: number
  expected: Moments
  /** Scores are multiplied by this, so that languages can stand in one list: 1 until the rows have been scored (see calibrate.ts). */
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

/**
 * The kept translations of a term. Where the collection knows some of them, the others are dropped and the known ones are preferred by
 * how common they are in it, which picks the sense of the field: p · ln(1 + df)^prior, scaled back to the same sum.
 */
function crossingsOf(term: string, to: Lang, bridge: Bridge, frequencyOf: (term: string) => number): Crossing[] {
  const all = bridge.translate(term, to).filter((crossing) => crossing.p >= tuning.leastChance)
  const present = all.filter((crossing) => frequencyOf(crossing.term) > 0)
  if (present.length === 0) return all.slice(0, tuning.keep)
  const prior = all.some(({ via }) => via === 'learned') ? tuning.learnedPrior : tuning.prior
  const preferred = present.map((crossing) => ({ ...crossing, p: crossing.p * Math.log(1 + frequencyOf(crossing.term)) ** prior }))
  const scale = present.reduce((sum, { p }) => sum + p, 0) / preferred.reduce((sum, { p }) => sum + p, 0)
  return preferred
    .map((crossing) => ({ ...crossing, p: crossing.p * scale }))
    .sort((x, y) => y.p - x.p || (x.term < y.term ? -1 : 1))
    .slice(0, tuning.keep)
}

/**
 * Mean and mean square of the scores of counted documents if words fell independently: what is known of a collection before it is large
 * enough to tell by itself. Words that no counted document has are left out where they are of the other language's script; whether
 * uncounted documents have them must not matter.
 */
export function expectedOf(terms: readonly PlannedTerm[], to: Lang, side: Side): Moments {
  const typical = saturation(1, 1, 1)
  let mean = 0
  let variance = 0
  for (const { term, number, weight } of terms) {
    if (frequencyIn(side, number) === 0 && isHanTerm(term) !== (to === 'zh')) continue
    const share = (frequencyIn(side, number) + 0.5) / (side.countedRows + 1)
    mean += weight * typical * share
    variance += (weight * typical) ** 2 * share * (1 - share)
  }
  return { mean, square: variance + mean ** 2 }
}

/**
 * How rare a word is in the index of `to`. Latin words in Chinese text are no rarer than they are in English, where the English
 * listings are enough to tell: else every "based" in a Chinese abstract would count as a technical term.
 */
function rarityIn(term: string, number: number, to: Lang, sides: Readonly<Record<Lang, Side>>): number {
  const own = rarity(frequencyIn(sides[to], number), sides[to].countedRows)
  if (to === 'en' || isHanTerm(term) || sides.en.countedRows < tuning.telling) return own
  return Math.min(own, rarity(frequencyIn(sides.en, number), sides.en.countedRows))
}

/** Plans one language of a query against one language of the index. The order of terms depends on words only, never on the order of the index. */
export function planFor(profile: Asked, from: Lang, to: Lang, sides: Readonly<Record<Lang, Side>>, bridge: Bridge, vocabulary: Vocabulary): Plan {
  const side = sides[to]
  const weigh = (term: string, times: number, sources: Source[]): PlannedTerm => {
    const number = vocabulary.find(term)
    return { term, number, weight: times * rarityIn(term, number, to, sides) * (tuning.k1 + 1), sources }
  }
  const lexical: PlannedTerm[] = []
  const crossed = new Map<string, Source[]>()
  const cross = (term: string, weight: number): void => {
    for (const crossing of crossingsOf(term, to, bridge, (word) => frequencyIn(side, vocabulary.find(word)))) {
      const sources = crossed.get(crossing.term) ?? []
      crossed.set(crossing.term, sources)
      sources.push({ term, p: crossing.p, via: crossing.via, share: weight * crossing.p })
    }
  }
  for (const [term, times] of profile.times) {
    const weight = queryWeight(times)
    lexical.push(weigh(term, weight, [{ term, p: 1, via: 'same', share: 1 }]))
    if (crosses(term, from, to)) cross(term, weight)
  }
  for (const [phrase, times] of profile.phrases) if (crosses(phrase, from, to)) cross(phrase, queryWeight(times))
  const bridged = [...crossed].map(([term, sources]) => {
    const sum = sources.reduce((total, source) => total + source.share, 0)
    return weigh(term, sum, sources.map((source) => ({ ...source, share: source.share / sum })))
  })
  const terms = [...lexical.sort(byWeight), ...bridged.sort(byWeight).slice(0, tuning.cap)]
  return { from, to, terms, lexical: lexical.length, expected: expectedOf(terms, to, side), scale: 1 }
}
