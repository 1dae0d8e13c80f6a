import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { type Deed, record } from '../../platform/change.ts'
import { type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { keepersOf } from './contacts.ts'
import { messages } from './messages.ts'
import { canReview } from './policy.ts'
import { putLive } from './publishing.ts'
import { denied, findListing, type ListingRecord, lockListing, mayRead, missing } from './record.ts'
import { revisionOf, type StoredRevision } from './revisions.ts'
import { criteria, outcomeOf, type ReviewOutcome, type Scores } from './rules.ts'
import { titleOf } from './titles.ts'

export type Review = { id: string; revisionId: string; scores: Scores; comment?: string }

const isScore = (value: number) => Number.isInteger(value) && value >= 0 && value <= 5

/**
 * Decides about the version that waits, by the four criteria; the comment goes to the author. For a version that was
 * published at once and drawn for a later look: `publish` and `hold` leave it where it is, `return` takes it out of the hall.
 * @throws Failure missing | denied | invalid | conflict (another version waits by now, or nothing does)
 */
export async function reviewListing(db: Db, actor: Actor, input: Review): Promise<ReviewOutcome> {
  const seen = await toReview(db, actor, input.id)
  if (!readId(input.revisionId)) throw missing()
  if (!criteria.every((criterion) => isScore(input.scores[criterion]))) throw new Failure('invalid', messages.badScores, { fields: { scores: messages.badScores } })
  const outcome = outcomeOf(input.scores)
  const comment = input.comment?.trim().slice(0, 2000) || null
  if (outcome !== 'publish' && !comment) throw new Failure('invalid', messages.commentNeeded, { fields: { comment: messages.commentNeeded } })
  return transaction(db, async (tx) => {
    const listing = await lockListing(tx, seen.id)
    if (!canReview(actor, listing)) throw denied()
    const sampled = listing.pendingRevisionId !== input.revisionId
    if (sampled && !(await takeSample(tx, actor, listing, input.revisionId))) throw new Failure('conflict', messages.wrongState)
    const revision = await revisionOf(tx, input.revisionId)
    if (!revision || (!sampled && revision.approvedAt)) throw new Failure('conflict', messages.wrongState)
    await run(
      tx,
      sql`insert into listing_review (id, revision_id, reviewer_id, advantages, clarity, cooperation, language, comment, outcome, sampled, at)
        values (${newId(actor.at.getTime())}, ${revision.id}, ${actor.personId ?? null}, ${input.scores.advantages}, ${input.scores.clarity}, ${input.scores.cooperation}, ${input.scores.language},
          ${comment}, ${outcome}, ${sampled}, ${actor.at.toISOString()})`,
    )
    if (sampled) await afterSample(tx, actor, listing, outcome)
    else if (outcome === 'publish') await approve(tx, actor, listing, revision)
    else if (outcome === 'return') await sendBack(tx, actor, listing)
    if (outcome !== 'publish') {
      await run(tx, sql`update listing_draft set comment = ${comment} where listing_id = ${listing.id}`)
      await tellKeepers(tx, 'listing_returned', listing, revision)
    }
    await record(tx, actor, verdict(listing, sampled ? 'sample' : outcome === 'publish' ? 'approve' : outcome, revision.id))
    return outcome
  })
}

/**
 * Approves what waits, in one step: each version gets its own activity. What somebody decided meanwhile, or what is the
 * moderator's own, is left out.
 * @returns the listings that are published or scheduled now
 */
export async function approveBatch(db: Db, actor: Actor, input: { revisionIds: readonly string[] }): Promise<string[]> {
  if (!actor.roles.includes('moderator') && actor.kind !== 'system') throw denied()
  return transaction(db, async (tx) => {
    const approved: string[] = []
    for (const revisionId of [...new Set(input.revisionIds.filter((id) => readId(id) === id))].sort()) {
      const found = await row<{ id: string }>(tx, sql`select id from listing where pending_revision_id = ${revisionId}`)
      if (!found) continue
      const listing = await lockListing(tx, found.id)
      const revision = listing.pendingRevisionId === revisionId && canReview(actor, listing) ? await revisionOf(tx, revisionId) : undefined
      if (!revision || revision.approvedAt) continue
      await approve(tx, actor, listing, revision)
      await record(tx, actor, verdict(listing, 'approve', revisionId))
      approved.push(listing.id)
    }
    return approved
  })
}

async function toReview(db: Db, actor: Actor, id: string): Promise<ListingRecord> {
  const listing = await findListing(db, id)
  if (!listing || !mayRead(actor, listing)) throw missing()
  if (!canReview(actor, listing)) throw denied()
  return listing
}

async function approve(tx: Db, actor: Actor, listing: ListingRecord, revision: StoredRevision): Promise<void> {
  await run(tx, sql`update listing_revision set approved_by = ${actor.personId ?? null}, approved_at = ${actor.at.toISOString()} where id = ${revision.id}`)
  await run(tx, sql`update listing_draft set comment = null where listing_id = ${listing.id} and comment is not null`)
  const outcome = await putLive(tx, actor, listing, revision.id, revision.source)
  if (outcome === 'published') await tellKeepers(tx, 'listing_published', listing, revision)
}

async function sendBack(tx: Db, actor: Actor, listing: ListingRecord): Promise<void> {
  const state = listing.state === 'submitted' ? 'draft' : listing.state
  await run(tx, sql`update listing set state = ${state}, pending_revision_id = null, version = version + 1, updated_at = ${actor.at.toISOString()} where id = ${listing.id}`)
}

async function takeSample(tx: Db, actor: Actor, listing: ListingRecord, revisionId: string): Promise<boolean> {
  const taken = await run(
    tx,
    sql`update listing_sample s set reviewed_at = ${actor.at.toISOString()} from listing_revision r
      where s.revision_id = ${revisionId} and s.reviewed_at is null and r.id = s.revision_id and r.listing_id = ${listing.id}`,
  )
  return taken > 0
}

async function afterSample(tx: Db, actor: Actor, listing: ListingRecord, outcome: ReviewOutcome): Promise<void> {
  if (outcome !== 'return' || listing.state !== 'published') return
  await run(tx, sql`update listing set state = 'paused', version = version + 1, updated_at = ${actor.at.toISOString()} where id = ${listing.id}`)
}

const tellKeepers = async (tx: Db, kind: string, listing: ListingRecord, revision: StoredRevision): Promise<void> =>
  tell(tx, { kind, people: await keepersOf(tx, listing), object: { type: 'listing', id: listing.id }, version: revision.id, about: { title: titleOf(revision.texts) } })

/** A moderator decides for the platform, not on the owner's behalf. */
const verdict = (listing: ListingRecord, verb: string, revisionId: string): Deed => ({
  verb: `listing.${verb}`,
  object: { type: 'listing', id: listing.id },
  audience: verb === 'approve' ? 'public' : 'parties',
  related: [listing.ownerId, revisionId],
})

