import type { Child } from 'hono/jsx'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang } from '../../core/text.ts'
import type { Agreement } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { type Again, page, statusOf } from '../respond.tsx'
import type { Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { showId } from '../../core/id.ts'
import { problems as formProblems } from '../messages.ts'
import type { Words } from '../ui/said.ts'
import { hundredthsIn } from '../typed.ts'
import { termWords } from './messages/pages.ts'

export { chosen, dayIn, dayOrNone, deed, halfValues, halvesOf, moneyIn, problemsIn, shownHundredths, submit, submitWithFile, typed, versionIn } from '../typed.ts'

/** What was wrong with a form, by field. */
export type Problems = Record<string, Words>

export const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}

export const agreementHref = (lang: Lang, { id }: Pick<Agreement, 'id'>): string => href(routes.agreements.show, { lang, id: showId(id) })

/** A page of this room. */
export const answer = (c: Visit, title: string, body: Child, again?: Again, more: { secret?: boolean; bare?: boolean; active?: undefined } = {}): Promise<Response> =>
  page(c, { title, active: 'desk', noindex: true, status: again ? statusOf(again.failure) : 200, ...more }, body)

const invalid = (name: string, sentence: { zh: string; en: string }): Failure => new Failure('invalid', refusals.invalid, { fields: { [name]: sentence } })

/** A percentage of the form as basis points. @throws Failure invalid */
export const percentIn = (values: Values, name: string): number | null => hundredthsIn(values, name, termWords.percentWrong, 10_000) ?? null

/** A whole number of the form within its limits. @throws Failure invalid */
export function numberIn(values: Values, name: string, most: number): number | null {
  const text = one(values, name).trim()
  if (text === '') return null
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > most) throw invalid(name, termWords.numberWrong)
  return number
}

/** A party by its place; null when none was chosen. @throws Failure invalid */
export function placeIn(values: Values, name: string, count: number): number | null {
  const text = one(values, name)
  if (text === '') return null
  const place = Number(text)
  if (!Number.isInteger(place) || place < 0 || place >= count) throw invalid(name, formProblems.choice)
  return place
}

/** One of the keys of a table, or null when none was chosen. @throws Failure invalid */
export function keyIn<Key extends string>(values: Values, name: string, table: Readonly<Record<Key, unknown>>): Key | null {
  const value = one(values, name)
  if (value === '') return null
  if (!Object.hasOwn(table, value)) throw invalid(name, formProblems.choice)
  return value as Key
}
