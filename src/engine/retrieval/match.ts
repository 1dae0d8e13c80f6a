import { langs } from '../../core/text.ts'
import { type Bits, subtract } from './bits.ts'
import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import { bitsOf } from './documents.ts'
import { everything, type Filter } from './filter.ts'
import { type Indexed, textsIn } from './listing.ts'
import { expectedOf, type Plan, planFor } from './plan.ts'
import { type Asked, askedOf } from './profile.ts'
import { type Best, noBest, placesIn, scoreAll, scoreRow } from './rank.ts'
import { type Ranked, topOf } from './top.ts'

/** The parts sum to the score. */
export type Parts = { lexical: number; bridged: number; dense: number; facets: number }

/** One language of a query against one language of the index. */
export type Reach = { profile: Asked; plan: Plan }

/** A match before it is explained; `reach` is what gave the score. */
export type Found = { document: number; id: string; score: number; parts: Parts; reach: Reach }

/** Fast mode looks for this many terms first and rescores this many documents exactly. */
export const fast = { terms: 60, candidates: 500 } as const

export type MatchLimits = { k?: number; filter?: Filter; mode?: 'exact' | 'fast' }

/** Each language of a query against each language of the index that has documents. */
export function reachesOf(query: Pick<Indexed, 'texts'>, collection: Collection, bridge: Bridge): Reach[] {
  return langs.flatMap((from) => {
    const texts = textsIn(query.texts, from)
    if (texts.length === 0) return []
    const profile = askedOf(texts, collection.analyse)
    return langs.flatMap((to) => {
      return collection.sides[to].rows === 0 ? [] : [{ profile, plan: planFor(profile, from, to, collection.sides, bridge, collection.vocabulary) }]
    })
  })
}

/** The weightiest terms of a plan, in the plan's order. */
function shortened(plan: Plan, collection: Collection): Plan {
  if (plan.terms.length <= fast.terms) return plan
  const weights = plan.terms.map(({ weight }) => weight).sort((a, b) => b - a)
  const least = weights[fast.terms - 1] ?? 0
  const own = plan.terms.slice(0, plan.lexical).filter(({ weight }) => weight >= least)
  const others = plan.terms.slice(plan.lexical).filter(({ weight }) => weight >= least)
  const terms = [...own, ...others]
  return { ...plan, terms, lexical: own.length, expected: expectedOf(terms, plan.to, collection.sides[plan.to]) }
}

/** What the scale of the whole plan is, by that of the shortened one: scores grow as what is expected of them does. */
const lengthened = (plan: Plan, short: Plan): Plan => {
  const growth = short.expected.mean > 0 ? plan.expected.mean / short.expected.mean : 1
  return { ...plan, scale: short.scale / growth }
}

/** Exact scores of a few documents. */
function rescored(candidates: readonly Ranked[], plans: readonly Plan[], collection: Collection): Best {
  const best = noBest(collection.documents.size)
  plans.forEach((plan, index) => {
    const side = collection.sides[plan.to]
    const places = placesIn(plan)
    for (const { document } of candidates) {
      const row = side.row(side.rowNumber(document))
      const score = row ? scoreRow(row, plan, places, side.meanLength).total : 0
      if (score <= (best.scores[document] ?? 0)) continue
      best.scores[document] = score
      best.plans[document] = index
    }
  })
  return best
}

/** Everything that the filter lets through except the query itself. */
function othersThan(id: string, filter: Filter, collection: Collection): Bits {
  const itself = collection.documents.find(id)
  const allowed = collection.allowed(filter)
  return itself < 0 ? allowed : subtract(allowed, bitsOf([itself], collection.documents.size))
}

/** The best documents for a query, the query itself left out, best first; ties by id. */
export function findMatches(query: Indexed, collection: Collection, bridge: Bridge, limits: MatchLimits): Found[] {
  const { k = 10, filter = everything, mode = 'exact' } = limits
  const { documents, sides } = collection
  const reaches = reachesOf(query, collection, bridge)
  const whole = reaches.map(({ plan }) => plan)
  const allowed = othersThan(query.id, filter, collection)
  const idOf = (document: number): string => documents.idOf(document)
  const looked = mode === 'fast' ? whole.map((plan) => shortened(plan, collection)) : whole
  let { best, plans } = scoreAll(looked, sides, documents.size, documents.counted())
  if (mode === 'fast') {
    plans = whole.map((plan, index) => lengthened(plan, plans[index] ?? plan))
    best = rescored(topOf(best.scores, allowed, Math.max(fast.candidates, k), idOf), plans, collection)
  }
  return topOf(best.scores, allowed, k, idOf).flatMap(({ document, score }) => {
    const index = best.plans[document] ?? -1
    const plan = plans[index]
    const profile = reaches[index]?.profile
    if (!plan || !profile) return []
    const side = sides[plan.to]
    const row = side.row(side.rowNumber(document))
    const lexical = row ? scoreRow(row, plan, placesIn(plan), side.meanLength).lexical : 0
    return [{ document, id: idOf(document), score, parts: { lexical, bridged: score - lexical, dense: 0, facets: 0 }, reach: { profile, plan } }]
  })
}
