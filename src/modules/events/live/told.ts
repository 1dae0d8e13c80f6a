import { halvesOf } from '../../../core/writing.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import type { Session } from './reading.ts'

const about = (session: Session) => ({ session: halvesOf(session.title), event: halvesOf(session.event.name) })

/** Whoever has the session on their agenda, once for ever, also where it was a false start. */
export async function tellBegun(tx: Db, session: Session): Promise<void> {
  const people = (await rows<{ id: string }>(tx, sql`select person_id as id from event_mark where session_id = ${session.id}`)).map(({ id }) => id)
  if (people.length > 0) await tell(tx, { kind: 'live_began', people, object: { type: 'live_session', id: session.id }, about: about(session) })
}

/** Who asked, once for each question, unless they did it themselves. */
export async function tellAsker(tx: Db, kind: 'live_question_shown' | 'live_question_answered', session: Session, question: { id: string; personId: string }, by: string | undefined): Promise<void> {
  if (question.personId !== by) await tell(tx, { kind, people: [question.personId], object: { type: 'live_session', id: session.id }, version: question.id, about: about(session) })
}
