import type { Phrase } from '../core/text.ts'
import type { Db } from './database.ts'

/** Something that always holds, as `qiao doctor` checks it on a live database. `number` as in docs/invariants.md. */
export type Invariant = {
  number: number
  title: Phrase
  /** Each violation by the ids that somebody needs to look at it; none when all is well. Reads only. */
  violations(db: Db): Promise<string[]>
}

/** At most so many violations of one invariant are named. */
export const mostNamed = 50
