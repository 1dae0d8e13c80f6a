import { createHash } from 'node:crypto'
import { refusals } from '../../core/messages.ts'
import { row, run, sql } from '../../platform/database.ts'
import { addressBlock } from '../gate/address.ts'
import type { Visit } from '../room.ts'
import { answer } from './answer.ts'
import { apiProblems } from './messages/problems.ts'
import { problem } from './problem.ts'

type Kept = { digest: Buffer; status: number | null; location: string | null; body: string | null }

/** An answer under way: what is kept of it for a repetition. */
export type Done = { body: string; status: 200 | 201; location?: string }

/** A call that was cut off by a crash frees its key after this. */
const patience = '60 seconds'

const give = (c: Visit, { body, status, location }: Done): Response => {
  if (location) c.header('location', location)
  return answer(c, body, status)
}

/**
 * Does `act` once per (person, address, Idempotency-Key): the same content again gets the first answer, with
 * `idempotent-replayed: true`; other content under the key is refused. A refusal frees the key. Without the header it
 * simply acts.
 */
export async function onceByKey(c: Visit, sent: string, act: () => Promise<Done | Response>): Promise<Response> {
  const key = c.req.header('idempotency-key')
  const done = async () => {
    const result = await act()
    return result instanceof Response ? result : give(c, result)
  }
  if (key === undefined) return done()
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) return problem(c, 422, apiProblems.badKey)
  const { db } = c.var.room
  // Whoever calls without a token shares a key with nobody else: an answer may hold the only way back.
  const actor = c.var.actor.personId ?? `visitor:${addressBlock(c)}`
  const route = `${c.req.method} ${c.req.path}`.slice(0, 300)
  const digest = createHash('sha256').update(sent).digest()
  const where = sql`key = ${key} and actor = ${actor} and route = ${route}`
  const mine = await run(
    db,
    sql`insert into idempotency (key, actor, route, digest) values (${key}, ${actor}, ${route}, ${digest})
        on conflict (actor, route, key) do update set digest = excluded.digest, at = now() where idempotency.status is null and idempotency.at < now() - ${patience}::interval`,
  )
  if (mine === 0) return repeated(c, digest, await row<Kept>(db, sql`select digest, status, location, body from idempotency where ${where}`))
  try {
    const result = await act()
    if (result instanceof Response) {
      await run(db, sql`delete from idempotency where ${where}`)
      return result
    }
    await run(db, sql`update idempotency set status = ${result.status}, location = ${result.location ?? null}, body = ${result.body} where ${where}`)
    return give(c, result)
  } catch (error) {
    await run(db, sql`delete from idempotency where ${where}`)
    throw error
  }
}

function repeated(c: Visit, digest: Buffer, kept: Kept | undefined): Response {
  if (kept && !kept.digest.equals(digest)) return problem(c, 422, apiProblems.otherContent)
  if (!kept || kept.status === null || kept.body === null) return problem(c, 409, refusals.underWay)
  c.header('idempotent-replayed', 'true')
  return give(c, { body: kept.body, status: kept.status === 201 ? 201 : 200, location: kept.location ?? undefined })
}
