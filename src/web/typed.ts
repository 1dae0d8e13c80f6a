import { z } from 'zod'
import { Failure, missing } from '../core/failure.ts'
import { readId } from '../core/id.ts'
import { refusals, writing } from '../core/messages.ts'
import { type Currency, currencies } from '../core/money.ts'
import type { Phrase } from '../core/text.ts'
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

/**
 * {@link submit} for a form in which these fields must say something: all that say nothing are named together, and the faces are asked once none is
 * empty. A name that ends in `_` is a text in two languages, of which one suffices.
 */
export const submitWhole = (needs: readonly string[], c: Visit, act: (form: Form['values']) => Promise<string>, again: (state: Again) => Response | Promise<Response>): Promise<Response> =>
  submit(
    c,
    async (values) => {
      const says = (name: string) => one(values, name).trim() !== ''
      const fields = needs.flatMap((name): [string, Phrase][] => {
        if (!name.endsWith('_')) return says(name) ? [] : [[name, formProblems.needed]]
        return says(`${name}zh`) || says(`${name}en`) ? [] : [[`${name}${c.var.lang}`, writing.needed]]
      })
      if (fields.length > 0) throw new Failure('invalid', refusals.invalid, { fields: Object.fromEntries(fields) })
      return act(values)
    },
    again,
  )

/** A deed with one button: what refuses it is shown as a page of its own. */
export const deed = (c: Visit, act: (form: Form['values']) => Promise<string>, flash: FlashKey = 'done'): Promise<Response> =>
  submit(c, act, ({ failure }) => { throw failure }, flash)

export const halfValues = (halves: Halves, name: string): Values => ({ [`${name}_zh`]: halves.zh ?? '', [`${name}_en`]: halves.en ?? '' })
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

/** Two decimals at most, as minor units or basis points; undefined when it is empty. @throws Failure invalid at the field */
export function hundredthsIn(values: Values, name: string, sentence: { zh: string; en: string }, most: number): number | undefined {
  const text = one(values, name).normalize('NFKC').replace(/[\s,]/g, '')
  if (text === '') return undefined
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  const number = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  if (whole === undefined || number < 1 || number > most) throw new Failure('invalid', refusals.invalid, { fields: { [name]: sentence } })
  return number
}

/** An amount of the form with its currency. @throws Failure invalid */
export function moneyIn(values: Values, name: string): { minor: number; currency: Currency } | null {
  const minor = hundredthsIn(values, name, formProblems.amount, 1_000_000_000_000)
  if (minor === undefined) return null
  const currency = currencies.find((each) => each === one(values, `${name}Currency`))
  if (!currency) throw new Failure('invalid', refusals.invalid, { fields: { [`${name}Currency`]: formProblems.choice } })
  return { minor, currency }
}

/** Minor units or basis points as a form shows them. */
export const shownHundredths = (value: number | null | undefined): string => (value === null || value === undefined ? '' : (value / 100).toFixed(2).replace(/\.00$/, ''))

/** A form with one file under `file`: as {@link submit}, the file beside the values. */
export const submitWithFile = (c: Visit, act: (values: Values, file: File | undefined) => Promise<string>, again: (state: Again) => Response | Promise<Response>): Promise<Response> =>
  submitForm(c, z.looseObject({}), (_, form) => act(form.values, form.files.file?.find((each) => each.size > 0)), again, 'saved')
