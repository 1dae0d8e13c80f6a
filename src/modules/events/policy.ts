import type { Actor } from '../../core/actor.ts'
import { canManageSpace } from '../spaces/spaces.ts'

/** Officers and administrators of its host, its chair and secretary, and organisers of the platform. */
export const canRunEvent = (actor: Actor, eventId: string): boolean => canManageSpace(actor, eventId)
