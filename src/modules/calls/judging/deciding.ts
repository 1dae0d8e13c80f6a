import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { step } from '../../../core/steps.ts'
import type { Lang } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { combined, type FunderWord } from '../combination.ts'
import { judgingRefusals } from '../messages.ts'
import { callToRun, fundersOf, type Round } from '../reading.ts'
import { roundToRun } from '../rounds.ts'
import { type Outcome, outcomes, roundSteps, type RoundVerb } from '../rules.ts'
import { standing } from './standing.ts'

async function stepRound(tx: Db, round: Round, verb: RoundVerb): Promise<void> {
  const next = step(roundSteps, round.state, verb)
  if (!next) throw new Failure('conflict', judgingRefusals.state)
  await run(tx, sql`update call_round set state = ${next}, version = version + 1 where id = ${round.id}`)
}

/** Ends the assessment: reviews that are open are named first, unless the chair goes on without them. @throws missing | conflict */
export const deliberate = (db: Db, actor: Actor, input: { callId: string; roundId: string; without: boolean }): Promise<void> =>
  change(db, actor, { verb: 'call.deliberate', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    const open = await row(tx, sql`select 1 from call_assignment a join call_entry e on e.id = a.entry_id left join call_review v on v.assignment_id = a.id and v.state = 'submitted' where e.round_id = ${round.id} and a.state = 'active' and v.id is null`)
    if (open && !input.without) throw new Failure('conflict', judgingRefusals.reviewsOpen)
    // A round that the chair decides has no reviewers to assign.
    if (round.state === 'planned' && round.mode === 'chair') await run(tx, sql`update call_round set state = 'assigning' where id = ${round.id}`)
    await stepRound(tx, round.state === 'planned' && round.mode === 'chair' ? { ...round, state: 'assigning' } : round, 'deliberate')
  })

export type Mark = { entryId: string; outcome: Outcome; reason?: string; feedback?: Halves }

/** Notes what the chair decides of one entry; nobody outside sees it before it is released. @throws missing | conflict | invalid */
export const noteDecision = (db: Db, actor: Actor, input: { callId: string; roundId: string; lang: Lang } & Mark): Promise<void> =>
  change(db, actor, { verb: 'call.note_decision', object: { type: 'call_round', id: input.roundId }, related: [input.entryId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    if (round.state !== 'deliberating') throw new Failure('conflict', judgingRefusals.state)
    if (!outcomes.some((one) => one === input.outcome)) throw wrong('outcome', judgingRefusals.state)
    if (input.outcome === 'disqualified' && !input.reason?.trim()) throw wrong('reason', judgingRefusals.reason)
    const entry = await row(tx, sql`select 1 from call_entry e where e.id = ${input.entryId} and e.round_id = ${round.id} and not exists (select 1 from call_recusal r where r.submission_id = e.submission_id and r.person_id = ${actor.personId ?? null})`)
    if (!entry) throw missing()
    const { feedback } = textsOf(actor, input.lang, { feedback: { halves: input.feedback ?? {}, limit: 8000, need: 'none' } })
    await run(
      tx,
      sql`insert into call_decision (entry_id, outcome, reason, feedback, by, at) values (${input.entryId}, ${input.outcome}, ${input.reason?.trim() || null}, ${stored(feedback)}, ${actor.personId ?? null}, ${actor.at})
          on conflict (entry_id) do update set outcome = excluded.outcome, reason = excluded.reason, feedback = excluded.feedback, by = excluded.by, at = excluded.at, version = call_decision.version + 1`,
    )
  })

/** The rule of a round that funders decide: who they fund, without places or shares (invariant 11). */
const asFunded = (round: Round): Round => ({ ...round, advance: 'chosen', places: null, reserves: 0, mostPerOrganisation: null })

/** Every funder's word on each entry of a round. Only for deciding and correcting: nobody sees another's before all are sealed. */
export const wordsOf = (tx: Db, roundId: string, callId: string): Promise<(FunderWord & { entryId: string })[]> =>
  rows(
    tx,
    sql`select e.id as "entryId", f.id as "funderId", f.leads, coalesce(d.outcome, 'not_fund') as outcome, d.minor, (d.sealed_at is not null) as sealed
        from call_entry e cross join call_funder f left join call_funder_decision d on d.entry_id = e.id and d.funder_id = f.id where e.round_id = ${roundId} and f.call_id = ${callId}`,
  )

/**
 * Decides a round: the list is a pure function of its entries, their scores or the chair's marks, the rule and its tie-break; with
 * several funders, of their sealed words and the combination rule. It is announced in a step of its own.
 * @throws missing | conflict while reviews or seals are open
 */
export const decideRound = (db: Db, actor: Actor, input: { callId: string; roundId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.decide', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    if (!step(roundSteps, round.state, 'decide')) throw new Failure('conflict', judgingRefusals.state)
    const call = await callToRun(tx, actor, { id: input.callId })
    const funders = await fundersOf(tx, call.id)
    if (funders.length > 0) await markFunded(tx, actor, round, call.combination)
    const { lines } = funders.length > 0 ? await standing(tx, asFunded(round), undefined, false) : await standing(tx, round)
    for (const one of lines) {
      await run(
        tx,
        sql`insert into call_decision (entry_id, outcome, place, by, at) values (${one.entryId}, ${one.outcome}, ${one.place}, ${actor.personId ?? null}, ${actor.at})
            on conflict (entry_id) do update set outcome = excluded.outcome, place = excluded.place, version = call_decision.version + 1`,
      )
    }
    await stepRound(tx, round, 'decide')
  })

async function markFunded(tx: Db, actor: Actor, round: Round, combination: Parameters<typeof combined>[1]): Promise<void> {
  const words = await wordsOf(tx, round.id, round.callId)
  const entries = new Map([...new Set(words.map((one) => one.entryId))].map((id) => [id, words.filter((one) => one.entryId === id)]))
  for (const [entryId, own] of entries) {
    const result = combined(own, combination)
    if (!result) throw new Failure('conflict', judgingRefusals.seals)
    await run(
      tx,
      sql`insert into call_decision (entry_id, outcome, by, at) values (${entryId}, ${result.funded ? 'advanced' : 'not_advanced'}, ${actor.personId ?? null}, ${actor.at})
          on conflict (entry_id) do update set outcome = case when call_decision.outcome = 'disqualified' then call_decision.outcome else excluded.outcome end, version = call_decision.version + 1`,
    )
  }
}

/** Takes a decision back before it is announced. @throws missing | conflict */
export const reopenRound = (db: Db, actor: Actor, input: { callId: string; roundId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.reopen', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => stepRound(tx, await roundToRun(tx, actor, input.callId, input.roundId), 'reopen'))
