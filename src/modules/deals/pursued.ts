import { type Db, row, sql } from '../../platform/database.ts'

/** Cases in which one of these organisations takes part, each once, by what became of them. Sums only: whose they are stays with the parties. */
export type Pursued = { total: number; waiting: number; underWay: number; agreed: number; ended: number }

export async function pursuedBy(db: Db, organisationIds: readonly string[]): Promise<Pursued> {
  const found = await row<Pursued>(
    db,
    sql`select count(*) as total, count(*) filter (where stage = 'interest') as waiting,
          count(*) filter (where stage in ('accepted', 'screened', 'nda', 'scoping', 'negotiating')) as "underWay",
          count(*) filter (where stage in ('agreed', 'delivering', 'completed')) as agreed, count(*) filter (where stage in ('lost', 'expired')) as ended
        from deal d where exists (select from deal_party p where p.deal_id = d.id and p.role <> 'broker' and p.joined_at is not null and p.left_at is null and p.organisation_id = any(${sql.param(organisationIds)}::uuid[]))`,
  )
  return found!
}
