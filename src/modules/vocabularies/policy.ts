import { type Actor, hasRole } from '../../core/actor.ts'

/** The host's organisers decide what the terms of this instance are. */
export const canEditTerms = (actor: Actor): boolean => hasRole(actor, 'organiser', 'administrator')
