import { createHash } from 'node:crypto'
import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { row, run, sql } from '../platform/database.ts'
import type { Visit } from './room.ts'

/**
 * Does `act` once per (person, address, key, content): sending the same form again gives the first answer's address
 * and changes nothing. A refusal frees the key, so that a mended form may be sent again.
 * @param act gives the address to go to after success.
 */
export async function once(c: Visit, key: string, content: unknown, act: () => Promise<string>): Promise<{ location: string; again: boolean }> {
  if (!/^[\w-]{8,80}$/.test(key)) return { location: await act(), again: false }
  const { db } = c.var.room
  const actor = c.var.actor.personId ?? 'visitor'
  const route = `${c.req.method} ${c.req.path}`.slice(0, 300)
  const digest = createHash('sha256').update(JSON.stringify(content)).digest()
  const whole = `${key}:${digest.toString('base64url').slice(0, 22)}`
  const mine = await run(db, sql`insert into idempotency (key, actor, route, digest) values (${whole}, ${actor}, ${route}, ${digest}) on conflict do nothing`)
  const where = sql`key = ${whole} and actor = ${actor} and route = ${route}`
  if (mine === 0) {
    const before = await row<{ location: string | null }>(db, sql`select location from idempotency where ${where}`)
    if (before?.location) return { location: before.location, again: true }
    throw new Failure('conflict', refusals.underWay)
  }
  try {
    const location = await act()
    await run(db, sql`update idempotency set status = 303, location = ${location} where ${where}`)
    return { location, again: false }
  } catch (error) {
    await run(db, sql`delete from idempotency where ${where}`)
    throw error
  }
}
