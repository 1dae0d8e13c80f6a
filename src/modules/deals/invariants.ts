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
  named(14, words.parties, sql`select d.id from deal d where (select count(*) from deal_party p where p.deal_id = d.id and p.role <> 'broker') < 2 or (select count(*) from deal_party p where p.deal_id = d.id and p.side = 'asks') <> 1`),
  named(14, words.copies, sql`select d.id from deal d where exists (select from deal_party p where p.deal_id = d.id and (p.stage, p.last_at) is distinct from (d.stage, d.last_at))`),
  named(
    15,
    words.screened,
    sql`select d.id from deal d where d.stage in ('screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed')
        and (not exists (select from deal_evidence e where e.deal_id = d.id and e.kind = 'screen')
          or not exists (select from deal_screen s where s.deal_id = d.id)
          or exists (select from deal_screen s where s.deal_id = d.id and not exists (select from deal_screen_answer a where a.screen_id = s.id)))`,
  ),
  named(15, words.gates, sql`select d.id from deal d where (d.stage in ('nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed') and not exists (select from deal_evidence e where e.deal_id = d.id and e.kind = 'nda'))
    or (d.stage in ('agreed', 'delivering', 'completed') and not exists (select from deal_evidence e where e.deal_id = d.id and e.kind = 'agreement'))
    or (d.stage = 'completed' and not exists (select from deal_evidence e where e.deal_id = d.id and e.kind = 'outcome'))`),
]
