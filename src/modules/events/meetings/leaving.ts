import type { Actor } from '../../../core/actor.ts'
import { type Db, rows, sql } from '../../../platform/database.ts'
import { leaveMeetings } from './people.ts'

/** Ends what somebody who leaves for good still has before them: meetings to come are cancelled and the others are told. Belongs into the erasure's transaction. */
export async function leaveAllMeetings(tx: Db, actor: Actor, personId: string): Promise<void> {
  const events = await rows<{ eventId: string }>(tx, sql`select event_id as "eventId" from meeting_person where person_id = ${personId} and state = 'in'`)
  for (const { eventId } of events) await leaveMeetings(tx, actor, { eventId, personId })
}
