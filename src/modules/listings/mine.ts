import { type Actor, organisationsOf } from '../../core/actor.ts'
import { readId } from '../../core/id.ts'
import type { Lang, Name } from '../../core/text.ts'
import { type Db, rows, type SQL, sql } from '../../platform/database.ts'
import type { ListingKind } from './content.ts'
import type { Governed } from './policy.ts'
import type { ListingState } from './rules.ts'

export type MineFilter = { state?: ListingState; kind?: ListingKind; organisationId?: string; text?: string; offset?: number; limit?: number }

/** A listing on its keepers' desk; the title is the draft's, in the language it has. */
export type OwnListing = Governed & {
  id: string
  reference: string
  kind: ListingKind
  externalId: string | null
  title: Name
  source: Lang
  owner: Name
  hasPending: boolean
  /** The moderators sent it back and nothing was submitted since. */
  returned: boolean
  completeness: number | null
  views: number
  publishedAt: Date | null
  expiresAt: Date | null
  updatedAt: Date
}

export type OwnListings = { listings: OwnListing[]; total: number; states: Partial<Record<ListingState, number>> }

/** The listings of the actor's organisations, as owner or publisher, newest change first, with counts per state for the other filters. */
export async function mine(db: Db, actor: Actor, filter: MineFilter = {}): Promise<OwnListings> {
  const organisations = organisationsOf(actor)
  if (organisations.length === 0) return { listings: [], total: 0, states: {} }
  const base = sql`(l.owner_id = any(${sql.param(organisations)}::uuid[]) or l.publisher_id = any(${sql.param(organisations)}::uuid[])) and l.merged_into is null
    ${filter.kind ? sql`and l.kind = ${filter.kind}` : sql``}
    ${filter.organisationId && readId(filter.organisationId) ? sql`and (l.owner_id = ${filter.organisationId} or l.publisher_id = ${filter.organisationId})` : sql``}
    ${filter.text?.trim() ? matching(filter.text.trim()) : sql``}`
  const counts = await rows<{ state: ListingState; n: number }>(db, sql`select l.state, count(*) as n from listing l join listing_draft d on d.listing_id = l.id where ${base} group by l.state`)
  const listings = await rows<OwnListing>(
    db,
    sql`select l.id, l.reference, l.kind, l.external_id as "externalId", l.owner_id as "ownerId", l.publisher_id as "publisherId", l.created_by as "createdBy", l.state,
        l.pending_revision_id is not null as "hasPending", l.live_revision_id as "liveRevisionId", d.comment is not null as returned,
        coalesce(d.content ->> 'source', l.source_lang) as source,
        jsonb_strip_nulls(jsonb_build_object('zh', nullif(d.content #>> '{texts,zh,title}', ''), 'en', nullif(d.content #>> '{texts,en,title}', ''))) as title,
        o.name as owner, r.completeness, (select coalesce(sum(views), 0)::int from listing_view where listing_id = l.id) as views,
        l.published_at as "publishedAt", l.expires_at as "expiresAt", greatest(l.updated_at, d.saved_at) as "updatedAt"
      from listing l join listing_draft d on d.listing_id = l.id join organisation o on o.id = l.owner_id left join listing_revision r on r.id = l.live_revision_id
      where ${base} ${filter.state ? sql`and l.state = ${filter.state}` : sql``}
      order by greatest(l.updated_at, d.saved_at) desc, l.id limit ${Math.min(filter.limit ?? 50, 200)} offset ${filter.offset ?? 0}`,
  )
  const states = Object.fromEntries(counts.map(({ state, n }) => [state, n]))
  const total = filter.state ? (states[filter.state] ?? 0) : counts.reduce((sum, one) => sum + one.n, 0)
  return { listings, total, states }
}

function matching(text: string): SQL {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`and (d.content #>> '{texts,zh,title}' ilike ${like} or d.content #>> '{texts,en,title}' ilike ${like} or l.external_id ilike ${like} or l.reference ilike ${like})`
}
