import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { step } from '../../../core/steps.ts'
import { authored, type Lang } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, fixed, row, run, type SQL, sql, transaction } from '../../../platform/database.ts'
import { newestForm } from '../forms.ts'
import { applyingRefusals } from '../messages.ts'
import { inTime } from '../phase.ts'
import { callFor, type Round, roundsOf } from '../reading.ts'
import { submissionSteps, type SubmissionVerb } from '../rules.ts'
import type { Answer, Answers } from './answers.ts'
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
async function workingRevision(tx: Db, actor: Actor, submission: Submission): Promise<string> {
  if (submission.openRevision) return submission.openRevision
  const id = newId(actor.at.getTime())
  const from = submission.sentRevision
  await run(tx, sql`insert into call_revision (id, submission_id, form_id, number, title, saved_at) select ${id}, submission_id, form_id, number + 1, title, ${actor.at} from call_revision where id = ${from}`)
  await run(tx, sql`insert into call_answer select ${id}::uuid, question_id, words, number, day, choices, file_id, listing_id, listing_revision_id, agreed from call_answer where revision_id = ${from}`)
  await run(tx, sql`insert into call_cell select ${id}::uuid, question_id, row, code, words from call_cell where revision_id = ${from}`)
  await run(tx, sql`insert into call_budget_line select ${id}::uuid, question_id, organisation_id, code, currency, minor from call_budget_line where revision_id = ${from}`)
  return id
}

const asRow = (questionId: string, { words, number, day, choices, fileId, listingId, agreed }: Answer, lang: Lang, actor: Actor) => ({
  question_id: questionId, words: words === undefined || words === '' ? null : authored(lang, words, actor.at.toISOString(), actor.personId), number: number ?? null, day: day ?? null, choices: choices ?? null, file_id: fileId ?? null, listing_id: listingId ?? null, agreed: agreed ?? null,
})

/** The words of an answer and the language they are written in: what is compared, so that what stays as it was is not written again. */
const said = (of: 'a' | 'v'): SQL => sql.raw(`${of}.words ->> 'source', ${of}.words #>> array['variants', ${of}.words ->> 'source', 'body']`)

/** Writes title and answers into a working paper: those given replace, the others stay. Rows that say the same as before are left alone. */
async function writePaper(tx: Db, actor: Actor, revisionId: string, { id, lang }: Submission, { title, answers }: Pick<DraftInput, 'title' | 'answers'>): Promise<void> {
  const given = Object.entries(answers).flatMap(([questionId, answer]) => (answer ? [{ questionId, answer }] : []))
  const values = JSON.stringify(given.map((one) => asRow(one.questionId, one.answer, lang, actor)))
  await fixed(
    tx,
    'call_draft_saved',
    sql`with answered as (
        insert into call_answer (revision_id, question_id, words, number, day, choices, file_id, listing_id, listing_revision_id, agreed)
        select ${revisionId}::uuid, v.question_id, v.words, v.number, v.day, v.choices, v.file_id, l.id, l.live_revision_id, v.agreed
        from jsonb_to_recordset(${values}::jsonb) as v (question_id uuid, words jsonb, number numeric, day date, choices text[], file_id uuid, listing_id uuid, agreed boolean)
        join call_question q on q.id = v.question_id and q.form_id = (select form_id from call_revision where id = ${revisionId}::uuid) left join listing l on l.id = v.listing_id
        left join call_answer a on a.revision_id = ${revisionId}::uuid and a.question_id = v.question_id
        where a.question_id is null or (${said('v')}, v.number, v.day, v.choices, v.file_id, l.id, l.live_revision_id, v.agreed) is distinct from (${said('a')}, a.number, a.day, a.choices, a.file_id, a.listing_id, a.listing_revision_id, a.agreed)
        on conflict (revision_id, question_id) do update set words = excluded.words, number = excluded.number, day = excluded.day, choices = excluded.choices,
          file_id = excluded.file_id, listing_id = excluded.listing_id, listing_revision_id = excluded.listing_revision_id, agreed = excluded.agreed),
        saved as (update call_revision set saved_at = ${actor.at}::timestamptz, title = coalesce(${title?.slice(0, 300) ?? null}::text, title) where id = ${revisionId}::uuid returning title)
        update call_submission set title = case when submitted_at is null then (select title from saved) else title end, version = version + 1 where id = ${id}::uuid`,
  )
  const tables = given.filter((one) => one.answer.cells)
  if (tables.length > 0) {
    const cells = JSON.stringify(tables.flatMap((one) => one.answer.cells!.filter((cell) => cell.words !== '').map((cell) => ({ ...cell, question_id: one.questionId }))))
    await fixed(
      tx,
      'call_cells',
      sql`with v as (select * from jsonb_to_recordset(${cells}::jsonb) as v (question_id uuid, row smallint, code text, words text)),
            gone as (delete from call_cell c where c.revision_id = ${revisionId}::uuid and c.question_id = any(${sql.param(tables.map((one) => one.questionId))}::uuid[]) and not exists (select from v where v.question_id = c.question_id and v.row = c.row and v.code = c.code))
          insert into call_cell (revision_id, question_id, row, code, words)
          select ${revisionId}::uuid, v.question_id, v.row, v.code, v.words from v left join call_cell c on c.revision_id = ${revisionId}::uuid and c.question_id = v.question_id and c.row = v.row and c.code = v.code where c.words is distinct from v.words
          on conflict (revision_id, question_id, row, code) do update set words = excluded.words`,
    )
  }
  const budgets = given.filter((one) => one.answer.lines)
  if (budgets.length > 0) {
    const lines = JSON.stringify(budgets.flatMap((one) => one.answer.lines!.map((part) => ({ question_id: one.questionId, organisation_id: part.organisationId, code: part.code, currency: part.currency, minor: part.minor }))))
    await fixed(
      tx,
      'call_budget_lines',
      sql`with v as (select * from jsonb_to_recordset(${lines}::jsonb) as v (question_id uuid, organisation_id uuid, code text, currency text, minor bigint)),
            gone as (delete from call_budget_line b where b.revision_id = ${revisionId}::uuid and b.question_id = any(${sql.param(budgets.map((one) => one.questionId))}::uuid[])
              and not exists (select from v where v.question_id = b.question_id and v.organisation_id = b.organisation_id and v.code = b.code and v.currency = b.currency))
          insert into call_budget_line (revision_id, question_id, organisation_id, code, currency, minor)
          select ${revisionId}::uuid, v.question_id, v.organisation_id, v.code, v.currency, v.minor from v
            left join call_budget_line b on b.revision_id = ${revisionId}::uuid and b.question_id = v.question_id and b.organisation_id = v.organisation_id and b.code = v.code and b.currency = v.currency where b.minor is distinct from v.minor
          on conflict (revision_id, question_id, organisation_id, code, currency) do update set minor = excluded.minor`,
    )
  }
}

export type DraftInput = { id: string; version: number; title?: string; organisationId?: string; answers: Answers }

/**
 * Saves the working paper as it is typed, whatever is still missing. A measurement: no activity row. What was sent stands until
 * it is sent again. A crash of the machine within the same second may lose a save; the sending waits for the disk, and with it all
 * that was saved before. @throws missing | conflict when it was changed elsewhere or may not be changed any more
 */
export const saveDraft = (db: Db, actor: Actor, input: DraftInput): Promise<{ version: number }> =>
  transaction(db, async (tx) => {
    const before = await submissionToWork(tx, actor, input.id)
    if (before.state === 'withdrawn' || before.state === 'ineligible') throw new Failure('conflict', applyingRefusals.state)
    if (before.version !== input.version) throw new Failure('conflict', applyingRefusals.changed)
    if (input.organisationId && input.organisationId !== before.leadOrganisation) {
      if (before.state === 'submitted') throw wrong('organisation', applyingRefusals.leadStands)
      await lead(tx, actor, before, input.organisationId)
    }
    const revisionId = await workingRevision(tx, actor, before)
    await writePaper(tx, actor, revisionId, before, input)
    return { version: before.version + 1 }
  }, { mayBeLost: true })

async function lead(tx: Db, actor: Actor, before: Submission, organisationId: string): Promise<void> {
  if (!organisationsOf(actor).includes(organisationId)) throw wrong('organisation', applyingRefusals.organisation)
  await run(tx, sql`update call_team_member set left_at = ${actor.at} where submission_id = ${before.id} and role = 'lead' and left_at is null`)
  await run(tx, sql`update call_team_member set left_at = ${actor.at} where submission_id = ${before.id} and organisation_id = ${organisationId} and person_id is null and left_at is null`)
  await run(tx, sql`insert into call_team_member (id, submission_id, organisation_id, role, invited_at, agreed_at, agreed_by) values (${newId(actor.at.getTime())}, ${before.id}, ${organisationId}, 'lead', ${actor.at}, ${actor.at}, ${actor.personId ?? null})`)
  await run(tx, sql`update call_submission set lead_organisation = ${organisationId} where id = ${before.id}`)
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
