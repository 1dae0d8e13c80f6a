import { openProject } from '../../src/modules/projects/projects.ts'
import { giveSignature } from '../../src/modules/agreements/signing/signature.ts'
import type { Db } from '../../src/platform/database.ts'
import { makeAgreement, sendIt, signingPages, tokensOf, type Two } from './agreements.ts'

/** An agreement that both sides have signed. */
export async function makeExecuted(db: Db, two: Two, facts: Parameters<typeof makeAgreement>[2] = {}): Promise<{ id: string }> {
  const made = await makeAgreement(db, two, facts)
  await sendIt(db, two, made)
  for (const one of await tokensOf(db, made.id)) await giveSignature(db, signingPages, one.id, two.at)
  return { id: made.id }
}

/** A project of an executed agreement, open from the day of the two until a year later. */
export async function makeProject(db: Db, two: Two, facts: Parameters<typeof makeAgreement>[2] = {}): Promise<{ id: string; agreementId: string }> {
  const agreement = await makeExecuted(db, two, facts)
  const { id } = await openProject(db, two.first, { source: { agreementId: agreement.id }, lang: 'en', title: { zh: '陶瓷膜中试', en: 'Ceramic membranes at pilot scale' }, startsOn: '2026-11-20', endsOn: '2027-11-19' })
  return { id, agreementId: agreement.id }
}
