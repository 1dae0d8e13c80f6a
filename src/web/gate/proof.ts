import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Failure } from '../../core/failure.ts'
import { type Source, doorKey, markOf, spendProof } from '../../modules/doors/doors.ts'
import { doorRefusals } from '../../modules/doors/messages.ts'
import { one, type Values } from '../form.ts'
import type { Visit } from '../room.ts'
import { addressBlock } from './address.ts'

/**
 * Proof of work: the page's script looks for a number whose SHA-256 with our challenge begins with so many zero bits. Some
 * 32,000 tries, about a second; a thousand letters cost their sender a quarter of an hour of work. No third party is asked.
 */
export const proofBits = 15
const minutes = 60

/** A challenge for one form of one reader: when it ends, randomness, and the mark of this instance over both. */
export function challengeFrom(key: Buffer, at: Date): string {
  const body = `${(at.getTime() + minutes * 60_000).toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${body}.${markOf(key, 'proof', body).toString('base64url').slice(0, 22)}`
}

const zeroBits = (digest: Buffer): number => {
  const byte = digest.findIndex((one) => one !== 0)
  return byte < 0 ? digest.length * 8 : byte * 8 + Math.clz32(digest[byte] ?? 0) - 24
}

/** Until when a challenge with its solution works; undefined when it is not ours, too old or not solved. */
export function proofHolds(key: Buffer, proof: string, at: Date): Date | undefined {
  const parts = proof.split('.')
  if (proof.length > 120 || parts.length !== 4) return undefined
  const [until = '', random = '', mark = ''] = parts
  const right = Buffer.from(markOf(key, 'proof', `${until}.${random}`).toString('base64url').slice(0, 22))
  const given = Buffer.from(mark)
  if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined
  const ends = new Date(Number.parseInt(until, 36))
  if (!(ends > at)) return undefined
  return zeroBits(createHash('sha256').update(proof).digest()) >= proofBits ? ends : undefined
}

/**
 * Where a form of somebody without an account comes from. Without a proof (no script) it is taken under stricter limits; a
 * wrong, old or used one is refused.
 * @throws Failure invalid
 */
export async function sourceOf(c: Visit, values: Values): Promise<Source> {
  const block = addressBlock(c)
  const proof = one(values, '_proof')
  if (proof === '') return { block, proven: false }
  const { db, clock } = c.var.room
  const until = proofHolds(await doorKey(db), proof, clock())
  if (!until || !(await spendProof(db, proof, until))) throw new Failure('invalid', doorRefusals.replayed, { fields: { _proof: doorRefusals.replayed } })
  return { block, proven: true }
}
