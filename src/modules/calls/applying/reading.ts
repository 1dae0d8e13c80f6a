import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Lang, Name } from '../../../core/text.ts'
import { allOften, type Db, often, rows, sql } from '../../../platform/database.ts'
import { ruleFilter } from '../../../platform/rule-filter.ts'
import type { SubmissionState } from '../rules.ts'
import { callRun, submissionColumns, submissionOwn, submissionOwned, submissionReadable } from '../visibility.ts'
import type { Answer, Answers, BudgetLine, Cell } from './answers.ts'

export type SubmissionLine = { id: string; callId: string; reference: string; title: string; lang: Lang; state: SubmissionState; leadOrganisation: string | null; organisation: Name | null; submittedAt: Date | null; version: number }
export type Submission = SubmissionLine & {
  leadPerson: string
  stateReason: string | null
  /** The revision that is worked on; none while what was sent stands. */
  openRevision: string | null
  /** The title of the working paper for who works on it; for everybody else of what was sent. */
  workingTitle: string
  /** The form that it is worked on in: that of the open revision, else of what was sent. */
  formId: string
  /** The revision that was sent last, with its receipt. */
  sentRevision: string | null
  sha256: string | null
  sentNumber: number | null
  /** Whether the reader works on it, and whether they are of it. */
  mine: boolean
  own: boolean
}

const line = sql`u.id, u.call_id as "callId", u.reference, u.title, u.lang, u.state, u.lead_organisation as "leadOrganisation", o.name as organisation, u.submitted_at as "submittedAt", u.version`
const source = sql`call_submission u join call c on c.id = u.call_id left join organisation o on o.id = u.lead_organisation`

/** One submission. @throws missing when the actor may not read it */
export async function submissionFor(db: Db, actor: Actor, id: string): Promise<Submission> {
  const found = await often<Submission>(
    db,
    sql`select ${line}, u.lead_person as "leadPerson", u.state_reason as "stateReason", w.id as "openRevision", case when ${ruleFilter(submissionOwned, actor, submissionColumns)} then coalesce(w.title, u.title) else u.title end as "workingTitle", coalesce(w.form_id, s.form_id) as "formId", s.id as "sentRevision", encode(s.sha256, 'hex') as sha256, s.number as "sentNumber",
          ${ruleFilter(submissionOwned, actor, submissionColumns)} as mine, ${ruleFilter(submissionOwn, actor, submissionColumns)} as own
        from ${source} left join call_revision w on w.submission_id = u.id and w.frozen_at is null
        left join lateral (select id, form_id, sha256, number from call_revision where submission_id = u.id and frozen_at is not null order by number desc limit 1) s on true
        where u.id = ${id} and ${ruleFilter(submissionReadable, actor, submissionColumns)}`,
  )
  if (!found) throw missing()
  return found
}

/**
 * Sections of a submission's form that the reader may not see: an annex is for its funder, the team and who runs the call.
 * The caller has read the submission.
 */
export const hiddenSections = async (db: Db, actor: Actor, submission: Pick<Submission, 'id' | 'own'>, formId: string): Promise<string[]> =>
  submission.own
    ? []
    : (
        await rows<{ id: string }>(
          db,
          sql`select t.id from call_section t join call_funder f on f.id = t.funder_id join call c on c.id = f.call_id where t.form_id = ${formId} and not ${ruleFilter(callRun, actor, submissionColumns)}
                and not exists (select 1 from call_funder_seat s where s.funder_id = f.id and s.person_id = ${actor.personId ?? null} and s.ended_at is null)`,
        )
      ).map((one) => one.id)

/** Submissions that the actor works on or is of the team of, the newest first; of one call where it is given. */
export const submissionsOf = (db: Db, actor: Actor, query: { callId?: string; limit?: number } = {}): Promise<SubmissionLine[]> =>
  rows<SubmissionLine>(
    db,
    sql`select ${line} from ${source} where ${query.callId ? sql`u.call_id = ${query.callId} and` : sql``} (${ruleFilter({ column: 'team', meets: (one) => (one.personId ? [one.personId] : []) }, actor, submissionColumns)} or ${ruleFilter(submissionOwned, actor, submissionColumns)})
        order by u.created_at desc limit ${Math.min(query.limit ?? 50, 200)}`,
  )

/** Submissions that reached a call, for its people: what was sent and not taken back. */
export const submissionsIn = (db: Db, actor: Actor, callId: string): Promise<SubmissionLine[]> =>
  rows<SubmissionLine>(db, sql`select ${line} from ${source} where u.call_id = ${callId} and u.submitted_at is not null and ${ruleFilter(submissionReadable, actor, submissionColumns)} order by u.reference limit 5000`)

type Stored = { questionId: string; words: string | null; number: number | null; day: string | null; choices: string[] | null; fileId: string | null; listingId: string | null; agreed: boolean | null; cells: Cell[]; lines: BudgetLine[] }

/** The answers of a revision by question. Asks for no right. */
export async function answersOf(db: Db, revisionId: string): Promise<Answers> {
  const found = await allOften<Stored>(
    db,
    sql`select a.question_id as "questionId", a.words #>> array['variants', a.words ->> 'source', 'body'] as words, a.number::float8 as number, a.day, a.choices, a.file_id as "fileId", a.listing_id as "listingId", a.agreed,
          coalesce((select jsonb_agg(jsonb_build_object('row', c.row, 'code', c.code, 'words', c.words) order by c.row, c.code) from call_cell c where c.revision_id = a.revision_id and c.question_id = a.question_id), '[]') as cells,
          coalesce((select jsonb_agg(jsonb_build_object('organisationId', b.organisation_id, 'code', b.code, 'currency', b.currency, 'minor', b.minor) order by b.organisation_id, b.code, b.currency) from call_budget_line b where b.revision_id = a.revision_id and b.question_id = a.question_id), '[]') as lines
        from call_answer a where a.revision_id = ${revisionId}`,
  )
  return Object.fromEntries(
    found.map(({ questionId, words, number, day, choices, fileId, listingId, agreed, cells, lines }): [string, Answer] => [
      questionId,
      { ...(words !== null && { words }), ...(number !== null && { number }), ...(day !== null && { day }), ...(choices && { choices }), ...(fileId && { fileId }), ...(listingId && { listingId }), ...(agreed !== null && { agreed }), ...(cells.length > 0 && { cells }), ...(lines.length > 0 && { lines }) },
    ]),
  )
}
