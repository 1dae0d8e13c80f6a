import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { step } from '../../core/steps.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { notify } from '../notices/notices.ts'
import { screensPass } from './checks/passing.ts'
import { hasEvidence } from './evidence.ts'
import { type LostReason, lostReasonsAt } from './lost-reasons.ts'
import { messages } from './messages.ts'
import { partyFor } from './policy.ts'
import { appendHistory, type DealRecord, dealRecord, move } from './record.ts'
import { type DealStage, type DealVerb, dealSteps, type EvidenceKind, gates, hasEnded, looksAtScreens, noteLimit, restSteps, waitsForAnswer } from './rules.ts'
import { nameOfParty, occasionOf, readersOf } from './told.ts'

export type AdvanceVerb = Exclude<DealVerb, 'accept' | 'expire'> | 'rest' | 'revive'

/** `version` is that of the case as the actor saw it; `reason` belongs to `lose`. */
export type AdvanceInput = { dealId: string; verb: AdvanceVerb; version: number; reason?: LostReason; note?: string }

/** What a gate without its evidence says. */
export const gateRefusals: Record<EvidenceKind, Phrase> = { screen: messages.needScreen, nda: messages.needNda, agreement: messages.needAgreement, outcome: messages.needOutcome }

/**
 * Takes a case one step: forward through its gate, lost with a reason of its stage, to rest or back from it.
 * @throws Failure missing | denied (reads it, but does not act for a party) | invalid | conflict (moved meanwhile, the gate's
 * evidence is missing, or not from this stage)
 */
export async function advanceDeal(db: Db, actor: Actor, input: AdvanceInput): Promise<DealStage> {
  const deal = await dealRecord(db, actor, input.dealId)
  const party = partyFor('act', actor, deal)
  if (!party) throw new Failure('denied', refusals.denied)
  const note = input.note?.trim() || undefined
  if (note && note.length > noteLimit) throw new Failure('invalid', refusals.invalid, { fields: { note: messages.noteLong } })
  if (deal.version !== input.version) throw new Failure('conflict', messages.moved)
  if (hasEnded(deal.stage) || waitsForAnswer(deal.stage)) throw new Failure('conflict', messages.notNow)
  const { verb, reason } = input
  if (verb === 'lose' && !(reason && lostReasonsAt(deal.stage).includes(reason))) throw new Failure('invalid', refusals.invalid, { fields: { reason: messages.lostReason } })
  const deed = { verb: `deal.${verb}`, object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId }
  return change(db, actor, deed, async (tx) => {
    const how = { reason, note, organisationId: party.organisationId, version: input.version }
    const stage = verb === 'rest' || verb === 'revive' ? await turn(tx, actor, deal, verb, how) : await onward(tx, actor, deal, verb, how)
    await tellMove(tx, actor, deal.id, party.organisationId, input.version + 1)
    return stage
  })
}

type How = { reason?: LostReason; note?: string; organisationId: string; version: number }

async function onward(tx: Db, actor: Actor, deal: DealRecord, verb: DealVerb, how: How): Promise<DealStage> {
  if (!step(dealSteps, deal.stage, verb)) throw new Failure('conflict', messages.notNow)
  // The case is locked before its evidence is read: what it rests on cannot change under it.
  await run(tx, sql`select from deal where id = ${deal.id} for update`)
  const kind = gates[verb]
  if (kind && !(await hasEvidence(tx, deal.id, kind))) throw new Failure('conflict', gateRefusals[kind])
  if (looksAtScreens(verb) && !(await screensPass(tx, deal.id, actor.at))) throw new Failure('conflict', messages.needScreen)
  return move(tx, actor, deal.id, deal.stage, verb, how)
}

/** Lets a case rest, or wakes it; it stays in its stage. */
async function turn(tx: Db, actor: Actor, deal: DealRecord, verb: 'rest' | 'revive', how: How): Promise<DealStage> {
  const now = await row<{ stage: DealStage; version: number; dormant: boolean }>(tx, sql`select stage, version, dormant_at is not null as dormant from deal where id = ${deal.id} for update`)
  if (now?.version !== how.version || now.stage !== deal.stage) throw new Failure('conflict', messages.moved)
  const next = step(restSteps, now.dormant ? 'dormant' : 'awake', verb)
  if (!next) throw new Failure('conflict', now.dormant ? messages.asleep : messages.awake)
  const dormantAt = next === 'dormant' ? actor.at : null
  await run(tx, sql`update deal set dormant_at = ${dormantAt}, version = version + 1, last_at = greatest(last_at, ${actor.at}::timestamptz) where id = ${deal.id}`)
  await appendHistory(tx, actor, { dealId: deal.id, stage: now.stage, verb, ...how, version: now.version + 1 })
  return now.stage
}

/** Tells the other parties that the case moved. */
export async function tellMove(tx: Db, actor: Actor, dealId: string, organisationId: string, version: number): Promise<void> {
  const one = await occasionOf(tx, dealId)
  const people = (await readersOf(tx, dealId, actor.at, organisationId)).filter((id) => id !== actor.personId)
  await notify(tx, { kind: 'deal_moved', people, object: { type: 'deal', id: dealId }, version: String(version), about: { organisation: await nameOfParty(tx, organisationId), title: one.title } })
}
