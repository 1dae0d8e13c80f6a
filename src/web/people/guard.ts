import { createHash } from 'node:crypto'
import { takeOrRefuse } from '../../platform/limits.ts'
import { addressBlock } from '../gate/address.ts'
import type { Visit } from '../room.ts'

const quarter = 900
const digest = (text: string): string => createHash('sha256').update(text.trim().toLowerCase()).digest('base64url').slice(0, 22)

/**
 * Tries for one account: ten in a quarter of an hour from one address block, fifty from everywhere, so that one guesser
 * does not lock the owner out at once. Known and unknown addresses count alike, and are counted by a digest. Codes of the second step are limited by the sign-in library: five a challenge, ten an account.
 */
export async function guardAccount(c: Visit, kind: 'enter' | 'password', account: string): Promise<void> {
  const { db } = c.var.room
  const { at } = c.var.actor
  await takeOrRefuse(db, `${kind}:${addressBlock(c)}:${digest(account)}`, { hits: 10, seconds: quarter }, at)
  await takeOrRefuse(db, `${kind}:${digest(account)}`, { hits: 50, seconds: quarter }, at)
}

/** Letters to one address: five in an hour, whoever asks. */
export async function guardLetters(c: Visit, address: string): Promise<void> {
  await takeOrRefuse(c.var.room.db, `letters:${digest(address)}`, { hits: 5, seconds: 3600 }, c.var.actor.at)
}
