import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import type { Lang } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import { eventRefusals } from '../messages.ts'
import { type Event, eventToRun } from '../reading.ts'
import type { SessionKind } from '../rules.ts'
import { insertSession } from '../starting/rows.ts'
import { venuesOf } from '../venues.ts'
import { draftOf } from './draft.ts'
import type { Session } from './session.ts'

/** Room for texts of a session, in measure units. */
export const sessionLimits = { title: 300, subtitle: 300, abstract: 5000, detail: 20_000, track: 100 } as const

export type SessionInput = {
  eventId: string
  /** Absent for a new one. */
  id?: string
  version?: number
  lang: Lang
  kind: SessionKind
  title: Halves
  subtitle?: Halves
  abstract?: Halves
  detail?: Halves
  track?: Halves
  startsAt: Date
  endsAt: Date
  venueId?: string
  spokenIn?: string
}

const deedOf = (event: Event, verb: string, id?: string) => ({ verb, object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' as const, related: id ? [id] : [] })

/** One session of the draft, for who runs the event. @throws missing */
export async function sessionToEdit(db: Db, actor: Actor, of: { eventId: string; id: string }): Promise<{ event: Event; session: Session }> {
  const event = await eventToRun(db, actor, { id: of.eventId })
  const [session] = await draftOf(db, event.id, of.id)
  if (!session) throw missing()
  return { event, session }
}

/** Adds a session to the draft or says one anew. What is released stays as it is until the next release. @throws missing | invalid | conflict */
export async function saveSession(db: Db, actor: Actor, input: SessionInput): Promise<string> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const before = input.id ? (await sessionToEdit(db, actor, { eventId: event.id, id: input.id })).session : undefined
  if (!(input.endsAt > input.startsAt)) throw wrong('endsAt', eventRefusals.times)
  if (input.spokenIn && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(input.spokenIn)) throw wrong('spokenIn', eventRefusals.spokenIn)
  if (input.venueId && !(await venuesOf(db, event.id)).some((venue) => venue.id === input.venueId)) throw wrong('venue', eventRefusals.venue)
  const texts = textsOf(actor, input.lang, {
    title: { halves: input.title, limit: sessionLimits.title, need: 'one', before: before?.title },
    subtitle: { halves: input.subtitle, limit: sessionLimits.subtitle, need: 'none', before: before?.subtitle },
    abstract: { halves: input.abstract, limit: sessionLimits.abstract, need: 'none', before: before?.abstract },
    detail: { halves: input.detail, limit: sessionLimits.detail, need: 'none', before: before?.detail },
    track: { halves: input.track, limit: sessionLimits.track, need: 'none', before: before?.track },
  })
  return change(db, actor, deedOf(event, before ? 'session.edit' : 'session.add', before?.id), async (tx) => {
    const { kind, startsAt, endsAt, venueId, spokenIn } = input
    if (!before) return insertSession(tx, actor, event.id, { ...texts, kind, startsAt, endsAt, venueId, spokenIn: spokenIn || null })
    const done = await run(
      tx,
      sql`update event_session set kind = ${kind}, title = ${stored(texts.title)}, subtitle = ${stored(texts.subtitle)}, abstract = ${stored(texts.abstract)}, detail = ${stored(texts.detail)}, track = ${stored(texts.track)},
            starts_at = ${startsAt}, ends_at = ${endsAt}, venue_id = ${venueId ?? null}, spoken_in = ${spokenIn || null}, version = version + 1
          where id = ${before.id} and version = ${input.version ?? before.version} and removed_at is null`,
    )
    if (done === 0) throw new Failure('conflict', eventRefusals.changed)
    return before.id
  })
}

/** Takes a session out of the draft; a release that has it keeps it. @throws missing */
export async function removeSession(db: Db, actor: Actor, input: { eventId: string; id: string }): Promise<void> {
  const { event, session } = await sessionToEdit(db, actor, input)
  await change(db, actor, deedOf(event, 'session.remove', session.id), async (tx) => {
    if ((await run(tx, sql`update event_session set removed_at = ${actor.at}, outside_id = null, version = version + 1 where id = ${session.id} and removed_at is null`)) === 0) throw missing()
  })
}
