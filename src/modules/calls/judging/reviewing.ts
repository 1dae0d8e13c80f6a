import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Phrase, Text } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql, transaction } from '../../../platform/database.ts'
import { judgingRefusals } from '../messages.ts'
import { type Blindness, namesShown } from '../rules.ts'
import { type Rubric, rubricOf } from '../rounds.ts'
import type { Judge } from './panel.ts'

export type ReviewState = 'draft' | 'submitted'
/** One entry of a reviewer's queue. `organisation` is absent where the round hides the applicants. */
export type ReviewLine = { entryId: string; reference: string; title: string; lang: Lang; organisation: Name | null; roundId: string; round: Text; due: Date | null; state: ReviewState | null }

/** What is still judged, for a statement with the entry as `e`, its submission as `u` and its round as `r`. */
export const stillJudged = sql`e.state in ('entered', 'assessed') and u.state = 'submitted' and r.state in ('assigning', 'assessing', 'deliberating')`

/** What a reviewer has to judge, the open ones first. Names follow the round's blindness. */
export async function queueOf(db: Db, of: Judge): Promise<ReviewLine[]> {
  const found = await rows<ReviewLine & { blindness: Blindness }>(
    db,
    sql`select e.id as "entryId", u.reference, v2.title, u.lang, o.name as organisation, r.blindness, r.id as "roundId", r.name as round, r.reviews_due as due, v.state
        from call_assignment a join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id join call_revision v2 on v2.id = e.revision_id
        left join organisation o on o.id = u.lead_organisation left join call_review v on v.assignment_id = a.id
        where a.reviewer_id = ${of.reviewerId} and a.state = 'active' and ${stillJudged} order by (v.state = 'submitted') nulls first, u.reference`,
  )
  return found.map(({ blindness, organisation, ...line }) => ({ ...line, organisation: namesShown(blindness, 'reviewer').applicants ? organisation : null }))
}

export type Review = { id: string; state: ReviewState; confidence: number | null; forApplicants: string; private: string; marks: Record<string, number>; version: number }
export type Assigned = { assignmentId: string; entryId: string; submissionId: string; revisionId: string; formId: string; reference: string; title: string; lang: Lang; blindness: Blindness; roundId: string; roundState: string; due: Date | null; rubric: Rubric | undefined; review: Review | undefined }

/** One assigned entry with its rubric and what the reviewer has written. @throws missing once the assignment is gone, whatever was there before */
export async function assignedTo(db: Db, of: Judge, entryId: string): Promise<Assigned> {
  const found = await row<Omit<Assigned, 'rubric' | 'review'>>(
    db,
    sql`select a.id as "assignmentId", e.id as "entryId", u.id as "submissionId", e.revision_id as "revisionId", s.form_id as "formId", u.reference, s.title, u.lang, r.blindness, r.id as "roundId", r.state as "roundState", r.reviews_due as due
        from call_assignment a join call_entry e on e.id = a.entry_id join call_round r on r.id = e.round_id join call_submission u on u.id = e.submission_id join call_revision s on s.id = e.revision_id
        where a.reviewer_id = ${of.reviewerId} and a.entry_id = ${entryId} and a.state = 'active' and ${stillJudged}`,
  )
  if (!found) throw missing()
  const review = await reviewOf(db, found.assignmentId)
  return { ...found, rubric: await rubricOf(db, found.roundId), review }
}

async function reviewOf(db: Db, assignmentId: string): Promise<Review | undefined> {
  const found = await row<Omit<Review, 'marks'> & { marks: { criterion: string; mark: number }[] }>(
    db,
    sql`select v.id, v.state, v.confidence, coalesce(v.for_applicants, '') as "forApplicants", coalesce(v.private, '') as private, v.version,
          coalesce((select jsonb_agg(jsonb_build_object('criterion', m.criterion_id, 'mark', m.mark)) from call_mark m where m.review_id = v.id), '[]') as marks
        from call_review v where v.assignment_id = ${assignmentId}`,
  )
  return found && { ...found, marks: Object.fromEntries(found.marks.map((one) => [one.criterion, one.mark])) }
}

export type ReviewInput = { entryId: string; version: number; marks: Readonly<Record<string, number>>; confidence?: number; forApplicants: string; private: string }

const remarkLimit = 20_000

function checked(assigned: Assigned, input: ReviewInput): void {
  if (assigned.review?.state === 'submitted') throw new Failure('conflict', judgingRefusals.submitted)
  if (assigned.roundState === 'deliberating') throw new Failure('conflict', judgingRefusals.state)
  const fields: Record<string, Phrase> = {}
  for (const criterion of assigned.rubric?.criteria ?? []) {
    const mark = input.marks[criterion.id]
    if (mark !== undefined && (!Number.isInteger(mark) || mark < criterion.least || mark > criterion.most)) fields[`m-${criterion.id}`] = judgingRefusals.bounds
  }
  if (input.forApplicants.length > remarkLimit) fields.forApplicants = judgingRefusals.long
  if (input.private.length > remarkLimit) fields.private = judgingRefusals.long
  if (Object.keys(fields).length > 0) throw new Failure('invalid', judgingRefusals.bounds, { fields })
}

/** Writes a draft inside a transaction and gives the review; the assignment is read under the reviewer's lock, so that a conflict declared meanwhile is seen. */
async function write(tx: Db, actor: Actor, of: Judge, input: ReviewInput): Promise<{ assigned: Assigned; reviewId: string }> {
  await run(tx, sql`select 1 from call_reviewer where id = ${of.reviewerId} for update`)
  const assigned = await assignedTo(tx, of, input.entryId)
  if (!assigned.rubric) throw new Failure('conflict', judgingRefusals.state)
  checked(assigned, input)
  if (assigned.review && assigned.review.version !== input.version) throw new Failure('conflict', judgingRefusals.state, { theirs: assigned.review })
  const reviewId = assigned.review?.id ?? newId(actor.at.getTime())
  const remarks = [input.forApplicants || null, input.private || null] as const
  if (assigned.review) await run(tx, sql`update call_review set confidence = ${input.confidence ?? null}, for_applicants = ${remarks[0]}, private = ${remarks[1]}, saved_at = ${actor.at}, version = version + 1 where id = ${reviewId}`)
  else await run(tx, sql`insert into call_review (id, assignment_id, revision_id, rubric_id, confidence, for_applicants, private, saved_at, version) values (${reviewId}, ${assigned.assignmentId}, ${assigned.revisionId}, ${assigned.rubric.id}, ${input.confidence ?? null}, ${remarks[0]}, ${remarks[1]}, ${actor.at}, 1)`)
  await run(tx, sql`delete from call_mark where review_id = ${reviewId}`)
  const marks = assigned.rubric.criteria.flatMap((one) => (input.marks[one.id] === undefined ? [] : [{ criterion: one.id, mark: input.marks[one.id]! }]))
  for (const one of marks) await run(tx, sql`insert into call_mark (review_id, criterion_id, mark) values (${reviewId}, ${one.criterion}, ${one.mark})`)
  return { assigned, reviewId }
}

const twice = (error: unknown): never => {
  if (brokeConstraint(error, 'call_review_assignment_id_key')) throw new Failure('conflict', judgingRefusals.state)
  if (brokeConstraint(error, 'call_review_submitted')) throw new Failure('conflict', judgingRefusals.submitted)
  throw error
}

/** Saves a review as it is typed: a measurement, no activity row. @throws missing | conflict | invalid */
export const saveReview = (db: Db, actor: Actor, of: Judge, input: ReviewInput): Promise<{ version: number }> =>
  transaction(db, async (tx) => {
    const { assigned } = await write(tx, actor, of, input)
    return { version: (assigned.review?.version ?? 0) + 1 }
  }).catch(twice)

/** Submits a review: every criterion has its mark, and from now on nothing of it changes (invariant 8). @throws missing | conflict | invalid */
export const submitReview = (db: Db, actor: Actor, of: Judge, input: ReviewInput): Promise<void> =>
  change(db, actor, { verb: 'call.review', object: { type: 'call', id: of.callId }, related: [of.reviewerId] }, async (tx) => {
    const { assigned, reviewId } = await write(tx, actor, of, input)
    const unmarked = assigned.rubric!.criteria.filter((one) => input.marks[one.id] === undefined)
    if (unmarked[0]) throw wrong(`m-${unmarked[0].id}`, judgingRefusals.marks)
    await run(tx, sql`update call_rubric set frozen_at = coalesce(frozen_at, ${actor.at}) where id = ${assigned.rubric!.id}`)
    await run(tx, sql`update call_review set state = 'submitted', submitted_at = ${actor.at} where id = ${reviewId}`)
    await run(tx, sql`update call_round set state = 'assessing' where id = ${assigned.roundId} and state = 'assigning'`)
    await run(tx, sql`update call_reviewer set state = 'accepted', answered_at = coalesce(answered_at, ${actor.at}) where id = ${of.reviewerId} and state = 'invited'`)
    await run(
      tx,
      sql`update call_entry e set state = 'assessed' where e.id = ${assigned.entryId} and e.state = 'entered'
          and not exists (select 1 from call_assignment a left join call_review v on v.assignment_id = a.id and v.state = 'submitted' where a.entry_id = e.id and a.state = 'active' and v.id is null)`,
    )
  }).catch(twice)
