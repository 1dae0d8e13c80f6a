import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { step } from '../../../core/steps.ts'
import type { Phrase } from '../../../core/text.ts'
import { instantAt } from '../../../core/wall-clock.ts'
import { change } from '../../../platform/change.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { enqueue, tell } from '../../../platform/queue.ts'
import { officersOf } from '../../people/people.ts'
import { moderators } from '../contacts.ts'
import { titleOf } from './approving.ts'
import { releaseRefusals } from './messages.ts'
import { deedOnRelease, type Release, releaseFor, releaseToRun } from './record.ts'
import { hourBounds, releaseLimits, releaseSteps } from './rules.ts'

const isZone = (zone: string): boolean => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'

const wrong = (field: string, sentence: Phrase) => new Failure('invalid', refusals.invalid, { fields: { [field]: sentence } })

/** Whoever is concerned by what happens to a held release: its publisher's officers and the moderators, but not the actor. */
const concerned = async (tx: Db, actor: Actor, release: Release): Promise<string[]> =>
  [...new Set([...(await officersOf(tx, release.publisherId)), ...(await moderators(tx))])].filter((one) => one !== actor.personId)

/**
 * Holds an approved release back to an hour on the wall clock of a zone (IANA); moves the hour of one that is held, with the
 * reason.
 * @throws Failure missing | invalid (fields `hour`, `zone`, `reason`) | conflict
 */
export async function holdRelease(db: Db, actor: Actor, input: { id: string; version?: number; local: string; zone: string; reason?: string }): Promise<void> {
  const seen = await releaseFor(db, actor, input.id)
  await change(db, actor, deedOnRelease(seen, seen.state === 'held' ? 'move' : 'hold'), async (tx) => {
    const release = await releaseToRun(tx, actor, seen.id, input.version)
    if (!step(releaseSteps, release.state, 'hold')) throw new Failure('conflict', release.endedAt ? releaseRefusals.over : releaseRefusals.notApproved)
    if (!isZone(input.zone)) throw wrong('zone', releaseRefusals.zone)
    const hour = instantAt(input.local, input.zone)
    const ahead = hour ? hour.getTime() - actor.at.getTime() : Number.NaN
    if (!hour || !(ahead >= hourBounds.soonest && ahead <= hourBounds.furthest)) throw wrong('hour', releaseRefusals.hour)
    const reason = input.reason?.trim() ?? ''
    if (release.state === 'held' && release.hour) {
      if (reason === '' || reason.length > releaseLimits.reason) throw wrong('reason', reason === '' ? releaseRefusals.reason : releaseRefusals.long)
      await run(tx, sql`insert into release_move (id, release_id, from_hour, to_hour, reason, by, at) values (${newId(actor.at.getTime())}, ${release.id}, ${release.hour}, ${hour}, ${reason}, ${actor.personId ?? null}, ${actor.at})`)
      await tell(tx, { kind: 'release_moved', people: await concerned(tx, actor, release), object: { type: 'release', id: release.id }, version: hour.toISOString(), about: { title: titleOf(release.title), reason } })
    }
    await run(tx, sql`update release set state = 'held', hour_local = ${input.local}::timestamp, hour_zone = ${input.zone}, hour = ${hour}, version = version + 1 where id = ${release.id}`)
    await enqueue(tx, 'release', {}, { key: `release:${release.id}:${hour.getTime()}`, after: hour })
  })
}

/** Gives a release up; its listings are drafts again, as if they had never been held. @throws Failure missing | invalid (field `reason`) | conflict */
export async function cancelRelease(db: Db, actor: Actor, input: { id: string; version?: number; reason: string }): Promise<void> {
  const seen = await releaseFor(db, actor, input.id)
  await change(db, actor, deedOnRelease(seen, 'cancel'), async (tx) => {
    const release = await releaseToRun(tx, actor, seen.id, input.version)
    if (!step(releaseSteps, release.state, 'cancel')) throw new Failure('conflict', releaseRefusals.over)
    const reason = input.reason.trim()
    if (reason === '' || reason.length > releaseLimits.reason) throw wrong('reason', reason === '' ? releaseRefusals.reason : releaseRefusals.long)
    await run(
      tx,
      sql`update listing l set embargoed = false, state = case when l.state = 'submitted' then 'draft' else l.state end, pending_revision_id = null, version = l.version + 1, updated_at = ${actor.at}
          from release_listing x where x.release_id = ${release.id} and x.removed_at is null and x.listing_id = l.id and l.embargoed`,
    )
    await run(tx, sql`update release_listing set removed_at = ${actor.at} where release_id = ${release.id} and removed_at is null`)
    await run(tx, sql`update release set state = 'cancelled', ended_reason = ${reason}, ended_at = ${actor.at}, version = version + 1 where id = ${release.id}`)
    if (release.submittedAt) await tell(tx, { kind: 'release_cancelled', people: await concerned(tx, actor, release), object: { type: 'release', id: release.id }, about: { title: titleOf(release.title), reason } })
  })
}

export type ReleaseMove = { fromHour: Date; toHour: Date; reason: string; at: Date }

/** How the hour has moved, the newest first. The caller may read the release. */
export const movesOf = (db: Db, releaseId: string): Promise<ReleaseMove[]> =>
  rows<ReleaseMove>(db, sql`select from_hour as "fromHour", to_hour as "toHour", reason, at from release_move where release_id = ${releaseId} order by at desc`)
