import { type Actor, administers, hasRole } from '../../core/actor.ts'
import { canManageSpace } from '../spaces/spaces.ts'

export { canCreateSpace as canFoundAlliance } from '../spaces/spaces.ts'

/** Officers and administrators of its host and secretariats, its chair and secretary, and organisers of the platform. */
export const canRunAlliance = (actor: Actor, spaceId: string): boolean => canManageSpace(actor, spaceId)

/** Members and who runs it: they see the directory with its contacts. Funders, supporters and observers do not. */
export const canSeeDirectory = (actor: Actor, spaceId: string): boolean =>
  canRunAlliance(actor, spaceId) || actor.seats.some((seat) => seat.spaceId === spaceId && !['funder', 'supporter', 'observer'].includes(seat.role))

/** The member itself may leave: the person, or an administrator of the organisation. */
export const canLeave = (actor: Actor, member: { organisationId: string | null; personId: string | null }): boolean =>
  actor.personId !== undefined && (member.personId === actor.personId || (member.organisationId !== null && administers(actor, member.organisationId)))

/** Who decides on joining: the body that the charter names, by its chair and champions; else who runs the alliance. */
export const canDecideJoining = (actor: Actor, alliance: { id: string; joinsDecidedBy: string | null }): boolean =>
  alliance.joinsDecidedBy === null
    ? canRunAlliance(actor, alliance.id)
    : actor.seats.some((seat) => seat.spaceId === alliance.joinsDecidedBy && (seat.role === 'chair' || seat.role === 'champion'))

/** Naming another secretariat changes who holds the authority: for organisers of the platform and the host alone. */
export const canAppoint = (actor: Actor, spaceId: string): boolean =>
  hasRole(actor, 'organiser', 'administrator') || actor.seats.some((seat) => seat.spaceId === spaceId && seat.role === 'host')
