import { type Actor, system } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { step } from '../../../core/steps.ts'
import { change, type Deed, recordAll } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql, transaction } from '../../../platform/database.ts'
import { enqueue, tell } from '../../../platform/queue.ts'
import { officersOf } from '../../people/people.ts'
import { deedOn } from '../record.ts'
import { expiryOf } from '../rules.ts'
import { titleOf } from './approving.ts'
import { releaseRefusals } from './messages.ts'
import { deedOnRelease, type Release, readyListing, releaseById, releaseFor, releaseToRun } from './record.ts'
import { releaseSteps } from './rules.ts'

/**
 * Everything that is ready appears in one transaction, each with its activity; what is not ready is an ordinary draft or
 * submission from now on. Readers' letters and matches come after, by jobs. The caller holds the lock.
 */
async function letOut(tx: Db, actor: Actor, release: Release): Promise<number> {
  const at = actor.at.toISOString()
  const shown = await rows<{ id: string; ownerId: string; publisherId: string; mandateId: string | null; revisionId: string }>(
    tx,
    sql`with ready as (
          select l.id, p.id as revision, p.source_lang from release_listing x join listing l on l.id = x.listing_id join listing_revision p on p.id = l.pending_revision_id
          where x.release_id = ${release.id} and ${readyListing} order by l.id for update of l)
        update listing l set state = 'published', embargoed = false, live_revision_id = ready.revision, pending_revision_id = null, source_lang = ready.source_lang, published_at = ${at},
          expires_at = ${expiryOf(actor.at).toISOString()}, version = l.version + 1, updated_at = ${at}
        from ready where l.id = ready.id returning l.id, l.owner_id as "ownerId", l.publisher_id as "publisherId", l.mandate_id as "mandateId", ready.revision as "revisionId"`,
  )
  if (shown.length === 0) throw new Failure('conflict', releaseRefusals.empty)
  const left = await run(tx, sql`update listing l set embargoed = false, version = l.version + 1, updated_at = ${at} from release_listing x where x.release_id = ${release.id} and x.removed_at is null and x.listing_id = l.id and l.embargoed`)
  await run(tx, sql`update release_listing x set removed_at = ${at} from listing l where x.release_id = ${release.id} and x.removed_at is null and l.id = x.listing_id and l.state <> 'published'`)
  await run(tx, sql`update release set state = 'released', ended_at = ${at}, hour = coalesce(hour, ${at}), hour_local = coalesce(hour_local, ${at}::timestamptz at time zone 'UTC'), hour_zone = coalesce(hour_zone, 'UTC'), released_count = ${shown.length}, left_count = ${left}, version = version + 1 where id = ${release.id}`)
  const deeds: Deed[] = shown.map((one) => ({ ...deedOn(actor, one, 'publish', { audience: 'public', related: [one.revisionId, release.id] }), mandateId: one.mandateId ?? undefined }))
  for (let from = 0; from < deeds.length; from += 1_000) await recordAll(tx, actor, deeds.slice(from, from + 1_000))
  await enqueue(tx, 'watch_tell', { releaseId: release.id }, { key: `watch_tell:${release.id}` })
  await enqueue(tx, 'match_tell', { releaseId: release.id }, { key: `match_tell:${release.id}` })
  const about = { title: titleOf(release.title), count: String(shown.length), left: String(left) }
  await tell(tx, { kind: 'release_out', people: await officersOf(tx, release.publisherId), object: { type: 'release', id: release.id }, about })
  return shown.length
}

/** Lets an approved release out now. @throws Failure missing | conflict */
export async function publishRelease(db: Db, actor: Actor, input: { id: string; version?: number }): Promise<number> {
  const seen = await releaseFor(db, actor, input.id)
  return change(db, actor, deedOnRelease(seen, 'publish', 'public'), async (tx) => {
    const release = await releaseToRun(tx, actor, seen.id, input.version)
    if (!step(releaseSteps, release.state, 'publish')) throw new Failure('conflict', release.endedAt ? releaseRefusals.over : releaseRefusals.notApproved)
    return letOut(tx, actor, release)
  })
}

/**
 * Lets out every held release whose hour has come, each in its own transaction, so that one that fails keeps no other.
 * Running it again does nothing. One in which nothing is ready any more is cancelled, and its publisher told.
 * @returns how many listings appeared
 */
export async function publishDueReleases(db: Db, at: Date): Promise<number> {
  const actor = system(at)
  let shown = 0
  for (const { id } of await rows<{ id: string }>(db, sql`select id from release where state = 'held' and hour <= ${at} order by hour`)) {
    shown += await transaction(db, async (tx) => {
      await row(tx, sql`select 1 from release where id = ${id} for update`)
      const release = await releaseById(tx, id)
      if (release?.state !== 'held' || !release.hour || release.hour > at) return 0
      if (release.counts.ready === 0) {
        await giveUp(tx, actor, release)
        return 0
      }
      return change(tx, actor, deedOnRelease(release, 'publish', 'public'), () => letOut(tx, actor, release))
    })
  }
  return shown
}

const giveUp = (tx: Db, actor: Actor, release: Release): Promise<void> =>
  change(tx, actor, deedOnRelease(release, 'cancel'), async () => {
    const at = actor.at.toISOString()
    const reason = releaseRefusals.empty.en
    await run(tx, sql`update listing l set embargoed = false, version = l.version + 1, updated_at = ${at} from release_listing x where x.release_id = ${release.id} and x.removed_at is null and x.listing_id = l.id and l.embargoed`)
    await run(tx, sql`update release_listing set removed_at = ${at} where release_id = ${release.id} and removed_at is null`)
    await run(tx, sql`update release set state = 'cancelled', ended_reason = ${reason}, ended_at = ${at}, version = version + 1 where id = ${release.id}`)
    await tell(tx, { kind: 'release_cancelled', people: await officersOf(tx, release.publisherId), object: { type: 'release', id: release.id }, about: { title: titleOf(release.title), reason: releaseRefusals.empty } })
  })
