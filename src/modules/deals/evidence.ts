import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { keptRows } from '../../platform/snapshot.ts'
import { screensPass } from './checks/passing.ts'
import { messages } from './messages.ts'
import { dealById, move, touch } from './record.ts'
import { type DealStage, type EvidenceKind, hasEnded, looksAtScreens, stepFor } from './rules.ts'

export type EvidenceInput = {
  dealId: string
  kind: EvidenceKind
  /** The row that shows it: an agreement, an outcome, a screen. */
  object: { type: string; id: string }
  note?: string
  /** The party in whose name it is recorded. */
  organisationId?: string
}

/**
 * Records what a gate asks for, inside the caller's transaction, and takes the step when the case stands right before it.
 * Recording the same object again changes nothing. The caller has decided that the actor may.
 * @returns the stage in which the case stands now
 * @throws Failure conflict when the case has ended
 */
export async function recordEvidence(tx: Db, actor: Actor, input: EvidenceInput): Promise<DealStage> {
  const deal = await dealById(tx, input.dealId, true)
  if (!deal || hasEnded(deal.stage)) throw new Failure('conflict', messages.closed)
  const { dealId, kind, object, note, organisationId } = input
  const made = await run(
    tx,
    sql`insert into deal_evidence (id, deal_id, kind, object_type, object_id, note, by, organisation_id, at)
        values (${newId(actor.at.getTime())}, ${dealId}, ${kind}, ${object.type}, ${object.id}, ${note ?? null}, ${actor.personId ?? null}, ${organisationId ?? null}, ${actor.at})
        on conflict do nothing`,
  )
  if (made === 0) return deal.stage
  const verb = stepFor(kind, deal.stage)
  const passes = verb !== undefined && (!looksAtScreens(verb) || (await screensPass(tx, dealId, actor.at)))
  if (!verb || deal.dormant || !passes) {
    await touch(tx, dealId, actor.at)
    return deal.stage
  }
  return move(tx, actor, dealId, deal.stage, verb, { organisationId })
}

export const hasEvidence = async (db: Db, dealId: string, kind: EvidenceKind): Promise<boolean> =>
  (await row(db, sql`select from deal_evidence where deal_id = ${dealId} and kind = ${kind} limit 1`)) !== undefined

export type Evidence = { id: string; kind: EvidenceKind; objectType: string; objectId: string; note: string | null; organisationId: string | null; at: Date }

/** What was recorded for a case, oldest first. Whoever calls has asked whether the actor reads the case. */
export const evidenceOf = (db: Db, dealId: string): Promise<readonly Evidence[]> =>
  keptRows<Evidence>(db, sql`select id, kind, object_type as "objectType", object_id as "objectId", note, organisation_id as "organisationId", at from deal_evidence where deal_id = ${dealId} order by at, id`)
