import { type Actor, organisationsOf } from '../../core/actor.ts'
import type { Name } from '../../core/text.ts'
import { toSql } from '../../core/visibility.ts'
import { type Db, row, rows, sql, type SQL } from '../../platform/database.ts'
import type { ListingKind } from './content.ts'
import { type Difference, differenceOf } from './difference.ts'
import { canModerate, canReview } from './policy.ts'
import { shownTo } from './reading.ts'
import { denied, findListing, mayRead, missing } from './record.ts'
import { revisionOf } from './revisions.ts'
import type { Criterion, ReviewOutcome } from './rules.ts'
import type { ListingPage, OwnerLabel } from './shown.ts'
import { ownerKnown, visibilityColumns } from './visibility.ts'

/** `waiting` new ones · `held` looked at and held · `sampled` published at once, drawn for a look. */
export const queueKinds = ['waiting', 'held', 'sampled'] as const
export type QueueKind = (typeof queueKinds)[number]

export type QueueItem = {
  id: string
  reference: string
  kind: ListingKind
  revisionId: string
  number: number
  title: Name
  owner?: OwnerLabel
  completeness: number
  submittedAt: Date
  /** False: it belongs to one of the moderator's organisations. */
  mine: boolean
}

export type ModerationQueue = { items: QueueItem[]; counts: Record<QueueKind, number> }

const heldReview = sql`exists (select from listing_review v where v.revision_id = r.id and v.outcome = 'hold' and not v.sampled)`
/** What is in a release is approved with it, on its page. */
const waiting = sql`l.pending_revision_id = r.id and r.approved_at is null and not l.embargoed`
const wheres: Record<QueueKind, SQL> = {
  waiting: sql`${waiting} and not ${heldReview}`,
  held: sql`${waiting} and ${heldReview}`,
  sampled: sql`l.live_revision_id = r.id and exists (select from listing_sample s where s.revision_id = r.id and s.reviewed_at is null)`,
}

/** What waits for the moderators, oldest first. @throws Failure denied */
export async function moderationQueue(db: Db, actor: Actor, input: { kind: QueueKind; offset?: number; limit?: number }): Promise<ModerationQueue> {
  if (!canModerate(actor)) throw denied()
  const counts = { waiting: 0, held: 0, sampled: 0 }
  for (const kind of queueKinds) counts[kind] = await countOf(db, wheres[kind])
  const params: unknown[] = []
  const known = toSql(ownerKnown, actor, visibilityColumns, params)
  const items = await rows<QueueItem>(
    db,
    sql`select l.id, l.reference, l.kind, r.id as "revisionId", r.number, r.completeness, r.submitted_at as "submittedAt",
        (select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = r.id and t.field = 'title' and t.origin <> 'machine') as title,
        case when ${withParams(known, params)} then json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'verified', o.verified_at is not null) end as owner,
        l.owner_id = any(${sql.param(organisationsOf(actor))}::uuid[]) or l.publisher_id = any(${sql.param(organisationsOf(actor))}::uuid[]) as mine
      from ${from(input.kind)} join organisation o on o.id = l.owner_id where ${wheres[input.kind]}
      order by r.submitted_at, r.id limit ${Math.min(input.limit ?? 50, 200)} offset ${input.offset ?? 0}`,
  )
  return { items: items.map((one) => ({ ...one, owner: one.owner ?? undefined })), counts }
}

const from = (kind: QueueKind): SQL =>
  kind === 'sampled' ? sql`listing l join listing_revision r on r.id = l.live_revision_id` : sql`listing l join listing_revision r on r.id = l.pending_revision_id`

async function countOf(db: Db, where: SQL): Promise<number> {
  const found = await row<{ n: number }>(db, sql`select count(*) as n from listing l join listing_revision r on r.id in (l.pending_revision_id, l.live_revision_id) where ${where}`)
  return found?.n ?? 0
}

/** A rule's SQL with its own `$1 …` as part of a larger statement. */
function withParams(text: string, params: readonly unknown[]): SQL {
  const parts = text.split(/\$(\d+)/)
  return sql.join(parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${sql.param(params[Number(part) - 1])}`)))
}

export type PastReview = Record<Criterion, number> & { outcome: ReviewOutcome; comment: string | null; sampled: boolean; at: Date; number: number }

/** Everything a moderator needs to decide: the version that waits as readers would get it, what is new in it, and what was said before. */
export type ModerationItem = { listing: ListingPage; revisionId: string; sampled: boolean; difference?: Difference; reviews: PastReview[]; mayReview: boolean }

/** @throws Failure missing | denied */
export async function moderationItem(db: Db, actor: Actor, idOrShown: string): Promise<ModerationItem> {
  if (!canModerate(actor)) throw denied()
  const listing = await findListing(db, idOrShown)
  const revisionId = listing?.pendingRevisionId ?? listing?.liveRevisionId
  const revision = revisionId ? await revisionOf(db, revisionId) : undefined
  if (!listing || !revision || !mayRead(actor, listing)) throw missing()
  const live = listing.liveRevisionId && listing.liveRevisionId !== revision.id ? await revisionOf(db, listing.liveRevisionId) : undefined
  const reviews = await rows<PastReview>(
    db,
    sql`select v.advantages, v.clarity, v.cooperation, v.language, v.outcome, v.comment, v.sampled, v.at, r.number
      from listing_review v join listing_revision r on r.id = v.revision_id where r.listing_id = ${listing.id} order by v.at desc`,
  )
  return {
    listing: await shownTo(db, actor, listing, revision),
    revisionId: revision.id,
    sampled: !listing.pendingRevisionId,
    difference: live && differenceOf(live, revision),
    reviews,
    mayReview: canReview(actor, listing),
  }
}
