import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { dealInvariants as words } from './messages/invariants.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `deal ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(
    14,
    words.history,
    sql`select d.id from deal d
        left join lateral (select stage from deal_stage s where s.deal_id = d.id order by version limit 1) first on true
        left join lateral (select stage from deal_stage s where s.deal_id = d.id order by version desc limit 1) last on true
        where first.stage is distinct from 'interest' or last.stage is distinct from d.stage`,
  ),
  named(
    14,
    words.one,
    sql`select min(d.id::text) as id from deal d where d.stage not in ('lost', 'expired', 'completed')
        group by qiao_deal_key(d.id) having count(*) > 1`,
  ),
  named(14, words.thread, sql`select d.id from deal d where d.stage not in ('interest', 'lost', 'expired') and not exists (select from thread t where t.object_type = 'deal' and t.object_id = d.id)`),
]
