import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'

const setting = 'door_key'
const known = new WeakMap<object, Buffer>()

/** The secret of this instance from which the addresses, codes and proofs of its doors derive; made at the first use. */
export async function doorKey(db: Db): Promise<Buffer> {
  const kept = known.get(db.$client)
  if (kept) return kept
  await run(db, sql`insert into setting (name, value) values (${setting}, ${JSON.stringify(randomBytes(32).toString('base64url'))}::jsonb) on conflict do nothing`)
  const found = await row<{ value: string }>(db, sql`select value #>> '{}' as value from setting where name = ${setting}`)
  const key = Buffer.from(found?.value ?? '', 'base64url')
  known.set(db.$client, key)
  return key
}

/** What a secret says about a text, for one purpose only. */
export const markOf = (key: Buffer, purpose: string, text: string): Buffer => createHmac('sha256', key).update(`${purpose}:${text}`).digest()

/** Whose address an address leads to. */
export type Door = 'problem' | 'enquiry' | 'complaint'

const markLength = 22

/** The unguessable address of a thing: its id and 132 bits that only this instance can make. */
export const tokenFor = (key: Buffer, door: Door, id: string): string => showId(id) + markOf(key, `address-${door}`, id).toString('base64url').slice(0, markLength)

/** The id behind an address. @throws Failure missing */
export async function idBehind(db: Db, door: Door, token: string): Promise<string> {
  const id = token.length === 26 + markLength ? readId(token.slice(0, 26)) : undefined
  if (id) {
    const right = Buffer.from(tokenFor(await doorKey(db), door, id).slice(26))
    const given = Buffer.from(token.slice(26))
    if (right.length === given.length && timingSafeEqual(right, given)) return id
  }
  throw new Failure('missing', refusals.missing)
}
