import { type Db, rows, sql } from '../../platform/database.ts'

/** Answers that there must be before anything is said of how an organisation answers. */
export const fewestAnswered = 5
const yearOf = 365 * 86_400_000

/**
 * In how many days the organisations usually answer an interest: the median of the calendar days from interest to
 * acceptance or refusal, over those answered within the year before `at`, rounded up and at least 1. Organisations with fewer
 * than {@link fewestAnswered} answers are left out, and those that let more interests expire than they answered.
 * Only interests in public listings with a named owner count, so that nobody learns from it who stands behind another.
 */
export async function answerDays(db: Db, organisationIds: readonly string[], at: Date): Promise<Map<string, number>> {
  if (organisationIds.length === 0) return new Map()
  const since = new Date(at.getTime() - yearOf)
  const found = await rows<{ id: string; days: number }>(
    db,
    sql`select d.to_organisation as id, greatest(1, ceil(percentile_cont(0.5) within group (order by extract(epoch from d.answered_at - d.opened_at)) filter (where d.answered_at is not null) / 86400))::int as days
        from deal_interest d join listing l on l.id = d.listing_id
        where d.origin = 'interest' and d.to_organisation = any(${sql.param([...organisationIds])}::uuid[]) and not l.name_withheld and l.visibility = 'public' and cardinality(l.excluded_countries) = 0
          and ((d.answered_at > ${since} and d.answered_at <= ${at} and d.lost_reason is distinct from 'withdrawn') or (d.stage = 'expired' and d.opened_at > ${since}))
        group by d.to_organisation
        having count(d.answered_at) >= ${fewestAnswered} and count(d.answered_at) >= count(*) filter (where d.answered_at is null)`,
  )
  return new Map(found.map(({ id, days }) => [id, days]))
}
