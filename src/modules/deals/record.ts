import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { step } from '../../core/steps.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { messages } from './messages.ts'
import { canReadDeal, type Governed } from './policy.ts'
import { type DealStage, type DealVerb, dealSteps } from './rules.ts'
import { dealStage, type LostReason } from './schema.ts'

/** The deal's own row, as its deeds need it. */
export type DealRecord = Governed & { id: string; listingId: string; broughtId: string | null; version: number }

const columns = sql`d.id, d.stage, d.listing_id as "listingId", d.brought_id as "broughtId", d.from_organisation as "fromOrganisation", d.to_organisation as "toOrganisation",
  d.from_person as "fromPerson", d.version, l.contact_id as "contactId", l.publisher_id as "publisherId"`

export const missing = (): Failure => new Failure('missing', refusals.missing)

/** The row by id or shown id for somebody who may read it; "not theirs" looks like "not there". @throws Failure missing */
export async function dealRecord(db: Db, actor: Actor, idOrShown: string): Promise<DealRecord> {
  const id = readId(idOrShown)
  const found = id ? await row<DealRecord>(db, sql`select ${columns} from deal d join listing l on l.id = d.listing_id where d.id = ${id}`) : undefined
  if (!found || !canReadDeal(actor, found)) throw missing()
  return found
}

/**
 * Moves a deal under its row lock and appends to its history.
 * @param from the stage that the actor saw: a case that was accepted meanwhile is not lost by a late refusal.
 * @throws Failure conflict when it stands elsewhere now
 */
export async function move(tx: Db, actor: Actor, id: string, from: DealStage, verb: DealVerb, lost?: { reason: LostReason; note?: string }): Promise<DealStage> {
  const now = await row<{ stage: DealStage }>(tx, sql`select stage from deal where id = ${id} for update`)
  const stage = now?.stage === from ? step(dealSteps, from, verb) : undefined
  if (!stage) throw new Failure('conflict', messages.answered)
  await run(
    tx,
    sql`update deal set stage = ${stage}, version = version + 1, lost_reason = ${lost?.reason ?? null}, lost_note = ${lost?.note ?? null},
          answered_at = case when stage = 'interest' and ${stage} <> 'expired' then ${actor.at}::timestamptz else answered_at end,
          answered_by = case when stage = 'interest' and ${stage} <> 'expired' then ${actor.personId ?? null}::uuid else answered_by end
        where id = ${id}`,
  )
  await tx.insert(dealStage).values({ id: newId(actor.at.getTime()), dealId: id, stage, reason: lost?.reason ?? null, by: actor.personId ?? null, at: actor.at })
  return stage
}
