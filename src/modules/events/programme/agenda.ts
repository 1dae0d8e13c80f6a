import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { refusals } from '../../../core/messages.ts'
import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { type Event, eventFor } from '../reading.ts'
import { programmeOf } from './released.ts'
import type { Session } from './session.ts'

/** Why a session is on somebody's agenda. */
export type AgendaItem = { session: Session; because: 'speaks' | 'marked' }

/** The ids of the sessions that the actor marked for themselves. */
export async function marksOf(db: Db, actor: Actor, eventId: string): Promise<Set<string>> {
  if (!actor.personId) return new Set()
  const found = await rows<{ id: string }>(db, sql`select m.session_id as id from event_mark m join event_session s on s.id = m.session_id where m.person_id = ${actor.personId} and s.event_id = ${eventId}`)
  return new Set(found.map(({ id }) => id))
}

/** Marks a session, or takes the mark off. A mark is for oneself: no activity. @throws missing | denied */
export async function markSession(db: Db, actor: Actor, input: { eventId: string; sessionId: string; on: boolean }): Promise<void> {
  const event = await eventFor(db, actor, { id: input.eventId })
  if (!actor.personId) throw new Failure('denied', refusals.missing)
  const programme = await programmeOf(db, event.id)
  if (!programme?.sessions.some((one) => one.id === input.sessionId)) throw missing()
  if (input.on) await run(db, sql`insert into event_mark (session_id, person_id, marked_at) values (${input.sessionId}, ${actor.personId}, ${actor.at}) on conflict do nothing`)
  else await run(db, sql`delete from event_mark where session_id = ${input.sessionId} and person_id = ${actor.personId}`)
}

/** The actor's own sessions of the released programme: where they are named, and what they marked. */
export async function agendaOf(db: Db, actor: Actor, event: Pick<Event, 'id'>): Promise<AgendaItem[]> {
  const programme = await programmeOf(db, event.id)
  if (!programme || !actor.personId) return []
  const marks = await marksOf(db, actor, event.id)
  return programme.sessions.flatMap((session): AgendaItem[] => {
    if (session.speakers.some((one) => one.personId === actor.personId)) return [{ session, because: 'speaks' }]
    return marks.has(session.id) ? [{ session, because: 'marked' }] : []
  })
}
