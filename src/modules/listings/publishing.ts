import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { step } from '../../core/steps.ts'
import type { Phrase } from '../../core/text.ts'
import { record } from '../../platform/change.ts'
import { type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { enqueue, tell } from '../../platform/queue.ts'
import { termsOf } from '../vocabularies/vocabularies.ts'
import { contactSourcesOf, moderators } from './contacts.ts'
import { readDraft } from './draft-content.ts'
import { storedDraft } from './drafts.ts'
import { messages } from './messages.ts'
import { canPublish, publishesAtOnce } from './policy.ts'
import { type Lack, lacks } from './readiness.ts'
import { deedOn, denied, type ListingRecord, listingToChange, lockListing } from './record.ts'
import { planRevision } from './revision-plan.ts'
import { freeze, revisionOf } from './revisions.ts'
import { expiryOf, isSampled, listingSteps } from './rules.ts'
import { titleOf } from './titles.ts'

/**
 * `published` readers see it now · `scheduled` approved, waits for its hour · `submitted` waits for the moderators ·
 * `unchanged` it says nothing that the last version did not say: nothing was written.
 */
export type Submission = { outcome: 'published' | 'scheduled' | 'submitted' | 'unchanged'; revisionId: string }

/**
 * Freezes the draft as the next revision. A trusted organisation's goes live at once, the others' wait for the
 * moderators; readers keep the last approved version meanwhile. Sending it twice changes nothing.
 * @param input.version of the draft that the author saw; a newer one is a conflict.
 * @throws Failure missing | denied | invalid (fields named `title_zh`, `trl` …) | conflict
 */
export async function submitListing(db: Db, actor: Actor, input: { id: string; version?: number }): Promise<Submission> {
  const seen = await listingToChange(db, actor, input.id, canPublish)
  return transaction(db, async (tx) => {
    const listing = await lockListing(tx, seen.id)
    if (!canPublish(actor, listing)) throw denied()
    const draft = await storedDraft(tx, listing.id)
    if (!draft) throw new Failure('conflict', messages.wrongState)
    if (input.version !== undefined && input.version !== draft.version) throw new Failure('conflict', refusals.changed, { theirs: draft })
    const { content, problems } = readDraft(draft.content, await termsOf(tx))
    const missing = actor.kind === 'system' ? lacks(content, { organisationContact: true, people: true }) : lacks(content, await contactSourcesOf(tx, listing))
    if (missing.length > 0 || Object.keys(problems).length > 0) throw new Failure('invalid', messages.notReady, { fields: { ...problems, ...lackingFields(missing) } })

    const live = listing.liveRevisionId ? await revisionOf(tx, listing.liveRevisionId) : undefined
    const organisation = await publisherOf(tx, listing)
    const plan = planRevision(content, live, { personId: actor.personId, at: actor.at, defaultField: organisation.defaultField })
    const pending = listing.pendingRevisionId ? await revisionOf(tx, listing.pendingRevisionId) : undefined
    if (pending?.digest.equals(plan.digest)) return { outcome: 'unchanged', revisionId: pending.id }
    if (live && !plan.changed && !pending) return { outcome: 'unchanged', revisionId: live.id }

    const atOnce = publishesAtOnce(actor, organisation)
    const revisionId = await freeze(tx, listing, plan, { personId: actor.personId, at: actor.at, approved: atOnce })
    await run(tx, sql`update listing_draft set comment = null where listing_id = ${listing.id} and comment is not null`)
    if (atOnce) {
      const outcome = await putLive(tx, actor, listing, revisionId, plan.source)
      if (outcome === 'published' && actor.kind !== 'system' && isSampled(revisionId)) await run(tx, sql`insert into listing_sample (revision_id, drawn_at) values (${revisionId}, ${actor.at.toISOString()})`)
      await record(tx, actor, deedOn(actor, listing, outcome === 'published' ? 'publish' : 'schedule', { audience: outcome === 'published' ? 'public' : 'parties', related: [revisionId] }))
      return { outcome, revisionId }
    }
    await run(
      tx,
      sql`update listing set state = ${step(listingSteps, listing.state, 'submit') ?? listing.state}, pending_revision_id = ${revisionId}, version = version + 1, updated_at = ${actor.at.toISOString()}
        where id = ${listing.id}`,
    )
    await record(tx, actor, deedOn(actor, listing, 'submit', { related: [revisionId] }))
    await tell(tx, { kind: 'listing_submitted', people: await moderators(tx), object: { type: 'listing', id: listing.id }, version: revisionId, about: { title: titleOf(plan.texts) } })
    return { outcome: 'submitted', revisionId }
  })
}

/**
 * Puts an approved revision before the readers, or keeps it for its hour, its own or that of its release. The caller holds the row's lock and records
 * the deed. The first publication begins the 365 days.
 */
export async function putLive(tx: Db, actor: Actor, listing: ListingRecord, revisionId: string, source: string): Promise<'published' | 'scheduled'> {
  const at = actor.at.toISOString()
  const hour = !listing.publishedAt && listing.releaseAt && listing.releaseAt > actor.at ? listing.releaseAt : undefined
  if (listing.embargoed || hour) {
    await run(tx, sql`update listing set state = 'submitted', pending_revision_id = ${revisionId}, version = version + 1, updated_at = ${at} where id = ${listing.id}`)
    if (hour) await enqueueRelease(tx, listing.id, hour)
    return 'scheduled'
  }
  const next = step(listingSteps, listing.state, 'publish')
  if (!next) throw new Failure('conflict', messages.wrongState)
  const publishedAt = listing.publishedAt ?? actor.at
  await run(
    tx,
    sql`update listing set state = ${next}, live_revision_id = ${revisionId}, pending_revision_id = null, source_lang = ${source}, published_at = ${publishedAt.toISOString()},
      expires_at = coalesce(expires_at, ${expiryOf(publishedAt).toISOString()}), version = version + 1, updated_at = ${at}
      where id = ${listing.id}`,
  )
  if (next === 'published') {
    await enqueue(tx, 'match_tell', { listingId: listing.id }, { key: `match_tell:${listing.id}` })
    await enqueue(tx, 'translation', { listingId: listing.id }, { key: `translation:${listing.id}` })
  }
  await tellWatchers(tx, listing.id)
  return 'published'
}

/** In the transaction of every change that readers may notice: those who watch are told of what they find then. */
export const tellWatchers = (tx: Db, listingId: string): Promise<void> => enqueue(tx, 'watch_tell', { listingId }, { key: `watch_tell:${listingId}` })

export const enqueueRelease = (tx: Db, listingId: string, after: Date): Promise<void> =>
  enqueue(tx, 'listing_release', { listingId }, { key: `release:${listingId}:${after.getTime()}`, after })

/** The publisher's trust, and the owner's usual field. */
async function publisherOf(db: Db, listing: ListingRecord): Promise<{ trusted: boolean; defaultField: string | null }> {
  const found = await row<{ trusted: boolean; defaultField: string | null }>(
    db,
    sql`select publisher.trusted_at is not null as trusted, owner.default_field as "defaultField"
      from organisation publisher, organisation owner where publisher.id = ${listing.publisherId} and owner.id = ${listing.ownerId}`,
  )
  return found ?? { trusted: false, defaultField: null }
}

function lackingFields(missing: readonly Lack[]): Record<string, Phrase> {
  return Object.fromEntries(missing.map((one) => [one.field && one.lang ? `${one.field}_${one.lang}` : 'contactEmail', messages.lacks[one.what]]))
}
