import type { Actor } from '../../core/actor.ts'
import { counterpartKinds, listingKinds } from '../listings/content.ts'
import { isFailure } from '../../core/failure.ts'
import type { Lang } from '../../core/text.ts'
import type { Concept, Indexed } from '../../engine/retrieval/matcher.ts'
import type { Db } from '../../platform/database.ts'
import { type Card, cardsFor, inHall, listingFor, type ListingPage, publishedBy } from '../listings/listings.ts'
import { type LiveMatcher, matchesOf } from '../matching/matching.ts'
import type { Watch } from './record.ts'
import { readChoices, worthTelling } from './rules.ts'

/** A listing that a watch shows, with the reasons where it is a match. */
export type Result = { card: Card; concepts: readonly Concept[]; missing: readonly string[] }

const bare = (card: Card): Result => ({ card, concepts: [], missing: [] })

/** The listing that a watch is about, for a reader who may read it now. */
async function listingOf(db: Db, actor: Actor, id: string): Promise<ListingPage | undefined> {
  return listingFor(db, actor, id).catch((error: unknown) => {
    if (isFailure(error, 'missing')) return undefined
    throw error
  })
}

/** A private need as the engine takes it. It is a question only and enters no index. */
export const privateQuery = ({ id, textZh, textEn, seeks }: Pick<Watch, 'id' | 'textZh' | 'textEn' | 'seeks'>): Indexed => {
  const texts = ([['zh', textZh], ['en', textEn]] as [Lang, string | null][]).flatMap(([lang, body]) => (body ? [{ lang, title: '', description: body }] : []))
  return { id, kind: seeks === 'offer' ? 'need' : 'offer', texts, facets: {} }
}

async function matchesOfListing(db: Db, live: LiveMatcher, actor: Actor, id: string, most: number): Promise<Result[]> {
  const listing = await listingOf(db, actor, id)
  if (!listing) return []
  return (await matchesOf(db, live, actor, listing, most)).filter((one) => one.score >= worthTelling(live.size()))
}

async function matchesOfText(db: Db, live: LiveMatcher, actor: Actor, watch: Watch, most: number): Promise<Result[]> {
  const found = live.match(actor, privateQuery(watch), { k: most, filter: { facet: 'kind', in: counterpartKinds[watch.seeks === 'need' ? 'offer' : 'need'] } }).filter((one) => one.score >= worthTelling(live.size()))
  const cards = new Map((await cardsFor(db, actor, found.map((one) => one.id), inHall)).map((card) => [card.id, card]))
  return found.flatMap(({ id, concepts = [], missing = [] }) => {
    const card = cards.get(id)
    return card ? [{ card, concepts, missing }] : []
  })
}

/**
 * What a watch shows its person now, of what they may read now: a search its newest results, a need and a listing their
 * best matches, an organisation its newest listings, a match its two sides.
 */
export async function resultsOf(db: Db, live: LiveMatcher, actor: Actor, watch: Watch, most: number): Promise<Result[]> {
  if (watch.kind === 'search') {
    const { ids } = live.hall(actor, { text: watch.words ?? '', chosen: readChoices(watch.chosen), sort: 'newest', limit: most })
    return (await cardsFor(db, actor, ids, inHall)).map(bare)
  }
  if (watch.kind === 'organisation') {
    const { ids } = await publishedBy(db, actor, watch.organisationId ?? '', listingKinds, most)
    return (await cardsFor(db, actor, ids, inHall)).map(bare)
  }
  if (watch.kind === 'match') return (await cardsFor(db, actor, [watch.listingId ?? '', watch.otherId ?? ''], inHall)).map(bare)
  return watch.listingId ? matchesOfListing(db, live, actor, watch.listingId, most) : matchesOfText(db, live, actor, watch, most)
}
