import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure, isFailure } from '../../../core/failure.ts'
import type { Name, Text } from '../../../core/text.ts'
import { change, recordAll } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { officersOf } from '../../people/people.ts'
import { moderators } from '../contacts.ts'
import { submitListing } from '../publishing.ts'
import { missing } from '../record.ts'
import { releaseRefusals } from './messages.ts'
import { canApproveRelease } from './policy.ts'
import { deedOnRelease, type Release, releaseById, releaseFor, releaseToRun } from './record.ts'

export const titleOf = ({ variants: { zh, en } }: Text): Name => ({ zh: zh?.body ?? en?.body, en: en?.body ?? zh?.body })

/**
 * Submits a release as a whole: its drafts are frozen as far as they may be, and moderators are told once. A trusted
 * publisher's is approved at once.
 * @returns how many drafts are not ready to be published
 * @throws Failure missing | conflict
 */
export async function submitRelease(db: Db, actor: Actor, input: { id: string; version?: number }): Promise<{ notReady: number }> {
  const seen = await releaseFor(db, actor, input.id)
  return change(db, actor, deedOnRelease(seen, 'submit'), async (tx) => {
    const release = await releaseToRun(tx, actor, seen.id, input.version)
    if (release.state !== 'draft') throw new Failure('conflict', release.endedAt ? releaseRefusals.over : releaseRefusals.changed)
    const drafts = await rows<{ id: string }>(tx, sql`select l.id from release_listing x join listing l on l.id = x.listing_id where x.release_id = ${release.id} and x.removed_at is null and l.state = 'draft' order by l.id`)
    let notReady = 0
    for (const { id } of drafts) {
      await submitListing(tx, actor, { id }).catch((error: unknown) => {
        if (!isFailure(error)) throw error
        notReady += 1
      })
    }
    const { counts } = (await releaseById(tx, release.id))!
    if (counts.ready + counts.waiting === 0) throw new Failure('conflict', releaseRefusals.empty)
    await run(tx, sql`update release set submitted_at = ${actor.at}, version = version + 1 where id = ${release.id}`)
    if (canApproveRelease(actor, release)) await approve(tx, actor, release)
    else await tell(tx, { kind: 'release_submitted', people: await moderators(tx), object: { type: 'release', id: release.id }, version: String(release.version), about: { title: titleOf(release.title), organisation: release.publisher, count: String(counts.waiting) } })
    return { notReady }
  })
}

/** Approves everything in a release that waits, in one step; what is the moderator's own is left. @throws Failure missing | conflict */
export async function approveRelease(db: Db, actor: Actor, idOrShown: string): Promise<void> {
  const seen = await releaseFor(db, actor, idOrShown)
  if (!canApproveRelease(actor, seen)) throw missing()
  await change(db, actor, deedOnRelease(seen, 'approve'), async (tx) => {
    await row(tx, sql`select 1 from release where id = ${seen.id} for update`)
    const release = (await releaseById(tx, seen.id))!
    if (release.state !== 'draft' || !release.submittedAt) throw new Failure('conflict', release.endedAt ? releaseRefusals.over : releaseRefusals.notApproved)
    await approve(tx, actor, release)
    await tell(tx, { kind: 'release_approved', people: await officersOf(tx, release.publisherId), object: { type: 'release', id: release.id }, version: String(release.version), about: { title: titleOf(release.title) } })
  })
}

async function approve(tx: Db, actor: Actor, release: Release): Promise<void> {
  const at = actor.at.toISOString()
  const own = sql.param(release.trusted ? [] : organisationsOf(actor))
  const approved = await rows<{ id: string; ownerId: string; revisionId: string }>(
    tx,
    sql`update listing_revision p set approved_by = ${actor.personId ?? null}, approved_at = ${at} from release_listing x join listing l on l.id = x.listing_id
        where x.release_id = ${release.id} and x.removed_at is null and l.embargoed and l.state = 'submitted' and p.id = l.pending_revision_id and p.approved_at is null and not (l.owner_id = any(${own}::uuid[]))
        returning l.id, l.owner_id as "ownerId", p.id as "revisionId"`,
  )
  await run(tx, sql`update listing_draft set comment = null where comment is not null and listing_id = any(${sql.param(approved.map(({ id }) => id))}::uuid[])`)
  await recordAll(tx, actor, approved.map(({ id, ownerId, revisionId }) => ({ verb: 'listing.approve', object: { type: 'listing', id }, related: [ownerId, revisionId, release.id] })))
  const { counts } = (await releaseById(tx, release.id))!
  if (counts.ready === 0) throw new Failure('conflict', releaseRefusals.empty)
  await run(tx, sql`update release set state = 'approved', approved_by = ${actor.personId ?? null}, approved_at = ${at}, version = version + 1 where id = ${release.id}`)
}
