import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { change, type Deed } from '../../platform/change.ts'
import type { Db } from '../../platform/database.ts'
import { revealTo } from '../listings/listings.ts'
import { type DismissalReason, noteAnswer, reasons } from '../matching/matching.ts'
import { notify } from '../notices/notices.ts'
import { openThread } from '../threads/threads.ts'
import { messages } from './messages.ts'
import { canAnswer, canWithdraw } from './policy.ts'
import { type DealRecord, dealRecord, move } from './record.ts'
import { noteLimit } from './rules.ts'
import { answerersOf, interestedOf, type Occasion, occasionOf } from './told.ts'

/** The deed names the firm and, where the actor answers for it, the mandate. */
function answerOf(actor: Actor, deal: DealRecord, verb: string): Deed {
  const mandate = organisationsOf(actor).includes(deal.toOrganisation)
    ? undefined
    : actor.mandates.find((one) => one.firmId === deal.toOrganisation && one.publisherId === deal.publisherId && one.verbs.includes('answer'))
  return { verb: `deal.${verb}`, object: { type: 'deal', id: deal.id }, onBehalfOf: deal.toOrganisation, mandateId: mandate?.id, related: [deal.listingId, deal.fromOrganisation, ...(mandate ? [mandate.publisherId] : [])] }
}

/** The deal for somebody who may answer it. Readable but not theirs to answer is denied; answered already is a conflict. */
async function toAnswer(db: Db, actor: Actor, id: string): Promise<DealRecord> {
  const deal = await dealRecord(db, actor, id)
  if (canAnswer(actor, deal)) return deal
  if (!canAnswer(actor, { ...deal, stage: 'interest' })) throw new Failure('denied', refusals.denied)
  throw new Failure('conflict', messages.answered)
}

/** Tells the interested side, by the name that they know: until acceptance a withheld name stays unsaid. */
const tellInterested = async (tx: Db, kind: 'interest_accepted' | 'interest_declined', one: Occasion, about: Record<string, { zh: string; en: string }> = {}): Promise<number> =>
  notify(tx, { kind, people: await interestedOf(tx, one), object: { type: 'deal', id: one.id }, about: { organisation: one.hidden ? messages.otherSide : one.toName, title: one.title, ...about } })

/**
 * Accepts an interest: a withheld name becomes known to the other side, and both sides have a thread.
 * @throws Failure missing | denied | conflict (answered or ended meanwhile)
 */
export async function acceptInterest(db: Db, actor: Actor, id: string): Promise<void> {
  const deal = await toAnswer(db, actor, id)
  await change(db, actor, answerOf(actor, deal, 'accept'), async (tx) => {
    await move(tx, actor, deal.id, 'interest', 'accept')
    await revealTo(tx, deal.listingId, deal.fromOrganisation, actor.at)
    if (deal.broughtId) await revealTo(tx, deal.broughtId, deal.toOrganisation, actor.at)
    await noteAnswer(tx, actor, deal)
    await openThread(tx, { type: 'deal', id: deal.id })
    await tellInterested(tx, 'interest_accepted', await occasionOf(tx, deal.id))
  })
}

/**
 * Declines with a structured reason and a note that the other side reads.
 * @throws Failure missing | denied | invalid | conflict (answered or ended meanwhile)
 */
export async function declineInterest(db: Db, actor: Actor, input: { id: string; reason: DismissalReason; note?: string }): Promise<void> {
  const deal = await toAnswer(db, actor, input.id)
  const note = input.note?.trim() || undefined
  if (!Object.hasOwn(reasons, input.reason)) throw new Failure('invalid', refusals.invalid, { fields: { reason: messages.reason } })
  if (note && note.length > noteLimit) throw new Failure('invalid', refusals.invalid, { fields: { note: messages.noteLong } })
  await change(db, actor, answerOf(actor, deal, 'decline'), async (tx) => {
    await move(tx, actor, deal.id, 'interest', 'lose', { reason: input.reason, note })
    await noteAnswer(tx, actor, deal, input.reason)
    await tellInterested(tx, 'interest_declined', await occasionOf(tx, deal.id), { reason: reasons[input.reason] })
  })
}

/**
 * Takes an unanswered interest back.
 * @throws Failure missing | denied | conflict (answered or ended meanwhile)
 */
export async function withdrawInterest(db: Db, actor: Actor, id: string): Promise<void> {
  const deal = await dealRecord(db, actor, id)
  if (!canWithdraw(actor, { ...deal, stage: 'interest' })) throw new Failure('denied', refusals.denied)
  if (!canWithdraw(actor, deal)) throw new Failure('conflict', messages.answered)
  const deed = { verb: 'deal.withdraw', object: { type: 'deal', id: deal.id }, onBehalfOf: deal.fromOrganisation, related: [deal.listingId, deal.toOrganisation] }
  await change(db, actor, deed, async (tx) => {
    await move(tx, actor, deal.id, 'interest', 'lose', { reason: 'withdrawn' })
    const one = await occasionOf(tx, deal.id)
    await notify(tx, { kind: 'interest_withdrawn', people: await answerersOf(tx, one, actor.at, false), object: { type: 'deal', id: one.id }, about: { organisation: one.fromName, title: one.title } })
  })
}
