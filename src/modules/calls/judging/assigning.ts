import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang } from '../../../core/text.ts'
import type { AssignmentPlan, AssignmentProblem } from '../../../engine/assignment/assignment.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { sideWork } from '../../../platform/side-work.ts'
import { judgingRefusals } from '../messages.ts'
import { callToRun, type Round } from '../reading.ts'
import { roundToRun } from '../rounds.ts'
import { deriveConflicts, notRecused } from './conflicts.ts'

export type EntryToAssign = { id: string; submissionId: string; reference: string; title: string; lang: Lang; words: string }
export type ReviewerToAssign = { id: string; languages: Lang[]; most: number; organisationId: string | null; expertise: string }

/** How near an expertise is to an entry, 0–1. The matching engine gives it; a test gives its own. */
export type Affinity = (entries: readonly EntryToAssign[], reviewers: readonly ReviewerToAssign[]) => Promise<Float64Array>

/** The entries of a round that are judged, with the words that affinity is taken from; without those from which the actor is recused. */
const entriesOf = (db: Db, actor: Actor, roundId: string): Promise<EntryToAssign[]> =>
  rows<EntryToAssign>(
    db,
    sql`select e.id, e.submission_id as "submissionId", u.reference, u.title, u.lang, concat_ws(E'\n', u.title, (select string_agg(a.words #>> array['variants', a.words ->> 'source', 'body'], E'\n') from call_answer a where a.revision_id = e.revision_id and a.words is not null)) as words
        from call_entry e join call_submission u on u.id = e.submission_id where e.round_id = ${roundId} and u.state = 'submitted' and e.state = 'entered' and ${notRecused(actor, sql`u.id`)} order by u.reference`,
  )

/** The panel, each with the load that is left beside entries of the round that are not planned here. */
const reviewersOf = (db: Db, actor: Actor, callId: string, roundId: string): Promise<ReviewerToAssign[]> =>
  rows<ReviewerToAssign>(
    db,
    sql`select w.id, w.languages, w.load_most - (select count(*) from call_assignment a join call_entry e on e.id = a.entry_id join call_submission u on u.id = e.submission_id where a.reviewer_id = w.id and a.state = 'active' and e.round_id = ${roundId} and (e.state <> 'entered' or u.state <> 'submitted' or not ${notRecused(actor, sql`u.id`)}))::int as most, w.organisation_id as "organisationId", coalesce(w.expertise #>> '{variants,zh,body}', '') || E'\n' || coalesce(w.expertise #>> '{variants,en,body}', '') as expertise
        from call_reviewer w where w.call_id = ${callId} and w.state in ('invited', 'accepted') order by w.id`,
  )

/** The solver blocks its thread: one of its own, one plan after the other. */
const solve = sideWork<AssignmentProblem, AssignmentPlan>('engine/assignment', { megabytes: 1024, mostWaiting: 4, idleMs: 60_000 })

export type DryRun = { plan: AssignmentPlan; entries: EntryToAssign[] }

/** Plans who judges what without doing it: what stands stays, conflicts and languages are hard rules, and what cannot be met is named with its reason. @throws missing | conflict */
export async function planRound(db: Db, actor: Actor, input: { callId: string; roundId: string }, affinity: Affinity): Promise<DryRun> {
  await callToRun(db, actor, { id: input.callId })
  const round = await row<{ wanted: number }>(db, sql`select reviews_wanted as wanted from call_round where id = ${input.roundId} and call_id = ${input.callId}`)
  if (!round) throw missing()
  const [entries, reviewers] = [await entriesOf(db, actor, input.roundId), (await reviewersOf(db, actor, input.callId, input.roundId)).filter((one) => one.most > 0)]
  if (entries.length === 0) throw new Failure('conflict', judgingRefusals.noEntries)
  if (reviewers.length === 0) throw new Failure('conflict', judgingRefusals.noReviewers)
  const conflicts = await rows<{ submission: string; reviewer: string }>(db, sql`select e.id as submission, c.reviewer_id as reviewer from call_conflict c join call_entry e on e.submission_id = c.submission_id where e.round_id = ${input.roundId} and c.ended_at is null`)
  const kept = await rows<{ submission: string; reviewer: string }>(db, sql`select a.entry_id as submission, a.reviewer_id as reviewer from call_assignment a join call_entry e on e.id = a.entry_id where e.round_id = ${input.roundId} and a.state = 'active'`)
  const problem: AssignmentProblem = {
    submissions: entries.map(({ id, lang }) => ({ id, languages: [lang] })),
    reviewers: reviewers.map(({ id, languages, most, organisationId }) => ({ id, languages, most, ...(organisationId && { institution: organisationId }) })),
    affinity: await affinity(entries, reviewers), conflicts, kept, places: round.wanted,
  }
  return { plan: await solve(problem), entries }
}

/**
 * Applies a plan at once: every new pair or none. A conflict that was declared in the meantime leaves its pair out; where others assigned
 * meanwhile and a load or the reviews of an entry would be exceeded, nothing is done. @throws missing | conflict
 */
export const applyPlan = (db: Db, actor: Actor, input: { callId: string; roundId: string; pairs: readonly { submission: string; reviewer: string; affinity: number }[] }): Promise<number> =>
  change(db, actor, { verb: 'call.assign', object: { type: 'call_round', id: input.roundId }, related: [input.callId] }, async (tx) => {
    const round = await roundToRun(tx, actor, input.callId, input.roundId)
    await beginAssigning(tx, actor, round)
    const pairs = JSON.stringify(input.pairs.map((pair) => ({ id: newId(actor.at.getTime()), entry: pair.submission, reviewer: pair.reviewer, affinity: Math.round(Math.max(0, Math.min(1, pair.affinity)) * 10_000) })))
    const made = await run(
      tx,
      sql`insert into call_assignment (id, entry_id, reviewer_id, affinity_bp, by, at)
          select v.id, v.entry, v.reviewer, v.affinity, ${actor.personId ?? null}, ${actor.at} from jsonb_to_recordset(${pairs}::jsonb) as v (id uuid, entry uuid, reviewer uuid, affinity int)
          join call_entry e on e.id = v.entry and e.round_id = ${input.roundId} join call_reviewer w on w.id = v.reviewer and w.call_id = ${input.callId} and w.state in ('invited', 'accepted')
          where ${notRecused(actor, sql`e.submission_id`)} and not exists (select 1 from call_conflict c where c.reviewer_id = v.reviewer and c.submission_id = e.submission_id and c.ended_at is null)
          on conflict do nothing`,
    )
    const [reviewers, entries] = [new Set(input.pairs.map((pair) => pair.reviewer)), new Set(input.pairs.map((pair) => pair.submission))]
    const full = await row(
      tx,
      sql`select 1 from call_entry e join call_assignment a on a.entry_id = e.id and a.state = 'active' where e.round_id = ${input.roundId} and e.id = any(${sql.param([...entries])}::uuid[]) group by e.id having count(*) > ${round.reviewsWanted}`,
    )
    if (full || (await overloaded(tx, round.id, [...reviewers]))) throw new Failure('conflict', judgingRefusals.planOld)
    return made
  })

/** Whether one of the reviewers carries more of a round than they said. The round is locked by whoever assigns in it. */
const overloaded = async (tx: Db, roundId: string, reviewers: readonly string[]): Promise<boolean> =>
  (await row(
    tx,
    sql`select 1 from call_reviewer w join call_assignment a on a.reviewer_id = w.id and a.state = 'active' join call_entry e on e.id = a.entry_id and e.round_id = ${roundId} where w.id = any(${sql.param(reviewers)}::uuid[]) group by w.id, w.load_most having count(*) > w.load_most`,
  )) !== undefined

/** A round whose time is over goes into the hands of its people; its rubric is what will be judged by. */
async function beginAssigning(tx: Db, actor: Actor, round: Round): Promise<void> {
  if (round.state === 'assigning' || round.state === 'assessing') return
  if (round.state !== 'planned') throw new Failure('conflict', judgingRefusals.state)
  if (round.formId && round.closesAt && actor.at.getTime() <= round.closesAt.getTime() + round.grace * 1000) throw new Failure('conflict', judgingRefusals.stillOpen)
  await run(tx, sql`update call_round set state = 'assigning', version = version + 1 where id = ${round.id}`)
  await deriveConflicts(tx, actor, round.callId)
}

/** Assigns one entry by hand. @throws missing | conflict with a conflict of interest or twice */
export const assignByHand = (db: Db, actor: Actor, input: { callId: string; roundId: string; entryId: string; reviewerId: string }): Promise<void> =>
  change(db, actor, { verb: 'call.assign', object: { type: 'call_round', id: input.roundId }, related: [input.entryId, input.reviewerId] }, async (tx) => {
    await beginAssigning(tx, actor, await roundToRun(tx, actor, input.callId, input.roundId))
    const made = await run(
      tx,
      sql`insert into call_assignment (id, entry_id, reviewer_id, by, at) select ${newId(actor.at.getTime())}, e.id, w.id, ${actor.personId ?? null}, ${actor.at} from call_entry e, call_reviewer w
          where e.id = ${input.entryId} and e.round_id = ${input.roundId} and w.id = ${input.reviewerId} and w.call_id = ${input.callId} and w.state in ('invited', 'accepted') and ${notRecused(actor, sql`e.submission_id`)}`,
    )
    if (made === 0) throw missing()
    if (await overloaded(tx, input.roundId, [input.reviewerId])) throw new Failure('conflict', judgingRefusals.loadFull)
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'call_assignment_conflict')) throw new Failure('conflict', judgingRefusals.conflicted)
    if (brokeConstraint(error, 'call_assignment_active')) throw new Failure('conflict', judgingRefusals.assigned)
    throw error
  })

/** Takes an assignment back, unless its review was submitted. @throws missing | conflict */
export const revokeAssignment = (db: Db, actor: Actor, input: { callId: string; id: string }): Promise<void> =>
  change(db, actor, { verb: 'call.revoke', object: { type: 'call', id: input.callId }, related: [input.id] }, async (tx) => {
    await callToRun(tx, actor, { id: input.callId })
    const gone = await run(
      tx,
      sql`update call_assignment a set state = 'revoked', ended_at = ${actor.at} from call_reviewer w, call_entry e where e.id = a.entry_id and ${notRecused(actor, sql`e.submission_id`)} and a.id = ${input.id} and w.id = a.reviewer_id and w.call_id = ${input.callId} and a.state = 'active'
          and not exists (select 1 from call_review v where v.assignment_id = a.id and v.state = 'submitted')`,
    )
    if (gone === 0) throw missing()
  })
