import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { type DismissalReason, reasons } from '../matching/matching.ts'
import { listingRow } from './listing-row.ts'

/** No sum over fewer organisations is shown, so that nobody can be told from it. */
export const smallestSum = 5

export type RefusalSum = { reason: DismissalReason; organisations: number }

/**
 * Why others put a listing aside or declined it when it was brought to them: per reason the number of organisations, only
 * where at least {@link smallestSum} gave it. No total, since a total would give away the rest.
 * @throws Failure missing for others than the people of its owner and publisher
 */
export async function refusalSums(db: Db, actor: Actor, listingId: string): Promise<RefusalSum[]> {
  const listing = await listingRow(db, listingId)
  const own = organisationsOf(actor)
  if (!listing || !(own.includes(listing.ownerId) || own.includes(listing.publisherId))) throw new Failure('missing', refusals.missing)
  return rows<RefusalSum>(
    db,
    sql`select reason, count(distinct organisation_id) as organisations from (
          select reason, organisation_id from match_dismissal where other_id = ${listing.id} and ended_at is null
          union all
          select lost_reason, to_organisation from deal_interest where brought_id = ${listing.id} and stage = 'lost' and lost_reason = any(${sql.param(Object.keys(reasons))}::text[])
        ) given
        where organisation_id <> ${listing.ownerId} and organisation_id <> ${listing.publisherId}
        group by reason having count(distinct organisation_id) >= ${smallestSum} order by organisations desc, reason`,
  )
}
