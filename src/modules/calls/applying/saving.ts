import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { authored, type Lang } from '../../../core/text.ts'
import { allOften, type Db, run, type SQL, sql, transaction } from '../../../platform/database.ts'
import { type CallForm, formById } from '../forms.ts'
import { applyingRefusals } from '../messages.ts'
import type { Answer, Answers } from './answers.ts'
import { type Submission, submissionFor } from './reading.ts'
import { submissionToWork, workingRevision } from './submissions.ts'

const asRow = (questionId: string, { words, number, day, choices, fileId, listingId, agreed }: Answer, lang: Lang, actor: Actor) => ({
  question_id: questionId, words: words === undefined || words === '' ? null : authored(lang, words, actor.at.toISOString(), actor.personId), number: number ?? null, day: day ?? null, choices: choices ?? null, file_id: fileId ?? null, listing_id: listingId ?? null, agreed: agreed ?? null,
})

/** The words of an answer and the language they are written in: what is compared, so that what stays as it was is not written again. */
const said = (of: 'a' | 'v'): SQL => sql.raw(`${of}.words ->> 'source', ${of}.words #>> array['variants', ${of}.words ->> 'source', 'body']`)

/** Of a statement that stands alone: a crash of the machine within the same second may lose it, whole. */
const mayBeLost = sql`set_config('synchronous_commit', 'off', true)`

/**
 * Writes title and answers into a working paper, in one statement: those given replace, the others stay, and rows that say the same as before
 * are left alone. Writes nothing when the submission is no longer as `before`.
 * @returns whether it was written
 */
async function writePaper(db: Db, actor: Actor, revisionId: string, before: Submission, title: string | undefined, answers: Answers): Promise<boolean> {
  const given = Object.entries(answers).flatMap(([questionId, answer]) => (answer ? [{ questionId, answer }] : []))
  const values = JSON.stringify(given.map((one) => asRow(one.questionId, one.answer, before.lang, actor)))
  const tables = given.filter((one) => one.answer.cells)
  const cells = JSON.stringify(tables.flatMap((one) => one.answer.cells!.filter((cell) => cell.words !== '').map((cell) => ({ ...cell, question_id: one.questionId }))))
  const budgets = given.filter((one) => one.answer.lines)
  const lines = JSON.stringify(budgets.flatMap((one) => one.answer.lines!.map((part) => ({ question_id: one.questionId, organisation_id: part.organisationId, code: part.code, currency: part.currency, minor: part.minor }))))
  const ids = (of: typeof given) => sql.param(of.map((one) => one.questionId))
  const cellsWritten = sql`,
        cell as (select * from jsonb_to_recordset(${cells}::jsonb) as v (question_id uuid, row smallint, code text, words text)),
        cells_gone as (delete from call_cell c using held h where c.revision_id = h.revision and c.question_id = any(${ids(tables)}::uuid[]) and not exists (select from cell v where v.question_id = c.question_id and v.row = c.row and v.code = c.code)),
        cells_kept as (
        insert into call_cell (revision_id, question_id, row, code, words)
        select h.revision, v.question_id, v.row, v.code, v.words from held h cross join cell v left join call_cell c on c.revision_id = h.revision and c.question_id = v.question_id and c.row = v.row and c.code = v.code where c.words is distinct from v.words
        on conflict (revision_id, question_id, row, code) do update set words = excluded.words)`
  const linesWritten = sql`,
        line as (select * from jsonb_to_recordset(${lines}::jsonb) as v (question_id uuid, organisation_id uuid, code text, currency text, minor bigint)),
        lines_gone as (delete from call_budget_line b using held h where b.revision_id = h.revision and b.question_id = any(${ids(budgets)}::uuid[])
          and not exists (select from line v where v.question_id = b.question_id and v.organisation_id = b.organisation_id and v.code = b.code and v.currency = b.currency)),
        lines_kept as (
        insert into call_budget_line (revision_id, question_id, organisation_id, code, currency, minor)
        select h.revision, v.question_id, v.organisation_id, v.code, v.currency, v.minor from held h cross join line v
          left join call_budget_line b on b.revision_id = h.revision and b.question_id = v.question_id and b.organisation_id = v.organisation_id and b.code = v.code and b.currency = v.currency where b.minor is distinct from v.minor
        on conflict (revision_id, question_id, organisation_id, code, currency) do update set minor = excluded.minor)`
  const written = await allOften(
    db,
    sql`with held as materialized (select u.id, r.id as revision, r.form_id, ${mayBeLost} from call_submission u join call_revision r on r.id = ${revisionId}::uuid and r.submission_id = u.id
          where u.id = ${before.id}::uuid and u.version = ${before.version} and u.state = ${before.state} for update of u),
        answered as (
        insert into call_answer (revision_id, question_id, words, number, day, choices, file_id, listing_id, listing_revision_id, agreed)
        select h.revision, v.question_id, v.words, v.number, v.day, v.choices, v.file_id, l.id, l.live_revision_id, v.agreed
        from held h cross join jsonb_to_recordset(${values}::jsonb) as v (question_id uuid, words jsonb, number numeric, day date, choices text[], file_id uuid, listing_id uuid, agreed boolean)
        join call_question q on q.id = v.question_id and q.form_id = h.form_id left join listing l on l.id = v.listing_id
        left join call_answer a on a.revision_id = h.revision and a.question_id = v.question_id
        where a.question_id is null or (${said('v')}, v.number, v.day, v.choices, v.file_id, l.id, l.live_revision_id, v.agreed) is distinct from (${said('a')}, a.number, a.day, a.choices, a.file_id, a.listing_id, a.listing_revision_id, a.agreed)
        on conflict (revision_id, question_id) do update set words = excluded.words, number = excluded.number, day = excluded.day, choices = excluded.choices,
          file_id = excluded.file_id, listing_id = excluded.listing_id, listing_revision_id = excluded.listing_revision_id, agreed = excluded.agreed)${tables.length > 0 ? cellsWritten : sql``}${budgets.length > 0 ? linesWritten : sql``},
        saved as (update call_revision r set saved_at = ${actor.at}::timestamptz, title = coalesce(${title?.slice(0, 300) ?? null}::text, r.title) from held h where r.id = h.revision returning r.title)
        update call_submission u set title = case when u.submitted_at is null then saved.title else u.title end, version = u.version + 1 from held h, saved where u.id = h.id returning u.version`,
  )
  return written.length > 0
}

/** What is said of a working paper; answers may be read with the form that it is worked on in. */
export type DraftInput = { id: string; version: number; title?: string; organisationId?: string; answers: Answers | ((form: CallForm) => Answers) }

/**
 * Saves the working paper as it is typed, whatever is still missing. A measurement: no activity row. What was sent stands until
 * it is sent again. A crash of the machine within the same second may lose a save; the sending waits for the disk, and with it all
 * that was saved before. @throws missing | conflict when it was changed elsewhere or may not be changed any more
 */
export async function saveDraft(db: Db, actor: Actor, input: DraftInput): Promise<{ version: number; form: CallForm }> {
  const before = await submissionFor(db, actor, input.id)
  if (!before.mine) throw missing()
  if (before.state === 'withdrawn' || before.state === 'ineligible') throw new Failure('conflict', applyingRefusals.state)
  if (before.version !== input.version) throw new Failure('conflict', applyingRefusals.changed)
  const form = await formById(db, before.formId)
  const answers = typeof input.answers === 'function' ? input.answers(form) : input.answers
  const leads = input.organisationId !== undefined && input.organisationId !== before.leadOrganisation ? input.organisationId : undefined
  if (leads && before.state === 'submitted') throw wrong('organisation', applyingRefusals.leadStands)
  const written = before.openRevision && !leads
    ? await writePaper(db, actor, before.openRevision, before, input.title, answers)
    : await transaction(db, async (tx) => {
      const now = await submissionToWork(tx, actor, input.id)
      if (now.version !== before.version) return false
      if (leads) await lead(tx, actor, now, leads)
      return writePaper(tx, actor, await workingRevision(tx, actor, now), now, input.title, answers)
    })
  if (!written) throw new Failure('conflict', applyingRefusals.changed)
  return { version: before.version + 1, form }
}

async function lead(tx: Db, actor: Actor, before: Submission, organisationId: string): Promise<void> {
  if (!organisationsOf(actor).includes(organisationId)) throw wrong('organisation', applyingRefusals.organisation)
  await run(tx, sql`update call_team_member set left_at = ${actor.at} where submission_id = ${before.id} and role = 'lead' and left_at is null`)
  await run(tx, sql`update call_team_member set left_at = ${actor.at} where submission_id = ${before.id} and organisation_id = ${organisationId} and person_id is null and left_at is null`)
  await run(tx, sql`insert into call_team_member (id, submission_id, organisation_id, role, invited_at, agreed_at, agreed_by) values (${newId(actor.at.getTime())}, ${before.id}, ${organisationId}, 'lead', ${actor.at}, ${actor.at}, ${actor.personId ?? null})`)
  await run(tx, sql`update call_submission set lead_organisation = ${organisationId} where id = ${before.id}`)
}
