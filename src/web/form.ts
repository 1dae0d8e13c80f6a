import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { Failure, isFailure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import type { Phrase } from '../core/text.ts'
import { problems } from './messages.ts'
import type { Visit } from './room.ts'

/** What was typed, as typed: shown again when something is wrong. A name that comes twice or more is a list. */
export type Values = Record<string, string | string[]>
export type Form = { values: Values; files: Record<string, File[]> }

/** U+FFFD is what bytes that are no UTF-8 were turned into on the way: kept silently, the text would be damaged. */
const ill = (text: string) => text.includes('\0') || text.includes('\uFFFD') || !text.isWellFormed()

/** More fields than any of our forms has; each costs time, so more are refused before they are taken apart. */
const mostFields = 4_000
/** Characters of a form without files, also where a form with files may be larger. */
const mostText = 2_000_000

type Parts = Iterable<[string, string | File]>

async function partsOf(c: Visit, type: string): Promise<Parts> {
  if (type === '') return []
  if (/^multipart/i.test(type)) return (await c.req.raw.formData()) as unknown as Parts
  // Read as text, a form needs no Request of the web beside the one that came.
  const text = await c.req.text()
  if (text.length > mostText) throw new HTTPException(413)
  if (text.split('&', mostFields + 1).length > mostFields) throw new Failure('invalid', problems.tooManyFields)
  return new URLSearchParams(text)
}

/** Reads a form of either encoding. Line ends become `\n`. Refuses what no database can keep (NUL, broken Unicode). */
export async function readForm(c: Visit): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  if (type !== '' && !/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) throw new Failure('invalid', problems.notAForm)
  let data: Parts
  try {
    data = await partsOf(c, type)
  } catch (error) {
    throw isFailure(error) || error instanceof HTTPException ? error : new Failure('invalid', problems.notAForm)
  }
  const form: Form = { values: {}, files: {} }
  for (const [name, value] of data) {
    if (name === '__proto__') continue
    if (typeof value !== 'string') {
      if (value.size > 0 || value.name) (form.files[name] ??= []).push(value)
      continue
    }
    if (ill(value) || ill(name)) throw new Failure('invalid', problems.brokenText)
    const text = value.replaceAll('\r\n', '\n')
    const before = form.values[name]
    form.values[name] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text]
  }
  return form
}

/** One value as text; the first of a list. */
export const one = (values: Values, name: string): string => {
  const value = values[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** All values under a name; none when it was not sent. */
export const many = (values: Values, name: string): string[] => {
  const value = values[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** Field → sentence. */
export type Problems = Record<string, Phrase>

function sentenceOf(issue: z.core.$ZodIssue): Phrase {
  if (issue.code === 'too_big') return issue.origin === 'string' ? problems.tooLong : problems.tooLarge
  if (issue.code === 'too_small') return issue.origin === 'string' ? problems.needed : problems.tooSmall
  if (issue.code === 'invalid_format') return issue.format === 'email' ? problems.email : issue.format === 'url' ? problems.url : problems.format
  if (issue.code === 'invalid_type') return issue.input === undefined || issue.input === '' ? problems.needed : problems.format
  if (issue.code === 'invalid_value') return problems.choice
  return problems.format
}

/** Zod's issues as one sentence per field of the form. */
export function problemsOf(error: z.ZodError): Problems {
  const found: Problems = {}
  for (const issue of error.issues) found[issue.path.map(String).join('.') || '_'] ??= sentenceOf(issue)
  return found
}

/** Parses values by a schema or refuses with the sentences per field. Empty strings count as not given. */
export function parse<Schema extends z.ZodType>(schema: Schema, values: Values): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new Failure('invalid', refusals.invalid, { fields: problemsOf(result.error) })
}
