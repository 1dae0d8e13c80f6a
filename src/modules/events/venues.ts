import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { eventRefusals } from './messages.ts'
import { eventToRun } from './reading.ts'
import type { VenueKind } from './words/words.ts'

/** Where sessions take place: a room, or a room on the net. */
export type Venue = { id: string; position: number; name: Text; kind: VenueKind; capacity: number | null; address: Text | null }

const columns = sql`id, position, name, kind, capacity, address`

export const venuesOf = (db: Db, eventId: string): Promise<Venue[]> => rows<Venue>(db, sql`select ${columns} from event_venue where event_id = ${eventId} order by position, id`)

export type VenueInput = { eventId: string; /** Absent for a new one. */ id?: string; name: Halves; kind: VenueKind; capacity?: number; address?: Halves; lang: Lang }

/** Adds a venue or says one anew. @throws missing | invalid */
export async function saveVenue(db: Db, actor: Actor, input: VenueInput): Promise<string> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const before = input.id ? await row<Venue>(db, sql`select ${columns} from event_venue where id = ${input.id} and event_id = ${event.id}`) : undefined
  if (input.id && !before) throw missing()
  if (input.capacity !== undefined && !(Number.isInteger(input.capacity) && input.capacity >= 1 && input.capacity <= 1_000_000)) throw wrong('capacity', eventRefusals.capacity)
  const { venue, address } = textsOf(actor, input.lang, { venue: { halves: input.name, limit: 150, need: 'one', before: before?.name }, address: { halves: input.address, limit: 400, need: 'none', before: before?.address } })
  const id = before?.id ?? newId(actor.at.getTime())
  await change(db, actor, { verb: 'event.set_venue', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    await run(
      tx,
      sql`insert into event_venue (id, event_id, position, name, kind, capacity, address)
          values (${id}, ${event.id}, (select coalesce(max(position), 0) + 1 from event_venue where event_id = ${event.id}), ${stored(venue)}, ${input.kind}, ${input.capacity ?? null}, ${stored(address)})
          on conflict (id) do update set name = excluded.name, kind = excluded.kind, capacity = excluded.capacity, address = excluded.address`,
    )
  })
  return id
}

/** Takes out a venue where nothing takes place. @throws missing | conflict */
export async function removeVenue(db: Db, actor: Actor, input: { eventId: string; id: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  await change(db, actor, { verb: 'event.remove_venue', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    await run(tx, sql`update event_session set venue_id = null where event_id = ${event.id} and venue_id = ${input.id} and removed_at is not null`)
    if ((await run(tx, sql`delete from event_venue where id = ${input.id} and event_id = ${event.id}`)) === 0) throw missing()
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'event_session_venue_id_event_id_fkey')) throw new Failure('conflict', eventRefusals.venueUsed)
    throw error
  })
}
