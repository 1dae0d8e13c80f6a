import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Concept, Filter, Indexed, Parts } from '../../engine/retrieval/matcher.ts'
import type { Db } from '../../platform/database.ts'
import { type Card, cardsFor, indexRows, listingFor, type ListingPage } from '../listings/listings.ts'
import { dismissalsOf } from './dismissals.ts'
import { compareFacts, type Fits } from './fits.ts'
import { type LiveMatcher, toIndexed } from './live.ts'

export { type Dismissal, dismissalsOf, dismissMatch, listKeeper, restoreMatch } from './dismissals.ts'
export type { Fit, Fits } from './fits.ts'
export { hallFacets, type HallAnswer, type HallFacet, type HallQuery, type HallSort, hallSorts, type LiveMatcher } from './live.ts'
export { type DismissalReason, reasons } from './words/reasons.ts'

/** A computed match with what a reader needs to judge it; never stored as truth. */
export type ShownMatch = { card: Card; score: number; parts: Parts; concepts: Concept[]; missing: string[] }

/** One need and one offer, in full. */
export type MatchPair = { need: ListingPage; offer: ListingPage; score: number; parts: Parts; concepts: Concept[]; missing: string[]; fits: Fits }

const other = { offer: 'need', need: 'offer' } as const

/** The listing as the index knows it; undefined when it is not published. */
async function asQuery(db: Db, id: string): Promise<Indexed | undefined> {
  for await (const [found] of indexRows(db, { ids: [id] })) if (found) return toIndexed(found)
  return undefined
}

/** Its own side, and what the same organisation publishes, is not a match. */
const counterparts = (listing: ListingPage, query: Indexed): Filter => ({
  all: [{ facet: 'kind', in: [other[listing.kind]] }, { not: { facet: 'owner', in: query.facets.owner ?? [] } }],
})

/**
 * The best matches of a listing among what the actor may read, with reasons, best first. What the actor's organisation
 * has put aside is left out.
 * @throws missing when the actor may not read the listing
 */
export async function matchesOf(db: Db, live: LiveMatcher, actor: Actor, listing: ListingPage, k = 10): Promise<ShownMatch[]> {
  const query = await asQuery(db, listing.id)
  if (!query) return []
  const aside = new Set((await dismissalsOf(db, actor, listing.id)).map((one) => one.otherId))
  const found = live.match(actor, query, { k: k + aside.size, filter: counterparts(listing, query) }).filter((one) => !aside.has(one.id))
  const cards = new Map((await cardsFor(db, actor, found.map((one) => one.id))).map((card) => [card.id, card]))
  return found.slice(0, k).flatMap(({ id, score, parts, concepts = [], missing = [] }) => {
    const card = cards.get(id)
    return card ? [{ card, score, parts, concepts, missing }] : []
  })
}

/** One match, explained from the need to the offer. @throws missing unless the actor may read both. */
export async function matchPair(db: Db, live: LiveMatcher, actor: Actor, needId: string, offerId: string): Promise<MatchPair> {
  const [need, offer] = [await listingFor(db, actor, needId), await listingFor(db, actor, offerId)]
  if (need.kind !== 'need' || offer.kind !== 'offer') throw new Failure('missing', refusals.missing)
  const query = await asQuery(db, need.id)
  const [found] = query ? live.match(actor, query, { k: 1, filter: { facet: 'id', in: [offer.id] } }) : []
  const fits = compareFacts({ facts: need.facts, country: need.place.country }, { facts: offer.facts, country: offer.place.country })
  const none: Parts = { lexical: 0, bridged: 0, dense: 0, facets: 0 }
  return { need, offer, score: found?.score ?? 0, parts: found?.parts ?? none, concepts: found?.concepts ?? [], missing: found?.missing ?? [], fits }
}
