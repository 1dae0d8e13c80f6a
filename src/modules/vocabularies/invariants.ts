import { rows, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { termInvariants } from './messages.ts'

export const invariants: readonly Invariant[] = [
  {
    number: 3,
    title: termInvariants.merged,
    async violations(db) {
      const found = await rows<{ term: string }>(
        db,
        sql`select one.vocabulary || ':' || one.code as term from vocabulary_term one
          join vocabulary_term into_ on into_.vocabulary = one.vocabulary and into_.code = one.merged_into where into_.merged_into is not null limit ${mostNamed}`,
      )
      return found.map(({ term }) => `term ${term}`)
    },
  },
]
