import { type Actor, hasRole, organisationsOf, publishesFor } from '../../../core/actor.ts'
import type { OrganisationKind } from '../../people/words/kinds.ts'

/** Kinds of organisation that publish for firms once they are verified: parks, regions, technology transfer agencies. */
export const publisherKinds = ['park', 'region', 'broker'] as const satisfies readonly OrganisationKind[]

/** Officers and administrators of the publisher. */
export const canRunRelease = (actor: Actor, release: { publisherId: string }): boolean => actor.kind === 'system' || publishesFor(actor).includes(release.publisherId)

/** Its publisher's people read it, and moderators, who have to approve it. */
export const canReadRelease = (actor: Actor, release: { publisherId: string }): boolean =>
  organisationsOf(actor).includes(release.publisherId) || hasRole(actor, 'moderator', 'administrator')

/** Moderators approve what others publish; a trusted publisher's own officers approve for themselves. */
export const canApproveRelease = (actor: Actor, release: { publisherId: string; trusted: boolean }): boolean =>
  (release.trusted && canRunRelease(actor, release)) || (hasRole(actor, 'moderator', 'administrator') && !organisationsOf(actor).includes(release.publisherId))
