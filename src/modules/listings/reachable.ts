import type { Actor } from '../../core/actor.ts'
import { toSql } from '../../core/visibility.ts'
import type { Db } from '../../platform/database.ts'
import { ownerKnown, readable, visibilityColumns } from './visibility.ts'

/** Whom to write to about a listing, as its page says it. */
export type Reachable = { name?: string; email?: string; phone?: string }

/** The contacts of those of the listings whose page shows one to the actor: signed in, readable, owner known. */
export async function contactsFor(db: Db, actor: Actor, ids: readonly string[]): Promise<Map<string, Reachable>> {
  if (actor.kind === 'visitor' || ids.length === 0) return new Map()
  const values: unknown[] = [[...ids]]
  const rules = [toSql(readable, actor, visibilityColumns, values), toSql(ownerKnown, actor, visibilityColumns, values)].join(' and ')
  const { rows } = await db.$client.query<{ id: string; name: string | null; email: string | null; phone: string | null }>(
    `select l.id, coalesce(r.contact_name, o.contact_name) as name, coalesce(r.contact_email, o.contact_email) as email, r.contact_phone as phone
     from listing l join listing_revision r on r.id = l.live_revision_id join organisation o on o.id = l.owner_id where l.id = any($1::uuid[]) and ${rules}`,
    values,
  )
  return new Map(rows.map(({ id, name, email, phone }) => [id, { name: name ?? undefined, email: email ?? undefined, phone: phone ?? undefined }]))
}
