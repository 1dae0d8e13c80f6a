import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql, type SQL } from '../../platform/database.ts'
import { messages } from './messages.ts'
import { canArchive, canClose, canDiscard, canPause, canRenew, canResume, canWithdraw, isOurs } from './policy.ts'
import { tellWatchers } from './publishing.ts'
import { deedOn, denied, findListing, type ListingRecord, lockListing, missing } from './record.ts'
import { type CloseReason, givenCloseReasons, renewedExpiry } from './rules.ts'

type Sentence = (actor: Actor, listing: ListingRecord) => boolean

/**
 * One step of a listing's life: guarded before, for the message, and under the lock, for the truth. Those of the owner's
 * side whom only the state stops get a conflict that says so.
 */
async function stepOf(db: Db, actor: Actor, id: string, verb: string, sentence: Sentence, set: (listing: ListingRecord) => SQL | Promise<SQL>): Promise<void> {
  const refuse = (listing: ListingRecord) => (anyState(sentence, actor, listing) ? new Failure('conflict', messages.wrongState) : denied())
  const seen = await findListing(db, id)
  if (!seen || !isOurs(actor, seen)) throw missing()
  if (!sentence(actor, seen)) throw refuse(seen)
  await change(db, actor, deedOn(actor, seen, verb, { audience: verb === 'close' || verb === 'renew' ? 'public' : 'parties' }), async (tx) => {
    const listing = await lockListing(tx, seen.id)
    if (!sentence(actor, listing)) throw refuse(listing)
    await run(tx, sql`update listing set ${await set(listing)}, version = version + 1, updated_at = ${actor.at.toISOString()} where id = ${listing.id}`)
    await tellWatchers(tx, listing.id)
  })
}

/** True when the actor would be allowed in another state. */
const anyState = (sentence: Sentence, actor: Actor, listing: ListingRecord): boolean =>
  (['draft', 'submitted', 'published', 'paused', 'closed'] as const).some((state) => sentence(actor, { ...listing, state, hasPending: true }))

/** Takes a listing out of the hall for a while. @throws Failure missing | denied | conflict */
export const pauseListing = (db: Db, actor: Actor, id: string): Promise<void> => stepOf(db, actor, id, 'pause', canPause, () => sql`state = 'paused'`)

/** What a complaint holds back comes back by the moderators' decision alone. */
function notHeld(listing: ListingRecord, set: SQL): SQL {
  if (listing.held) throw new Failure('conflict', messages.held)
  return set
}

/** Brings it back. @throws Failure missing | denied | conflict */
export const resumeListing = (db: Db, actor: Actor, id: string): Promise<void> => stepOf(db, actor, id, 'resume', canResume, (listing) => notHeld(listing, sql`state = 'published'`))

/** Ends a listing with a reason of {@link givenCloseReasons}. @throws Failure missing | denied | conflict | invalid */
export function closeListing(db: Db, actor: Actor, input: { id: string; reason: string }): Promise<void> {
  const reason: CloseReason | undefined = givenCloseReasons.find((one) => one === input.reason)
  if (!reason) return Promise.reject(invalid('reason', messages.wrongFact))
  return stepOf(db, actor, input.id, 'close', canClose, () => sql`state = 'closed', closed_reason = ${reason}, pending_revision_id = null`)
}

/** Puts a closed listing away for good. @throws Failure missing | denied | conflict */
export const archiveListing = (db: Db, actor: Actor, id: string): Promise<void> => stepOf(db, actor, id, 'archive', canArchive, () => sql`state = 'archived'`)

/**
 * The one extension by a year, at most two years in all; what has expired meanwhile comes back.
 * @throws Failure missing | denied | conflict
 */
export function renewListing(db: Db, actor: Actor, id: string): Promise<void> {
  return stepOf(db, actor, id, 'renew', canRenew, (listing) => {
    if (!listing.publishedAt || !listing.expiresAt || (listing.state === 'closed' && listing.closedReason !== 'expired')) throw new Failure('conflict', messages.wrongState)
    if (listing.extended) throw new Failure('conflict', messages.alreadyRenewed)
    const expiresAt = renewedExpiry({ publishedAt: listing.publishedAt, expiresAt: listing.expiresAt, extended: false }, actor.at)
    if (!expiresAt) throw new Failure('conflict', messages.renewTooLate)
    return notHeld(listing, sql`state = ${listing.state === 'closed' ? 'published' : listing.state}, closed_reason = null, expires_at = ${expiresAt.toISOString()}, extended = true`)
  })
}

/** Takes back what waits for the moderators or for its hour. @throws Failure missing | denied | conflict */
export const withdrawSubmission = (db: Db, actor: Actor, id: string): Promise<void> =>
  stepOf(db, actor, id, 'withdraw', canWithdraw, (listing) => sql`state = ${listing.state === 'submitted' ? 'draft' : listing.state}, pending_revision_id = null`)

/**
 * Drops a draft that was never published: without a trace, or to the archive where a revision was submitted once.
 * @throws Failure missing | denied | conflict
 */
export async function discardDraft(db: Db, actor: Actor, id: string): Promise<'removed' | 'archived'> {
  const seen = await findListing(db, id)
  if (!seen || !isOurs(actor, seen)) throw missing()
  if (!canDiscard(actor, seen)) throw anyState(canDiscard, actor, { ...seen, liveRevisionId: null }) ? new Failure('conflict', messages.wrongState) : denied()
  return change(db, actor, deedOn(actor, seen, 'discard'), async (tx) => {
    const listing = await lockListing(tx, seen.id)
    if (!canDiscard(actor, listing)) throw new Failure('conflict', messages.wrongState)
    const submitted = await row<object>(tx, sql`select 1 as one from listing_revision where listing_id = ${listing.id} limit 1`)
    await run(tx, sql`update file set removed_at = ${actor.at.toISOString()} where owner_type = 'listing' and owner_id = ${listing.id} and removed_at is null`)
    if (submitted) {
      await run(tx, sql`update listing set state = 'archived', version = version + 1, updated_at = ${actor.at.toISOString()} where id = ${listing.id}`)
      return 'archived'
    }
    for (const table of ['listing_confidential', 'listing_grant', 'listing_reveal', 'listing_space', 'bookmark', 'listing_draft']) {
      await run(tx, sql`delete from ${sql.identifier(table)} where listing_id = ${listing.id}`)
    }
    await run(tx, sql`delete from listing where id = ${listing.id}`)
    return 'removed'
  })
}

/**
 * Closes a listing in favour of another of the same owner and kind; its address leads there from now on.
 * @throws Failure missing | denied | invalid | conflict
 */
export async function mergeListing(db: Db, actor: Actor, input: { id: string; into: string }): Promise<void> {
  const into = await findListing(db, input.into)
  const from = await findListing(db, input.id)
  if (!into || !from || !isOurs(actor, into) || !isOurs(actor, from)) throw missing()
  if (into.id === from.id || into.kind !== from.kind || into.ownerId !== from.ownerId) throw invalid('into', messages.notMerged)
  await stepOf(db, actor, from.id, 'merge', canClose, async () => sql`state = 'closed', closed_reason = 'merged', pending_revision_id = null, merged_into = ${into.id}`)
}

const invalid = (field: string, sentence: Phrase): Failure => new Failure('invalid', sentence, { fields: { [field]: sentence } })
