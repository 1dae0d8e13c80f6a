import type { Actor } from '../../core/actor.ts'
import type { Name } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { type Pursued, pursuedBy } from '../deals/deals.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import type { Alliance } from './reading.ts'
import { scopeFor } from './parts.ts'
import { canRunAlliance } from './policy.ts'

export type Within = { id: string; slug: string; name: Name; country: string }

/** The organisations that the actor may read, by name; those that are not verified are for who is signed in. */
const within = (db: Db, actor: Actor, ids: readonly string[]): Promise<Within[]> =>
  rows<Within>(
    db,
    sql`select id, slug, name, country from organisation where id = any(${sql.param(ids)}::uuid[]) ${actor.kind === 'visitor' ? sql`and verified_at is not null` : sql``} order by country, name ->> 'en', id`,
  )

/** Every number is the length of a list that the same reader can open. `pursued` is for those who run the alliance. */
export type AllianceFigures = { organisations: Within[]; offers: number; needs: number; fields: Record<string, number>; pursued?: Pursued }

/** Distinct over the alliance and its readable parts, from the index that draws the hall. */
export async function figuresOf(db: Db, matcher: LiveMatcher, actor: Actor, alliance: Alliance): Promise<AllianceFigures> {
  const { scope } = await scopeFor(db, actor, alliance.slug)
  const { facets } = matcher.hall(actor, { scope, limit: 1 })
  return {
    organisations: await within(db, actor, scope.organisations),
    offers: facets.kind?.offer ?? 0,
    needs: facets.kind?.need ?? 0,
    fields: facets.field ?? {},
    ...(canRunAlliance(actor, alliance.id) ? { pursued: await pursuedBy(db, scope.organisations) } : {}),
  }
}
