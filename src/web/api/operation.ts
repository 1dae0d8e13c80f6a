import type { z } from 'zod'
import type { TokenScope } from '../../modules/people/people.ts'
import type { Visit } from '../room.ts'
import type { Group, OperationName } from './messages/operations.ts'

/**
 * Who may call: `anyone`, who then reads what a visitor reads, or with a token what its person reads; or only the bearer
 * of a `token`. Either way a token needs the scope.
 */
export type Caller = 'anyone' | 'token'

type Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }

type Shapes<Params, Query, Body, Answer> = {
  /** Of the `{names}` in the path. */
  params?: Params
  query?: Query
  body?: Body
  /** The body of the answer. */
  answer: Answer
}

/** Where a made thing is found, from the body of the answer. */
type Place<Answer extends z.ZodType> = { location?: (body: z.input<Answer>) => string }

type Facts = {
  name: OperationName
  group: Group
  method: 'get' | 'post' | 'put'
  /** Below /api/v1, parameters in braces. */
  path: string
  who: Caller
  scope: TokenScope
  /** 200 unless said otherwise. */
  status?: 200 | 201
}

/** One operation of the API: its declaration makes the gate, the document and the page. */
export type Operation = Facts & Shapes<z.ZodType, z.ZodType, z.ZodType, z.ZodType> & { location?: (body: never) => string; handle: (c: Visit, input: Input<z.ZodType, z.ZodType, z.ZodType>) => Promise<unknown> }

/**
 * Declares an operation. `handle` gives the body of the answer, or a whole Response such as a redirect.
 * The types of its input and answer come from the shapes.
 */
export function operation<Answer extends z.ZodType, Params extends z.ZodType = z.ZodType<undefined>, Query extends z.ZodType = z.ZodType<undefined>, Body extends z.ZodType = z.ZodType<undefined>>(
  facts: Facts & Shapes<Params, Query, Body, Answer> & Place<Answer>,
  handle: (c: Visit, input: Input<Params, Query, Body>) => Promise<z.input<Answer> | Response>,
): Operation {
  return { ...facts, handle: (c, input) => handle(c, input as Input<Params, Query, Body>) }
}
