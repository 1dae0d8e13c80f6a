import type { Actor } from '../../core/actor.ts'
import type { Concept, Filter, Indexed, Match } from '../../engine/retrieval/matcher.ts'
import type { Db } from '../../platform/database.ts'
import { counterpartKinds, type ListingKind } from '../listings/content.ts'
import { indexRows } from '../listings/listings.ts'
import { type LiveMatcher, toIndexed } from './live.ts'

/** The listing as the index knows it; undefined when it is not published. */
export async function asQuery(db: Db, id: string): Promise<Indexed | undefined> {
  for await (const [found] of indexRows(db, { ids: [id] })) if (found) return toIndexed(found)
  return undefined
}


/** Its own side, and what the same organisation publishes, is not a match. */
export const counterparts = (query: Indexed): Filter => ({
  all: [{ facet: 'kind', in: counterpartKinds[query.kind as ListingKind] ?? [] }, { not: { facet: 'owner', in: query.facets.owner ?? [] } }],
})

/** Explained matches of a query with these listings alone, as far as the actor may read them. */
export const matchesAmong = (live: LiveMatcher, actor: Actor, query: Indexed, ids: readonly string[]): Match[] =>
  live.match(actor, query, { k: ids.length, filter: { facet: 'id', in: ids } })

/** What two listings have in common, asked from the first; nothing where one of them is not on show. */
export async function conceptsBetween(db: Db, live: LiveMatcher, actor: Actor, fromId: string, toId: string): Promise<Concept[]> {
  const query = await asQuery(db, fromId)
  return (query && matchesAmong(live, actor, query, [toId])[0]?.concepts) ?? []
}
