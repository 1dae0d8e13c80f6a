import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { change, type Deed } from '../../platform/change.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { type DismissalReason, noteAnswer, reasons } from '../matching/matching.ts'
import { notify } from '../notices/notices.ts'
import { openThread } from '../threads/threads.ts'
import { revealAmong } from './listing-row.ts'
import { messages } from './messages.ts'
import { canWithdraw, partyFor } from './policy.ts'
import { dealById, type DealRecord, dealRecord, move, type PartyRecord } from './record.ts'
import { noteLimit, waitsForAnswer } from './rules.ts'
import { answerersOf, interestedOf, type Occasion, occasionOf } from './told.ts'

type Answering = { deal: DealRecord; party: PartyRecord }

/** The deed names the party and, where the actor answers for it, the mandate. */
function answerOf(actor: Actor, { deal, party }: Answering, verb: string): Deed {
  const mandate = organisationsOf(actor).includes(party.organisationId)
    ? undefined
    : actor.mandates.find((one) => one.firmId === party.organisationId && one.publisherId === party.agentId && one.verbs.includes('answer'))
  const others = deal.parties.filter((one) => one !== party).map((one) => one.organisationId)
  return { verb: `deal.${verb}`, object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, mandateId: mandate?.id, related: [...(deal.listingId ? [deal.listingId] : []), ...others, ...(mandate ? [mandate.publisherId] : [])] }
}

/** The deal and the party for which the actor may answer it. Readable but not theirs to answer is denied; answered already is a conflict. */
async function toAnswer(db: Db, actor: Actor, id: string): Promise<Answering> {
  const deal = await dealRecord(db, actor, id)
  const party = partyFor('answer', actor, deal)
  if (party && waitsForAnswer(deal.stage)) return { deal, party }
  const unanswered = { ...deal, parties: deal.parties.map((one) => ({ ...one, accepted: false })) }
  if (!partyFor('answer', actor, unanswered)) throw new Failure('denied', refusals.denied)
  throw new Failure('conflict', messages.answered)
}

/** What the ranking learns from an answer: of a pair about a listing, not of a team. */
const learns = ({ deal, party }: Answering) => {
  const asker = deal.parties.find((one) => one.side === 'asks')
  if (!deal.listingId || !asker || asker.role === 'broker' || party.place !== 1) return undefined
  return { listingId: deal.listingId, broughtId: deal.broughtId, fromOrganisation: asker.organisationId, toOrganisation: party.organisationId }
}

/** The case under its lock, with the party still unanswered. @throws Failure conflict */
async function stillWaiting(tx: Db, { deal, party }: Answering): Promise<DealRecord> {
  const now = await dealById(tx, deal.id, true)
  const same = now?.parties.find((one) => one.id === party.id)
  if (!now || !same || same.accepted || same.left || !waitsForAnswer(now.stage)) throw new Failure('conflict', messages.answered)
  return now
}

const pending = (deal: DealRecord, but: PartyRecord): PartyRecord[] => deal.parties.filter((one) => one.id !== but.id && one.side === 'answers' && !one.accepted && !one.left && one.role !== 'broker')

/** Tells the interested side, by the name that they know: until acceptance a withheld name stays unsaid. */
const tellInterested = async (tx: Db, kind: 'interest_accepted' | 'interest_declined', one: Occasion, about: Record<string, { zh: string; en: string }> = {}): Promise<number> =>
  notify(tx, { kind, people: await interestedOf(tx, one), object: { type: 'deal', id: one.id }, about: { organisation: one.hidden ? messages.otherSide : one.toName, title: one.title, ...about } })

/** What an accepted case begins with: all know each other, and there is a thread. */
async function begin(tx: Db, actor: Actor, dealId: string): Promise<void> {
  await revealAmong(tx, dealId, actor.at)
  await openThread(tx, { type: 'deal', id: dealId })
}

/**
 * Says yes for a party. With the last yes the case is accepted: withheld names become known and all sides have a thread.
 * @throws Failure missing | denied | conflict (answered or ended meanwhile)
 */
export async function acceptInterest(db: Db, actor: Actor, id: string): Promise<void> {
  const answering = await toAnswer(db, actor, id)
  const { deal, party } = answering
  await change(db, actor, answerOf(actor, answering, 'accept'), async (tx) => {
    const now = await stillWaiting(tx, answering)
    await run(tx, sql`update deal_party set accepted_at = ${actor.at}, accepted_by = ${actor.personId ?? null} where id = ${party.id}`)
    const learned = learns(answering)
    if (learned) await noteAnswer(tx, actor, learned)
    if (pending(now, party).length > 0) {
      await run(tx, sql`update deal set version = version + 1, last_at = ${actor.at} where id = ${deal.id}`)
      return
    }
    await move(tx, actor, deal.id, 'interest', 'accept', { organisationId: party.organisationId })
    await begin(tx, actor, deal.id)
    await tellInterested(tx, 'interest_accepted', await occasionOf(tx, deal.id))
  })
}

/**
 * Declines with a structured reason and a note that the other side reads. In a case of several sides the others go on
 * without this one while there are two of them.
 * @throws Failure missing | denied | invalid | conflict (answered or ended meanwhile)
 */
export async function declineInterest(db: Db, actor: Actor, input: { id: string; reason: DismissalReason; note?: string }): Promise<void> {
  const answering = await toAnswer(db, actor, input.id)
  const { deal, party } = answering
  const note = input.note?.trim() || undefined
  if (!Object.hasOwn(reasons, input.reason)) throw new Failure('invalid', refusals.invalid, { fields: { reason: messages.reason } })
  if (note && note.length > noteLimit) throw new Failure('invalid', refusals.invalid, { fields: { note: messages.noteLong } })
  await change(db, actor, answerOf(actor, answering, 'decline'), async (tx) => {
    const now = await stillWaiting(tx, answering)
    const learned = learns(answering)
    if (learned) await noteAnswer(tx, actor, learned, input.reason)
    const left = now.parties.filter((one) => one.id !== party.id && !one.left && one.role !== 'broker')
    if (left.length >= 2) {
      await run(tx, sql`update deal_party set left_at = ${actor.at}, left_by = ${actor.personId ?? null} where id = ${party.id}`)
      if (pending(now, party).length > 0) await run(tx, sql`update deal set version = version + 1, last_at = ${actor.at} where id = ${deal.id}`)
      else {
        await move(tx, actor, deal.id, 'interest', 'accept', { organisationId: left[1]!.organisationId })
        await begin(tx, actor, deal.id)
      }
    } else await move(tx, actor, deal.id, 'interest', 'lose', { reason: input.reason, note, organisationId: party.organisationId })
    await tellInterested(tx, 'interest_declined', await occasionOf(tx, deal.id), { reason: reasons[input.reason] })
  })
}

/**
 * Takes an unanswered interest back.
 * @throws Failure missing | denied | conflict (answered or ended meanwhile)
 */
export async function withdrawInterest(db: Db, actor: Actor, id: string): Promise<void> {
  const deal = await dealRecord(db, actor, id)
  const party = partyFor('withdraw', actor, deal)
  if (!party) throw new Failure('denied', refusals.denied)
  if (!canWithdraw(actor, deal)) throw new Failure('conflict', messages.answered)
  const others = deal.parties.filter((one) => one !== party).map((one) => one.organisationId)
  const deed = { verb: 'deal.withdraw', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [...(deal.listingId ? [deal.listingId] : []), ...others] }
  await change(db, actor, deed, async (tx) => {
    await move(tx, actor, deal.id, 'interest', 'lose', { reason: 'withdrawn', organisationId: party.organisationId })
    const one = await occasionOf(tx, deal.id)
    await notify(tx, { kind: 'interest_withdrawn', people: await answerersOf(tx, one, actor.at, false), object: { type: 'deal', id: one.id }, about: { organisation: one.fromName, title: one.title } })
  })
}
