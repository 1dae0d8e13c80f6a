import type { Actor } from '../../core/actor.ts'
import type { Lang } from '../../core/text.ts'
import type { LiveMatcher } from '../../modules/matching/matching.ts'
import { listOrganisations, type OrganisationLine } from '../../modules/people/people.ts'
import type { Db } from '../../platform/database.ts'

/** What the reader finds behind each door of the front page; every figure opens into what it counts. */
export type Figures = { offers: number; needs: number; organisations: number; countries: number }
export type Front = { figures: Figures; newest: string[]; hosts: OrganisationLine[] }

const newestShown = 4
const hostsShown = 12

export async function frontOf(db: Db, live: LiveMatcher, actor: Actor, lang: Lang): Promise<Front> {
  const { ids, facets } = live.hall(actor, { sort: 'newest', limit: newestShown })
  const organisations = await listOrganisations(db, actor, { size: 1, lang })
  const hosts = await listOrganisations(db, actor, { verified: true, size: hostsShown, lang })
  return {
    figures: { offers: facets.kind?.offer ?? 0, needs: facets.kind?.need ?? 0, organisations: organisations.total, countries: Object.keys(facets.country ?? {}).length },
    newest: ids,
    hosts: hosts.lines,
  }
}
