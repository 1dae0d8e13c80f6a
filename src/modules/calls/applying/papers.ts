import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { allOften, type Db, row, rows, sql } from '../../../platform/database.ts'
import { attachFile, fileById, type Prepared, type StoredFile } from '../../files/files.ts'
import { hiddenSections, submissionFor } from './reading.ts'
import { submissionToWork } from './submissions.ts'

/** Puts an uploaded file under a question of the working paper; the one before stays with what was sent. @throws missing | conflict */
export const attachToSubmission = (db: Db, actor: Actor, input: { id: string; questionId: string; prepared: Prepared }): Promise<void> =>
  change(db, actor, { verb: 'call.attach', object: { type: 'submission', id: input.id } }, async (tx) => {
    const submission = await submissionToWork(tx, actor, input.id)
    if (!submission.openRevision) throw missing()
    const fileId = await attachFile(tx, actor, input.prepared, { type: 'submission', id: input.id })
    const put = await allOften(
      tx,
      sql`insert into call_answer (revision_id, question_id, file_id) select ${submission.openRevision}::uuid, q.id, ${fileId}::uuid from call_question q join call_revision r on r.form_id = q.form_id and r.id = ${submission.openRevision}
          where q.id = ${input.questionId} and q.kind = 'file' on conflict (revision_id, question_id) do update set file_id = excluded.file_id returning 1 as put`,
    )
    if (put.length === 0) throw missing()
  })

/** A file of a submission: for its team any; for others one that was sent, outside annexes that are not theirs. @throws missing */
export async function submissionFile(db: Db, actor: Actor, file: StoredFile): Promise<StoredFile> {
  if (file.ownerType !== 'submission') throw missing()
  const submission = await submissionFor(db, actor, file.ownerId)
  if (submission.own) return file
  const found = await row<{ sectionId: string; formId: string }>(
    db,
    sql`select q.section_id as "sectionId", q.form_id as "formId" from call_answer a join call_revision r on r.id = a.revision_id and r.frozen_at is not null join call_question q on q.id = a.question_id
        where a.file_id = ${file.id} and r.submission_id = ${submission.id} order by r.number desc limit 1`,
  )
  if (!found || (await hiddenSections(db, actor, submission, found.formId)).includes(found.sectionId)) throw missing()
  return file
}

/** Names of the files of a revision by question. */
export const fileNamesOf = async (db: Db, revisionId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await rows<{ questionId: string; name: string }>(db, sql`select a.question_id as "questionId", f.name from call_answer a join file f on f.id = a.file_id where a.revision_id = ${revisionId}`)).map((one) => [one.questionId, one.name]))

/** When a revision was sent. */
export const sentAtOf = async (db: Db, revisionId: string): Promise<Date | null> => (await row<{ at: Date | null }>(db, sql`select arrived_at as at from call_revision where id = ${revisionId}`))?.at ?? null

/** The form that a revision answers. */
export const formIdOf = async (db: Db, revisionId: string): Promise<string> => {
  const found = await row<{ id: string }>(db, sql`select form_id as id from call_revision where id = ${revisionId}`)
  if (!found) throw missing()
  return found.id
}

/** Published offers of organisations, to link one to a submission. */
export const linkable = (db: Db, organisations: readonly string[]): Promise<{ id: string; title: Name }[]> =>
  rows(
    db,
    sql`select l.id, jsonb_object_agg(v.lang, v.body) as title from listing l join lateral (select distinct on (lang) lang, body from listing_variant where revision_id = l.live_revision_id and field = 'title' order by lang, at desc, id desc) v on true
        where l.owner_id = any(${sql.param(organisations)}::uuid[]) and l.kind = 'offer' and l.state = 'published' group by l.id order by l.id desc limit 200`,
  )

/** A file that a revision holds, outside annexes of funders. The caller has read the revision. @throws missing */
export async function submissionFileOf(db: Db, revisionId: string, fileId: string): Promise<StoredFile> {
  const file = (await row(db, sql`select 1 from call_answer a join call_question q on q.id = a.question_id join call_section t on t.id = q.section_id and t.funder_id is null where a.revision_id = ${revisionId} and a.file_id = ${fileId || null}`)) ? await fileById(db, fileId) : undefined
  if (!file) throw missing()
  return file
}
