import { type Actor, hasRole, organisationsOf } from '../../../core/actor.ts'
import type { Name } from '../../../core/text.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import type { ListingKind } from '../content.ts'
import type { ListingState } from '../rules.ts'
import { type Release, releaseColumns, releaseTables } from './record.ts'

/** The releases of the actor's organisations, newest first. */
export async function releasesOf(db: Db, actor: Actor): Promise<Release[]> {
  const own = organisationsOf(actor)
  if (own.length === 0) return []
  return rows<Release>(db, sql`select ${releaseColumns} from ${releaseTables} where r.publisher_id = any(${sql.param(own)}::uuid[]) order by r.created_at desc limit 100`)
}

/** Releases that wait for the moderators, oldest first; none for others. */
export async function releasesToApprove(db: Db, actor: Actor): Promise<Release[]> {
  if (!hasRole(actor, 'moderator', 'administrator')) return []
  return rows<Release>(db, sql`select ${releaseColumns} from ${releaseTables} where r.state = 'draft' and r.submitted_at is not null order by r.submitted_at limit 100`)
}

/** A listing of a release as its publisher sees it; `handedOver` once the firm publishes it itself, and no more is told of it than readers know. */
export type ReleaseLine = {
  id: string
  reference: string
  kind: ListingKind
  title: Name
  firmId: string
  firm: Name
  ownFirm: boolean
  nameWithheld: boolean
  state: ListingState
  approved: boolean
  /** What the moderators said when they sent it back. */
  comment: string | null
  handedOver: boolean
  /** The firm was asked to take its listings over and has not answered. */
  handoverOpen: boolean
  views: number
}

/** The listings of a release that the caller may read, in the order of their references. */
export const linesOf = (db: Db, release: Release, page: { limit: number; offset: number }): Promise<ReleaseLine[]> =>
  rows<ReleaseLine>(
    db,
    sql`select l.id, l.reference, l.kind, l.owner_id as "firmId", o.name as firm, l.owner_id = ${release.publisherId} as "ownFirm", l.name_withheld as "nameWithheld",
          case when l.publisher_id <> ${release.publisherId} and l.state <> 'published' then 'closed' else l.state end as state, p.approved_at is not null as approved, d.comment, l.publisher_id <> ${release.publisherId} as "handedOver",
          exists (select from request q where q.kind = 'handover' and q.object_id = l.owner_id and q.from_organisation = ${release.publisherId} and q.state = 'submitted') as "handoverOpen",
          coalesce((select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = coalesce(l.live_revision_id, l.pending_revision_id) and t.field = 'title' and t.origin <> 'machine'),
            jsonb_strip_nulls(jsonb_build_object('zh', nullif(d.content #>> '{texts,zh,title}', ''), 'en', nullif(d.content #>> '{texts,en,title}', '')))) as title,
          case when l.publisher_id = ${release.publisherId} then (select coalesce(sum(views), 0)::int from listing_view where listing_id = l.id) else 0 end as views
        from release_listing x join listing l on l.id = x.listing_id join organisation o on o.id = l.owner_id left join listing_draft d on d.listing_id = l.id left join listing_revision p on p.id = coalesce(l.pending_revision_id, l.live_revision_id)
        where x.release_id = ${release.id} and x.removed_at is null order by l.reference, l.id limit ${page.limit} offset ${page.offset}`,
  )

/** Every release that is out, for an index that begins. */
export const releasesOut = async (db: Db): Promise<string[]> => (await rows<{ id: string }>(db, sql`select id from release where state = 'released'`)).map(({ id }) => id)

/** Ids of what came out with a release, for telling whom it suits. */
export const releasedListings = async (db: Db, releaseId: string): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select x.listing_id as id from release_listing x join release r on r.id = x.release_id and r.state = 'released' where x.release_id = ${releaseId} and x.removed_at is null order by 1`)).map(({ id }) => id)
