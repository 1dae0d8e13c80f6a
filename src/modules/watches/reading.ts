import type { Actor } from '../../core/actor.ts'
import type { Name } from '../../core/text.ts'
import { type Db, sql } from '../../platform/database.ts'
import { type Card, cardsFor } from '../listings/listings.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { organisationNames } from '../people/people.ts'
import { dueNext, findWatches, ownWatch, toldOf, type Watch } from './record.ts'
import { type Result, resultsOf } from './results.ts'

/** A watch as its person sees it: what it is about only as far as that may be read now. */
export type ShownWatch = Watch & { next?: Date; listing?: Card; other?: Card; organisation?: { slug: string; name: Name } }

async function shown(db: Db, actor: Actor, watches: readonly Watch[]): Promise<ShownWatch[]> {
  const ids = watches.flatMap(({ listingId, otherId }) => [listingId, otherId].flatMap((id) => id ?? []))
  const cards = new Map((await cardsFor(db, actor, ids)).map((card) => [card.id, card]))
  const organisations = await organisationNames(db, watches.flatMap(({ organisationId }) => organisationId ?? []))
  return watches.map((watch) => ({
    ...watch,
    next: dueNext(watch, actor.at),
    listing: cards.get(watch.listingId ?? ''),
    other: cards.get(watch.otherId ?? ''),
    organisation: organisations.get(watch.organisationId ?? ''),
  }))
}

/** Everything that the actor saved, the newest first. */
export async function watchesOf(db: Db, actor: Actor): Promise<ShownWatch[]> {
  if (!actor.personId) return []
  return shown(db, actor, await findWatches(db, sql`w.person_id = ${actor.personId}`))
}

/** One watch of the actor with what it shows now; `fresh` are those of which nothing was told yet. @throws Failure missing */
export async function watchFor(db: Db, live: LiveMatcher, actor: Actor, id: string, most = 20): Promise<{ watch: ShownWatch; results: Result[]; fresh: ReadonlySet<string> }> {
  const own = await ownWatch(db, actor, id)
  const [watch] = await shown(db, actor, [own])
  const results = await resultsOf(db, live, actor, own, most)
  const told = await toldOf(db, own.id)
  const fresh = own.kind === 'match' ? [] : results.filter(({ card }) => !told.has(card.id) && (card.publishedAt ?? own.createdAt) > own.createdAt)
  return { watch: watch!, results, fresh: new Set(fresh.map((one) => one.card.id)) }
}
