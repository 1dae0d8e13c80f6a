import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { change } from '../../../platform/change.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import { eventToRun } from '../reading.ts'
import { registrationRefusals } from './messages.ts'
import { registrationLocked } from './registering.ts'
import { freeIn, mayStep } from './rules.ts'
import { fillSeats, roomOf, tellHolder } from './seats.ts'

/** The organiser's answer: yes gives a seat, or a place in the line where none is free; no says why. @throws missing | invalid | conflict */
export async function decideRegistration(db: Db, actor: Actor, input: { eventId: string; id: string; accept: boolean; reason?: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const reason = input.reason?.trim() ?? ''
  if (!input.accept && !reason) throw wrong('reason', registrationRefusals.reason)
  await change(db, actor, { verb: input.accept ? 'registration.accept' : 'registration.decline', object: { type: 'registration', id: input.id }, related: [event.id] }, async (tx) => {
    const held = await registrationLocked(tx, input.id)
    if (!held || held.eventId !== event.id) throw missing()
    if (!mayStep(held.state, input.accept ? 'accept' : 'decline')) throw new Failure('conflict', registrationRefusals.state)
    if (!input.accept) {
      await run(tx, sql`update event_registration set state = 'declined', offer_until = null, reason = ${reason.slice(0, 1000)}, updated_at = ${actor.at}, version = version + 1 where id = ${held.id}`)
      await tellHolder(tx, 'registration_declined', event, { id: held.id, personId: held.personId, version: '', about: { reason: reason.slice(0, 1000) } })
      await fillSeats(tx, event, held.ticketId, actor.at)
      return
    }
    const room = (await roomOf(tx, held.ticketId))!
    const state = freeIn(room) > 0 && room.waiting === 0 ? 'confirmed' : 'waiting'
    await run(tx, sql`update event_registration set state = ${state}, waiting_since = ${state === 'waiting' ? actor.at : null}, updated_at = ${actor.at}, version = version + 1 where id = ${held.id}`)
    await tellHolder(tx, state === 'confirmed' ? 'registration_confirmed' : 'registration_waiting', event, { id: held.id, personId: held.personId, version: '' })
  })
}
