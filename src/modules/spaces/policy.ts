import { type Actor, hasRole, publishesFor, spacesOf } from '../../core/actor.ts'
import type { Rule, SqlColumn } from '../../core/visibility.ts'

/** Who may read a space: everybody, whoever is signed in, or those who belong to it; organisers read all. */
export const spaceReadable: Rule = {
  some: [
    { column: 'visibility', is: 'public' },
    { all: [{ column: 'visibility', is: 'signed_in' }, { actor: (actor) => actor.kind !== 'visitor' }] },
    { column: 'id', meets: spacesOf },
    { actor: (actor) => hasRole(actor, 'organiser', 'administrator') },
  ],
}

export const spaceColumns: Record<string, SqlColumn> = {
  id: { sql: 'space.id', type: 'uuid' },
  visibility: { sql: 'space.visibility', type: 'text' },
}

export const canCreateSpace = (actor: Actor): boolean => hasRole(actor, 'organiser', 'administrator')

/** An organisation's officers and administrators may start what it hosts for a time: an event. */
export const canHostSpace = (actor: Actor, space: { kind: string; hostId?: string }): boolean =>
  canCreateSpace(actor) || (space.kind === 'event' && space.hostId !== undefined && publishesFor(actor).includes(space.hostId))

/** Members and seats are managed by hosts, secretariats, chairs and secretaries of the space, and by organisers. */
export const canManageSpace = (actor: Actor, spaceId: string): boolean =>
  canCreateSpace(actor) || actor.seats.some((seat) => seat.spaceId === spaceId && ['host', 'secretariat', 'chair', 'secretary'].includes(seat.role))
