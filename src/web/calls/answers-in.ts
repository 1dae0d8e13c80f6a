import { readId, showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Answer, type Answers, type BudgetLine, type CallForm, type Cell, type Question, questionsOf } from '../../modules/calls/calls.ts'
import { many, one, type Values } from '../form.ts'

/** The name of a question's field. */
export const fieldOf = (question: Pick<Question, 'id'>): string => `q-${showId(question.id)}`
export const cellField = (question: Pick<Question, 'id'>, row: number, code: string): string => `${fieldOf(question)}-${row}-${code}`
export const lineField = (question: Pick<Question, 'id'>, line: number, part: 'partner' | 'category' | 'currency' | 'amount'): string => `${fieldOf(question)}-${line}-${part}`

/** Empty lines drawn below those that are filled in. */
export const spareLines = 3
const mostLines = 203

const numberIn = (typed: string): number | undefined => {
  const plain = typed.replaceAll(/[,\s]/g, '')
  return plain === '' ? undefined : Number(plain)
}

/** An amount as typed, in minor units; NaN when it is none. */
export function minorIn(typed: string): number {
  const plain = typed.replaceAll(/[,\s]/g, '')
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN
}

function cellsIn(question: Question, values: Values): Cell[] {
  const cells: Cell[] = []
  let filled = 0
  for (let row = 1; row < mostLines; row += 1) {
    const words = question.options.map((option) => ({ code: option.code, words: one(values, cellField(question, row, option.code)).slice(0, 4000) }))
    if (words.every((cell) => cell.words.trim() === '')) continue
    filled += 1
    for (const cell of words) if (cell.words !== '') cells.push({ row: filled, ...cell })
  }
  return cells
}

/** Lines of one partner, category and currency are added up: the database holds one of each. */
function linesIn(question: Question, values: Values): BudgetLine[] {
  const lines = new Map<string, BudgetLine>()
  for (let at = 1; at < mostLines; at += 1) {
    const typed = one(values, lineField(question, at, 'amount'))
    const organisationId = readId(one(values, lineField(question, at, 'partner')))
    if (typed.trim() === '' || !organisationId) continue
    const currency = one(values, lineField(question, at, 'currency'))
    const line = { organisationId, code: one(values, lineField(question, at, 'category')), currency: (currencies as readonly string[]).includes(currency) ? currency : 'GBP', minor: minorIn(typed) }
    const key = `${line.organisationId}:${line.code}:${line.currency}`
    lines.set(key, { ...line, minor: line.minor + (lines.get(key)?.minor ?? 0) })
  }
  return [...lines.values()].filter((line) => !Number.isNaN(line.minor))
}

function answerIn(question: Question, values: Values): Answer | undefined {
  const name = fieldOf(question)
  switch (question.kind) {
    case 'table':
      return { cells: cellsIn(question, values) }
    case 'budget':
      return { lines: linesIn(question, values) }
    case 'number':
      return { number: numberIn(one(values, name)) }
    case 'date':
      return { day: /^\d{4}-\d\d-\d\d$/.test(one(values, name)) ? one(values, name) : undefined }
    case 'choice':
    case 'choices':
      return { choices: many(values, name).filter(Boolean) }
    case 'consent':
      return { agreed: one(values, name) === 'yes' }
    case 'listing':
      return { listingId: readId(one(values, name)) ?? undefined }
    case 'file':
      return undefined
    default:
      return { words: one(values, name) }
  }
}

/** What the form says for each question; a file stays unless another one was sent. Numbers that are none are left out and told by {@link unreadable}. */
export const answersIn = (form: CallForm, values: Values): Answers =>
  Object.fromEntries(questionsOf(form).flatMap((question): [string, Answer][] => {
    const answer = answerIn(question, values)
    return answer ? [[question.id, Number.isNaN(answer.number) ? { ...answer, number: undefined } : answer]] : []
  }))

/** Fields whose text is no number or amount: what was typed is shown again, with a sentence. */
export const unreadable = (form: CallForm, values: Values): Question[] =>
  questionsOf(form).filter((question) => {
    if (question.kind === 'number') return Number.isNaN(numberIn(one(values, fieldOf(question))) ?? 0)
    if (question.kind !== 'budget') return false
    for (let at = 1; at < mostLines; at += 1) {
      const typed = one(values, lineField(question, at, 'amount'))
      if (typed.trim() !== '' && Number.isNaN(minorIn(typed))) return true
    }
    return false
  })

/** Answers as a form shows them again. */
export function valuesOf(form: CallForm, answers: Answers): Values {
  const values: Values = {}
  for (const question of questionsOf(form)) {
    const answer = answers[question.id]
    if (!answer) continue
    const name = fieldOf(question)
    if (answer.words !== undefined) values[name] = answer.words
    if (answer.number !== undefined) values[name] = String(answer.number)
    if (answer.day) values[name] = answer.day
    if (answer.choices) values[name] = [...answer.choices]
    if (answer.agreed) values[name] = 'yes'
    if (answer.listingId) values[name] = showId(answer.listingId)
    for (const cell of answer.cells ?? []) values[cellField(question, cell.row, cell.code)] = cell.words
    for (const [index, line] of (answer.lines ?? []).entries()) {
      values[lineField(question, index + 1, 'partner')] = showId(line.organisationId)
      values[lineField(question, index + 1, 'category')] = line.code
      values[lineField(question, index + 1, 'currency')] = line.currency
      values[lineField(question, index + 1, 'amount')] = (line.minor / 100).toFixed(2)
    }
  }
  return values
}
