import type { Actor } from '../../../core/actor.ts'
import { canRunEvent } from '../policy.ts'

/** Whoever runs the event, and the chair and moderators of the session. */
export const moderates = (actor: Actor, session: { eventId: string; chairs: readonly string[] }): boolean =>
  canRunEvent(actor, session.eventId) || (actor.personId !== undefined && session.chairs.includes(actor.personId))

/** Whether the person may ask, vote and answer there at all; whether it is open is another matter. */
export const mayTakePart = (actor: Actor, session: { takesFrom: 'signed_in' | 'participants' }, takesPart: boolean): boolean =>
  actor.kind === 'person' && (session.takesFrom === 'signed_in' || takesPart)
