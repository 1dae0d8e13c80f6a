import { visitor } from '../../core/actor.ts'
import { actorOfToken } from '../../modules/people/people.ts'
import { holdLimit } from '../gate/limits.ts'
import type { localLimit } from '../../platform/limits.ts'
import type { Visit } from '../room.ts'
import { apiProblems } from './messages/problems.ts'
import type { Operation } from './operation.ts'
import { problem } from './problem.ts'

/**
 * Finds out who calls, by the token alone: cookies are not read, so no other site can use somebody's session. Counts the
 * call. Gives the refusal, or nothing when the call may go on.
 */
export async function admit(c: Visit, { who, scope, method }: Pick<Operation, 'who' | 'scope' | 'method'>, reads: ReturnType<typeof localLimit>): Promise<Response | undefined> {
  const { room } = c.var
  const now = room.clock()
  c.set('lang', 'en')
  c.set('actor', visitor(now))
  const given = c.req.header('authorization')
  if (given === undefined) {
    await holdLimit(c, method === 'get' && who === 'anyone' ? 'read' : 'api', reads)
    return who === 'anyone' ? undefined : unauthorised(c, 'Bearer')
  }
  const token = /^Bearer +(\S+)$/i.exec(given)?.[1]
  const found = token === undefined ? undefined : await actorOfToken(room.db, token, now)
  if (found) c.set('actor', found.actor)
  await holdLimit(c, 'api', reads)
  if (!found) return unauthorised(c, 'Bearer error="invalid_token"')
  if (found.scopes.includes(scope)) return undefined
  c.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
  return problem(c, 403, apiProblems.scope, { scope })
}

function unauthorised(c: Visit, challenge: string): Response {
  c.header('www-authenticate', challenge)
  return problem(c, 401, challenge === 'Bearer' ? apiProblems.noToken : apiProblems.badToken)
}
