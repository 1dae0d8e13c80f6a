import { type Actor, system } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import { acceptInterest, answerScreen, type CheckAnswers, expressInterest, recordPartnerCheck, screenOf, type ScreenResult } from '../../src/modules/deals/deals.ts'
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

/** Answers of a partner check that let files pass for a year. */
export const cleanCheck = (at: Date): CheckAnswers => ({
  legalForm: 'Limited company', owners: 'Two founders', links: 'none', sanctions: 'none', sanctionsLists: 'UN, UK, EU of this week', earlier: 'none', sources: 'Public register', result: 'pass',
  renewOn: new Date(at.getTime() + 365 * 86_400_000).toISOString().slice(0, 10),
})

/** A case that both sides accepted. */
export async function makeAccepted(db: Db, facts: Parameters<typeof makePair>[1] = {}): ReturnType<typeof makeDeal> {
  const made = await makeDeal(db, facts)
  await acceptInterest(db, made.owner, made.dealId)
  return made
}

/** Both sides check each other. */
export async function checkPartners(db: Db, { dealId, asker, owner, fromOrganisationId, listing }: Awaited<ReturnType<typeof makeDeal>>): Promise<void> {
  await recordPartnerCheck(db, asker, { dealId, of: listing.ownerId, ...cleanCheck(asker.at) })
  await recordPartnerCheck(db, owner, { dealId, of: fromOrganisationId, ...cleanCheck(owner.at) })
}

/** A side answers "no" to everything; `result` says otherwise with a reason. */
export async function screenSide(db: Db, actor: Actor, dealId: string, result: ScreenResult = 'clear', licence: { number: string; until: string } | undefined = undefined): Promise<void> {
  const { own } = await screenOf(db, actor, dealId)
  const answers = Object.fromEntries(own!.catalogues.flatMap((one) => one.questions).map((one) => [one.code, { answer: 'no' as const }]))
  await answerScreen(db, actor, { dealId, version: own!.version, answers, result, licenceNumber: licence?.number, licenceUntil: licence?.until, note: result === 'clear' ? undefined : 'As counsel says.' })
}

/** A case whose sides have checked each other and passed the screen. */
export async function makeScreened(db: Db, facts: Parameters<typeof makePair>[1] = {}): ReturnType<typeof makeDeal> {
  const made = await makeAccepted(db, facts)
  await checkPartners(db, made)
  for (const side of [made.asker, made.owner]) await screenSide(db, side, made.dealId)
  return made
}
