import { randomBytes } from 'node:crypto'
import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { halvesOf } from '../../../core/writing.ts'
import { officersOf } from '../../people/people.ts'
import { canRunEvent } from '../policy.ts'
import { type Event, eventFor, eventOf } from '../reading.ts'
import type { RegistrationState } from '../rules.ts'
import { takeInvitation } from './invitations.ts'
import { registrationRefusals } from './messages.ts'
import { questionsOf, readAnswers } from './questions.ts'
import { codeFrom, firstState, mayStep, windowOf } from './rules.ts'
import { fillSeats, roomOf, tellHolder } from './seats.ts'

export type RegisterInput = {
  eventId: string
  /** Not needed with an invitation, which names it. */
  ticketId?: string
  /** One of the actor's organisations; none: for themselves. */
  organisationId?: string
  /** What was typed, by question. */
  answers: Readonly<Record<string, string | undefined>>
  /** The token of an invitation, whose ticket and place it gives. */
  invitation?: string
}

/** Registers the actor: a seat, a place in the line, or a question to the organiser. @throws missing | invalid | conflict */
export async function register(db: Db, actor: Actor, input: RegisterInput): Promise<{ id: string; state: RegistrationState }> {
  if (!actor.personId) throw missing()
  const { personId, at } = actor
  const event = input.invitation ? await eventOf(db, input.eventId) : await eventFor(db, actor, { id: input.eventId })
  if (windowOf(event, at) !== 'open') throw new Failure('conflict', registrationRefusals.closed)
  if (input.organisationId && !organisationsOf(actor).includes(input.organisationId)) throw wrong('organisation', registrationRefusals.organisation)
  const answers = readAnswers(await questionsOf(db, event.id), input.answers)
  const id = newId(at.getTime())
  return change(db, actor, { verb: 'registration.make', object: { type: 'registration', id }, related: [event.id] }, async (tx) => {
    const invitation = input.invitation ? await takeInvitation(tx, actor, { eventId: event.id, token: input.invitation }) : undefined
    const ticketId = invitation?.ticketId ?? input.ticketId
    const ticket = ticketId ? await roomOf(tx, ticketId) : undefined
    if (!ticket || ticket.eventId !== event.id || (ticket.closedAt && !invitation)) throw wrong('ticket', registrationRefusals.ticket)
    if (ticket.invitedOnly && !invitation) throw wrong('ticket', registrationRefusals.invitedOnly)
    const state = firstState(ticket, ticket, invitation !== undefined)
    await run(
      tx,
      sql`insert into event_registration (id, event_id, ticket_id, person_id, organisation_id, state, waiting_since, code, created_at, updated_at)
          values (${id}, ${event.id}, ${ticketId}, ${personId}, ${input.organisationId ?? null}, ${state}, ${state === 'waiting' ? at : null}, ${codeFrom(randomBytes(10))}, ${at}, ${at})`,
    )
    for (const one of answers) await run(tx, sql`insert into event_answer (registration_id, question_id, words) values (${id}, ${one.questionId}, ${one.words})`)
    await tellOf(tx, event, { id, personId, state })
    return { id, state }
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'event_registration_once')) throw new Failure('conflict', registrationRefusals.again)
    throw error
  })
}

async function tellOf(tx: Db, event: Event, { id, personId, state }: { id: string; personId: string; state: RegistrationState }): Promise<void> {
  if (state === 'confirmed') return tellHolder(tx, 'registration_confirmed', event, { id, personId, version: '' })
  if (state === 'waiting') return tellHolder(tx, 'registration_waiting', event, { id, personId, version: '' })
  const people = await officersOf(tx, event.hostId)
  if (people.length > 0) await tell(tx, { kind: 'registration_asked', people, object: { type: 'event_registrations', id: event.id }, version: id, about: { event: halvesOf(event.name) } })
}

type Held = { id: string; eventId: string; ticketId: string; personId: string; state: RegistrationState; offerUntil: Date | null; waitingSince: Date | null }

/** A registration with its ticket locked first, so that all who change seats wait for one another in one order. */
export async function registrationLocked(tx: Db, id: string): Promise<Held | undefined> {
  const at = await row<{ ticketId: string }>(tx, sql`select ticket_id as "ticketId" from event_registration where id = ${id}`)
  if (!at) return undefined
  await roomOf(tx, at.ticketId)
  return row<Held>(tx, sql`select id, event_id as "eventId", ticket_id as "ticketId", person_id as "personId", state, offer_until as "offerUntil", waiting_since as "waitingSince" from event_registration where id = ${id} for update`)
}

/** Takes an offered seat. @throws missing | conflict (its time is over, or it was changed) */
export async function takeSeat(db: Db, actor: Actor, input: { id: string }): Promise<void> {
  await change(db, actor, { verb: 'registration.take', object: { type: 'registration', id: input.id } }, async (tx) => {
    const held = await registrationLocked(tx, input.id)
    if (!held || held.personId !== actor.personId) throw missing()
    if (held.state === 'confirmed') return
    if (!mayStep(held.state, 'take')) throw new Failure('conflict', registrationRefusals.state)
    if (held.offerUntil! <= actor.at) throw new Failure('conflict', registrationRefusals.lapsed)
    await run(tx, sql`update event_registration set state = 'confirmed', offer_until = null, updated_at = ${actor.at}, version = version + 1 where id = ${held.id}`)
    await tellHolder(tx, 'registration_confirmed', await eventOf(tx, held.eventId), { id: held.id, personId: held.personId, version: '' })
  })
}

/** Gives a registration back, by its holder or who runs the event; its seat is offered to the next in line. @throws missing | conflict */
export async function cancelRegistration(db: Db, actor: Actor, input: { id: string }): Promise<void> {
  await change(db, actor, { verb: 'registration.cancel', object: { type: 'registration', id: input.id } }, async (tx) => {
    const held = await registrationLocked(tx, input.id)
    if (!held || (held.personId !== actor.personId && !canRunEvent(actor, held.eventId))) throw missing()
    if (held.state === 'cancelled') return
    if (!mayStep(held.state, 'cancel')) throw new Failure('conflict', registrationRefusals.state)
    await run(tx, sql`update event_registration set state = 'cancelled', offer_until = null, updated_at = ${actor.at}, version = version + 1 where id = ${held.id}`)
    await fillSeats(tx, await eventOf(tx, held.eventId), held.ticketId, actor.at)
  })
}
