import type { Actor } from '../../core/actor.ts'
import { counterpartKinds } from '../listings/content.ts'
import type { Indexed, ListingText } from '../../engine/retrieval/matcher.ts'
import type { Db } from '../../platform/database.ts'
import { cardsFor, inHall } from '../listings/listings.ts'
import type { LiveMatcher } from './live.ts'
import type { ShownMatch } from './matching.ts'
import { backgroundDepth, backgroundOf, byStanding, strengthOf, timesOf } from './strength.ts'

/**
 * The offers that answer a text which is no listing, among what the actor may read, with reasons, weak ones last. The text
 * is a question only and enters no index.
 */
export async function matchesOfText(db: Db, live: LiveMatcher, actor: Actor, question: { id: string; texts: ListingText[] }, k = 10): Promise<ShownMatch[]> {
  const query: Indexed = { ...question, kind: 'need', facets: {} }
  const found = live.match(actor, query, { k: Math.max(k, backgroundDepth), filter: { facet: 'kind', in: counterpartKinds.need } })
  const background = backgroundOf(found.slice(0, backgroundDepth).map((one) => one.score))
  const cards = new Map((await cardsFor(db, actor, found.slice(0, k).map((one) => one.id), inHall)).map((card) => [card.id, card]))
  return found
    .flatMap(({ id, score, parts, concepts = [], missing = [] }) => {
      const card = cards.get(id)
      const fits = { fit: [], misfit: [], unknown: [] }
      return card ? [{ card, score, parts, concepts, missing, fits, strength: strengthOf({ score, concepts }, background), times: timesOf(score, background) }] : []
    })
    .sort((a, b) => byStanding({ ...a, id: a.card.id }, { ...b, id: b.card.id }))
}
