import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name, Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { keptRows } from '../../platform/snapshot.ts'
import { recordEvidence } from './evidence.ts'
import { messages } from './messages.ts'
import { partyFor } from './policy.ts'
import { dealRecord } from './record.ts'
import { type DealRoute, hasEnded, noteLimit } from './rules.ts'

export type PlanInput = { dealId: string; version: number; ownerId: string; dueOn: string; nextAction?: string; route?: DealRoute }

export type Colleague = { id: string; name: Name; organisationId: string }

/** Who may own a stage: the active people of the parties that read the case, those of the actor's own first. @throws Failure missing */
export async function ownersFor(db: Db, actor: Actor, dealId: string): Promise<readonly Colleague[]> {
  const deal = await dealRecord(db, actor, dealId)
  const own = partyFor('read', actor, deal)?.organisationId
  return keptRows<Colleague>(
    db,
    sql`select p.id, p.name, a.organisation_id as "organisationId" from affiliation a join person p on p.id = a.person_id
        where a.ended_at is null and p.erased_at is null and a.organisation_id = any(${sql.param(deal.parties.filter((one) => one.joined && !one.left).map((one) => one.organisationId))}::uuid[])
          and (a.organisation_id = ${own ?? null} or a.role <> 'researcher')
        order by a.organisation_id <> ${own ?? null}, a.role, p.display_name limit 100`,
  )
}

const horizon = 5 * 366 * 86_400_000

/**
 * Says who sees to the stage, until when, and what comes next; also the route.
 * @throws Failure missing | denied | invalid | conflict (changed meanwhile, or over)
 */
export async function planDeal(db: Db, actor: Actor, input: PlanInput): Promise<void> {
  const deal = await dealRecord(db, actor, input.dealId)
  const party = partyFor('act', actor, deal)
  if (!party) throw new Failure('denied', refusals.denied)
  if (hasEnded(deal.stage)) throw new Failure('conflict', messages.closed)
  const owner = (await ownersFor(db, actor, deal.id)).find((one) => one.id === readId(input.ownerId))
  const action = input.nextAction?.trim() || undefined
  const fields: Record<string, Phrase> = {}
  if (!owner) fields.ownerId = messages.owner
  const due = Date.parse(input.dueOn)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(input.dueOn) || Number.isNaN(due) || due < actor.at.getTime() - 86_400_000 || due > actor.at.getTime() + horizon) fields.dueOn = messages.dueOn
  if (action && action.length > 500) fields.nextAction = messages.tooLong
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  await change(db, actor, { verb: 'deal.plan', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId, related: [owner!.id] }, async (tx) => {
    const now = await row<{ version: number }>(tx, sql`select version from deal where id = ${deal.id} for update`)
    if (now?.version !== input.version) throw new Failure('conflict', messages.moved)
    await run(
      tx,
      sql`update deal set owner_id = ${owner!.id}, owner_organisation = ${owner!.organisationId}, due_on = ${input.dueOn}::date, next_action = ${action ?? null}, route = ${input.route ?? null},
            version = version + 1, last_at = greatest(last_at, ${actor.at}::timestamptz) where id = ${deal.id}`,
    )
  })
}

/**
 * Records that no confidentiality agreement is needed, with the reason, and takes the step.
 * @throws Failure missing | denied | invalid | conflict
 */
export async function waiveNda(db: Db, actor: Actor, input: { dealId: string; version: number; reason: string }): Promise<void> {
  const deal = await dealRecord(db, actor, input.dealId)
  const party = partyFor('act', actor, deal)
  if (!party || party.role === 'broker') throw new Failure('denied', refusals.denied)
  const reason = input.reason.trim()
  if (reason.length < 5 || reason.length > noteLimit) throw new Failure('invalid', refusals.invalid, { fields: { reason: messages.waiver } })
  if (deal.stage !== 'screened' || deal.version !== input.version) throw new Failure('conflict', messages.moved)
  await change(db, actor, { verb: 'deal.waive_nda', object: { type: 'deal', id: deal.id }, onBehalfOf: party.organisationId }, (tx) =>
    recordEvidence(tx, actor, { dealId: deal.id, kind: 'nda', object: { type: 'waiver', id: newId(actor.at.getTime()) }, note: reason, organisationId: party.organisationId }),
  )
}
