import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { step } from '../../../core/steps.ts'
import type { Lang } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, fixed, row, run, sql } from '../../../platform/database.ts'
import { newestForm } from '../forms.ts'
import { applyingRefusals } from '../messages.ts'
import { inTime } from '../phase.ts'
import { callFor, type Round, roundsOf } from '../reading.ts'
import { submissionSteps, type SubmissionVerb } from '../rules.ts'
import { giveUpPlace } from '../judging/succeeding.ts'
import { type Submission, submissionFor } from './reading.ts'

/** The round that takes submissions at an instant; none when the call is not open. */
export const openRound = (rounds: readonly Round[], at: Date): Round | undefined => rounds.find((one) => one.formId !== null && inTime(one, at))

/** Begins a submission: a draft of the person's, led by one of their organisations where they name one. @throws missing | conflict | invalid */
export async function startSubmission(db: Db, actor: Actor, input: { callId: string; lang: Lang; organisationId?: string }): Promise<string> {
  const personId = actor.personId
  if (!personId) throw missing()
  const call = await callFor(db, actor, { id: input.callId })
  const open = openRound(await roundsOf(db, call.id), actor.at)
  if (call.state !== 'published' || !open?.formId) throw new Failure('conflict', applyingRefusals.closed)
  if (input.organisationId && !organisationsOf(actor).includes(input.organisationId)) throw wrong('organisation', applyingRefusals.organisation)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'call.start_submission', object: { type: 'submission', id }, related: [call.id], ...(input.organisationId && { onBehalfOf: input.organisationId }) }, async (tx) => {
    const { reference } = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('submission', 'S', ${actor.at}) as reference`))!
    await run(tx, sql`insert into call_submission (id, call_id, reference, lang, lead_organisation, lead_person, created_at) values (${id}, ${call.id}, ${reference}, ${input.lang}, ${input.organisationId ?? null}, ${personId}, ${actor.at})`)
    await run(tx, sql`insert into call_revision (id, submission_id, form_id, number, saved_at) values (${newId(actor.at.getTime())}, ${id}, ${open.formId}, 1, ${actor.at})`)
    if (input.organisationId) await run(tx, sql`insert into call_team_member (id, submission_id, organisation_id, role, invited_at, agreed_at, agreed_by) values (${newId(actor.at.getTime())}, ${id}, ${input.organisationId}, 'lead', ${actor.at}, ${actor.at}, ${personId})`)
  })
  return id
}

/** A submission to work on, locked. @throws missing for whoever does not */
export async function submissionToWork(tx: Db, actor: Actor, id: string): Promise<Submission> {
  await fixed(tx, 'call_submission_lock', sql`select 1 from call_submission where id = ${id} for update`)
  const found = await submissionFor(tx, actor, id)
  if (!found.mine) throw missing()
  return found
}

/** The working paper of a submission; what was sent is copied into a new one when work on it goes on. */
export async function workingRevision(tx: Db, actor: Actor, submission: Submission): Promise<string> {
  if (submission.openRevision) return submission.openRevision
  const id = newId(actor.at.getTime())
  const from = submission.sentRevision
  await run(tx, sql`insert into call_revision (id, submission_id, form_id, number, title, saved_at) select ${id}, submission_id, form_id, number + 1, title, ${actor.at} from call_revision where id = ${from}`)
  await run(tx, sql`insert into call_answer select ${id}::uuid, question_id, words, number, day, choices, file_id, listing_id, listing_revision_id, agreed from call_answer where revision_id = ${from}`)
  await run(tx, sql`insert into call_cell select ${id}::uuid, question_id, row, code, words from call_cell where revision_id = ${from}`)
  await run(tx, sql`insert into call_budget_line select ${id}::uuid, question_id, organisation_id, code, currency, minor from call_budget_line where revision_id = ${from}`)
  return id
}

const steps = (db: Db, actor: Actor, id: string, verb: SubmissionVerb, f: (tx: Db, before: Submission) => Promise<void>): Promise<void> =>
  change(db, actor, { verb: `call.${verb}_submission`, object: { type: 'submission', id } }, async (tx) => {
    const before = await submissionToWork(tx, actor, id)
    const next = step(submissionSteps, before.state, verb)
    if (!next) throw new Failure('conflict', applyingRefusals.state)
    await run(tx, sql`update call_submission set state = ${next}, version = version + 1 where id = ${id}`)
    await f(tx, before)
  })

/** What was offered is offered no more; an award that was accepted is a promise. @throws conflict */
async function leaveAwards(tx: Db, id: string): Promise<void> {
  const held = sql`from call_entry e where e.id = w.entry_id and e.submission_id = ${id}`
  if (await row(tx, sql`select 1 from call_award w where w.state = 'accepted' and exists (select 1 ${held})`)) throw new Failure('conflict', applyingRefusals.awarded)
  await run(tx, sql`update call_award w set state = 'cancelled' ${held} and w.state = 'offered'`)
}

/**
 * Takes a submission back: its entry goes while nothing was judged, else it is shown as withdrawn, and a place that it was given goes to the
 * next reserve. @throws missing | conflict once it has accepted an award
 */
export const withdrawSubmission = (db: Db, actor: Actor, id: string): Promise<void> =>
  steps(db, actor, id, 'withdraw', async (tx, before) => {
    await run(tx, sql`update call_submission set withdrawn_at = ${actor.at} where id = ${id}`)
    await leaveAwards(tx, id)
    await giveUpPlace(tx, actor, before)
    await run(tx, sql`delete from call_entry e using call_round r where r.id = e.round_id and e.submission_id = ${id} and r.state = 'planned' and not exists (select 1 from call_assignment a where a.entry_id = e.id)`)
  })

/** Takes a withdrawn submission up again, while the call is open; every limit is held anew when it is sent. @throws missing | conflict */
export const resumeSubmission = (db: Db, actor: Actor, id: string): Promise<void> =>
  steps(db, actor, id, 'resume', async (tx, before) => {
    if (!openRound(await roundsOf(tx, before.callId), actor.at)) throw new Failure('conflict', applyingRefusals.closed)
    await run(tx, sql`update call_submission set withdrawn_at = null, submitted_at = null where id = ${id}`)
    if (!before.openRevision && before.sentRevision) await workingRevision(tx, actor, before)
    else if (!before.openRevision) await run(tx, sql`insert into call_revision (id, submission_id, form_id, number, saved_at) values (${newId(actor.at.getTime())}, ${id}, ${(await newestForm(tx, before.callId)).id}, 1, ${actor.at})`)
  })
