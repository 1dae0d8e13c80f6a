import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang, type Lang, measure, type Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, sql } from '../../platform/database.ts'
import { counterpartKinds, type ListingKind, sideOfKind } from '../listings/content.ts'
import { consentNeeded, holdConsent } from '../consents/consents.ts'
import { type Card, mine } from '../listings/listings.ts'
import { notify } from '../notices/notices.ts'
import { listingOnShow, type ListingRow, listingRow, titlesOf } from './listing-row.ts'
import { messages } from './messages.ts'
import { endedStages, interestLimits } from './rules.ts'
import { writeDeal } from './opening.ts'
import { answerersOf, occasionOf } from './told.ts'

/** One sentence and a contact suffice; the rest is offered, never demanded (field-schemas.md §1). */
export type InterestInput = {
  listingId: string
  /** The listing of one's own that answers it. */
  broughtListingId?: string
  fromOrganisationId: string
  sentence: string
  contact: string
  /** The language that the texts are written in; else that of the sentence's script. */
  lang?: Lang
  interests?: string
  brings?: string
  proposes?: string
  noConfidential?: boolean
  wishedLang?: Lang
  /** That the person may be seen in the country of the other side. */
  consent?: boolean
}

const texts = ['sentence', 'interests', 'brings', 'proposes', 'contact'] as const

/** The texts trimmed, empty ones left out. @throws Failure invalid with a sentence per field */
function readTexts(input: InterestInput): Partial<Record<(typeof texts)[number], string>> & { sentence: string; contact: string } {
  const given = Object.fromEntries(texts.flatMap((name) => (input[name]?.trim() ? [[name, input[name].trim()]] : []))) as Partial<Record<(typeof texts)[number], string>>
  const fields: Record<string, Phrase> = {}
  if (!given.sentence) fields.sentence = messages.sentence
  if (!given.contact || given.contact.length < 3) fields.contact = messages.contact
  for (const name of texts) if (given[name] && measure(given[name]) > interestLimits[name]) fields[name] = messages.tooLong
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  return { ...given, sentence: given.sentence ?? '', contact: given.contact ?? '' }
}

/** What stands in the way of an interest of the actor in this listing; undefined: nothing. */
export function whyNotInterested(actor: Actor, listing: Pick<ListingRow, 'state' | 'open' | 'ownerId' | 'publisherId'>): Phrase | undefined {
  const own = organisationsOf(actor)
  if (own.includes(listing.ownerId) || own.includes(listing.publisherId)) return messages.ownListing
  if (listing.state !== 'published' || !listing.open) return messages.notOpen
  return own.length === 0 ? messages.needOrganisation : undefined
}

/** What may be brought to a listing: an offer or expertise to a need, a need to everything else. */
const answeringKinds = (kind: ListingKind): readonly ListingKind[] => (sideOfKind(kind) === 'need' ? counterpartKinds.need : ['need'])

/** A listing that an interest is about, and the way that is barred, for the page of the form. @throws Failure missing */
export async function interestIn(db: Db, actor: Actor, listingId: string): Promise<{ card: Card; barred: Phrase | undefined; /** The country for which the actor has to consent to being seen. */ consentFor?: string; broughtChoices: { id: string; title: { zh?: string; en?: string }; ownerId: string }[] }> {
  const shown = await listingOnShow(db, actor, listingId)
  if (!shown) throw new Failure('missing', refusals.missing)
  const kinds = answeringKinds(shown.card.kind)
  const listings = (await Promise.all(kinds.map((kind) => mine(db, actor, { state: 'published', kind, limit: 100 })))).flatMap((found) => found.listings)
  return {
    card: shown.card,
    barred: whyNotInterested(actor, shown.listing),
    consentFor: await consentNeeded(db, actor, shown.card.place.country),
    broughtChoices: listings.map(({ id, title, ownerId }) => ({ id, title, ownerId })),
  }
}

/** The published listing of the interested organisation that answers the other. @throws Failure invalid */
async function broughtBy(db: Db, actor: Actor, input: InterestInput, kind: ListingKind): Promise<ListingRow | undefined> {
  if (!input.broughtListingId) return undefined
  const own = await listingRow(db, input.broughtListingId)
  const ours = own && organisationsOf(actor).includes(input.fromOrganisationId) && (own.ownerId === input.fromOrganisationId || own.publisherId === input.fromOrganisationId)
  if (!own || !ours || own.state !== 'published' || !answeringKinds(kind).includes(own.kind)) throw new Failure('invalid', refusals.invalid, { fields: { broughtListingId: messages.brought } })
  return own
}

/** The case that is open between the same parties about the same listings. */
async function openDealOf(db: Db, listing: ListingRow, input: InterestInput): Promise<string | undefined> {
  const found = await row<{ id: string }>(
    db,
    sql`select id from deal_interest where listing_id = ${listing.id} and brought_id is not distinct from ${input.broughtListingId ?? null} and from_organisation = ${input.fromOrganisationId}
          and to_organisation = ${listing.ownerId} and not (stage = any(${sql.param(endedStages)}::text[]))`,
  )
  return found?.id
}

/** What a {@link Failure} of kind conflict carries as `theirs` when the interest exists already. */
export type OpenAlready = { dealId: string }

/** A refusal that leads to the case which is open already. */
export const isOpenAlready = (failure: Failure): failure is Failure & { details: { theirs: OpenAlready } } =>
  failure.code === 'conflict' && typeof failure.details.theirs === 'object' && failure.details.theirs !== null && 'dealId' in failure.details.theirs

/**
 * Opens a deal in its first stage: cites the live revisions, tells the administrators and the contact of the other side. `beside` writes what a
 * later module keeps of it, in the same transaction.
 * @throws Failure missing (the listing may not be read) | denied (no affiliation) | invalid | conflict (own listing, not open;
 * or open already, with {@link OpenAlready} as `details.theirs`)
 */
export async function expressInterest(db: Db, actor: Actor, input: InterestInput, beside?: (tx: Db, dealId: string) => Promise<void>): Promise<{ id: string; reference: string }> {
  const { personId } = actor
  const shown = personId ? await listingOnShow(db, actor, input.listingId) : undefined
  if (!personId || !shown) throw new Failure('missing', refusals.missing)
  const barred = whyNotInterested(actor, shown.listing)
  if (barred) throw new Failure(barred === messages.needOrganisation ? 'denied' : 'conflict', barred)
  if (!organisationsOf(actor).includes(input.fromOrganisationId)) throw new Failure('denied', messages.needOrganisation)
  const written = readTexts(input)
  const brought = await broughtBy(db, actor, input, shown.card.kind)
  const id = newId(actor.at.getTime())
  const deed = { verb: 'deal.open', object: { type: 'deal', id }, onBehalfOf: input.fromOrganisationId, related: [shown.card.id, shown.listing.ownerId, ...(brought ? [brought.id] : [])] }
  try {
    return await change(db, actor, deed, async (tx) => {
      const now = await listingRow(tx, shown.card.id, true)
      if (!now?.revisionId || now.state !== 'published' || !now.open) throw new Failure('conflict', messages.notOpen)
      await holdConsent(tx, actor, { country: shown.card.place.country, given: input.consent, occasion: 'interest' })
      const offered = sideOfKind(now.kind) === 'offer'
      const reference = await writeDeal(tx, actor, {
        id,
        origin: 'interest',
        listings: [{ id: now.id, revisionId: now.revisionId }, ...(brought?.revisionId ? [{ id: brought.id, revisionId: brought.revisionId }] : [])],
        parties: [
          { organisationId: input.fromOrganisationId, role: offered ? 'enterprise' : 'solver', personId },
          { organisationId: now.ownerId, role: offered ? 'holder' : 'enterprise', personId: now.contactId, agentId: now.publisherId === now.ownerId ? null : now.publisherId, mandateId: now.mandateId },
        ],
        texts: { ...written, lang: input.lang ?? detectLang(written.sentence), wishedLang: input.wishedLang ?? null, noConfidential: input.noConfidential ?? false },
      })
      const occasion = await occasionOf(tx, id)
      await notify(tx, {
        kind: 'interest_received',
        people: await answerersOf(tx, occasion, actor.at, false),
        object: { type: 'deal', id },
        about: { organisation: occasion.fromName, title: titlesOf(shown.card.title) },
      })
      await beside?.(tx, id)
      return { id, reference }
    })
  } catch (error) {
    if (!brokeConstraint(error, 'deal_open')) throw error
    const dealId = await openDealOf(db, shown.listing, input)
    throw new Failure('conflict', messages.openAlready, dealId ? { theirs: { dealId } satisfies OpenAlready } : {})
  }
}
