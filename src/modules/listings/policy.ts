import { type Actor, hasRole, mandateFor, type MandateVerb, organisationsOf, publishesFor } from '../../core/actor.ts'
import type { ListingState } from './rules.ts'

export { mandateFor } from '../../core/actor.ts'

/** What the sentences need to know of a listing. */
export type Governed = { ownerId: string; publisherId: string; state: ListingState; createdBy: string | null; hasPending?: boolean; liveRevisionId?: string | null }


/** Officer or administrator of the owner, or holder of its mandate with the verb; the platform itself for its jobs and commands. */
function acts(actor: Actor, listing: Governed, verb: MandateVerb): boolean {
  if (actor.kind === 'system' || publishesFor(actor).includes(listing.ownerId)) return true
  return listing.publisherId !== listing.ownerId && mandateFor(actor, listing.ownerId, verb, listing.publisherId) !== undefined
}

/** Any member of the organisation may begin a draft for it, a mandate holder with `draft` too. */
export const canDraftFor = (actor: Actor, ownerId: string): boolean =>
  actor.kind === 'system' || organisationsOf(actor).includes(ownerId) || mandateFor(actor, ownerId, 'draft') !== undefined

/** Researchers edit the drafts that they began; officers, administrators and mandate holders every one. */
export const canEdit = (actor: Actor, listing: Governed): boolean =>
  listing.state !== 'archived' &&
  listing.state !== 'closed' &&
  (acts(actor, listing, 'draft') || (actor.personId !== undefined && actor.personId === listing.createdBy && organisationsOf(actor).includes(listing.ownerId)))

/** Put a version before the public, or before the moderators. */
export const canPublish = (actor: Actor, listing: Governed): boolean =>
  listing.state !== 'archived' && listing.state !== 'closed' && acts(actor, listing, 'publish')
export const canPause = (actor: Actor, listing: Governed): boolean => listing.state === 'published' && acts(actor, listing, 'pause')
export const canResume = (actor: Actor, listing: Governed): boolean => listing.state === 'paused' && acts(actor, listing, 'pause')
export const canClose = (actor: Actor, listing: Governed): boolean => (listing.state === 'published' || listing.state === 'paused') && acts(actor, listing, 'close')
export const canArchive = (actor: Actor, listing: Governed): boolean => listing.state === 'closed' && acts(actor, listing, 'close')
export const canRenew = (actor: Actor, listing: Governed): boolean =>
  (listing.state === 'published' || listing.state === 'paused' || listing.state === 'closed') && acts(actor, listing, 'publish')
/** Never published: it may go without a trace, or, once it was submitted, to the archive. */
export const canDiscard = (actor: Actor, listing: Governed): boolean => listing.state === 'draft' && !listing.liveRevisionId && canEdit(actor, listing)
/** Take back what waits for the moderators. */
export const canWithdraw = (actor: Actor, listing: Governed): boolean => listing.hasPending === true && acts(actor, listing, 'publish')
/** Audience, withheld name, excluded countries, hour of release. */
export const canSetAccess = (actor: Actor, listing: Governed): boolean => listing.state !== 'archived' && acts(actor, listing, 'publish')
/** Write the confidential detail and open it to organisations. Never staff, never by mandate: it is the owner's alone. */
export const canOpenConfidential = (actor: Actor, listing: Governed): boolean => publishesFor(actor).includes(listing.ownerId)
/** Translations of the live version. */
export const canTranslate = (actor: Actor, listing: Governed): boolean => (listing.state === 'published' || listing.state === 'paused') && acts(actor, listing, 'publish')

/** Moderators decide about others' listings, never about those of their own organisations. */
export const canReview = (actor: Actor, listing: Governed): boolean =>
  hasRole(actor, 'moderator', 'administrator') && !organisationsOf(actor).some((id) => id === listing.ownerId || id === listing.publisherId)
export const canModerate = (actor: Actor): boolean => hasRole(actor, 'moderator', 'administrator')

/** Trusted organisations publish at once; so does the platform itself. The publisher's trust counts, not the firm's. */
export const publishesAtOnce = (actor: Actor, publisher: { trusted: boolean }): boolean => actor.kind === 'system' || publisher.trusted

/** True when the actor reads the owner's side of a listing: its drafts, history and figures. */
export const isOurs = (actor: Actor, listing: Governed): boolean =>
  actor.kind === 'system' || organisationsOf(actor).some((id) => id === listing.ownerId || id === listing.publisherId)
