import { type Actor, countriesOf, hasRole, organisationsOf, publishesFor } from '../../core/actor.ts'
import type { OrganisationKind } from '../people/words/kinds.ts'

/** Kinds of organisation that take problems on once they are verified; a university or institute once it is trusted. */
export const takerKinds = ['broker', 'park', 'region'] as const satisfies readonly OrganisationKind[]
export const trustedTakerKinds = ['university', 'institute'] as const satisfies readonly OrganisationKind[]

/** Whether an organisation takes problems on. */
export const isTaker = (organisation: { kind: string; verified: boolean; trusted: boolean }): boolean =>
  (organisation.verified && (takerKinds as readonly string[]).includes(organisation.kind)) || (organisation.trusted && (trustedTakerKinds as readonly string[]).includes(organisation.kind))

/** The platform's own people see what waits, and may refuse it. */
export const seesAllProblems = (actor: Actor): boolean => hasRole(actor, 'moderator', 'organiser', 'administrator')

/** A problem is not shown in the countries that its author excluded: whoever stands for one of them never meets it. */
export const isBarred = (actor: Actor, problem: { excludedCountries: readonly string[] }): boolean => countriesOf(actor).some((code) => problem.excludedCountries.includes(code))

/** Officers and administrators of both sides of a listing answer enquiries, and mandate holders with the verb. */
export const canAnswer = (actor: Actor, listing: { ownerId: string; publisherId: string; contactId: string | null }): boolean => {
  const official = publishesFor(actor)
  const belongs = organisationsOf(actor)
  if (official.includes(listing.ownerId)) return true
  if (official.includes(listing.publisherId) && listing.publisherId !== listing.ownerId) return actor.mandates.some((one) => one.firmId === listing.ownerId && one.publisherId === listing.publisherId && one.verbs.includes('answer'))
  return actor.personId !== undefined && actor.personId === listing.contactId && (belongs.includes(listing.ownerId) || belongs.includes(listing.publisherId))
}

/** Moderators decide about complaints, never about those on listings of their own organisations. */
export const canDecide = (actor: Actor, listing: { ownerId: string; publisherId: string }): boolean =>
  hasRole(actor, 'moderator', 'administrator') && !organisationsOf(actor).some((id) => id === listing.ownerId || id === listing.publisherId)
