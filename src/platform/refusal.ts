import { say } from '../core/text.ts'
import type { Lang, Phrase } from '../core/text.ts'

/**
 * A start that cannot go on, for a reason that the person at the terminal can put right.
 * The message is one whole sentence in English and in Chinese; it is printed without a stack.
 */
export class Refusal extends Error {
  constructor(phrase: Phrase, values: Values = {}) {
    super(bothLanguages(phrase, values))
    this.name = 'Refusal'
  }
}

/** Values of placeholders; a phrase is said in the language of the sentence. */
type Values = Record<string, string | number | Phrase>

const inOne = (lang: Lang, values: Values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]))

/** One line for a terminal: English first, then Chinese. */
export const bothLanguages = (phrase: Phrase, values: Values = {}): string =>
  `${say('en', phrase, inOne('en', values))} / ${say('zh', phrase, inOne('zh', values))}`

/**
 * Tells the terminal why a program ends: a refusal as its sentence, anything else with its stack.
 * @returns the exit status.
 */
export function sayFailure(error: unknown): 1 {
  const text = error instanceof Refusal ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  return 1
}
