import type { Actor } from '../../../core/actor.ts'
import { wrong } from '../../../core/failure.ts'
import type { Lang, Text } from '../../../core/text.ts'
import { newId } from '../../../core/id.ts'
import { type Halves, stored } from '../../../core/writing.ts'
import { type Db, rows, run, sql, transaction } from '../../../platform/database.ts'
import { attachFile, fileById } from '../../files/files.ts'
import { startEvent } from '../founding.ts'
import { eventRefusals } from '../messages.ts'
import { organisersOf } from '../organisers.ts'
import { canRunEvent } from '../policy.ts'
import { type Event, eventsVisibleTo, eventToRun } from '../reading.ts'
import { venuesOf } from '../venues.ts'
import { dayIn, daysBetween, type EventZone, shifted } from './days.ts'
import { insertSession, insertTicket, insertVenue, type SessionRow, type TicketRow } from './rows.ts'

export type Clone = { fromId: string; hostId: string; slug: string; name: Halves; lang: Lang; firstDay: string; zone: EventZone }

/** Starts an event as an earlier one stood: its rooms, organisers, tickets, texts and sessions, moved to the new days. Nobody who spoke or registered comes along. @throws missing | invalid */
export async function cloneEvent(db: Db, actor: Actor, input: Clone): Promise<{ id: string; slug: string }> {
  const source = await eventToRun(db, actor, { id: input.fromId }).catch(() => Promise.reject(wrong('from', eventRefusals.clone)))
  const days = daysBetween(dayIn(source.startsAt, input.zone), input.firstDay)
  const moved = (at: Date) => shifted(at, days, input.zone)
  return transaction(db, async (tx) => {
    const { hostId, slug, name, lang } = input
    const { template, mode, visibility, fields } = source
    const event = await startEvent(tx, actor, { template, hostId, slug, name, lang, mode, visibility, fields, startsAt: moved(source.startsAt), endsAt: moved(source.endsAt) })
    await run(tx, sql`update event set cloned_from = ${source.id}, description = ${stored(source.description)}, place = ${stored(source.place)} where space_id = ${event.id}`)
    await run(tx, sql`update space set purpose = ${stored(source.purpose)} where id = ${event.id}`)
    const rooms = new Map<string, string>()
    for (const venue of await venuesOf(tx, source.id)) rooms.set(venue.id, await insertVenue(tx, actor, event.id, venue))
    const sessions = await rows<SessionRow>(
      tx,
      sql`select kind, title, subtitle, abstract, detail, track, starts_at as "startsAt", ends_at as "endsAt", venue_id as "venueId", spoken_in as "spokenIn" from event_session where event_id = ${source.id} and removed_at is null order by starts_at, id`,
    )
    for (const session of sessions) await insertSession(tx, actor, event.id, { ...session, startsAt: moved(session.startsAt), endsAt: moved(session.endsAt), venueId: session.venueId && rooms.get(session.venueId) })
    const tickets = await rows<TicketRow>(tx, sql`select position, name, note, attends, capacity, invited_only as "invitedOnly", approval from event_ticket where event_id = ${source.id} and closed_at is null order by position`)
    for (const ticket of tickets) await insertTicket(tx, actor, event.id, ticket)
    for (const one of await organisersOf(tx, source.id)) {
      const logo = one.logoId ? await fileById(tx, one.logoId) : undefined
      const logoId = logo && (await attachFile(tx, actor, logo, { type: 'event', id: event.id }))
      await run(
        tx,
        sql`insert into event_organiser (id, event_id, role, position, organisation_id, name, logo_file_id)
            values (${newId(actor.at.getTime())}, ${event.id}, ${one.role}, ${one.position}, ${one.organisationId}, ${stored(one.organisationId ? null : (one.name as Text))}, ${logoId ?? null})`,
      )
    }
    return event
  })
}

/** Events that the actor runs, newest first: what may be taken up again. */
export async function eventsToClone(db: Db, actor: Actor): Promise<Event[]> {
  return (await eventsVisibleTo(db, actor, { limit: 200 })).filter((one) => canRunEvent(actor, one.id)).sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
}
