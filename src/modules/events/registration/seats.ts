import { system } from '../../../core/actor.ts'
import type { Text } from '../../../core/text.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change, record } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { type Job, type Queue, tell } from '../../../platform/queue.ts'
import { freeIn, offerUntil, type Room } from './rules.ts'

/** What giving seats needs to know of an event. */
export type Seated = { id: string; name: Text; startsAt: Date; endsAt: Date }

/** How a ticket stands, with its row locked: whoever gives or takes a seat asks here first. */
export async function roomOf(tx: Db, ticketId: string): Promise<Room & { approval: boolean; invitedOnly: boolean; closedAt: Date | null; eventId: string } | undefined> {
  const ticket = await row<{ capacity: number | null; approval: boolean; invitedOnly: boolean; closedAt: Date | null; eventId: string }>(
    tx,
    sql`select capacity, approval, invited_only as "invitedOnly", closed_at as "closedAt", event_id as "eventId" from event_ticket where id = ${ticketId} for update`,
  )
  if (!ticket) return undefined
  const counts = (await row<{ taken: number; waiting: number }>(
    tx,
    sql`select count(*) filter (where state in ('offered', 'confirmed'))::int as taken, count(*) filter (where state = 'waiting')::int as waiting from event_registration where ticket_id = ${ticketId}`,
  ))!
  return { ...ticket, ...counts }
}

/** Tells somebody of their registration. */
export const tellHolder = (tx: Db, kind: 'registration_confirmed' | 'registration_waiting' | 'registration_declined' | 'seat_offered' | 'seat_lapsed', event: Pick<Seated, 'name'>, one: { id: string; personId: string; version: string; about?: Record<string, string> }): Promise<void> =>
  tell(tx, { kind, people: [one.personId], object: { type: 'registration', id: one.id }, version: one.version, about: { event: halvesOf(event.name), ...one.about } })

/** Offers free seats of a ticket to the line, first come first; inside the transaction that freed them. Returns how many. */
export async function fillSeats(tx: Db, event: Seated, ticketId: string, at: Date): Promise<number> {
  const room = await roomOf(tx, ticketId)
  if (!room || room.waiting === 0 || at >= event.endsAt) return 0
  const until = offerUntil(event, at)
  const next = await rows<{ id: string; personId: string }>(
    tx,
    sql`select id, person_id as "personId" from event_registration where ticket_id = ${ticketId} and state = 'waiting' order by waiting_since, id limit ${Math.min(freeIn(room), room.waiting)}`,
  )
  for (const one of next) {
    await run(tx, sql`update event_registration set state = 'offered', offer_until = ${until}, updated_at = ${at}, version = version + 1 where id = ${one.id}`)
    await record(tx, system(at), { verb: 'registration.offer', object: { type: 'registration', id: one.id }, related: [event.id] })
    await tellHolder(tx, 'seat_offered', event, { ...one, version: until.toISOString(), about: { until: until.toISOString().slice(0, 10) } })
  }
  return next.length
}

/** Ends offers whose time is over and gives their seats to the next in line; also fills what stands free. Safe to run at any time and twice at once. */
export async function sweepSeats(db: Db, now: Date): Promise<{ lapsed: number; offered: number }> {
  const done = { lapsed: 0, offered: 0 }
  const tickets = await rows<{ ticketId: string } & Seated>(
    db,
    sql`select distinct on (r.ticket_id) r.ticket_id as "ticketId", e.space_id as id, s.name, e.starts_at as "startsAt", e.ends_at as "endsAt"
        from event_registration r join event e on e.space_id = r.event_id join space s on s.id = e.space_id
        where ((r.state = 'offered' and r.offer_until <= ${now}) or r.state = 'waiting') and e.state = 'published' and e.ends_at > ${now} order by r.ticket_id limit 500`,
  )
  for (const { ticketId, ...event } of tickets) {
    const waits = await row(
      db,
      sql`select 1 from event_ticket t where t.id = ${ticketId} and (exists (select 1 from event_registration r where r.ticket_id = t.id and r.state = 'offered' and r.offer_until <= ${now})
            or t.capacity is null or t.capacity > (select count(*) from event_registration r where r.ticket_id = t.id and r.state in ('offered', 'confirmed')))`,
    )
    if (!waits) continue
    await change(db, system(now), { verb: 'event.fill_seats', object: { type: 'event', id: event.id }, related: [ticketId] }, async (tx) => {
      await roomOf(tx, ticketId)
      const lapsed = await rows<{ id: string; personId: string }>(
        tx,
        sql`update event_registration set state = 'cancelled', offer_until = null, updated_at = ${now}, version = version + 1 where ticket_id = ${ticketId} and state = 'offered' and offer_until <= ${now} returning id, person_id as "personId"`,
      )
      for (const one of lapsed) {
        await record(tx, system(now), { verb: 'registration.lapse', object: { type: 'registration', id: one.id }, related: [event.id] })
        await tellHolder(tx, 'seat_lapsed', event, { ...one, version: '' })
      }
      done.lapsed += lapsed.length
      done.offered += await fillSeats(tx, event, ticketId, now)
    })
  }
  return done
}

export const registrationJobs = (db: Db, clock: Clock): Partial<Record<Queue, Job>> => ({ event_sweep: async () => void (await sweepSeats(db, clock())) })
/** Cron expressions in UTC. */
export const registrationSchedules: Partial<Record<Queue, string>> = { event_sweep: '*/5 * * * *' }
