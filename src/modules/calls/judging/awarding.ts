import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { judgingRefusals } from '../messages.ts'
import { queueAwardLetters } from './award-letter.ts'

/**
 * Awards of a round whose result is out, or of some entries of it, with their letters: each willing funder's amount, payable by it to the lead organisation;
 * the database holds each budget. @throws conflict beyond one
 */
export async function offerAwards(tx: Db, actor: Actor, round: { id: string }, only?: readonly string[]): Promise<void> {
  const granted = await rows<{ entryId: string; funderId: string; minor: number; currency: string; payer: string; payee: string | null }>(
    tx,
    sql`select e.id as "entryId", f.id as "funderId", d.minor::float8 as minor, f.currency, f.organisation_id as payer, u.lead_organisation as payee
        from call_entry e join call_submission u on u.id = e.submission_id join call_funder_decision d on d.entry_id = e.id and d.outcome = 'fund' join call_funder f on f.id = d.funder_id
        where e.round_id = ${round.id} and e.state = 'advanced' ${only ? sql`and e.id = any(${sql.param(only)}::uuid[])` : sql``} order by e.place, f.position`,
  )
  const offered: string[] = []
  for (const one of granted) if (one.payee) offered.push(await writeAward(tx, actor, { ...one, payee: one.payee }))
  // A letter names who else funds the project: written once all awards are there.
  for (const id of offered) await queueAwardLetters(tx, id)
}

type NewAward = { entryId: string; funderId?: string; minor: number; currency: string; payer: string; payee: string }

/** Writes an award with its reference. @throws conflict beyond the budget of its funder */
export async function writeAward(tx: Db, actor: Actor, one: NewAward): Promise<string> {
  const { reference } = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('award', 'A', ${actor.at}) as reference`))!
  const id = newId(actor.at.getTime())
  await run(
    tx,
    sql`insert into call_award (id, reference, entry_id, funder_id, minor, currency, payer_id, payee_id, at) values (${id}, ${reference}, ${one.entryId}, ${one.funderId ?? null}, ${one.minor}, ${one.currency}, ${one.payer}, ${one.payee}, ${actor.at})`,
  ).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_award_budget')) throw new Failure('conflict', judgingRefusals.budget)
    throw error
  })
  return id
}
