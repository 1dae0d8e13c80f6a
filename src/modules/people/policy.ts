import { type Actor, administers, hasRole, organisationsOf } from '../../core/actor.ts'

export { mandateFor, type MandateVerb, mandateVerbs } from '../../core/actor.ts'

export const isStaff = (actor: Actor): boolean => hasRole(actor, 'moderator', 'administrator')

/** Founding an organisation, asking to represent one and making API tokens need a confirmed address. */
export const hasStanding = (actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'person' && actor.emailVerified === true)

export const canEditOrganisation = (actor: Actor, organisationId: string): boolean => administers(actor, organisationId) || isStaff(actor)

/** Inviting, changing roles, ending affiliations, answering requests to represent the organisation. */
export const canManagePeople = (actor: Actor, organisationId: string): boolean => administers(actor, organisationId) || hasRole(actor, 'administrator')

/** The names of an organisation's people are for its own members and for staff. */
export const canSeePeople = (actor: Actor, organisationId: string): boolean => organisationsOf(actor).includes(organisationId) || isStaff(actor)

export const canEndAffiliation = (actor: Actor, affiliation: { personId: string; organisationId: string }): boolean =>
  affiliation.personId === actor.personId || canManagePeople(actor, affiliation.organisationId)

/** Verifying, trusting and merging. */
export const canVouch = (actor: Actor): boolean => isStaff(actor)

/** Only the firm itself lets others publish for it. */
export const canGrantMandate = (actor: Actor, firmId: string): boolean => administers(actor, firmId) || actor.kind === 'system'

/** Either side may end a mandate. */
export const canEndMandate = (actor: Actor, mandate: { firmId: string; publisherId: string }): boolean =>
  administers(actor, mandate.firmId) || administers(actor, mandate.publisherId) || actor.kind === 'system'

export const canGrantRoles = (actor: Actor): boolean => hasRole(actor, 'administrator')
