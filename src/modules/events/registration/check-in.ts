import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name, Text } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { eventToRun } from '../reading.ts'

/** Who has a seat, as the device at the door keeps it while the network is away. */
export type DoorLine = { code: string; name: Name; organisation: Name | null; ticket: Text; checkedInAt: Date | null }

/** Everybody with a seat in an event, by name. For who runs it. @throws missing */
export async function doorList(db: Db, actor: Actor, eventId: string): Promise<DoorLine[]> {
  const event = await eventToRun(db, actor, { id: eventId })
  return rows<DoorLine>(
    db,
    sql`select r.code, p.name, o.name as organisation, t.name as ticket, (select min(k.at) from event_check_in k where k.registration_id = r.id) as "checkedInAt"
        from event_registration r join person p on p.id = r.person_id join event_ticket t on t.id = r.ticket_id left join organisation o on o.id = r.organisation_id
        where r.event_id = ${event.id} and r.state = 'confirmed' order by coalesce(p.name ->> 'zh', p.name ->> 'en'), r.id limit 50000`,
  )
}

/** One reading of a badge. `key` is the device's own, so that what it sends again is the same reading. */
export type Reading = { code: string; key: string; at: Date }
export type ReadResult = { key: string; outcome: 'in' | 'again' | 'unknown'; /** When they first came in, for `again`. */ since?: Date; name?: Name; organisation?: Name | null; ticket?: Text }

/** Notes readings as a device sends them, late ones too and each once; its clock is believed up to now. @throws missing */
export async function checkIn(db: Db, actor: Actor, input: { eventId: string; readings: readonly Reading[] }): Promise<ReadResult[]> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  if (!actor.personId) throw missing()
  const known = new Map(
    (await rows<{ id: string; code: string; name: Name; organisation: Name | null; ticket: Text }>(
      db,
      sql`select r.id, r.code, p.name, o.name as organisation, t.name as ticket from event_registration r join person p on p.id = r.person_id join event_ticket t on t.id = r.ticket_id left join organisation o on o.id = r.organisation_id
          where r.event_id = ${event.id} and r.state = 'confirmed' and r.code = any(${sql.param(input.readings.map((one) => one.code))}::text[])`,
    )).map((one) => [one.code, one]),
  )
  return change(db, actor, { verb: 'event.check_in', object: { type: 'event', id: event.id }, audience: 'staff', related: [...known.values()].map((one) => one.id) }, async (tx) => {
    const results: ReadResult[] = []
    for (const { code, key, at } of input.readings) {
      const found = known.get(code)
      if (!found) {
        results.push({ key, outcome: 'unknown' })
        continue
      }
      const read = new Date(Math.min(at.getTime(), actor.at.getTime()))
      await run(tx, sql`insert into event_check_in (registration_id, key, at, arrived_at, checked_by) values (${found.id}, ${key}, ${read}, ${actor.at}, ${actor.personId}) on conflict do nothing`)
      const [first] = await rows<{ key: string; at: Date }>(tx, sql`select key, at from event_check_in where registration_id = ${found.id} order by at, arrived_at, key limit 1`)
      const { name, organisation, ticket } = found
      results.push(first?.key === key ? { key, outcome: 'in', name, organisation, ticket } : { key, outcome: 'again', since: first?.at, name, organisation, ticket })
    }
    return results
  })
}
