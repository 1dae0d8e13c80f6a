import type { Lang } from '../../core/text.ts'
import type { Bridge } from './bridge.ts'
import type { Collection } from './collection.ts'
import { type Concept, conceptsOf } from './explain.ts'
import { type Found, groundsOf } from './match.ts'
import { type Demand, demandsOf, Marks, type Mentions, mentionsBy, missingOf } from './missing.ts'
import { contributionsIn } from './rank.ts'
import { type Digest, digestOf, placesIn, readingOf, type Reading } from './reading.ts'

/** Why a listing was found, and what of the query it does not mention. */
export type Reasons = { concepts: Concept[]; missing: string[] }

/** Bytes of listings that are kept, about: in a batch the same ones are found again and again. */
const mostBytes = 48 * 1024 * 1024

const bytesOf = ({ body, numbers }: Digest): number => body.length * 2 + numbers.byteLength * 3 + 500

/** Explains matches; a batch keeps one, so that a listing is read once. Discard it when the collection changes. */
export class Explainer {
  readonly #collection: Collection
  readonly #mentions: Mentions
  /** The oldest first. */
  readonly #digests = new Map<string, Digest>()
  #bytes = 0
  readonly #row = new Marks()

  constructor(collection: Collection, bridge: Bridge) {
    this.#collection = collection
    this.#mentions = mentionsBy(bridge, collection.vocabulary)
  }

  /** Reasons for the matches of one query, in their order. */
  explain(matches: readonly Found[]): Reasons[] {
    const { sides, vocabulary, documents, analyse } = this.#collection
    const grounds = groundsOf(this.#collection)
    const readings = new Map<Lang, Reading>()
    const asked = new Map<string, Demand[]>()
    return matches.map(({ document, reach: { plan, profile, lookup } }) => {
      const side = sides[plan.to]
      const row = side.row(side.rowNumber(document))
      if (!row) return { concepts: [], missing: [] }
      const key = `${plan.from} ${plan.to}`
      const reading = readings.get(plan.from) ?? readingOf(profile)
      readings.set(plan.from, reading)
      const demands = asked.get(key) ?? demandsOf(profile, plan, reading, sides[plan.from], this.#mentions)
      asked.set(key, demands)
      const digest = this.#digestOf(`${plan.to} ${document}`, () => digestOf(documents.textsOf(document), plan.to, analyse, vocabulary))
      const found = placesIn(digest, lookup)
      this.#row.put(row.terms, vocabulary.size)
      const contributions = contributionsIn(grounds[plan.to], document, lookup, plan.scale)
      return { concepts: conceptsOf(plan, contributions, reading, found), missing: missingOf(demands, this.#row, reading) }
    })
  }

  #digestOf(key: string, read: () => Digest): Digest {
    const known = this.#digests.get(key)
    if (known) return known
    const digest = read()
    this.#digests.set(key, digest)
    this.#bytes += bytesOf(digest)
    for (const [oldest, dropped] of this.#digests) {
      if (this.#bytes <= mostBytes) break
      this.#digests.delete(oldest)
      this.#bytes -= bytesOf(dropped)
    }
    return digest
  }
}
