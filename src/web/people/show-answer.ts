import type { z } from 'zod'
import { isFailure } from '../../core/failure.ts'
import { type Form, parse, readForm } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { Visit } from '../room.ts'

/**
 * The way of the few forms whose answer is a page and not a redirect, because it shows a secret once: no idempotency
 * key (nothing of the secret is kept), never cached, the form again when it was refused.
 */
export async function showAnswer<Schema extends z.ZodType>(
  c: Visit,
  schema: Schema,
  answer: (input: z.output<Schema>) => Promise<Response>,
  again: (state: Again) => Promise<Response>,
): Promise<Response> {
  let form: Form = { values: {}, files: {} }
  try {
    form = await readForm(c)
    return await answer(parse(schema, form.values))
  } catch (error) {
    if (!isFailure(error) || !(error.code === 'invalid' || error.code === 'conflict' || error.code === 'limited')) throw error
    if (error.code === 'limited') c.header('retry-after', String(error.details.retryAfter ?? 60))
    return again({ values: form.values, problems: error.details.fields ?? {}, sentence: error.sentence, failure: error })
  }
}
