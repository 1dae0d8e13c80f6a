import { type Actor, organisationsOf, publishesFor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { detectLang, type Lang, measure, type Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, run, sql } from '../../platform/database.ts'
import { notify } from '../notices/notices.ts'
import { openThread } from '../threads/threads.ts'
import { calendarBook } from '../calendars/calendars.ts'
import { listingOnShow, revealAmong } from './listing-row.ts'
import { messages } from './messages.ts'
import { appendHistory } from './record.ts'
import { type chainPlaces, type DealOrigin, type DealRoute, interestLimits, type PartyRole, type researchPlaces, stageDays } from './rules.ts'
import { deal, dealListing, dealParty } from './schema.ts'
import { occasionOf, partyPeople } from './told.ts'

type Texts = { sentence: string; lang: Lang; contact?: string; interests?: string; brings?: string; proposes?: string; wishedLang?: Lang | null; noConfidential?: boolean }
type NewParty = { organisationId: string; role: PartyRole; personId?: string | null; agentId?: string | null; mandateId?: string | null; chain?: (typeof chainPlaces)[number]; research?: (typeof researchPlaces)[number] }
type NewDeal = {
  id: string
  origin: DealOrigin
  originId?: string
  title?: Name
  route?: DealRoute
  listings: readonly { id: string; revisionId: string }[]
  /** The first opens it, the others are asked. A broker who opens one does not read it. */
  parties: readonly NewParty[]
  texts: Texts
}

/** Writes a case in its first stage with its parties and listings, inside the caller's change. @returns its reference */
export async function writeDeal(tx: Db, actor: Actor, one: NewDeal): Promise<string> {
  const { id, origin, originId, title, route, listings, parties, texts } = one
  const reference = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('deal', 'D', ${actor.at}) as reference`))!.reference
  const [opener, asked] = parties
  const place = await row<{ country: string; region: string | null }>(tx, sql`select country, region from organisation where id = ${asked!.organisationId}`)
  const calendar = (await calendarBook(tx)).of(place?.country ?? 'GB', place?.region ?? undefined)
  await tx.insert(deal).values({
    id, reference, origin, originId: originId ?? null, title: title ?? null, route: route ?? null, ...texts, openedAt: actor.at, openedBy: actor.personId ?? null, movedAt: actor.at, lastAt: actor.at,
    ownerId: asked!.personId ?? null, ownerOrganisation: asked!.organisationId, dueOn: calendar.countedDayAfter(actor.at, stageDays.interest),
  })
  if (listings.length > 0) {
    await tx.insert(dealListing).values(listings.map((listing, place) => ({ dealId: id, place, listingId: listing.id, revisionId: listing.revisionId, addedAt: actor.at, addedBy: actor.personId ?? null })))
  }
  await tx.insert(dealParty).values(
    parties.map((party, place) => {
      const yes = place === 0
      return {
        ...party, id: newId(actor.at.getTime()), dealId: id, place, side: yes ? ('asks' as const) : ('answers' as const), proposedAt: actor.at, proposedBy: actor.personId ?? null, proposedFor: opener!.organisationId,
        acceptedAt: yes ? actor.at : null, acceptedBy: yes ? (actor.personId ?? null) : null, joinedAt: party.role === 'broker' ? null : actor.at,
      }
    }),
  )
  await appendHistory(tx, actor, { dealId: id, stage: 'interest', verb: 'open', version: 1, organisationId: opener!.organisationId })
  return reference
}

/** A case that another module or a broker opens. */
export type OpenDealInput = {
  origin: Exclude<DealOrigin, 'interest'>
  /** The meeting, entry or match that it came from. */
  originId?: string
  /** The first opens it; at least two beside a broker. */
  parties: readonly Omit<NewParty, 'agentId' | 'mandateId'>[]
  /** Listings that it is about, the main one first. Without any it needs a title. */
  listingIds?: readonly string[]
  title?: Name
  route?: DealRoute
  sentence: string
  lang?: Lang
  /** True where all parties have said yes already, as after a meeting with the outcome "cooperation possible". */
  agreed?: boolean
}

/**
 * Opens a case between several parties. The opening party is the actor's own, or the system speaks for it; asked parties
 * answer on their own, unless all have agreed already (`agreed`, which only the system may say).
 * @throws Failure missing (a listing that may not be read) | denied | invalid | conflict (open already)
 */
export async function openDeal(db: Db, actor: Actor, input: OpenDealInput): Promise<{ id: string; reference: string }> {
  const opener = input.parties[0]
  const sides = input.parties.filter((one) => one.role !== 'broker')
  if (!opener || sides.length < 2) throw new Failure('invalid', messages.twoSides, { fields: { parties: messages.twoSides } })
  const system = actor.kind === 'system'
  const theirs = opener.role === 'broker' ? publishesFor(actor) : organisationsOf(actor)
  if (!system && (input.agreed || !theirs.includes(opener.organisationId))) throw new Failure('denied', refusals.denied)
  if (new Set(input.parties.map((one) => one.organisationId)).size !== input.parties.length) throw new Failure('invalid', messages.partyTwice, { fields: { parties: messages.partyTwice } })
  const sentence = input.sentence.trim()
  if (!sentence) throw new Failure('invalid', messages.sentence, { fields: { sentence: messages.sentence } })
  if (measure(sentence) > interestLimits.sentence) throw new Failure('invalid', messages.tooLong, { fields: { sentence: messages.tooLong } })
  const listings = await listingsOf(db, actor, input)
  if (listings.length === 0 && !input.title) throw new Failure('invalid', messages.aboutWhat, { fields: { title: messages.aboutWhat } })
  const id = newId(actor.at.getTime())
  const deed = { verb: 'deal.open', object: { type: 'deal', id }, onBehalfOf: opener.organisationId, related: [...listings.map((one) => one.id), ...input.parties.slice(1).map((one) => one.organisationId)] }
  try {
    return await change(db, actor, deed, async (tx) => {
      const { origin, originId, title, route, parties, lang = detectLang(sentence) } = input
      const reference = await writeDeal(tx, actor, { id, origin, originId, title, route, listings, parties: answeringFor(parties, listings), texts: { sentence, lang } })
      if (input.agreed) await allAgreed(tx, actor, id)
      const occasion = await occasionOf(tx, id)
      for (const party of parties.slice(1)) {
        const people = await partyPeople(tx, id, party.organisationId, actor.at)
        await notify(tx, { kind: input.agreed ? 'deal_opened' : 'interest_received', people: people.filter((one) => one !== actor.personId), object: { type: 'deal', id }, about: { organisation: occasion.fromName, title: occasion.title } })
      }
      return { id, reference }
    })
  } catch (error) {
    if (!brokeConstraint(error, 'deal_open')) throw error
    throw new Failure('conflict', messages.openAlready)
  }
}

type Cited = { id: string; revisionId: string; ownerId: string; publisherId: string; mandateId: string | null; contactId: string | null }

async function listingsOf(db: Db, actor: Actor, { listingIds = [] }: OpenDealInput): Promise<Cited[]> {
  const found: Cited[] = []
  for (const listingId of listingIds) {
    const shown = await listingOnShow(db, actor, listingId)
    if (!shown?.listing.revisionId) throw new Failure('missing', refusals.missing)
    const { id, revisionId, ownerId, publisherId, mandateId, contactId } = shown.listing
    found.push({ id, revisionId, ownerId, publisherId, mandateId, contactId })
  }
  return found
}

/** The agent and the contact that a party's own listing names. */
function answeringFor(parties: OpenDealInput['parties'], listings: readonly Cited[]): NewParty[] {
  return parties.map((party, place) => {
    const own = listings.find((one) => one.ownerId === party.organisationId)
    if (!own || place === 0) return party
    return { ...party, personId: party.personId ?? own.contactId, agentId: own.publisherId === own.ownerId ? null : own.publisherId, mandateId: own.publisherId === own.ownerId ? null : own.mandateId }
  })
}

/** All sides have said yes before the case was opened: it begins accepted, with its thread, and nobody is withheld any more. */
async function allAgreed(tx: Db, actor: Actor, id: string): Promise<void> {
  await run(tx, sql`update deal_party set accepted_at = ${actor.at} where deal_id = ${id} and accepted_at is null`)
  await run(tx, sql`update deal set stage = 'accepted', version = 2, answered_at = ${actor.at}, due_on = due_on - ${stageDays.interest - stageDays.accepted}::int where id = ${id}`)
  await appendHistory(tx, actor, { dealId: id, stage: 'accepted', verb: 'accept', version: 2 })
  await openThread(tx, { type: 'deal', id })
  await revealAmong(tx, id, actor.at)
}
