import { createHash } from 'node:crypto'
import type { Actor } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import { type EventTemplate, publishEvent, type SessionKind, startEvent } from '../../src/modules/events/events.ts'
import { type Db, rows, run, sql } from '../../src/platform/database.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation } from './people.ts'

const text = (en: string, zh: string) => JSON.stringify({ source: 'en', rev: 1, variants: { en: { body: en, origin: 'author', ofRev: 1, at: '2026-01-01T00:00:00Z' }, zh: { body: zh, origin: 'human', ofRev: 1, at: '2026-01-01T00:00:00Z' } } })

export type MadeEvent = { id: string; slug: string; hostId: string; /** An officer of the host. */ officer: Actor; ticketId: string }

let made = 0

/** A published event of three days from tomorrow with one ticket, unless told otherwise. */
export async function makeEvent(db: Db, at: Date, facts: Partial<{ template: EventTemplate; draft: boolean; capacity: number; approval: boolean; startsAt: Date; endsAt: Date; visibility: 'public' | 'signed_in' | 'space'; attends: 'on_site' | 'online' }> = {}): Promise<MadeEvent> {
  const hostId = await makeOrganisation(db, { kind: 'park' })
  const officer = { ...(await makeActor(db, { organisationId: hostId, role: 'officer' })), at }
  made += 1
  const startsAt = facts.startsAt ?? new Date(at.getTime() + 86_400_000)
  const endsAt = facts.endsAt ?? new Date(startsAt.getTime() + 3 * 86_400_000)
  const { id, slug } = await startEvent(db, officer, { template: facts.template ?? 'week', hostId, slug: `test-event-${made}-${hostId.slice(-6)}`, name: { en: `Technology week ${made}`, zh: `科技周${made}` }, lang: 'en', startsAt, endsAt, visibility: facts.visibility })
  const runner = await actorOf(db, officer.personId!, at)
  if (!facts.draft) await publishEvent(db, runner, { id })
  const ticketId = newId(at.getTime())
  await run(db, sql`insert into event_ticket (id, event_id, position, name, attends, capacity, approval) values (${ticketId}, ${id}, 1, ${text('Visitor', '观众')}, ${facts.attends ?? 'on_site'}, ${facts.capacity ?? null}, ${facts.approval ?? false})`)
  return { id, slug, hostId, officer: runner, ticketId }
}

/** A session of the draft programme. */
export async function makeSession(db: Db, event: MadeEvent, facts: { startsAt: Date; endsAt: Date; kind?: SessionKind; venueId?: string }): Promise<string> {
  const id = newId()
  await run(db, sql`insert into event_session (id, event_id, kind, title, starts_at, ends_at, venue_id, created_at) values (${id}, ${event.id}, ${facts.kind ?? 'forum'}, ${text('Forum', '论坛')}, ${facts.startsAt}, ${facts.endsAt}, ${facts.venueId ?? null}, ${facts.startsAt})`)
  return id
}

/** Somebody of an organisation who has a seat. */
export async function makeParticipant(db: Db, event: MadeEvent, at: Date, facts: Partial<{ organisationId: string; personId: string; country: string }> = {}): Promise<Actor> {
  const organisationId = facts.organisationId ?? (await makeOrganisation(db, { country: facts.country ?? 'GB' }))
  const { personId } = await makeAffiliation(db, { organisationId, personId: facts.personId, role: 'officer' })
  const code = Array.from({ length: 10 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Math.floor(Math.random() * 32)]).join('')
  await run(db, sql`insert into event_registration (id, event_id, ticket_id, person_id, organisation_id, state, code, created_at, updated_at) values (${newId()}, ${event.id}, ${event.ticketId}, ${personId}, ${organisationId}, 'confirmed', ${code}, ${at}, ${at})`)
  return actorOf(db, personId, at)
}

/** Releases a programme of these sessions, as they are drafted, in the form that readers of releases rely on. */
export async function releaseSessions(db: Db, event: MadeEvent, sessionIds: readonly string[], at: Date): Promise<void> {
  const sessions = await rows<{ id: string }>(db, sql`select id, kind, title, abstract, starts_at as "startsAt", ends_at as "endsAt", venue_id as "venueId" from event_session where id = any(${sql.param(sessionIds)}::uuid[])`)
  const content = JSON.stringify({ format: 1, venues: [], sessions })
  await run(db, sql`insert into event_release (event_id, number, content, sha256, released_at) values (${event.id}, (select coalesce(max(number), 0) + 1 from event_release where event_id = ${event.id}), ${content}, ${createHash('sha256').update(content).digest()}, ${at})`)
}
