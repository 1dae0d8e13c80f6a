import { type Db, row, rows, sql } from '../../platform/database.ts'
import { smallestSum } from './refusal-sums.ts'
import { stageLine } from './rules.ts'

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

/** `n` is absent below {@link smallestSum}; `years` are those with as many, newest first, the others are not told apart. */
export type CaseCount = { n?: number; years: { year: number; n: number }[] }

const reached = { interests: stageLine, accepted: stageLine.slice(1), agreed: ['agreed', 'delivering', 'completed'], completed: ['completed'] } as const

/**
 * Cases about listings of these spaces, or with one of these organisations as a party, each once, by how far they went, as
 * sums of at least five. A case that ended counts by the furthest stage that it reached.
 */
export async function casesWithin(db: Db, scope: { spaces: readonly string[]; organisations: readonly string[] }): Promise<Record<keyof typeof reached, CaseCount>> {
  const found = await rows<{ stages: string[]; year: number }>(
    db,
    sql`select array(select s.stage from deal_stage s where s.deal_id = d.id) as stages, extract(year from d.opened_at)::int as year from deal d
        where exists (select from deal_party p where p.deal_id = d.id and p.role <> 'broker' and p.organisation_id = any(${sql.param([...scope.organisations])}::uuid[]))
          or exists (select from deal_listing l join listing_space x on x.listing_id = l.listing_id where l.deal_id = d.id and x.space_id = any(${sql.param([...scope.spaces])}::uuid[]))`,
  )
  const count = (stages: readonly string[]): CaseCount => {
    const years = new Map<number, number>()
    for (const one of found) if (one.stages.some((stage) => stages.includes(stage))) years.set(one.year, (years.get(one.year) ?? 0) + 1)
    const n = [...years.values()].reduce((sum, each) => sum + each, 0)
    const told = [...years].filter(([, each]) => each >= smallestSum).map(([year, each]) => ({ year, n: each }))
    // One small year beside large ones would follow from the sum, so then none is told apart.
    const hidden = n - told.reduce((sum, each) => sum + each.n, 0)
    return { n: n >= smallestSum ? n : undefined, years: hidden > 0 && hidden < smallestSum ? [] : told.sort((a, b) => b.year - a.year) }
  }
  return { interests: count(reached.interests), accepted: count(reached.accepted), agreed: count(reached.agreed), completed: count(reached.completed) }
}
