import { createHash } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { toSql } from '../../core/visibility.ts'
import { type Db, prepared } from '../../platform/database.ts'
import { type ListingKind, listingKinds } from './content.ts'
import { inHall, ownerKnown, visibilityColumns } from './visibility.ts'

/**
 * The newest published listings of an organisation, of these kinds, that the actor may read, and how many there are. A listing whose
 * owner is withheld from the actor is not among them.
 */
export async function publishedBy(db: Db, actor: Actor, organisationId: string, kinds: readonly ListingKind[] = listingKinds, limit = 12): Promise<{ ids: string[]; total: number }> {
  const values: unknown[] = [organisationId, limit, kinds]
  const rules = { all: [inHall, ownerKnown] }
  const text = `select l.id, count(*) over () as total from listing l where l.owner_id = $1 and l.kind = any($3::text[]) and ${toSql(rules, actor, visibilityColumns, values)} order by l.published_at desc, l.id desc limit $2`
  const found = await prepared<{ id: string; total: number }>(db, `published_by_${createHash('sha1').update(text).digest('hex').slice(0, 16)}`, text, values)
  return { ids: found.map((one) => one.id), total: found[0]?.total ?? 0 }
}
