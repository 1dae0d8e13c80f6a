import type { Actor } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { type Card, cardsFor, listingFor } from '../../modules/listings/listings.ts'
import { type LiveMatcher, matchesOf, type ShownMatch } from '../../modules/matching/matching.ts'
import type { Db } from '../../platform/database.ts'

type Reasons = Pick<ShownMatch, 'concepts' | 'missing'>
type Choice = Reasons & { needId: string; offerId: string }

/** A match drawn on the front page. */
export type Exhibit = Reasons & { need: Card; offer: Card }

const keptFor = 10 * 60_000
const candidates = 16
const kept = new WeakMap<LiveMatcher, { until: number; choice?: Choice; size: number }>()

/** How well a match shows what the product does: many concepts across the two languages, and something still open. */
const worth = ({ concepts, missing }: Reasons): number =>
  Math.min(8, concepts.filter((one) => one.query.lang !== one.found.lang).length) + (missing.length > 0 && missing.length < 4 ? 2 : 0)

/**
 * One match that everybody may read, chosen anew every ten minutes or when the hall has grown from nothing.
 * The cards are read each time, so that what was withdrawn meanwhile is not shown.
 * @param visitor must be a visitor: the choice is kept for all readers.
 */
export async function exhibit(db: Db, live: LiveMatcher, visitor: Actor): Promise<Exhibit | undefined> {
  const now = visitor.at.getTime()
  let known = kept.get(live)
  if (!known || known.until < now || (!known.choice && known.size !== live.size())) {
    known = { until: now + keptFor, size: live.size(), choice: await choose(db, live, visitor) }
    kept.set(live, known)
  }
  if (!known.choice) return undefined
  const { needId, offerId, concepts, missing } = known.choice
  const [need, offer] = await cardsFor(db, visitor, [needId, offerId])
  return need && offer ? { need, offer, concepts, missing } : undefined
}

async function choose(db: Db, live: LiveMatcher, visitor: Actor): Promise<Choice | undefined> {
  let best: { worth: number; choice: Choice } | undefined
  const { ids } = live.hall(visitor, { chosen: { kind: ['need'] }, sort: 'completeness', limit: candidates })
  for (const needId of ids) {
    const [match] = await bestMatch(db, live, visitor, needId)
    if (!match) continue
    const value = worth(match)
    if (!best || value > best.worth) best = { worth: value, choice: { needId, offerId: match.card.id, concepts: match.concepts, missing: match.missing } }
  }
  return best?.choice
}

/** None where the need was withdrawn while it was being looked at. */
async function bestMatch(db: Db, live: LiveMatcher, visitor: Actor, needId: string): Promise<ShownMatch[]> {
  try {
    return await matchesOf(db, live, visitor, await listingFor(db, visitor, needId), 1)
  } catch (error) {
    if (isFailure(error, 'missing')) return []
    throw error
  }
}
