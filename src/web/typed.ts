import { z } from 'zod'
import { Failure, missing } from '../core/failure.ts'
import { readId } from '../core/id.ts'
import { refusals } from '../core/messages.ts'
import type { Halves } from '../core/writing.ts'
import { organisationBySlug } from '../modules/people/people.ts'
import { type Form, one, type Values } from './form.ts'
import { problems as formProblems, type FlashKey } from './messages.ts'
import { sentenceOf } from './people/sentence.ts'
import { type Again, submitForm } from './respond.tsx'
import type { Visit } from './room.ts'
import type { Words } from './ui/said.ts'
import { instantOf } from './ui/clock.ts'

/** The id in the address. @throws missing */
export const idOf = (c: Visit, name = 'id'): string => {
  const id = readId(c.req.param(name) ?? '')
  if (!id) throw missing()
  return id
}

/** What was wrong with a form: a refusal without a field stands at the top. */
export const problemsIn = (again: Again | undefined): Record<string, Words> | undefined => again && (Object.keys(again.problems).length > 0 ? again.problems : { _: sentenceOf(again.failure) })

export const typed = (again: Again | undefined, before: Values = {}): Values => again?.values ?? before

const anything = z.looseObject({})

/** A form whose faces check what it says: gives the address to go to. */
export const submit = (c: Visit, act: (form: Form['values']) => Promise<string>, again: (state: Again) => Response | Promise<Response>, flash: FlashKey = 'saved'): Promise<Response> =>
  submitForm(c, anything, (_, form) => act(form.values), again, flash)

/** A deed with one button: what refuses it is shown as a page of its own. */
export const deed = (c: Visit, act: (form: Form['values']) => Promise<string>, flash: FlashKey = 'done'): Promise<Response> =>
  submit(c, act, ({ failure }) => { throw failure }, flash)

export const halvesOf = (values: Values, name: string): Halves => ({ zh: one(values, `${name}_zh`), en: one(values, `${name}_en`) })

/** One of the keys of a table of words. @throws invalid at the field */
export function chosen<Key extends string>(values: Values, name: string, table: Readonly<Record<Key, unknown>>): Key {
  const value = one(values, name)
  if (!Object.hasOwn(table, value)) throw new Failure('invalid', refusals.invalid, { fields: { [name]: formProblems.choice } })
  return value as Key
}

export const moment = (values: Values, name: string): Date => {
  const at = instantOf(one(values, name), one(values, 'zone') === 'london' ? 'london' : 'beijing')
  if (!at) throw new Failure('invalid', refusals.invalid, { fields: { [name]: formProblems.needed } })
  return at
}

/** A day `YYYY-MM-DD`. @throws invalid at the field */
export const dayIn = (values: Values, name: string): string => {
  const day = one(values, name)
  if (!z.iso.date().safeParse(day).success) throw new Failure('invalid', refusals.invalid, { fields: { [name]: formProblems.needed } })
  return day
}
export const dayOrNone = (values: Values, name: string): string | undefined => (one(values, name) ? dayIn(values, name) : undefined)

/** An id out of a form; undefined when it is left empty. @throws invalid at the field */
export const idIn = (values: Values, name: string): string | undefined => {
  if (!one(values, name)) return undefined
  const id = readId(one(values, name))
  if (!id) throw new Failure('invalid', refusals.invalid, { fields: { [name]: formProblems.choice } })
  return id
}

/** The organisation whose name in the address was typed. @throws invalid at the field */
export async function organisationIn(c: Visit, values: Values, name: string): Promise<string | undefined> {
  const slug = one(values, name).trim().split('/').at(-1)
  if (!slug) return undefined
  const found = await organisationBySlug(c.var.room.db, c.var.actor, slug).catch(() => undefined)
  if (!found) throw new Failure('invalid', formProblems.organisation, { fields: { [name]: formProblems.organisation } })
  return found.organisation.id
}

export const versionIn = (values: Values): number => Number(one(values, '_version')) || 0
