import type { Actor } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { type Card, cardsFor, listingFor } from '../../modules/listings/listings.ts'
import { type LiveMatcher, matchesOf, type ShownMatch } from '../../modules/matching/matching.ts'
import type { Db } from '../../platform/database.ts'

type Reasons = Pick<ShownMatch, 'concepts' | 'missing'>
type Choice = Reasons & { needId: string; offerId: string }
type Kept = { until: number; size: number; choice?: Choice; next?: Promise<void> }

/** A match drawn on the front page. */
export type Exhibit = Reasons & { need: Card; offer: Card }

const keptFor = 10 * 60_000
const needsTried = 36
const matchesTried = 3
const mutualTried = 12
/** The first reader after a start does not wait longer than this for a picture. */
const patience = 250
const kept = new WeakMap<LiveMatcher, Kept>()

type Side = { lang: string; country: string }

/**
 * How well a match shows what the product does, for a match that is the best of both its sides: the number of planks
 * that carry it (the inverse of the sum of squared shares, so that one thick plank counts as one). Planks that cross
 * between the languages of the two originals count in full, a match within one language a tenth.
 */
export function worth(need: Side, offer: Side, { concepts }: Pick<Reasons, 'concepts'>): number {
  const whole = concepts.reduce((sum, one) => sum + one.contribution, 0)
  const within = need.lang === offer.lang
  const shares = concepts.filter((one) => one.query.lang === need.lang && one.found.lang === offer.lang).map((one) => one.contribution / whole)
  const squares = shares.reduce((sum, share) => sum + share * share, 0)
  if (whole <= 0 || squares === 0) return 0
  const carried = shares.reduce((sum, share) => sum + share, 0)
  return ((carried * carried) / squares) * (within ? 0.1 : 1) * (need.country === offer.country ? 1 : 1.25)
}

/**
 * One match that everybody may read. It is chosen anew every ten minutes, beside the requests, and at once while the
 * hall has none. The cards are read each time, so that what was withdrawn meanwhile is not shown.
 * @param visitor must be a visitor: the choice is kept for all readers.
 */
export async function exhibit(db: Db, live: LiveMatcher, visitor: Actor): Promise<Exhibit | undefined> {
  const now = visitor.at.getTime()
  const known: Kept = kept.get(live) ?? { until: 0, size: -1 }
  kept.set(live, known)
  const wanted = known.choice ? known.until < now : known.size !== live.size()
  if (wanted) {
    known.next ??= renew(known, db, live, visitor).finally(() => (known.next = undefined))
    const next = known.next.catch(() => undefined)
    if (!known.choice) await Promise.race([next, new Promise((done) => setTimeout(done, patience).unref())])
  }
  if (!known.choice) return undefined
  const { needId, offerId, concepts, missing } = known.choice
  const [need, offer] = await cardsFor(db, visitor, [needId, offerId])
  if (need && offer) return { need, offer, concepts, missing }
  known.until = 0
  return undefined
}

async function renew(known: Kept, db: Db, live: LiveMatcher, visitor: Actor): Promise<void> {
  const size = live.size()
  const choices: (Choice & { worth: number })[] = []
  const { ids } = live.hall(visitor, { chosen: { kind: ['need'] }, sort: 'completeness', limit: needsTried })
  for (const needId of ids) {
    const { side, matches } = await matchesFor(db, live, visitor, needId, matchesTried)
    for (const { card, concepts, missing } of matches) {
      choices.push({ needId, offerId: card.id, concepts, missing, worth: worth(side, { lang: card.title.source, country: card.place.country }, { concepts }) })
    }
  }
  choices.sort((a, b) => b.worth - a.worth)
  Object.assign(known, { choice: await firstMutual(db, live, visitor, choices), size, until: visitor.at.getTime() + keptFor })
}

/** The first whose offer, too, has its need on top; where none has, the first. */
async function firstMutual(db: Db, live: LiveMatcher, visitor: Actor, choices: readonly Choice[]): Promise<Choice | undefined> {
  for (const choice of choices.slice(0, mutualTried)) {
    const [back] = (await matchesFor(db, live, visitor, choice.offerId, 1)).matches
    if (back?.card.id === choice.needId) return choice
  }
  return choices[0]
}

/** None where the listing was withdrawn while it was being looked at. */
async function matchesFor(db: Db, live: LiveMatcher, visitor: Actor, id: string, k: number): Promise<{ side: Side; matches: ShownMatch[] }> {
  try {
    const listing = await listingFor(db, visitor, id)
    return { side: { lang: listing.source, country: listing.place.country }, matches: await matchesOf(db, live, visitor, listing, k) }
  } catch (error) {
    if (isFailure(error, 'missing')) return { side: { lang: '', country: '' }, matches: [] }
    throw error
  }
}
