import type { Failure } from '../../core/failure.ts'
import { type Phrase, say } from '../../core/text.ts'

/** The sentence of a refusal for a form, with the seconds of a limit filled in. */
export function sentenceOf(failure: Failure, sentence: Phrase = failure.sentence): Phrase {
  const values = { seconds: failure.details.retryAfter ?? 60 }
  return { zh: say('zh', sentence, values), en: say('en', sentence, values) }
}
