import { createHash } from 'node:crypto'
import { type Db, run, sql } from '../../platform/database.ts'

/** Uses a proof of work, once. @returns false when it was used before */
export async function spendProof(db: Db, proof: string, until: Date): Promise<boolean> {
  const digest = createHash('sha256').update(proof).digest()
  return (await run(db, sql`insert into door_proof (digest, expires_at) values (${digest}, ${until.toISOString()}) on conflict do nothing`)) === 1
}
