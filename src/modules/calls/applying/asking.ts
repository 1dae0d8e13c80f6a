import { type Actor, publishesFor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { halvesOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { tell } from '../../../platform/queue.ts'
import { applyingRefusals } from '../messages.ts'
import { callFor, callToRun } from '../reading.ts'
import { submissionFor } from './reading.ts'
import { submissionToWork } from './submissions.ts'

/** A question to a team with a due time; its answer, once given, is part of the record. */
export type QuestionBack = { id: string; words: string; askedAt: Date; dueAt: Date; answer: string | null; answeredAt: Date | null }

/** Days that a team has for an answer at most. */
export const longestAnswerDays = 90

/**
 * Asks a team for more information by a due time. Who runs the call and is not recused from the submission. @throws missing | conflict
 * unless it stands | invalid
 */
export const askTeam = (db: Db, actor: Actor, input: { submissionId: string; words: string; dueAt: Date }): Promise<string> =>
  change(db, actor, { verb: 'call.ask_team', object: { type: 'submission', id: input.submissionId } }, async (tx) => {
    await run(tx, sql`select 1 from call_submission where id = ${input.submissionId} for update`)
    const submission = await submissionFor(tx, actor, input.submissionId)
    const call = await callToRun(tx, actor, { id: submission.callId })
    if (submission.state !== 'submitted') throw new Failure('conflict', applyingRefusals.notStanding)
    const words = input.words.trim()
    if (words === '' || words.length > 4000) throw wrong('words', applyingRefusals.question)
    if (input.dueAt <= actor.at || input.dueAt.getTime() > actor.at.getTime() + longestAnswerDays * 86_400_000) throw wrong('dueAt', applyingRefusals.dueAt)
    const id = newId(actor.at.getTime())
    await run(tx, sql`insert into call_question_back (id, submission_id, asked_by, asked_at, due_at, words) values (${id}, ${submission.id}, ${actor.personId ?? null}, ${actor.at}, ${input.dueAt}, ${words})`)
    await tell(tx, { kind: 'information_asked', people: [submission.leadPerson], object: { type: 'submission', id: submission.id }, version: id, about: { title: halvesOf(call.title), project: submission.title, day: input.dueAt.toISOString().slice(0, 10) } })
    return id
  })

/** Answers a question once, until it is due: whoever works on the submission. @throws missing | conflict | invalid */
export const answerTeamQuestion = (db: Db, actor: Actor, input: { submissionId: string; id: string; answer: string }): Promise<void> =>
  change(db, actor, { verb: 'call.answer_question', object: { type: 'submission', id: input.submissionId }, related: [input.id] }, async (tx) => {
    const submission = await submissionToWork(tx, actor, input.submissionId)
    const asked = await row<{ dueAt: Date; answeredAt: Date | null; askedBy: string | null }>(tx, sql`select due_at as "dueAt", answered_at as "answeredAt", asked_by as "askedBy" from call_question_back where id = ${input.id} and submission_id = ${submission.id} for update`)
    if (!asked) throw missing()
    if (asked.answeredAt) throw new Failure('conflict', applyingRefusals.answeredBefore)
    if (asked.dueAt < actor.at) throw new Failure('conflict', applyingRefusals.answerLate)
    const answer = input.answer.trim()
    if (answer === '' || answer.length > 8000) throw wrong('answer', applyingRefusals.answer)
    await run(tx, sql`update call_question_back set answer = ${answer}, answered_by = ${actor.personId ?? null}, answered_at = ${actor.at} where id = ${input.id}`)
    const call = await callFor(tx, actor, { id: submission.callId })
    if (asked.askedBy) await tell(tx, { kind: 'information_given', people: [asked.askedBy], object: { type: 'submission', id: submission.id }, version: input.id, about: { title: halvesOf(call.title), project: submission.title, reference: submission.reference } })
  })

const question = sql`q.id, q.words, q.asked_at as "askedAt", q.due_at as "dueAt", q.answer, q.answered_at as "answeredAt"`

/**
 * The questions of a submission, the oldest first: for its team, and for who runs the call and is not recused. Nobody else, people of
 * funders neither, reads them here. The submission was read before.
 */
export async function questionsBackOf(db: Db, actor: Actor, submission: { id: string; callId: string }): Promise<QuestionBack[]> {
  const team = await row(
    db,
    sql`select 1 from call_submission u where u.id = ${submission.id} and (u.lead_person = ${actor.personId ?? null} or u.lead_organisation = any(${sql.param(publishesFor(actor))}::uuid[])
        or exists (select 1 from call_team_member m where m.submission_id = u.id and m.person_id = ${actor.personId ?? null} and m.agreed_at is not null and m.left_at is null))`,
  )
  if (!team && !(await callFor(db, actor, { id: submission.callId })).runs) return []
  return rows<QuestionBack>(db, sql`select ${question} from call_question_back q where q.submission_id = ${submission.id} order by q.asked_at, q.id`)
}

/** What a team said when it was asked: part of the submission for whoever judges it. */
export const answersGivenIn = (db: Db, submissionId: string): Promise<{ words: string; answer: string }[]> =>
  rows(db, sql`select words, answer from call_question_back where submission_id = ${submissionId} and answer is not null order by asked_at, id`)

/** Questions of a call that wait for their answer, and those that are past due. */
export const questionsOpenIn = async (db: Db, actor: Actor, callId: string): Promise<{ waiting: number; late: number }> =>
  (await row<{ waiting: number; late: number }>(
    db,
    sql`select count(*) filter (where q.due_at >= ${actor.at})::int as waiting, count(*) filter (where q.due_at < ${actor.at})::int as late from call_question_back q join call_submission u on u.id = q.submission_id
        where u.call_id = ${callId} and u.state = 'submitted' and q.answer is null and not exists (select 1 from call_recusal x where x.submission_id = u.id and x.person_id = ${actor.personId ?? null})`,
  ))!
