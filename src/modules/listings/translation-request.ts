import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { tell } from '../../platform/queue.ts'
import type { Db } from '../../platform/database.ts'
import { createRequest, defineRequest } from '../requests/requests.ts'
import { keepersOf, moderators } from './contacts.ts'
import { messages } from './messages.ts'
import { findListing, lockListing, mayRead, missing } from './record.ts'
import { revisionTitle } from './titles.ts'

/** A reader asks for the text in their language: the owner's and publisher's people are told, and the host's moderators. */
defineRequest('translation', {
  async address(tx, actor, input) {
    const listing = await findListing(tx, input.object.id)
    if (!listing || !mayRead(actor, listing)) throw missing()
    if (organisationsOf(actor).includes(listing.ownerId)) throw new Failure('conflict', messages.ownTranslation)
    return { toOrganisation: listing.publisherId }
  },
  mayAnswer: (_db, actor, request) => request.toOrganisation !== null && organisationsOf(actor).includes(request.toOrganisation),
  accept: () => Promise.resolve(),
  async tellAsked(tx, _actor, request) {
    const listing = await lockListing(tx, request.objectId)
    const title = listing.liveRevisionId ? await revisionTitle(tx, listing.liveRevisionId) : {}
    const people = [...new Set([...(await keepersOf(tx, listing)), ...(await moderators(tx))])]
    await tell(tx, { kind: 'translation_asked', people, object: { type: 'listing', id: listing.id }, version: request.id, about: { title } })
  },
  tellAnswered: () => Promise.resolve(),
})

/** Asks the owner and the host for a translation; one open request per reader. @throws Failure missing | conflict */
export async function askForTranslation(db: Db, actor: Actor, idOrShown: string): Promise<string> {
  const listing = await findListing(db, idOrShown)
  if (!listing || !mayRead(actor, listing)) throw missing()
  return createRequest(db, actor, { kind: 'translation', object: { type: 'listing', id: listing.id } })
}
