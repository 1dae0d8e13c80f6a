import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import { type Concept, conceptsOf } from './explain.ts'
import type { Indexed } from './listing.ts'
import { type Found, groundsOf } from './match.ts'
import { type Demand, demandsOf, missingOf } from './missing.ts'
import { contributionsIn } from './rank.ts'
import { readListing, type Reading } from './reading.ts'

/** Why a listing was found, and what of the query it does not mention. */
export type Reasons = { concepts: Concept[]; missing: string[] }

/** Readings that are kept, of a few megabytes: in a batch the same listings are found again and again. */
const mostReadings = 1_000

/** Explains matches; a batch keeps one, so that a listing is read once. Discard it when the collection changes. */
export class Explainer {
  readonly #collection: Collection
  readonly #bridge: Bridge
  readonly #readings = new Map<string, Reading>()

  constructor(collection: Collection, bridge: Bridge) {
    this.#collection = collection
    this.#bridge = bridge
  }

  /** Reasons for the matches of one query, in their order. */
  explain(query: Indexed, matches: readonly Found[]): Reasons[] {
    const { sides, vocabulary, documents, analyse } = this.#collection
    const grounds = groundsOf(this.#collection)
    const asked = new Map<string, { reading: Reading; demands: Demand[] }>()
    return matches.map(({ document, reach: { plan, profile, lookup } }) => {
      const side = sides[plan.to]
      const row = side.row(side.rowNumber(document))
      if (!row) return { concepts: [], missing: [] }
      const key = `${plan.from} ${plan.to}`
      const reading = asked.get(key)?.reading ?? readListing(query.texts, plan.from, analyse)
      const demands = asked.get(key)?.demands ?? demandsOf(profile, plan, reading, sides[plan.from], this.#bridge, vocabulary)
      asked.set(key, { reading, demands })
      const found = this.#readingOf(`${plan.to} ${document}`, () => readListing(documents.textsOf(document), plan.to, analyse))
      const contributions = contributionsIn(grounds[plan.to], document, lookup, plan.scale)
      return { concepts: conceptsOf(plan, contributions, reading, found), missing: missingOf(demands, row, reading) }
    })
  }

  #readingOf(key: string, read: () => Reading): Reading {
    const known = this.#readings.get(key)
    if (known) return known
    const reading = read()
    if (this.#readings.size >= mostReadings) this.#readings.clear()
    this.#readings.set(key, reading)
    return reading
  }
}
