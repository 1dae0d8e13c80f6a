import { type Lang, type Name, nameFor, readText } from '../../../core/text.ts'
import type { Answer } from '../applying/answers.ts'
import type { Question } from '../forms.ts'

/** An answer in one cell; amounts exactly, in major units with their currency. */
export function answerText(lang: Lang, question: Question, answer: Answer | undefined, partners: Readonly<Record<string, Name>>): string | number | undefined {
  if (!answer) return undefined
  const label = (code: string): string => {
    const option = question.options.find((one) => one.code === code)
    return option ? readText(option.label, lang).body : code
  }
  if (answer.cells?.length) {
    const at = [...new Set(answer.cells.map((one) => one.row))].sort((a, b) => a - b)
    return at.map((row) => question.options.map((one) => answer.cells!.find((cell) => cell.row === row && cell.code === one.code)?.words ?? '').join(' | ')).join('\n')
  }
  if (answer.lines?.length) return answer.lines.map((one) => `${partners[one.organisationId] ? nameFor(lang, partners[one.organisationId]!) : ''} | ${label(one.code)} | ${one.currency} ${(one.minor / 100).toFixed(2)}`).join('\n')
  if (answer.choices?.length) return answer.choices.map(label).join('; ')
  if (answer.number !== undefined) return answer.number
  if (answer.agreed !== undefined) return answer.agreed ? '✓' : undefined
  if (answer.fileId) return answer.fileId
  if (answer.listingId) return answer.listingId
  return answer.day ?? answer.words
}
