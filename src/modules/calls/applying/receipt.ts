import { createHash } from 'node:crypto'
import type { CallForm } from '../forms.ts'
import { type Answer, type Answers, isAsked } from './answers.ts'

/** One answer in one way: the order of keys, cells and lines does not depend on how it was typed. */
function canonical({ words, number, day, choices, fileId, listingId, agreed, cells, lines }: Answer): unknown {
  return [
    words ?? null, number ?? null, day ?? null, choices ? [...choices].sort() : null, fileId ?? null, listingId ?? null, agreed ?? null,
    cells ? [...cells].map((one) => [one.row, one.code, one.words]).sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1)) : null,
    lines ? [...lines].map((one) => [one.organisationId, one.code, one.currency, one.minor]).sort((a, b) => (a.join() < b.join() ? -1 : 1)) : null,
  ]
}

/**
 * The exact text that a receipt stands for, in UTF-8: a JSON list of the reference, the title, the edition of the form and each
 * question that was asked with its answer, in the order of the form. Files count by their id, which never changes bytes.
 */
export function exactSubmission(input: { reference: string; title: string; form: CallForm; answers: Answers }): string {
  const questions = input.form.sections.flatMap((one) => one.questions)
  return JSON.stringify([
    input.reference, input.title, input.form.edition,
    questions.filter((one) => isAsked(one, questions, input.answers)).map((one) => [one.code, input.answers[one.id] ? canonical(input.answers[one.id]!) : null]),
  ])
}

/** The SHA-256 of {@link exactSubmission}, as the receipt shows it. */
export const receiptOf = (exact: string): Buffer => createHash('sha256').update(exact, 'utf8').digest()
