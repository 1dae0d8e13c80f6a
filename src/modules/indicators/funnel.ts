import type { Actor } from '../../core/actor.ts'
import type { Name, Text } from '../../core/text.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import { dealFilter } from '../deals/deals.ts'
import { type Outcome, outcomeFilter, type OutcomeKind, outcomeRow } from '../projects/projects.ts'
import { type Figure, figures, type Scope, told, withoutDerived } from './rules.ts'
import { openScope } from './scope.ts'

/** `n` is absent where it would tell about fewer than five others. */
export type Cell = { figure: Figure; n?: number }
export type AmountCell = { kind: OutcomeKind; currency: string | null; /** Minor units, or jobs. */ sum?: number }
export type Funnel = { name: Name | Text | undefined; public: boolean; mayPublish: boolean; cells: Record<Figure, Cell>; amounts: AmountCell[] }

/** Days from and to, both counted, on the clock of a zone; without, all time. */
export type Span = { from?: string; to: string; zone: string }

const during = (day: SQL, span: Span | undefined): SQL => (span ? sql`(${day} between ${span.from ?? '1970-01-01'}::date and ${span.to}::date)` : sql`true`)
const onClock = (at: SQL, span: Span | undefined): SQL => sql`(${at} at time zone ${span?.zone ?? 'UTC'})::date`
const [caseAt, outcomeOn, viewedOn] = [sql.raw('f.at'), sql.raw('w.on_date'), sql.raw('v.day')]

/** How many cases reached a step, and how many of them the actor reads. */
type Counted = { step: Figure; all: number; mine: number }
const countedIn = (db: Db, actor: Actor, cases: SQL, span?: Span): Promise<Counted[]> =>
  rows<Counted>(db, sql`select f.step, count(*) as all, count(*) filter (where ${readableCase(actor)}) as mine from indicator_case f where ${cases} and ${during(onClock(caseAt, span), span)} group by f.step`)

/** What of them is told, each figure for itself and so that none can be had from the others. */
function toldOf(counted: readonly Counted[], views: number): Record<Figure, number | undefined> {
  const alone = figures.map((figure): [Figure, number | undefined] => {
    const one = counted.find(({ step }) => step === figure) ?? { all: 0, mine: 0 }
    return [figure, figure === 'viewed' ? views : told(one.all, one.mine)]
  })
  return withoutDerived(Object.fromEntries(alone) as Record<Figure, number | undefined>)
}

const readableCase = (actor: Actor) => sql`exists (select from deal d where d.id = f.deal_id and ${dealFilter('read', actor)})`

/** The funnel of a scope with its confirmed amounts per kind and currency, of some days where they are given. @throws Failure missing to whoever may not read it */
export async function funnelOf(db: Db, actor: Actor, scope: Scope, span?: Span): Promise<Funnel> {
  const opened = await openScope(db, actor, scope)
  const views = (await row<{ n: number }>(db, sql`select coalesce(sum(v.views), 0)::bigint as n from indicator_view v where ${opened.views} and ${during(viewedOn, span)}`))!.n
  const shown = toldOf(await countedIn(db, actor, opened.cases, span), views)
  const cells = Object.fromEntries(figures.map((figure) => [figure, { figure, n: shown[figure] }])) as Record<Figure, Cell>
  const amounts = await rows<{ kind: OutcomeKind; currency: string | null; sum: number; all: number; mine: number }>(
    db,
    sql`select w.kind, w.currency, sum(coalesce(w.minor, w.jobs))::bigint as sum, count(distinct coalesce(w.deal_id, w.project_id)) as all, count(distinct coalesce(w.deal_id, w.project_id)) filter (where ${outcomeFilter('read', actor)}) as mine
        from indicator_outcome w join outcome u on u.id = w.outcome_id where ${opened.outcomes} and ${during(outcomeOn, span)} group by w.kind, w.currency order by array_position(array['intent', 'contract', 'received', 'follow_on', 'technology_value', 'jobs'], w.kind), w.currency`,
  )
  return { name: opened.name, public: opened.public, mayPublish: opened.mayPublish, cells, amounts: amounts.map(({ kind, currency, sum, all, mine }) => ({ kind, currency, sum: told(all, mine) === undefined ? undefined : sum })) }
}

/** What a case is about: the title of the revision that it cites, else its own. */
const caseTitle = sql`coalesce((select jsonb_object_agg(x.lang, x.body) from deal_listing b join listing_text x on x.revision_id = b.revision_id where b.deal_id = d.id and b.place = 0 and x.field = 'title' and x.origin <> 'machine'), d.title)`

export type CaseFact = { id: string; reference: string; title: Name | null; at: Date }
/** `others` is how many facts the reader may not read; absent where they are too few to be told. */
export type Facts = { cases: CaseFact[]; others?: number }

/** The cases behind a figure that the reader may read. @throws Failure missing */
export async function factsOf(db: Db, actor: Actor, scope: Scope, figure: Exclude<Figure, 'viewed'>): Promise<Facts> {
  const opened = await openScope(db, actor, scope)
  const cases = await rows<CaseFact>(
    db,
    sql`select d.id, d.reference, ${caseTitle} as title, f.at from indicator_case f join deal d on d.id = f.deal_id where f.step = ${figure} and ${opened.cases} and ${dealFilter('read', actor)} order by f.at desc, d.id limit 2000`,
  )
  const counted = await countedIn(db, actor, opened.cases)
  const { all, mine } = counted.find(({ step }) => step === figure) ?? { all: 0, mine: 0 }
  return { cases, others: toldOf(counted, 0)[figure] === undefined ? undefined : all - mine }
}

/** Views by month, newest first. @throws Failure missing */
export async function viewsBehind(db: Db, actor: Actor, scope: Scope): Promise<{ month: string; n: number }[]> {
  const opened = await openScope(db, actor, scope)
  return rows(db, sql`select to_char(v.day, 'YYYY-MM') as month, sum(v.views)::bigint as n from indicator_view v where ${opened.views} group by 1 order by 1 desc limit 120`)
}

/** The confirmed outcomes of a kind that the reader may read. @throws Failure missing */
export async function outcomesBehind(db: Db, actor: Actor, scope: Scope, kind: OutcomeKind): Promise<Outcome[]> {
  const opened = await openScope(db, actor, scope)
  return rows<Outcome>(
    db,
    sql`select ${outcomeRow(actor)} from indicator_outcome w join outcome u on u.id = w.outcome_id where w.kind = ${kind} and ${opened.outcomes} and ${outcomeFilter('read', actor)} order by u.on_date desc, u.id limit 2000`,
  )
}
