import { rows, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { spaceInvariants } from './messages/invariants.ts'

export const invariants: readonly Invariant[] = [
  {
    number: 1,
    title: spaceInvariants.text,
    async violations(db) {
      const found = await rows<{ id: string }>(
        db,
        sql`select id from space where name #>> array['variants', name ->> 'source', 'body'] is null
            or (purpose is not null and purpose #>> array['variants', purpose ->> 'source', 'body'] is null) limit ${mostNamed}`,
      )
      return found.map(({ id }) => `space ${id}`)
    },
  },
]
