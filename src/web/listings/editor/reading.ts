import { isFailure } from '../../../core/failure.ts'
import { type Form, one, readForm, type Values } from '../../form.ts'
import type { Again } from '../../respond.tsx'
import type { Visit } from '../../room.ts'

/**
 * The way of the editor's forms. A draft has a version and is the same when it is saved twice, so it needs no key; any
 * refusal that a person can mend brings back everything that was typed.
 */
export async function readEditor(c: Visit, act: (form: Form) => Promise<Response>, again: (state: Again) => Response | Promise<Response>): Promise<Response> {
  let form: Form = { values: {}, files: {} }
  try {
    form = await readForm(c)
    return await act(form)
  } catch (error) {
    if (!isFailure(error) || !(error.code === 'invalid' || error.code === 'conflict' || error.code === 'limited')) throw error
    if (error.code === 'limited') c.header('retry-after', String(error.details.retryAfter ?? 60))
    return again({ values: form.values, problems: error.details.fields ?? {}, sentence: error.sentence, failure: error })
  }
}

/** The version that a form started from; undefined when it says none that there can be. */
export function versionOf(values: Values): number | undefined {
  const version = Number(one(values, '_version'))
  return Number.isInteger(version) && version > 0 && version < 2 ** 31 ? version : undefined
}
