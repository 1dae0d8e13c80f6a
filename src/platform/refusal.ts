import { say } from '../core/text.ts'
import type { Phrase } from '../core/text.ts'

/**
 * A start that cannot go on, for a reason that the person at the terminal can put right.
 * The message is one whole sentence in English and in Chinese; it is printed without a stack.
 */
export class Refusal extends Error {
  constructor(phrase: Phrase, values: Record<string, string | number> = {}) {
    super(bothLanguages(phrase, values))
    this.name = 'Refusal'
  }
}

/** One line for a terminal: English first, then Chinese. */
export const bothLanguages = (phrase: Phrase, values: Record<string, string | number> = {}): string =>
  `${say('en', phrase, values)} / ${say('zh', phrase, values)}`
