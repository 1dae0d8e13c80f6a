import type { Db } from '../../platform/database.ts'
import { type Limit, takeOrRefuse } from '../../platform/limits.ts'

/** Where something comes from: the address block, and whether a proof of work came with it. */
export type Source = { block: string; proven: boolean }

const hour = 3_600

/** A text, a file to be read, a letter with a code. */
type Counted = 'text' | 'file' | 'letter'

/** For each address block; without a proof of work much less, and for all such writers together. */
const perBlock: Record<Counted, { proven: Limit; bare: Limit; allBare: Limit }> = {
  text: { proven: { hits: 30, seconds: hour }, bare: { hits: 3, seconds: hour }, allBare: { hits: 60, seconds: hour } },
  file: { proven: { hits: 10, seconds: hour }, bare: { hits: 2, seconds: hour }, allBare: { hits: 20, seconds: hour } },
  letter: { proven: { hits: 20, seconds: hour }, bare: { hits: 3, seconds: hour }, allBare: { hits: 60, seconds: hour } },
}
const perAddress: Limit = { hits: 5, seconds: hour }

/** Counts a text or a letter of somebody without an account. @throws Failure limited */
export async function holdRate(db: Db, what: Counted, source: Source, at: Date): Promise<void> {
  const limits = perBlock[what]
  if (source.proven) return takeOrRefuse(db, `door:${what}:${source.block}`, limits.proven, at)
  await takeOrRefuse(db, `door:${what}:bare:${source.block}`, limits.bare, at)
  await takeOrRefuse(db, `door:${what}:bare`, limits.allBare, at)
}

/** Counts a code sent to an address. @throws Failure limited */
export const holdAddress = (db: Db, email: string, at: Date): Promise<void> => takeOrRefuse(db, `door:to:${email}`, perAddress, at)
