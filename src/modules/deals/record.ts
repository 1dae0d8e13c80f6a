import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { step } from '../../core/steps.ts'
import { type Db, row, run, type SQL, sql } from '../../platform/database.ts'
import { announce } from '../../platform/realtime.ts'
import { keptRow } from '../../platform/snapshot.ts'
import { calendarBook } from '../calendars/calendars.ts'
import type { LostReason } from './lost-reasons.ts'
import { messages } from './messages.ts'
import { canReadDeal, type GovernedParty } from './policy.ts'
import { type DealRoute, type DealStage, type DealVerb, dealSteps, stageDays } from './rules.ts'
import { dealStage } from './schema.ts'

export type PartyRecord = GovernedParty & { id: string; place: number; country: string }

/** The deal's own rows, as its deeds need them. */
export type DealRecord = {
  id: string
  stage: DealStage
  route: DealRoute | null
  dormant: boolean
  version: number
  listingId: string | null
  broughtId: string | null
  parties: readonly PartyRecord[]
}

/** The parties of `deal d` as the policy reads them, in their order. */
export const partiesJson: SQL = sql`(select json_agg(json_build_object('id', q.id, 'organisationId', q.organisation_id, 'place', q.place, 'side', q.side, 'role', q.role, 'personId', q.person_id,
  'agentId', q.agent_id, 'accepted', q.accepted_at is not null, 'joined', q.joined_at is not null, 'left', q.left_at is not null, 'country', o.country) order by q.place)
  from deal_party q join organisation o on o.id = q.organisation_id where q.deal_id = d.id)`

const columns = sql`d.id, d.stage, d.route, d.dormant_at is not null as dormant, d.version, ${partiesJson} as parties,
  (select listing_id from deal_listing where deal_id = d.id and place = 0) as "listingId", (select listing_id from deal_listing where deal_id = d.id and place = 1) as "broughtId"`

export const missing = (): Failure => new Failure('missing', refusals.missing)

/** The rows for the deeds of this module, without asking who wants them; with `lock` nobody else changes the case until the transaction ends. */
export async function dealById(db: Db, id: string, lock = false): Promise<DealRecord | undefined> {
  if (lock) await run(db, sql`select from deal where id = ${id} for update`)
  return keptRow<DealRecord>(db, sql`select ${columns} from deal d where d.id = ${id}`)
}

/** The rows by id or shown id for somebody who may read the case; "not theirs" looks like "not there". @throws Failure missing */
export async function dealRecord(db: Db, actor: Actor, idOrShown: string): Promise<DealRecord> {
  const id = readId(idOrShown)
  const found = id ? await dealById(db, id) : undefined
  if (!found || !canReadDeal(actor, found)) throw missing()
  return found
}

export type Moving = { reason?: LostReason; note?: string; organisationId?: string; version?: number }

/**
 * Moves a deal under its row lock and appends to its history.
 * @param from the stage that the actor saw: a case that was accepted meanwhile is not lost by a late refusal.
 * @param how `version`: what the actor saw, where a step depends on more than the stage
 * @throws Failure conflict when it stands elsewhere now
 */
export async function move(tx: Db, actor: Actor, id: string, from: DealStage, verb: DealVerb, how: Moving = {}): Promise<DealStage> {
  const now = await row<{ stage: DealStage; version: number; dormantAt: Date | null; country: string | null; region: string | null }>(
    tx,
    sql`select d.stage, d.version, d.dormant_at as "dormantAt", o.country, o.region from deal d left join organisation o on o.id = d.owner_organisation where d.id = ${id} for update of d`,
  )
  const fresh = now?.stage === from && (how.version === undefined || how.version === now.version)
  const stage = fresh ? step(dealSteps, from, verb) : undefined
  if (!now || !stage) throw new Failure('conflict', from === 'interest' ? messages.answered : messages.moved)
  if (now.dormantAt && verb !== 'lose' && verb !== 'expire') throw new Failure('conflict', messages.asleep)
  const due = stageDays[stage] ? (await calendarBook(tx)).of(now.country ?? 'GB', now.region ?? undefined).countedDayAfter(actor.at, stageDays[stage]) : null
  const answers = from === 'interest' && stage !== 'expired'
  await run(
    tx,
    sql`update deal set stage = ${stage}, version = version + 1, lost_reason = ${verb === 'lose' ? (how.reason ?? null) : null}, lost_note = ${verb === 'lose' ? (how.note ?? null) : null},
          moved_at = ${actor.at}, last_at = greatest(last_at, ${actor.at}::timestamptz), due_on = ${due}::date, next_action = null, dormant_at = null,
          answered_at = case when ${answers} then ${actor.at}::timestamptz else answered_at end, answered_by = case when ${answers} then ${actor.personId ?? null}::uuid else answered_by end,
          owner_id = case when ${answers && stage === 'accepted'} then coalesce(${actor.personId ?? null}::uuid, owner_id) else owner_id end,
          owner_organisation = case when ${answers && stage === 'accepted'} then coalesce(${how.organisationId ?? null}::uuid, owner_organisation) else owner_organisation end
        where id = ${id}`,
  )
  await appendHistory(tx, actor, { ...how, dealId: id, stage, verb, version: now.version + 1 })
  return stage
}

/** A row of the history: where the case stands after a verb, with the version that it made. */
export async function appendHistory(tx: Db, actor: Actor, one: { dealId: string; stage: DealStage; verb: DealVerb | 'open' | 'rest' | 'revive'; version: number } & Moving): Promise<void> {
  const { dealId, stage, verb, version, reason, note, organisationId } = one
  await announce(tx, { topic: `deal:${dealId}`, kind: 'stage', id: dealId })
  await tx.insert(dealStage).values({ id: newId(actor.at.getTime()), dealId, stage, verb, version, reason: reason ?? null, note: note ?? null, by: actor.personId ?? null, organisationId: organisationId ?? null, at: actor.at })
}

/** Something moved in the case that is no stage: lists by last movement show it. */
export const touch = (tx: Db, id: string, at: Date): Promise<number> => run(tx, sql`update deal set last_at = ${at} where id = ${id} and last_at < ${at}`)

/** Whether the actor reads the case now; asked anew for each change that a stream tells of. */
export const mayFollow = async (db: Db, actor: Actor, id: string): Promise<boolean> => {
  const deal = await dealById(db, id)
  return deal !== undefined && canReadDeal(actor, deal)
}
