import type { Actor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import type { Text } from '../../../core/text.ts'
import { stored } from '../../../core/writing.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import type { SessionKind } from '../rules.ts'
import type { TemplateTicket } from '../words/templates.ts'
import type { VenueKind } from '../words/words.ts'

/** Rows that a new event begins with. Inside the change that starts it. */

export type VenueRow = { position: number; name: Text; kind: VenueKind; capacity?: number | null; address?: Text | null }

export async function insertVenue(tx: Db, actor: Actor, eventId: string, venue: VenueRow): Promise<string> {
  const id = newId(actor.at.getTime())
  await run(tx, sql`insert into event_venue (id, event_id, position, name, kind, capacity, address) values (${id}, ${eventId}, ${venue.position}, ${stored(venue.name)}, ${venue.kind}, ${venue.capacity ?? null}, ${stored(venue.address)})`)
  return id
}

export type SessionRow = { kind: SessionKind; title: Text; subtitle?: Text | null; abstract?: Text | null; detail?: Text | null; track?: Text | null; startsAt: Date; endsAt: Date; venueId?: string | null; spokenIn?: string | null; outsideId?: string | null }

export async function insertSession(tx: Db, actor: Actor, eventId: string, session: SessionRow): Promise<string> {
  const id = newId(actor.at.getTime())
  await run(
    tx,
    sql`insert into event_session (id, event_id, kind, title, subtitle, abstract, detail, track, starts_at, ends_at, venue_id, spoken_in, outside_id, created_by, created_at)
        values (${id}, ${eventId}, ${session.kind}, ${stored(session.title)}, ${stored(session.subtitle)}, ${stored(session.abstract)}, ${stored(session.detail)}, ${stored(session.track)},
          ${session.startsAt}, ${session.endsAt}, ${session.venueId ?? null}, ${session.spokenIn ?? null}, ${session.outsideId ?? null}, ${actor.personId ?? null}, ${actor.at})`,
  )
  return id
}

export type TicketRow = Pick<TemplateTicket, 'attends' | 'approval' | 'invitedOnly'> & { position: number; name: Text; note: Text | null; capacity?: number | null }

export async function insertTicket(tx: Db, actor: Actor, eventId: string, ticket: TicketRow): Promise<void> {
  await run(
    tx,
    sql`insert into event_ticket (id, event_id, position, name, note, attends, capacity, invited_only, approval)
        values (${newId(actor.at.getTime())}, ${eventId}, ${ticket.position}, ${stored(ticket.name)}, ${stored(ticket.note)}, ${ticket.attends}, ${ticket.capacity ?? null}, ${ticket.invitedOnly ?? false}, ${ticket.approval ?? false})`,
  )
}
