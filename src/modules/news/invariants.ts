import { rows, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { newsInvariants } from './messages/invariants.ts'

export const invariants: readonly Invariant[] = [
  {
    number: 3,
    title: newsInvariants.permitted,
    violations: async (db) =>
      (
        await rows<{ id: string }>(
          db,
          sql`select distinct n.id from news_item n join news_citation c on c.item_id = n.id and c.kind = 'deal' where n.state = 'published' and (c.deal_id is null or exists (select from news_consent x where x.citation_id = c.id and x.state <> 'given')) limit ${mostNamed}`,
        )
      ).map(({ id }) => `news ${id}`),
  },
]
