import { type Name, say } from '../../../core/text.ts'
import type { Db } from '../../../platform/database.ts'
import type { Answers } from '../applying/answers.ts'
import { answersGivenIn } from '../applying/asking.ts'
import { fileNamesOf } from '../applying/papers.ts'
import { answersOf } from '../applying/reading.ts'
import { teamMembersOf } from '../applying/team.ts'
import { type CallForm, formById, type Question, questionsOf } from '../forms.ts'
import { namesShown } from '../rules.ts'
import { packWords } from '../words/pack.ts'

/** An entry as somebody who judges it may read it. */
export type EntryRead = {
  /** Without the annexes of funders, which are never a reviewer’s, and, where the round hides the applicants, without what says who they are. */
  form: CallForm
  answers: Answers
  /** Organisations of its budget by their id; numbered where the round hides the applicants. */
  partners: Readonly<Record<string, Name>>
  /** Names of its files by question; none where the round hides the applicants, for a name may tell who they are. */
  files: Readonly<Record<string, string | undefined>>
  /** What the team said when it was asked for more. */
  given: readonly { words: string; answer: string }[]
}

/**
 * What a reviewer, juror or pack reads of a sent revision under the blindness of its round: the one function that every reader asks.
 * The caller has made sure that the entry is theirs to judge.
 */
export async function entryRead(db: Db, entry: { submissionId: string; revisionId: string; formId: string; blindness: Parameters<typeof namesShown>[0] }): Promise<EntryRead> {
  const named = namesShown(entry.blindness, 'reviewer').applicants
  const whole = await formById(db, entry.formId)
  // A published technology says whose it is.
  const hidden = ({ names, kind }: Question): boolean => !named && (names || kind === 'listing')
  const form = { ...whole, sections: whole.sections.filter((one) => one.funderId === null).map((one) => ({ ...one, questions: one.questions.filter((question) => !hidden(question)) })).filter((one) => one.questions.length > 0) }
  const all = await answersOf(db, entry.revisionId)
  const names = await fileNamesOf(db, entry.revisionId)
  const team = await teamMembersOf(db, entry.submissionId)
  const partners = team.flatMap((one) => (one.organisationId && !one.personId ? [[one.organisationId, one.name] as const] : []))
  const asked = questionsOf(form)
  const given = await answersGivenIn(db, entry.submissionId)
  return {
    form, given,
    answers: Object.fromEntries(asked.flatMap(({ id }) => (all[id] ? [[id, all[id]] as const] : []))),
    partners: Object.fromEntries(named ? partners : partners.map(([id], index) => [id, { zh: say('zh', packWords.partner, { n: index + 1 }), en: say('en', packWords.partner, { n: index + 1 }) }] as const)),
    files: Object.fromEntries(asked.flatMap(({ id, kind }) => (kind === 'file' && all[id]?.fileId ? [[id, named ? names[id] : undefined] as const] : []))),
  }
}
