import { type Actor, organisationsOf } from '../../core/actor.ts'
import type { Lang, Name } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { canEdit, canRenew, type Governed } from './policy.ts'
import { validity } from './rules.ts'
import type { ListingKind } from './content.ts'

/** A listing that asks something of its keepers: to be revised after a return, or renewed before it ends. */
export type ListingToDo = { id: string; kind: ListingKind; title: Name; why: 'returned' | 'expiring'; expiresAt: Date | null; comment: string | null }

/** What the actor can do about their listings: those that end soon first, then what was returned. What only a colleague may do is left out. */
export async function listingsToDo(db: Db, actor: Actor, limit = 50): Promise<ListingToDo[]> {
  const organisations = organisationsOf(actor)
  if (organisations.length === 0) return []
  const soon = new Date(actor.at.getTime() + validity.noticeDays * 86_400_000)
  const found = await rows<ListingToDo & Governed>(
    db,
    sql`select l.id, l.kind, l.owner_id as "ownerId", l.publisher_id as "publisherId", l.state, l.created_by as "createdBy", l.expires_at as "expiresAt", d.comment,
          jsonb_strip_nulls(jsonb_build_object('zh', nullif(d.content #>> '{texts,zh,title}', ''), 'en', nullif(d.content #>> '{texts,en,title}', ''))) as title,
          case when l.state in ('published', 'paused') and l.expires_at <= ${soon} then 'expiring' else 'returned' end as why
        from listing l join listing_draft d on d.listing_id = l.id
        where (l.owner_id = any(${sql.param(organisations)}::uuid[]) or l.publisher_id = any(${sql.param(organisations)}::uuid[])) and l.merged_into is null
          and ((l.state in ('published', 'paused') and l.expires_at <= ${soon}) or (d.comment is not null and l.state not in ('closed', 'archived')))
        order by case when l.state in ('published', 'paused') then l.expires_at end nulls last, d.saved_at desc limit ${limit * 4}`,
  )
  const mine = found.filter((one) => (one.why === 'returned' ? canEdit : canRenew)(actor, one))
  return mine.slice(0, limit).map(({ id, kind, title, why, expiresAt, comment }) => ({ id, kind, title, why, expiresAt, comment }))
}

/** Which languages of a live version have a title, which of them are stale, and which a machine wrote. */
export type Translation = { langs: Lang[]; stale: Lang[]; machine: Lang[] }

/** How the translations of live versions stand; ids are of the actor's own listings, others are left out. */
export async function translationsOf(db: Db, actor: Actor, ids: readonly string[]): Promise<Map<string, Translation>> {
  if (ids.length === 0) return new Map()
  const found = await rows<Translation & { id: string }>(
    db,
    sql`select l.id, array_agg(distinct t.lang) filter (where t.field = 'title') as langs, coalesce(array_agg(distinct t.lang) filter (where t.stale), '{}') as stale,
          coalesce(array_agg(distinct t.lang) filter (where t.origin = 'machine' and t.field = 'title'), '{}') as machine
        from listing l join listing_text t on t.revision_id = l.live_revision_id
        where l.id = any(${sql.param([...ids])}::uuid[])
          and (l.owner_id = any(${sql.param(organisationsOf(actor))}::uuid[]) or l.publisher_id = any(${sql.param(organisationsOf(actor))}::uuid[]))
        group by l.id`,
  )
  return new Map(found.map(({ id, langs, stale, machine }) => [id, { langs, stale, machine }]))
}
