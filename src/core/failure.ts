import { refusals } from './messages.ts'
import type { Phrase } from './text.ts'

/**
 * The closed set of ways in which a face refuses. `web` maps each to a status and a page in one place:
 * invalid 422 · denied 403 · missing 404 (also "not yours") · conflict 409 · limited 429 · unavailable 503.
 */
export type FailureCode = 'invalid' | 'denied' | 'missing' | 'conflict' | 'limited' | 'unavailable'

export type FailureDetails = {
  /** What is wrong, per field of the form: a sentence that says what to do. */
  fields?: Record<string, Phrase>
  /** Seconds until another try makes sense (limited). */
  retryAfter?: number
  /** What the other writer stored meanwhile (conflict), so that a page can show both texts. */
  theirs?: unknown
}

/** A refusal that a person can act on: the sentence says what happened and what to do. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly sentence: Phrase
  readonly details: FailureDetails

  constructor(code: FailureCode, sentence: Phrase, details: FailureDetails = {}) {
    super(sentence.en)
    this.name = 'Failure'
    this.code = code
    this.sentence = sentence
    this.details = details
  }
}

export const isFailure = (error: unknown, code?: FailureCode): error is Failure =>
  error instanceof Failure && (code === undefined || error.code === code)

/** "Not there", which is also what "not yours" looks like. */
export const missing = (): Failure => new Failure('missing', refusals.missing)

/** A Failure at one field of a form. */
export const wrong = (field: string, sentence: Phrase): Failure => new Failure('invalid', sentence, { fields: { [field]: sentence } })
