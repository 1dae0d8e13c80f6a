import { type Actor, publishesFor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'

/** The funnel of the organisation for which the actor acts first. */
export const organisationPlace = (actor: Actor): { scope: string; slug: string } => ({ scope: 'organisation', slug: showId(publishesFor(actor)[0] ?? actor.affiliations[0]!.organisationId) })
