import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import type { Name, Text } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { judgingRefusals } from '../messages.ts'

export type FunderDesk = { funderId: string; callId: string; callSlug: string; title: Text; organisation: Name; budgetMinor: number; mostMinor: number | null; currency: string }

/** The funder of a call for which the actor decides. @throws missing */
export async function funderDesk(db: Db, actor: Actor, funderId: string): Promise<FunderDesk> {
  const found = await row<FunderDesk>(
    db,
    sql`select f.id as "funderId", c.id as "callId", c.slug as "callSlug", c.title, o.name as organisation, f.budget_minor as "budgetMinor", f.most_minor as "mostMinor", f.currency
        from call_funder f join call c on c.id = f.call_id join organisation o on o.id = f.organisation_id join call_funder_seat s on s.funder_id = f.id
        where f.id = ${funderId} and s.person_id = ${actor.personId ?? null} and s.ended_at is null`,
  )
  if (!found) throw missing()
  return found
}

/** The funders for which the actor decides. */
export const fundersFor = (db: Db, actor: Actor, callId?: string): Promise<{ id: string; callSlug: string; title: Text; organisation: Name }[]> =>
  rows(
    db,
    sql`select f.id, c.slug as "callSlug", c.title, o.name as organisation from call_funder_seat s join call_funder f on f.id = s.funder_id join call c on c.id = f.call_id join organisation o on o.id = f.organisation_id
        where s.person_id = ${actor.personId ?? null} and s.ended_at is null and c.published_at is not null ${callId ? sql`and c.id = ${callId}` : sql``} order by c.published_at desc limit 50`,
  )

export type FunderLine = { entryId: string; submissionId: string; reference: string; title: string; organisation: Name | null; outcome: 'fund' | 'not_fund' | null; minor: number | null; reason: string | null; sealedAt: Date | null }

/** The entries of a round with this funder's own words alone (invariant 11); those from which the reader is recused are not there. */
export const funderLines = (db: Db, actor: Actor, funderId: string, roundId: string): Promise<FunderLine[]> =>
  rows<FunderLine>(
    db,
    sql`select e.id as "entryId", u.id as "submissionId", u.reference, s.title, o.name as organisation, d.outcome, d.minor::float8 as minor, d.reason, d.sealed_at as "sealedAt"
        from call_entry e join call_submission u on u.id = e.submission_id and u.state = 'submitted' join call_revision s on s.id = e.revision_id left join organisation o on o.id = u.lead_organisation
        left join call_funder_decision d on d.entry_id = e.id and d.funder_id = ${funderId}
        where e.round_id = ${roundId} and not exists (select 1 from call_recusal r where r.submission_id = u.id and r.person_id = ${actor.personId ?? null}) order by u.reference`,
  )

const roundOf = (tx: Db, callId: string, roundId: string) => row<{ state: string }>(tx, sql`select state from call_round where id = ${roundId} and call_id = ${callId} for share`)

/** Notes a funder's word on an entry, with an amount in its own currency. @throws missing | conflict once sealed | invalid */
export const noteFunding = (db: Db, actor: Actor, input: { funderId: string; roundId: string; entryId: string; fund: boolean; minor?: number; reason?: string }): Promise<void> =>
  change(db, actor, { verb: 'call.note_funding', object: { type: 'call_funder', id: input.funderId }, related: [input.entryId] }, async (tx) => {
    // The funder's row is the lock of its words: nothing is noted while they are sealed.
    await run(tx, sql`select 1 from call_funder where id = ${input.funderId} for update`)
    const desk = await funderDesk(tx, actor, input.funderId)
    const round = await roundOf(tx, desk.callId, input.roundId)
    if (!round || !(await funderLines(tx, actor, input.funderId, input.roundId)).some((one) => one.entryId === input.entryId)) throw missing()
    if (round.state !== 'deliberating') throw new Failure('conflict', judgingRefusals.state)
    if (input.fund && (!Number.isSafeInteger(input.minor) || (input.minor ?? 0) <= 0)) throw wrong('minor', judgingRefusals.amount)
    if (input.fund && desk.mostMinor !== null && (input.minor ?? 0) > desk.mostMinor) throw wrong('minor', judgingRefusals.budget)
    await run(
      tx,
      sql`insert into call_funder_decision (entry_id, funder_id, outcome, minor, reason, by, at) values (${input.entryId}, ${input.funderId}, ${input.fund ? 'fund' : 'not_fund'}, ${input.fund ? input.minor : null}, ${input.reason?.trim() || null}, ${actor.personId ?? null}, ${actor.at})
          on conflict (entry_id, funder_id) do update set outcome = excluded.outcome, minor = excluded.minor, reason = excluded.reason, by = excluded.by, at = excluded.at`,
    )
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_funder_sealed')) throw new Failure('conflict', judgingRefusals.sealed)
    throw error
  })

/**
 * Seals a funder's words on a whole round at once: what it said nothing of it does not fund, and what it funds fits its budget.
 * @throws missing | conflict once sealed | invalid beyond the budget
 */
export const sealFunding = (db: Db, actor: Actor, input: { funderId: string; roundId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.seal_funding', object: { type: 'call_funder', id: input.funderId }, related: [input.roundId] }, async (tx) => {
    const desk = await funderDesk(tx, actor, input.funderId)
    await run(tx, sql`select 1 from call_funder where id = ${input.funderId} for update`)
    const round = await roundOf(tx, desk.callId, input.roundId)
    if (!round) throw missing()
    if (round.state !== 'deliberating') throw new Failure('conflict', judgingRefusals.state)
    const spent = await row<{ minor: number; sealed: boolean }>(tx, sql`select coalesce(sum(d.minor), 0)::float8 as minor, coalesce(bool_or(d.sealed_at is not null), false) as sealed from call_funder_decision d join call_entry e on e.id = d.entry_id where e.round_id = ${input.roundId} and d.funder_id = ${input.funderId}`)
    if (spent!.sealed) throw new Failure('conflict', judgingRefusals.sealed)
    if (spent!.minor > desk.budgetMinor) throw wrong('minor', judgingRefusals.budget)
    await run(
      tx,
      sql`insert into call_funder_decision (entry_id, funder_id, outcome, by, at) select e.id, ${input.funderId}::uuid, 'not_fund', ${actor.personId ?? null}::uuid, ${actor.at}::timestamptz from call_entry e where e.round_id = ${input.roundId} on conflict do nothing`,
    )
    await run(tx, sql`update call_funder_decision d set sealed_at = ${actor.at}, sealed_by = ${actor.personId ?? null} from call_entry e where e.id = d.entry_id and e.round_id = ${input.roundId} and d.funder_id = ${input.funderId} and d.sealed_at is null`)
  })
