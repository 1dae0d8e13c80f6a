import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../../platform/database.ts'
import { eventRefusals } from '../messages.ts'
import { eventToRun } from '../reading.ts'
import { venuesOf } from '../venues.ts'
import { changesBetween } from './comparing.ts'
import { conflictsOf } from './conflicts.ts'
import { canonical, type Content, contentOf, fingerprintOf } from './content.ts'
import { draftOf } from './draft.ts'
import { tellRelease } from './told.ts'

export type NewRelease = { eventId: string; /** What people read about why. */ note?: string }

/**
 * Lets the draft out as the next numbered programme, which nobody changes afterwards. Everybody whom a change concerns is told
 * once. @throws missing | invalid | conflict
 */
export async function releaseProgramme(db: Db, actor: Actor, input: NewRelease): Promise<{ number: number }> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const note = input.note?.trim() || null
  if (note && note.length > 2000) throw new Failure('invalid', refusals.invalid, { fields: { note: refusals.invalid } })
  return change(db, actor, { verb: 'programme.release', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'public' }, async (tx) => {
    const { state } = (await row<{ state: string }>(tx, sql`select state from event where space_id = ${event.id} for update`))!
    if (state !== 'published') throw new Failure('conflict', eventRefusals.unpublished)
    const sessions = await draftOf(tx, event.id)
    if (sessions.length === 0) throw new Failure('conflict', eventRefusals.empty)
    if (conflictsOf(sessions, event).some((one) => one.blocks)) throw new Failure('conflict', eventRefusals.conflicts)
    const last = await row<{ number: number; content: Content }>(tx, sql`select number, content from event_release where event_id = ${event.id} order by number desc limit 1`)
    const content = contentOf(event, await venuesOf(tx, event.id), sessions)
    if (last && canonical(last.content) === canonical(content)) throw new Failure('conflict', eventRefusals.nothing)
    const number = (last?.number ?? 0) + 1
    await run(
      tx,
      sql`insert into event_release (event_id, number, content, sha256, note, released_by, released_at)
          values (${event.id}, ${number}, ${JSON.stringify(content)}::jsonb, ${fingerprintOf(content)}, ${note}, ${actor.personId ?? null}, ${actor.at})`,
    )
    await run(tx, sql`update event_speaker set released_in = ${number} where id = any(${sql.param(sessions.flatMap((one) => one.speakers.map((speaker) => speaker.id)))}::uuid[]) and released_in is null`)
    await tellRelease(tx, event, number, changesBetween(last?.content, content), note)
    return { number }
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'event_release_apart')) throw new Failure('conflict', eventRefusals.conflicts)
    throw error
  })
}
