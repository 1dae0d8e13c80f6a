import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { examinePdf } from '../../platform/signature/signed-pdf.ts'
import { agreementRefusals } from './messages.ts'
import { agreementRead } from './record.ts'
import { type SealedFile, sealedFile } from './sealing/seal.ts'

/** A file to be checked weighs at most so many bytes. */
export const largestChecked = 20 * 1024 * 1024

/**
 * What a file is: `sealed` as this instance sealed it; `changed` since it was signed; `appended`: what was signed stands, but something
 * was added behind it; `unknown_certificate`: signed whole, by somebody whom the register does not know; `unregistered`: signed by
 * this instance, but no file of its register; `unsigned`.
 */
export type Verdict =
  | { verdict: 'sealed'; sha256: string; reference: string; sealedAt: Date; fingerprint: string; baseline: boolean }
  | { verdict: 'changed' | 'unsigned'; sha256: string }
  | { verdict: 'appended' | 'unknown_certificate' | 'unregistered'; sha256: string; fingerprint: string; subject: string }

/** Checks a file by its signature and the register of seals. */
export async function verifyFile(db: Db, file: Buffer): Promise<Verdict> {
  const sha256 = createHash('sha256').update(file).digest('hex')
  const examined = await examinePdf(file)
  if (!('fingerprint' in examined)) return { verdict: examined.state, sha256 }
  const { fingerprint, subject, baseline } = examined
  if (examined.state === 'appended') return { verdict: 'appended', sha256, fingerprint, subject }
  const found = await row<{ reference: string; sealedAt: Date }>(
    db,
    sql`select a.reference, s.sealed_at as "sealedAt" from agreement_seal s join agreement a on a.id = s.agreement_id where s.file_sha256 = ${Buffer.from(sha256, 'hex')} and s.fingerprint = ${fingerprint}`,
  )
  if (found) return { verdict: 'sealed', sha256, fingerprint, baseline, ...found }
  const known = await row(db, sql`select 1 from agreement_seal where fingerprint = ${fingerprint} limit 1`)
  return { verdict: known ? 'unregistered' : 'unknown_certificate', sha256, fingerprint, subject }
}

/** Whether the sealed file of an agreement has been made. @throws Failure missing */
export const hasSealedFile = async (db: Db, actor: Actor, id: string): Promise<boolean> => (await sealedFile(db, (await agreementRead(db, actor, id)).id)) !== undefined

/** The sealed file for the parties. @throws Failure missing | unavailable while it is being made */
export async function sealedFor(db: Db, blobs: Blobs, actor: Actor, id: string): Promise<SealedFile & { stream: Readable }> {
  const agreement = await agreementRead(db, actor, id)
  if (agreement.path !== 'signature' || !agreement.executedAt) throw new Failure('missing', agreementRefusals.state)
  const file = await sealedFile(db, agreement.id)
  if (!file) throw new Failure('unavailable', agreementRefusals.notDrawn, { retryAfter: 10 })
  return { ...file, stream: await blobs.get(file.sha256) }
}
