import { Failure, isFailure } from '../../core/failure.ts'

/** Faces call a writer's name `name`; a form with a field of that name would hide the form's own, so there it is `contactName`. */
export function renamed(error: unknown): never {
  if (!isFailure(error) || !error.details.fields?.name) throw error
  const { name, ...fields } = error.details.fields
  throw new Failure(error.code, error.sentence, { ...error.details, fields: { ...fields, contactName: name } })
}
