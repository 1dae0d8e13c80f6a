import type { Actor } from '../../../core/actor.ts'
import { missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { eventToRun } from '../reading.ts'
import { registrationRefusals } from './messages.ts'
import { fillSeats } from './seats.ts'

export type Ticket = {
  id: string
  name: Text
  note: Text | null
  attends: 'on_site' | 'online'
  capacity: number | null
  invitedOnly: boolean
  approval: boolean
  closedAt: Date | null
  /** Seats confirmed or held. */
  taken: number
  confirmed: number
  waiting: number
  asked: number
}

/** The tickets of an event in their order, with how they stand. Asks for no right: the event was read before. */
export const ticketsOf = (db: Db, eventId: string): Promise<Ticket[]> =>
  rows<Ticket>(
    db,
    sql`select t.id, t.name, t.note, t.attends, t.capacity, t.invited_only as "invitedOnly", t.approval, t.closed_at as "closedAt",
          count(*) filter (where r.state in ('offered', 'confirmed'))::int as taken, count(*) filter (where r.state = 'confirmed')::int as confirmed,
          count(*) filter (where r.state = 'waiting')::int as waiting, count(*) filter (where r.state = 'asked')::int as asked
        from event_ticket t left join event_registration r on r.ticket_id = t.id where t.event_id = ${eventId} group by t.id order by t.position, t.id`,
  )

export const ticketLimits = { name: 120, note: 500 } as const

export type TicketInput = { eventId: string; id?: string; name: Halves; note: Halves; attends: 'on_site' | 'online'; capacity: number | null; invitedOnly: boolean; approval: boolean; lang: Lang }

/** Makes or changes a ticket; a raised capacity is offered to the line at once. @throws missing | invalid */
export async function saveTicket(db: Db, actor: Actor, input: TicketInput): Promise<string> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  if (input.capacity !== null && !(Number.isInteger(input.capacity) && input.capacity >= 1 && input.capacity <= 1_000_000)) throw wrong('capacity', registrationRefusals.number)
  const id = input.id ?? newId(actor.at.getTime())
  const deed = { verb: input.id ? 'event.edit_ticket' : 'event.add_ticket', object: { type: 'event', id: event.id }, related: [id] }
  return change(db, actor, deed, async (tx) => {
    const before = input.id ? await row<{ name: Text; note: Text | null }>(tx, sql`select name, note from event_ticket where id = ${id} and event_id = ${event.id} for update`) : undefined
    if (input.id && !before) throw missing()
    const { name, note } = textsOf(actor, input.lang, {
      name: { halves: input.name, limit: ticketLimits.name, before: before?.name, need: 'one' },
      note: { halves: input.note, limit: ticketLimits.note, before: before?.note, need: 'none' },
    })
    if (before) {
      await run(tx, sql`update event_ticket set name = ${stored(name)}, note = ${stored(note)}, attends = ${input.attends}, capacity = ${input.capacity}, invited_only = ${input.invitedOnly}, approval = ${input.approval} where id = ${id}`)
      await fillSeats(tx, event, id, actor.at)
    } else {
      await run(
        tx,
        sql`insert into event_ticket (id, event_id, position, name, note, attends, capacity, invited_only, approval)
            select ${id}, ${event.id}, coalesce(max(position), 0) + 1, ${stored(name)}::jsonb, ${stored(note)}::jsonb, ${input.attends}, ${input.capacity}::int, ${input.invitedOnly}, ${input.approval} from event_ticket where event_id = ${event.id}`,
      )
    }
    return id
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'event_capacity_holds')) throw wrong('capacity', registrationRefusals.capacity)
    throw error
  })
}

/** Nobody registers with a closed ticket any more; who has it keeps it. Closing again opens it. @throws missing */
export async function closeTicket(db: Db, actor: Actor, input: { eventId: string; id: string; closed: boolean }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  await change(db, actor, { verb: input.closed ? 'event.close_ticket' : 'event.open_ticket', object: { type: 'event', id: event.id }, related: [input.id] }, async (tx) => {
    const done = await run(tx, sql`update event_ticket set closed_at = ${input.closed ? actor.at : null} where id = ${input.id} and event_id = ${event.id}`)
    if (done === 0) throw missing()
  })
}
