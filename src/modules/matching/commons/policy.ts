import { type Actor, hasRole, mandateFor, publishesFor } from '../../../core/actor.ts'

/** Organisers and moderators of the platform see what was found and decide about it. */
export const canOrganise = (actor: Actor): boolean => hasRole(actor, 'organiser', 'moderator', 'administrator')

/** A need's own people answer for it, and those who publish for it under a mandate that lets them. */
export const canAnswerFor = (actor: Actor, need: { ownerId: string; publisherId: string }): boolean =>
  publishesFor(actor).includes(need.ownerId) || mandateFor(actor, need.ownerId, 'answer', need.publisherId) !== undefined
