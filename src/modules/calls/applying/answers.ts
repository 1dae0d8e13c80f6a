import { measure, type Phrase } from '../../../core/text.ts'
import type { CallForm, Question } from '../forms.ts'
import { applyingRefusals } from '../messages.ts'

export type Cell = { row: number; code: string; words: string }
/** Minor units of its currency. */
export type BudgetLine = { organisationId: string; code: string; currency: string; minor: number }
export type Answer = { words?: string; number?: number; day?: string; choices?: readonly string[]; fileId?: string; listingId?: string; agreed?: boolean; cells?: readonly Cell[]; lines?: readonly BudgetLine[] }
/** By the id of the question. */
export type Answers = Readonly<Record<string, Answer | undefined>>

/** A sentence at a question, with the values of its placeholders. */
export type AnswerProblem = { sentence: Phrase; values: Record<string, string | number> }

const chosenOf = (question: Question, answers: Answers): readonly string[] => answers[question.id]?.choices ?? []

/** Whether a question is asked at all, given what was answered before it. */
export function isAsked(question: Question, questions: readonly Question[], answers: Answers): boolean {
  if (!question.shownIf) return true
  const before = questions.find((one) => one.id === question.shownIf)
  return before !== undefined && isAsked(before, questions, answers) && chosenOf(before, answers).some((one) => question.shownFor.includes(one))
}

const problem = (sentence: Phrase, values: Record<string, string | number> = {}): AnswerProblem => ({ sentence, values })

function isEmpty(question: Question, answer: Answer | undefined): boolean {
  if (!answer) return true
  const given: Record<Question['kind'], boolean> = {
    short_text: Boolean(answer.words?.trim()), long_text: Boolean(answer.words?.trim()), number: answer.number !== undefined, date: answer.day !== undefined, file: answer.fileId !== undefined, listing: answer.listingId !== undefined,
    choice: (answer.choices?.length ?? 0) > 0, choices: (answer.choices?.length ?? 0) > 0, consent: answer.agreed === true,
    table: (answer.cells ?? []).some((one) => one.words.trim() !== ''), budget: (answer.lines ?? []).length > 0,
  }
  return !given[question.kind]
}

const emptySentence: Partial<Record<Question['kind'], Phrase>> = {
  file: applyingRefusals.file, listing: applyingRefusals.listing, consent: applyingRefusals.consent, table: applyingRefusals.rows, budget: applyingRefusals.budget, choice: applyingRefusals.choice, choices: applyingRefusals.choice, date: applyingRefusals.date, number: applyingRefusals.number,
}

/** What is wrong with a given answer, whether or not it is needed. `partners`: the organisations of the team. */
export function wrongIn(question: Question, answer: Answer, partners: readonly string[]): AnswerProblem | undefined {
  const codes = question.options.map((one) => one.code)
  if (question.room !== null && answer.words !== undefined && measure(answer.words) > question.room) return problem(applyingRefusals.long, { n: question.room })
  if (answer.number !== undefined && !Number.isFinite(answer.number)) return problem(applyingRefusals.number)
  if (answer.number !== undefined && ((question.least !== null && answer.number < question.least) || (question.most !== null && answer.number > question.most))) return problem(applyingRefusals.between, { least: question.least ?? '−∞', most: question.most ?? '∞' })
  if (answer.choices && (!answer.choices.every((one) => codes.includes(one)) || (question.kind === 'choice' && answer.choices.length > 1))) return problem(applyingRefusals.choice)
  if (answer.cells?.some((one) => one.row > 200)) return problem(applyingRefusals.tooMany)
  if (answer.cells?.some((one) => !codes.includes(one.code))) return problem(applyingRefusals.rows)
  if (answer.lines?.some((one) => !codes.includes(one.code) || !Number.isSafeInteger(one.minor) || one.minor < 0)) return problem(applyingRefusals.budget)
  if (answer.lines?.some((one) => !partners.includes(one.organisationId))) return problem(applyingRefusals.partner)
  return undefined
}

/** What stands between the answers and sending them, by the id of the question; questions that are not asked never do. */
export function problemsOf(form: CallForm, answers: Answers, partners: readonly string[]): Record<string, AnswerProblem> {
  const questions = form.sections.flatMap((one) => one.questions)
  const found: Record<string, AnswerProblem> = {}
  for (const question of questions) {
    if (!isAsked(question, questions, answers)) continue
    const answer = answers[question.id]
    if (isEmpty(question, answer)) {
      if (question.required) found[question.id] = problem(emptySentence[question.kind] ?? applyingRefusals.needed)
      continue
    }
    const wrong = wrongIn(question, answer!, partners)
    if (wrong) found[question.id] = wrong
  }
  return found
}
