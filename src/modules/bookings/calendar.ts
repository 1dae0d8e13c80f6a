import { type Db, rows, sql } from '../../platform/database.ts'
import { type Asked, type Facts, type Problem, type Span, whyNot } from './rules.ts'

type FactRow = Facts['resource'] & { id: string }
type OpeningRow = Span & { id: string }
type TakenRow = Span & { id: string; type: string; holder: string; exclusive: boolean }

/** What the rules need of these resources round a span; `lock` keeps everybody else from reserving them until the transaction ends. */
export async function factsOf(db: Db, ids: readonly string[], span: Span, lock = false): Promise<Map<string, Facts>> {
  const all = sql`${sql.param([...new Set(ids)].sort())}::uuid[]`
  const resources = await rows<FactRow>(
    db,
    sql`select id, kind, notice_minutes as "noticeMinutes", ahead_days as "aheadDays", least_minutes as "leastMinutes", most_minutes as "mostMinutes", retired_at as "retiredAt"
        from resource where id = any(${all}) order by id ${lock ? sql`for no key update` : sql``}`,
  )
  const openings = await rows<OpeningRow>(db, sql`select resource_id as id, lower(during) as from, upper(during) as to from resource_opening where resource_id = any(${all})`)
  const taken = await rows<TakenRow>(
    db,
    sql`select resource_id as id, lower(during) as from, upper(during) as to, holder_type as type, holder_id as holder, exclusive from reservation
        where resource_id = any(${all}) and state = 'held' and during && tstzrange(${span.from}, ${span.to})`,
  )
  const facts = new Map(resources.map(({ id, ...resource }) => [id, { resource, openings: [] as Span[], taken: [] as Facts['taken'][number][] }]))
  for (const { id, from, to } of openings) facts.get(id)?.openings.push({ from, to })
  for (const { id, from, to, type, holder, exclusive } of taken) facts.get(id)?.taken.push({ from, to, holder: { type, id: holder }, exclusive })
  return facts
}

export type Cell = Span & { problems: Problem[] }

/** How a resource stands at each of these times: what a calendar greys, with why. */
export async function calendarOf(db: Db, resourceId: string, spans: readonly Span[], asks: Pick<Asked, 'holder' | 'at'>): Promise<Cell[]> {
  if (spans.length === 0) return []
  const whole = { from: new Date(Math.min(...spans.map(({ from }) => from.getTime()))), to: new Date(Math.max(...spans.map(({ to }) => to.getTime()))) }
  const facts = (await factsOf(db, [resourceId], whole)).get(resourceId)
  return spans.map((span) => ({ ...span, problems: facts ? whyNot({ ...span, ...asks }, facts) : [] }))
}

/** The answers of the rules about many resources at one time. */
export async function questionsAbout(db: Db, ids: readonly string[], asked: Asked): Promise<Map<string, Problem[]>> {
  const facts = await factsOf(db, ids, asked)
  return new Map([...facts].map(([id, of]) => [id, whyNot(asked, of)]))
}
