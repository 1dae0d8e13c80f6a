import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import type { Name } from '../../core/text.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { pastDayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { partnerIn } from './milestones.ts'
import { canWork } from './policy.ts'
import { projectRead, work } from './record.ts'
import { type Amount, dayOf, projectLimits } from './rules.ts'

export type Spend = { id: string; minor: number; currency: string; payerId: string; payeeId: string | null; payee: Name; spentOn: string; about: string; recordedFor: string; withdrawnAt: Date | null }

/** The largest amount, in minor units. */
export const largestAmount = 100_000_000_000_000

/** @throws Failure invalid where it is no positive whole number of minor units in a known currency */
export function amountAt(field: string, amount: Amount | null | undefined): Amount {
  if (!amount || !Number.isSafeInteger(amount.minor) || amount.minor < 1 || amount.minor > largestAmount || !(currencies as readonly string[]).includes(amount.currency)) throw wrong(field, projectRefusals.amount)
  return amount
}

/** What a project paid out, newest first. Whoever calls has read the project. */
export const spendOf = (db: Db, projectId: string): Promise<Spend[]> =>
  rows<Spend>(
    db,
    sql`select s.id, s.minor, s.currency, s.payer_id as "payerId", s.payee_id as "payeeId", o.name as payee, s.spent_on as "spentOn", s.about, s.recorded_for as "recordedFor", s.withdrawn_at as "withdrawnAt"
        from project_spend s join organisation o on o.id = s.payee_id where s.project_id = ${projectId} order by s.spent_on desc, s.id desc limit ${projectLimits.spend}`,
  )

/** Sums of what stands, per payer and currency (invariant 17), and over all payers per currency. */
export const spendSums = (db: Db, projectId: string): Promise<{ payerId: string; currency: string; minor: number }[]> =>
  rows(db, sql`select payer_id as "payerId", currency, sum(minor)::bigint as minor from project_spend where project_id = ${projectId} and withdrawn_at is null group by payer_id, currency order by payer_id, currency`)

export type SpendInput = { id: string; amount: Amount | null; payerId?: string; payeeId?: string; spentOn: string; about: string }

/** Records what was paid: by a partner, to another organisation. @throws Failure missing | invalid | conflict */
export async function recordSpend(db: Db, actor: Actor, input: SpendInput): Promise<string> {
  const seen = await projectRead(db, actor, input.id)
  const { minor, currency } = amountAt('amount', input.amount)
  const payer = partnerIn(seen, input.payerId, 'payer')
  if (!input.payeeId) throw wrong('payee', projectRefusals.partner)
  if (payer === input.payeeId) throw wrong('payee', projectRefusals.payer)
  const about = input.about.trim()
  if (!about || about.length > projectLimits.about) throw wrong('about', projectRefusals.about)
  const spentOn = pastDayAt('spentOn', input.spentOn, dayOf(actor.at))
  const id = newId(actor.at.getTime())
  await work(db, actor, { id: seen.id, verb: 'record_spend', may: canWork }, async (tx, project, mine) => {
    const count = await row<{ n: number }>(tx, sql`select count(*) as n from project_spend where project_id = ${project.id}`)
    if ((count?.n ?? 0) >= projectLimits.spend) throw new Failure('conflict', projectRefusals.many)
    await run(
      tx,
      sql`insert into project_spend (id, project_id, minor, currency, payer_id, payee_id, spent_on, about, recorded_for, recorded_by, at)
          values (${id}, ${project.id}, ${minor}, ${currency}, ${payer}, ${input.payeeId}, ${spentOn}, ${about}, ${mine}, ${actor.personId ?? null}, ${actor.at})`,
    )
  })
  return id
}

/** Takes back what one's own organisation recorded in error; the line stays, struck out. @throws Failure missing */
export const withdrawSpend = (db: Db, actor: Actor, input: { id: string; spendId: string }): Promise<void> =>
  work(db, actor, { id: input.id, verb: 'withdraw_spend', may: canWork }, async (tx, project, mine) => {
    const touched = await run(tx, sql`update project_spend set withdrawn_at = coalesce(withdrawn_at, ${actor.at}) where id = ${input.spendId} and project_id = ${project.id} and recorded_for = ${mine}`)
    if (touched === 0) throw missing()
  })
