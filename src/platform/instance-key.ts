import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Failure } from '../core/failure.ts'
import { readId, showId } from '../core/id.ts'
import { refusals } from '../core/messages.ts'
import { type Db, row, run, sql } from './database.ts'

const setting = 'door_key'
const known = new WeakMap<object, Promise<Buffer>>()

/** The secret of this instance from which addresses without an account, codes and proofs derive; made at the first use. */
export function instanceKey(db: Db): Promise<Buffer> {
  const kept = known.get(db.$client)
  if (kept) return kept
  // Asked once, however many ask at the same moment; a failure is not kept.
  const asked = readKey(db)
  known.set(db.$client, asked)
  asked.catch(() => known.delete(db.$client))
  return asked
}

async function readKey(db: Db): Promise<Buffer> {
  await run(db, sql`insert into setting (name, value) values (${setting}, ${JSON.stringify(randomBytes(32).toString('base64url'))}::jsonb) on conflict do nothing`)
  const found = await row<{ value: string }>(db, sql`select value #>> '{}' as value from setting where name = ${setting}`)
  return Buffer.from(found?.value ?? '', 'base64url')
}

/** What a secret says about a text, for one purpose only. */
export const markOf = (key: Buffer, purpose: string, text: string): Buffer => createHmac('sha256', key).update(`${purpose}:${text}`).digest()

const markLength = 22

/** The unguessable address of a thing: its id and 132 bits that only this instance can make, for one purpose only. */
export const addressMark = (key: Buffer, purpose: string, id: string): string => showId(id) + markOf(key, `address-${purpose}`, id).toString('base64url').slice(0, markLength)

/** The id behind an address. @throws Failure missing */
export async function idBehindMark(db: Db, purpose: string, token: string): Promise<string> {
  const id = token.length === 26 + markLength ? readId(token.slice(0, 26)) : undefined
  if (id) {
    const right = Buffer.from(addressMark(await instanceKey(db), purpose, id).slice(26))
    const given = Buffer.from(token.slice(26))
    if (right.length === given.length && timingSafeEqual(right, given)) return id
  }
  throw new Failure('missing', refusals.missing)
}
