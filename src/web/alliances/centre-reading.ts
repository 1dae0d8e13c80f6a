import { type AllianceLine, brokersOf, outcomesWithin, placesAt, scopeFor } from '../../modules/alliances/alliances.ts'
import { cardsFor, inHall } from '../../modules/listings/listings.ts'
import type { Again } from '../respond.tsx'
import type { Visit } from '../room.ts'
import type { Centre } from './centre.tsx'

const needsShown = 6

/** What the page of a regional centre has beside that of every alliance; undefined for other kinds. */
export async function centreFor(c: Visit, alliance: AllianceLine, again?: Again): Promise<Centre | undefined> {
  if (alliance.kind !== 'regional_centre') return undefined
  const { room, actor } = c.var
  const { db, matcher } = room
  const { scope } = await scopeFor(db, actor, alliance.slug)
  const found = matcher.hall(actor, { scope, chosen: { kind: ['need'] }, sort: 'newest', limit: needsShown })
  const [needs, brokers, places, outcomes] = await Promise.all([cardsFor(db, actor, found.ids, inHall), brokersOf(db, actor, alliance.id), placesAt(db, actor, alliance.id), outcomesWithin(db, actor, alliance.slug)])
  return { needs, needsTotal: found.total, facilities: found.facets.kind?.facility ?? 0, brokers, places, outcomes, values: again?.values, problems: again?.problems }
}
