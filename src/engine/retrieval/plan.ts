import { type Lang, langs } from '../../core/text.ts'
import type { Bridge, Crossing } from './bridge.ts'
import { type Crossed, type Crossings, type KnownTerm, termsKept } from './crossings.ts'
import type { Asked } from './profile.ts'
import type { Side } from './side.ts'
import type { Summed, Sums } from './sums.ts'
import { isHanTerm } from './tokens.ts'
import { boilerplate } from './words/boilerplate.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * BM25 (Robertson and Zaragoza 2009, §3.5): `k1` and `b` for documents, `k3` for repeated words of the query.
 * `keep`, `leastChance` and `cap` bound the translations of a term and of a query; `prior` says how much a translation gains by being
 * common in the collection (the dictionary's only: what was learned knows the field already); `trust` takes a little off what the dictionary's
 * rare translations tell. In a query of at most `short` different words those about the undertaking, not its subject, count by `boilerplate`. From `telling` listings of a language on they tell how common its words are. `allowance` is made for translations in such a query, by the language they start from, and `certainty` taken off what was learned in longer ones: see {@link allowanceOf}; `balance` is how much the best that each language has says about its scale there: see `balanced` in calibrate.ts. `deviations` and `doubt` calibrate: see calibrate.ts.
 */
export const tuning = {
  k1: 1.2,
  b: 0.75,
  k3: 8,
  keep: 4,
  leastChance: 0.01,
  cap: 60,
  prior: 1.5,
  telling: 100,
  deviations: 20,
  doubt: 20,
  trust: 0.8,
  short: 16,
  boilerplate: 0.5,
  allowance: { zh: { dictionary: 0.12, learned: 0 }, en: { dictionary: 0.2, learned: 0.2 } },
  certainty: 0.1,
  balance: 0.8,
}

/** A word of the query that a planned term stands for; `share` of the planned term's weight, shares sum to 1. */
export type Source = Omit<Crossing, 'via' | 'learned'> & { via: 'same' | 'dictionary' | 'learned'; share: number }

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
  /** See {@link allowanceOf}. */
  allowance: number
  /** The power of what the best of both languages say (see `balanced` in calibrate.ts); 0 where they say nothing. */
  balance: number
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
 * The kept translations of a term. Where the collection knows some of them, the others are dropped, and the dictionary's known ones are
 * preferred by how common they are in it, which picks the sense of the field: p · ln(1 + df)^prior, scaled back to the same sum.
 */
export function crossingsOf(term: string, to: Lang, bridge: Bridge, frequencyOf: (term: string) => number): Crossing[] {
  const all = bridge.translate(term, to).filter((crossing) => crossing.p >= tuning.leastChance)
  const present = all.filter((crossing) => frequencyOf(crossing.term) > 0)
  if (present.length === 0) return all.slice(0, tuning.keep)
  let given = 0
  let sum = 0
  const preferred = present.map(({ term: target, p, learned }) => {
    const weight = (p - learned) * Math.log(1 + frequencyOf(target)) ** tuning.prior
    given += p - learned
    sum += weight
    return weight
  })
  const scale = sum > 0 ? given / sum : 0
  return present
    .map((crossing, index) => ({ ...crossing, p: crossing.learned + (preferred[index] ?? 0) * scale }))
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

/**
 * How much the dictionary's translations of a term tell. One of them may be a wrong sense and rare for that reason, so all count as one word
 * that is as common as they are on average (Darwish and Oard 2003), and no rarer than the term is in its own language where enough
 * listings tell.
 */
function doubted(term: string, crossings: Crossings['crossings'], from: Lang, to: Lang, sides: Readonly<Record<Lang, Side>>, vocabulary: Vocabulary): number {
  let sum = 0
  let frequency = 0
  for (const { number, p, learned } of crossings) {
    sum += p - learned
    frequency += (p - learned) * frequencyIn(sides[to], number)
  }
  const together = rarity(sum > 0 ? frequency / sum : 0, sides[to].countedRows)
  const known = sides[from].countedRows >= tuning.telling
  return (known ? Math.min(together, rarity(frequencyIn(sides[from], vocabulary.find(term)), sides[from].countedRows)) : together) ** tuning.trust
}

function bridgedOf(summed: Summed, sums: Sums): PlannedTerm {
  const steps = sums.stepsTo(summed)
  const sources = steps.map(({ source, crossing: { p, via }, share }): Source => ({ term: source, p, via, share: summed.sum > 0 ? share / summed.sum : 1 / steps.length }))
  return { term: summed.crossing.term, number: summed.crossing.number, weight: summed.weight, sources }
}

/** In full up to half of `short` different words, none from `short` on. */
const shortnessOf = ({ times: { size } }: Asked): number => Math.min(1, Math.max(0, 2 - (2 * size) / tuning.short))

/**
 * What the scale of a language is multiplied by where a short query reaches it by translations. A right answer shares nearly all words of a long
 * query in either language; of a few words it has each with the chance that its author, and the table, chose the same translation: less
 * often from English to Chinese. The less, the longer the query and the more the translations were learned. In long queries what was learned from
 * like texts finds its pair more surely than the query's own words find theirs; its scale is `certainty` less for that.
 */
function allowanceOf(from: Lang, shortness: number, bridged: readonly PlannedTerm[]): number {
  let sum = 0
  let printed = 0
  for (const { weight, sources } of bridged) {
    sum += weight
    for (const { via, share } of sources) if (via === 'dictionary') printed += weight * share
  }
  const { dictionary, learned } = tuning.allowance[from]
  if (sum === 0) return 1
  const share = printed / sum
  return 1 + shortness * (learned + (dictionary - learned) * share) - (1 - shortness) * (1 - share) * tuning.certainty
}

/** Plans one language of a query against one language of the index. The order of terms depends on words only, never on the order of the index. */
export function planFor(profile: Asked, from: Lang, to: Lang, sides: Readonly<Record<Lang, Side>>, bridge: Bridge, vocabulary: Vocabulary): Plan {
  const side = sides[to]
  const { terms: known, sums } = termsKept(to, sides, bridge, vocabulary)
  const knownTerm = (term: string): KnownTerm => {
    const before = known.get(term)
    if (before) return before
    const number = vocabulary.find(term)
    const found = { number, rarity: rarityIn(term, number, to, sides) }
    known.set(term, found)
    return found
  }
  const crossingsFor = (term: string): Crossings => {
    const found = crossingsOf(term, to, bridge, (word) => frequencyIn(side, vocabulary.find(word)))
    const crossings = found.map((crossing): Crossed => ({ ...crossing, number: vocabulary.find(crossing.term), slot: sums.slotOf(crossing.term) }))
    const together = doubted(term, crossings, from, to, sides, vocabulary)
    const gainOf = ({ term: target, number, p, learned }: Crossed): number => learned * rarityIn(target, number, to, sides) + (p - learned) * together
    return { crossings, slots: Int32Array.from(crossings, ({ slot }) => slot), gains: Float64Array.from(crossings, gainOf) }
  }
  const cross = (term: string, asked: KnownTerm, weight: number): void => sums.add(term, (asked.crossings ??= crossingsFor(term)), weight)
  const lexical: PlannedTerm[] = []
  const short = profile.times.size <= tuning.short
  for (const [term, times] of profile.times) {
    const weight = queryWeight(times) * (short && boilerplate.has(term) ? tuning.boilerplate : 1)
    const asked = knownTerm(term)
    lexical.push({ term, number: asked.number, weight: weight * asked.rarity * (tuning.k1 + 1), sources: [{ term, p: 1, via: 'same', share: 1 }] })
    if (crosses(term, from, to)) cross(term, asked, weight)
  }
  for (const [phrase, times] of profile.phrases) if (crosses(phrase, from, to)) cross(phrase, knownTerm(phrase), queryWeight(times))
  const bridged = sums.heaviest(tuning.cap, tuning.k1 + 1).map((summed) => bridgedOf(summed, sums))
  sums.clear()
  const terms = [...lexical.sort(byWeight), ...bridged]
  const shortness = shortnessOf(profile)
  const tells = bridged.length > 0 && langs.every((lang) => sides[lang].countedRows >= tuning.telling)
  return {
    from, to, terms, lexical: lexical.length, expected: expectedOf(terms, to, side),
    allowance: allowanceOf(from, shortness, bridged), balance: tells ? shortness * tuning.balance : 0, scale: 1,
  }
}
