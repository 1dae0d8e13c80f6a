import { type Lang, langs } from '../../core/text.ts'
import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import { everything, type Filter } from './filter.ts'
import type { Ground } from './ground.ts'
import { type Indexed, textsIn } from './listing.ts'
import type { Wanted } from './places.ts'
import { type Answer, lookUp, type Quest, type Question } from './lookup.ts'
import { type Plan, planFor, tuning } from './plan.ts'
import { type AskedAsWritten, askedOf } from './profile.ts'
import { type Lookup, lookupOf, scoreIn, wantedOf } from './rank.ts'
import { mostDrawn, type Side } from './side.ts'
import type { Before } from './top.ts'

/** The parts sum to the score. */
export type Parts = { lexical: number; bridged: number; dense: number; facets: number }

/** One language of a query against one language of the index. */
export type Reach = { profile: AskedAsWritten; plan: Plan; lookup: Lookup }

/** A match before it is explained; `reach` is what gave the score. */
export type Found = { document: number; id: string; score: number; parts: Parts; reach: Reach }

/**
 * Fast mode looks for this many terms first and rescores this many documents exactly. A document costs about `worth` postings (measured),
 * so where fewer postings are saved everything is looked up: fast mode is never the slower one. A query that reaches two languages is looked
 * up exactly: where they meet in one list depends on scales, which the weightiest terms tell only nearly (docs/benchmarks.md).
 */
export const fast = { terms: 60, candidates: 100, worth: 1_000 } as const

export type MatchLimits = { k?: number; filter?: Filter; mode?: 'exact' | 'fast' }

/** A query as the index is asked: its words for people, and the same as arrays. */
export type Asking = { reaches: Reach[]; question: Question }

/** Each language of a query against each language of the index that has documents. */
export function reachesOf(query: Pick<Indexed, 'texts'>, collection: Collection, bridge: Bridge): Reach[] {
  return langs.flatMap((from) => {
    const texts = textsIn(query.texts, from)
    if (texts.length === 0) return []
    const profile = askedOf(texts, collection.analyse, (words) => bridge.knowsPhrase(words))
    return langs.flatMap((to) => {
      if (collection.sides[to].rows === 0) return []
      const plan = planFor(profile, from, to, collection.sides, bridge, collection.vocabulary)
      return [{ profile, plan, lookup: lookupOf(plan) }]
    })
  })
}

/** The weightiest terms of a plan that counted listings have, in the plan's order; nothing when leaving out the others does not pay. */
export function shortened(plan: Plan, side: Side, worth: number = fast.worth): Wanted | undefined {
  const { termStarts } = side.segment
  const postings = (number: number): number => (number < 0 || number + 1 >= termStarts.length ? 0 : termStarts[number + 1]! - termStarts[number]!)
  const known = plan.terms.map(({ number, weight }) => (number >= 0 && side.frequency.at(number) > 0 ? weight : 0))
  const weights = Float64Array.from(known).sort()
  const least = weights[weights.length - fast.terms] ?? 0
  if (least === 0) return undefined
  const saved = plan.terms.reduce((sum, { number }, index) => sum + (known[index]! < least ? postings(number) : 0), 0)
  if (saved < worth * (fast.candidates + mostDrawn)) return undefined
  const isHeavy = (_: unknown, index: number): boolean => known[index]! >= least
  const heavy = plan.terms.filter(isHeavy)
  return wantedOf({ terms: heavy, lexical: plan.terms.slice(0, plan.lexical).filter(isHeavy).length })
}

/** Analyses and plans a query; the query itself is left out of what is found. */
export function askingOf(query: Indexed, collection: Collection, bridge: Bridge, { k = 10, filter = everything, mode = 'exact' }: MatchLimits): Asking {
  const reaches = reachesOf(query, collection, bridge)
  const quests = reaches.map(({ plan, lookup }): Quest => ({
    ground: langs.indexOf(plan.to),
    whole: lookup.wanted,
    expected: plan.expected,
    allowance: plan.allowance,
    balance: plan.balance,
    beside: plan.balance > 0 ? reaches.findIndex(({ plan: { from, to } }) => from === plan.from && to === plan.from) : undefined,
    short: mode === 'fast' && reaches.length === 1 ? shortened(plan, collection.sides[plan.to]) : undefined,
  }))
  const question = { quests, allowed: collection.allowed(filter), itself: collection.documents.find(query.id), k, candidates: fast.candidates }
  return { reaches, question }
}

/** What scoring reads, per language. */
export const groundsOf = ({ sides, documents }: Collection): Record<Lang, Ground> => ({
  zh: sides.zh.ground(documents.counted()),
  en: sides.en.ground(documents.counted()),
})

/** Ties are ordered by id. */
export const beforeIn = ({ documents }: Collection): Before => (document, other) => documents.idOf(document) < documents.idOf(other)

/** An answer with its parts and what gave it. */
export function foundOf({ reaches }: Asking, { best, scales }: Answer, collection: Collection, grounds: Readonly<Record<Lang, Ground>>): Found[] {
  const scaled = reaches.map((reach, index): Reach => ({ ...reach, plan: { ...reach.plan, scale: scales[index] ?? 1 } }))
  return best.flatMap(({ document, score, quest }) => {
    const reach = scaled[quest]
    if (!reach) return []
    const { lexical } = scoreIn(grounds[reach.plan.to], document, reach.lookup, reach.plan.scale)
    return [{ document, id: collection.documents.idOf(document), score, parts: { lexical, bridged: score - lexical, dense: 0, facets: 0 }, reach }]
  })
}

/**
 * The best documents for a query, the query itself left out, best first; ties by id. Whoever ranks by more than text asks for more than is
 * wanted in the end, changes parts and scores, and cuts afterwards.
 */
export function findMatches(query: Indexed, collection: Collection, bridge: Bridge, limits: MatchLimits): Found[] {
  const asking = askingOf(query, collection, bridge, limits)
  const grounds = groundsOf(collection)
  const answer = lookUp(asking.question, langs.map((lang) => grounds[lang]), tuning, beforeIn(collection))
  return foundOf(asking, answer, collection, grounds)
}
