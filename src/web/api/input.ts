import type { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { problemsOf } from '../form.ts'
import { problems } from '../messages.ts'
import type { Visit } from '../room.ts'
import { apiProblems } from './messages/problems.ts'
import type { Operation } from './operation.ts'
import { problem } from './problem.ts'

/** The body as sent, for the digest of a repeated call, and as read. */
export type Read = { params: unknown; query: unknown; body: unknown; sent: string }

function checked(schema: z.ZodType, given: unknown): unknown {
  const result = schema.safeParse(given)
  if (!result.success) throw new Failure('invalid', refusals.invalid, { fields: problemsOf(result.error) })
  if (holdsBroken(result.data)) throw new Failure('invalid', problems.brokenText)
  return result.data
}

/** NUL and broken surrogates: what no database can keep. The value has passed a schema, so it is not deep. */
function holdsBroken(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsBroken)
}

/** Query values by name; a name that comes twice or more is a list. */
function queryOf(c: Visit): Record<string, string | string[]> {
  const search = new URL(c.req.url).searchParams
  return Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)] as const).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads what an operation declares. A refusal of the form is a Response; of the content a Failure with a sentence per field.
 */
export async function readInput(c: Visit, { params, query, body }: Pick<Operation, 'params' | 'query' | 'body'>): Promise<Read | Response> {
  const read: Read = { params: params && checked(params, c.req.param()), query: query && checked(query, queryOf(c)), body: undefined, sent: '' }
  if (!body) return read
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return problem(c, 415, apiProblems.notJson)
  const bytes = await c.req.raw.arrayBuffer()
  let given: unknown
  try {
    read.sent = utf8.decode(bytes)
    given = JSON.parse(read.sent)
  } catch {
    return problem(c, 422, apiProblems.brokenJson)
  }
  return { ...read, body: checked(body, given) }
}
