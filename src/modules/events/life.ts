import type { Actor } from '../../core/actor.ts'
import { Failure, wrong } from '../../core/failure.ts'
import type { Lang } from '../../core/text.ts'
import { type Halves, halvesOf, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { writeSpace } from '../spaces/spaces.ts'
import { eventLimits } from './founding.ts'
import { eventRefusals } from './messages.ts'
import { eventToRun } from './reading.ts'
import type { EventMode } from './rules.ts'
import { knownFields } from './starting/from-template.ts'

export type EventEdit = {
  id: string
  version: number
  lang: Lang
  name: Halves
  purpose: Halves
  description: Halves
  place: Halves
  mode: EventMode
  startsAt: Date
  endsAt: Date
  visibility: 'public' | 'signed_in' | 'space'
  fields: readonly string[]
}

const longest = 60 * 86_400_000
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** Says what an event is, when and where, and who reads it. @throws missing | invalid | conflict */
export async function editEvent(db: Db, actor: Actor, input: EventEdit): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.id })
  if (!(input.endsAt > input.startsAt)) throw wrong('endsAt', eventRefusals.times)
  if (input.endsAt.getTime() - input.startsAt.getTime() > longest) throw wrong('endsAt', eventRefusals.long)
  const fields = (await knownFields(db, input.fields)).map((one) => one.code)
  const { name, purpose, description, place } = textsOf(actor, input.lang, {
    name: { halves: input.name, limit: eventLimits.name, need: 'one', before: event.name },
    purpose: { halves: input.purpose, limit: eventLimits.purpose, need: 'none', before: event.purpose },
    description: { halves: input.description, limit: eventLimits.description, need: 'none', before: event.description },
    place: { halves: input.place, limit: eventLimits.place, need: 'none', before: event.place },
  })
  await change(db, actor, { verb: 'event.edit', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    const done = await run(
      tx,
      sql`update event set description = ${stored(description)}, place = ${stored(place)}, mode = ${input.mode}, starts_at = ${input.startsAt}, ends_at = ${input.endsAt},
            visibility = ${input.visibility}, fields = ${sql.param(fields)}::text[], version = version + 1 where space_id = ${event.id} and version = ${input.version}`,
    )
    if (done === 0) throw new Failure('conflict', eventRefusals.changed)
    const { joins } = (await row<{ joins: string | null }>(tx, sql`select joins_decided_by as joins from space where id = ${event.id}`))!
    await writeSpace(tx, { id: event.id, name, purpose: purpose ?? null, visibility: event.state === 'draft' ? 'space' : input.visibility, startsOn: dayOf(input.startsAt), endsOn: dayOf(input.endsAt), joinsDecidedBy: joins })
  })
}

/** Those to whom an event means something: who registered and was not turned away, and who is to speak. */
async function concernedBy(tx: Db, eventId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select person_id as id from event_registration where event_id = ${eventId} and state in ('asked', 'waiting', 'offered', 'confirmed')
        union select p.person_id from event_speaker p join event_session s on s.id = p.session_id where s.event_id = ${eventId} and s.removed_at is null and p.removed_at is null and p.person_id is not null order by 1`,
  )
  return found.map(({ id }) => id)
}

/** Calls an event off. Who registered or was to speak is told, with the reason. @throws missing | invalid | conflict */
export async function cancelEvent(db: Db, actor: Actor, input: { id: string; version: number; reason: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.id })
  const reason = input.reason.trim()
  if (!reason || reason.length > 2000) throw wrong('reason', eventRefusals.reason)
  await change(db, actor, { verb: 'event.cancel', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'public' }, async (tx) => {
    const done = await run(tx, sql`update event set state = 'cancelled', cancelled_reason = ${reason}, version = version + 1 where space_id = ${event.id} and state <> 'cancelled' and version = ${input.version}`)
    if (done === 0) throw new Failure('conflict', eventRefusals.state)
    const people = await concernedBy(tx, event.id)
    if (people.length > 0) await tell(tx, { kind: 'event_cancelled', people, object: { type: 'event', id: event.id }, version: 'cancelled', about: { title: halvesOf(event.name), reason } })
  })
}
