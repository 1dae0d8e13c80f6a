import { type Actor, publishesFor } from '../../../core/actor.ts'
import { canRunAlliance, canSeeDirectory } from '../policy.ts'

/** A body and its alliance, as far as rights need them. */
export type BodyPlace = { id: string; allianceId: string }

const seatIn = (actor: Actor, bodyId: string, ...roles: string[]): boolean => actor.seats.some((seat) => seat.spaceId === bodyId && (roles.length === 0 || roles.includes(seat.role)))

/** Holds a seat of any kind in the body now. */
export const sitsIn = (actor: Actor, body: BodyPlace): boolean => seatIn(actor, body.id)

/** Chair, champion and secretary of the body, and who runs the alliance: they call meetings, open motions, give advice. */
export const leads = (actor: Actor, body: BodyPlace): boolean => canRunAlliance(actor, body.allianceId) || seatIn(actor, body.id, 'chair', 'champion', 'secretary')

/** Founding and ending bodies, terms and seats are the alliance's own business. */
export const canShapeBodies = (actor: Actor, allianceId: string): boolean => canRunAlliance(actor, allianceId)

/** Members, who runs the alliance, and whoever sits in one of its bodies: they see what outsiders do not. */
export const belongs = (actor: Actor, allianceId: string, bodies: readonly { id: string }[]): boolean =>
  canSeeDirectory(actor, allianceId) || bodies.some((one) => seatIn(actor, one.id))

/** What a body deliberates on: for its seats and those who lead it. */
export const deliberates = (actor: Actor, body: BodyPlace): boolean => sitsIn(actor, body) || leads(actor, body)

/** Officers and administrators of a member sign for it. */
export const mayActFor = (actor: Actor, organisationId: string): boolean => publishesFor(actor).includes(organisationId)

/** An action is settled by its owner's people and by who runs the alliance. */
export const canSettle = (actor: Actor, action: { allianceId: string; organisationId: string; personId: string | null }): boolean =>
  canRunAlliance(actor, action.allianceId) || (actor.personId !== undefined && action.personId === actor.personId) || mayActFor(actor, action.organisationId)
