import type { Actor } from '../../core/actor.ts'
import type { Db } from '../../platform/database.ts'
import { type Pursued, pursuedBy } from '../deals/deals.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import type { Alliance } from './reading.ts'
import { scopeFor } from './parts.ts'
import { canRunAlliance } from './policy.ts'

/** Every number is the length of a list that the same reader can open. `pursued` is for those who run the alliance. */
export type AllianceFigures = { organisations: number; offers: number; needs: number; fields: Record<string, number>; pursued?: Pursued }

/** Distinct over the alliance and its readable parts, from the index that draws the hall. */
export async function figuresOf(db: Db, matcher: LiveMatcher, actor: Actor, alliance: Alliance): Promise<AllianceFigures> {
  const { scope } = await scopeFor(db, actor, alliance.slug)
  const { facets } = matcher.hall(actor, { scope, limit: 1 })
  return {
    organisations: scope.organisations.length,
    offers: facets.kind?.offer ?? 0,
    needs: facets.kind?.need ?? 0,
    fields: facets.field ?? {},
    ...(canRunAlliance(actor, alliance.id) ? { pursued: await pursuedBy(db, scope.organisations) } : {}),
  }
}
