import type { Actor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import type { Concept, Indexed } from '../../../engine/retrieval/matcher.ts'
import type { Db } from '../../../platform/database.ts'
import { indexRows } from '../../listings/listings.ts'
import { type LiveMatcher, toIndexed } from '../../matching/matching.ts'
import type { MeetingPerson } from './people.ts'

export type Suggestion = { person: MeetingPerson; score: number; concepts: Concept[] }

async function queryOf(db: Db, me: MeetingPerson): Promise<Indexed | undefined> {
  if (me.listingId) for await (const [found] of indexRows(db, { ids: [me.listingId] })) if (found) return toIndexed(found)
  return me.words ? { id: newId(), kind: me.role === 'seeks' ? 'need' : 'offer', texts: [{ lang: me.lang, title: me.words.slice(0, 300), description: me.words }], facets: {} } : undefined
}

/** Whom somebody could meet, by what the listings of both sides say, best first: the matching engine's answer among those who take part and whose listing (`listings`) the actor reads. */
export async function suggestionsFor(db: Db, live: LiveMatcher, actor: Actor, me: MeetingPerson, people: readonly MeetingPerson[], listings: ReadonlyMap<string, unknown>, k = 8): Promise<Suggestion[]> {
  const others = people.filter((one) => listings.has(one.personId) && one.role !== me.role && one.organisationId !== me.organisationId)
  const query = others.length > 0 && live.ready() ? await queryOf(db, me) : undefined
  if (!query) return []
  const ids = [...new Set(others.flatMap(({ listingId }) => listingId ?? []))]
  const found = live.match(actor, query, { k: Math.max(k * 2, 20), filter: { facet: 'id', in: ids } })
  return found.flatMap(({ id, score, concepts = [] }) => others.filter(({ listingId }) => listingId === id).map((person) => ({ person, score, concepts }))).slice(0, k)
}
