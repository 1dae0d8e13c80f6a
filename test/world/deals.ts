import { type Actor, system } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import { expressInterest } from '../../src/modules/deals/deals.ts'
import { createListing, submitListing } from '../../src/modules/listings/listings.ts'
import { type Db, run, sql } from '../../src/platform/database.ts'
import { longAgo, makeActor, makeMandate, makeOrganisation } from './people.ts'

type PublishedFacts = Partial<{ ownerId: string; publisherId: string; kind: 'offer' | 'need'; title: string; withheld: boolean; open: boolean; contactId: string; visibility: 'public' | 'signed_in' | 'named'; at: Date }>

/** A listing on show, published by the platform; with another publisher than the owner a mandate is made. */
export async function makePublished(db: Db, facts: PublishedFacts = {}): Promise<{ id: string; ownerId: string; publisherId: string }> {
  const ownerId = facts.ownerId ?? (await makeOrganisation(db, { kind: 'enterprise' }))
  const publisherId = facts.publisherId ?? ownerId
  const at = facts.at ?? longAgo
  const title = facts.title ?? `Lining for a furnace, number ${newId().slice(-6)}`
  const texts = { en: { title, summary: 'A lining that lasts twice as long at 1,200 degrees.' } }
  const { id } = await createListing(db, system(at), { kind: facts.kind ?? 'need', ownerId, content: { source: 'en', texts } })
  await submitListing(db, system(at), { id })
  const mandate = publisherId === ownerId ? undefined : await makeMandate(db, { firmId: ownerId, publisherId })
  await run(
    db,
    sql`update listing set publisher_id = ${publisherId}, mandate_id = ${mandate?.id ?? null}, name_withheld = ${facts.withheld ?? false}, open_for_interest = ${facts.open ?? true},
          contact_id = ${facts.contactId ?? null}, visibility = ${facts.visibility ?? 'public'} where id = ${id}`,
  )
  return { id, ownerId, publisherId }
}

export type Pair = { listing: { id: string; ownerId: string; publisherId: string }; asker: Actor; owner: Actor; fromOrganisationId: string }

/** A published need of an enterprise with an administrator, and an officer of a university who may be interested in it. */
export async function makePair(db: Db, facts: PublishedFacts & { toCountry?: string; fromCountry?: string } = {}): Promise<Pair> {
  const ownerId = facts.ownerId ?? (await makeOrganisation(db, { kind: 'enterprise', country: facts.toCountry ?? 'GB' }))
  const fromOrganisationId = await makeOrganisation(db, { country: facts.fromCountry ?? 'CN' })
  const listing = await makePublished(db, { ...facts, ownerId })
  const at = facts.at ?? longAgo
  return { listing, fromOrganisationId, asker: await makeActor(db, { organisationId: fromOrganisationId, role: 'officer', at }), owner: await makeActor(db, { organisationId: ownerId, role: 'administrator', at }) }
}

/** An interest that waits for its answer. */
export async function makeDeal(db: Db, facts: Parameters<typeof makePair>[1] = {}): Promise<Pair & { dealId: string; reference: string }> {
  const pair = await makePair(db, facts)
  const { id, reference } = await expressInterest(db, pair.asker, {
    listingId: pair.listing.id,
    fromOrganisationId: pair.fromOrganisationId,
    sentence: 'We have a lining that we would like to try with you.',
    contact: 'Dr Lin, lin@example.org',
  })
  return { ...pair, dealId: id, reference }
}
