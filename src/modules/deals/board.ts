import { type Actor, spacesOf } from '../../core/actor.ts'
import type { Text } from '../../core/text.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import { keptFor } from '../../platform/kept-for.ts'
import { keptRow, keptRows } from '../../platform/snapshot.ts'
import { type CalendarBook, calendarBook } from '../calendars/calendars.ts'
import { keptCases } from './kept-cases.ts'
import { dealStages, endedStages, type DealRoute, type DealStage, stageLine } from './rules.ts'
import { canReadDeal, type Side } from './policy.ts'
import { type DealGroup, type DealLine, isOwnerHidden, lineColumns, lineFor, onSide, type StoredLine, throughParties } from './reading.ts'

export const boardSorts = ['moved', 'due', 'opened'] as const
export type BoardSort = (typeof boardSorts)[number]

export type BoardFilter = {
  group?: DealGroup
  side?: Side
  stage?: DealStage
  route?: DealRoute
  /** Country of another party. */
  country?: string
  /** `me`, or a person's id. */
  owner?: string
  overdue?: boolean
  dormant?: boolean
  /** A space of which another party is a member. */
  alliance?: string
}

/** A case in the board: how it stands. Its words are absent for a broker or an invited organisation. */
export type BoardLine = Omit<DealLine, 'sentence'> & { reads: boolean; sentence?: string; ownerName?: DealLine['title']; nextAction?: string; overdue: boolean }

export const today = (at: Date): string => at.toISOString().slice(0, 10)

const overdueNow = (at: Date): SQL => sql`d.due_on < ${today(at)}::date and d.dormant_at is null and not (d.stage = any(${sql.param(endedStages)}::text[]))`

const groupOfParty: Record<DealGroup, SQL> = {
  waiting: sql`p.stage = 'interest'`,
  open: sql`p.stage <> 'interest' and not (p.stage = any(${sql.param(endedStages)}::text[]))`,
  ended: sql`p.stage = any(${sql.param(endedStages)}::text[])`,
}

/** Conditions on `deal_party p` alone, then those that need `deal d`; the second are joined only where there are any. */
function conditions(actor: Actor, filter: BoardFilter): { party: SQL[]; deal: SQL[] } {
  const party = [throughParties('health', actor)]
  const deal: SQL[] = []
  if (filter.stage) party.push(sql`p.stage = ${filter.stage}`)
  if (filter.side) party.push(onSide[filter.side])
  if (filter.group) party.push(groupOfParty[filter.group])
  if (filter.route) deal.push(sql`d.route = ${filter.route}`)
  if (filter.owner) deal.push(sql`d.owner_id = ${filter.owner === 'me' ? (actor.personId ?? null) : filter.owner}`)
  if (filter.overdue) deal.push(overdueNow(actor.at))
  if (filter.dormant) deal.push(sql`d.dormant_at is not null`)
  if (filter.country) party.push(sql`exists (select from deal_party y join organisation o on o.id = y.organisation_id where y.deal_id = p.deal_id and y.id <> p.id and y.left_at is null and o.country = ${filter.country})`)
  if (filter.alliance) party.push(sql`exists (select from deal_party y join space_member s on s.organisation_id = y.organisation_id and s.space_id = ${filter.alliance} and s.to_on is null where y.deal_id = p.deal_id and y.left_at is null and (y.id = p.id or y.joined_at is not null))`)
  return { party, deal }
}

const all = (parts: SQL[]): SQL => sql.join(parts, sql` and `)

type Stored = StoredLine & { ownerName: DealLine['title'] | null; nextAction: string | null }
const boardColumns = sql`${lineColumns}, (select name from person where id = d.owner_id) as "ownerName", d.next_action as "nextAction"`

function boardLine(actor: Actor, one: Stored, book: CalendarBook): BoardLine {
  const { sentence, ...line } = lineFor(actor, one, book)
  const reads = canReadDeal(actor, one)
  const overdue = one.dueOn !== null && one.dueOn < today(actor.at) && !one.dormant && !endedStages.includes(one.stage)
  return { ...line, reads, overdue, ownerName: (!isOwnerHidden(actor, one) && one.ownerName) || undefined, ...(reads ? { sentence, nextAction: one.nextAction ?? undefined } : {}) }
}

/** Lines by id, in the order of the ids. */
export async function linesOf(db: Db, actor: Actor, ids: readonly string[]): Promise<BoardLine[]> {
  if (ids.length === 0) return []
  const book = await calendarBook(db)
  const found = await keptRows<Stored>(db, sql`select ${boardColumns} from unnest(${sql.param([...ids])}::uuid[]) with ordinality as shown (id, place) join deal d on d.id = shown.id order by shown.place`)
  return found.map((one) => boardLine(actor, one, book))
}

export type StageCounts = Partial<Record<DealStage, number>>

/** How many cases stand in each stage under the filter, its own stage left open. */
export const stageCounts = (db: Db, actor: Actor, filter: BoardFilter = {}): Promise<StageCounts> => keptFor(db, actor, 'stages of cases', filter, () => countStages(db, actor, filter))

async function countStages(db: Db, actor: Actor, filter: BoardFilter): Promise<StageCounts> {
  const { party, deal } = conditions(actor, { ...filter, stage: undefined })
  const from = deal.length > 0 ? sql`deal_party p join deal d on d.id = p.deal_id where ${all([...party, ...deal])}` : sql`deal_party p where ${all(party)}`
  const found = await keptRows<{ stage: DealStage; n: number }>(db, sql`select p.stage, count(*) as n from ${from} group by p.stage`)
  return Object.fromEntries(found.map(({ stage, n }) => [stage, n]))
}

type CaseFilter = BoardFilter & { sort?: BoardSort; offset?: number; limit?: number }
/** A longer list is for a file and read each time. */
const longestKept = 50

/** The cases of the actor's organisations as far as they see how these stand, a page in the order asked for. */
export const casesOf = (db: Db, actor: Actor, filter: CaseFilter = {}): Promise<readonly BoardLine[]> =>
  (filter.limit ?? 20) > longestKept ? readCases(db, actor, filter) : keptCases(db, actor, 'cases', filter, () => readCases(db, actor, filter))

async function readCases(db: Db, actor: Actor, filter: CaseFilter): Promise<BoardLine[]> {
  const { party, deal } = conditions(actor, filter)
  const sort = filter.sort ?? 'moved'
  const joins = deal.length > 0 || sort !== 'moved'
  const order = sort === 'moved' ? sql`p.last_at desc, p.deal_id desc` : sort === 'due' ? sql`d.due_on nulls last, p.deal_id` : sql`d.opened_at desc, p.deal_id desc`
  const shown = await keptRows<{ id: string }>(
    db,
    sql`select p.deal_id as id from deal_party p ${joins ? sql`join deal d on d.id = p.deal_id` : sql``} where ${all([...party, ...deal])}
        order by ${order} limit ${Math.min(filter.limit ?? 20, 1_000)} offset ${filter.offset ?? 0}`,
  )
  return linesOf(db, actor, shown.map((one) => one.id))
}

/** The stages that the board has columns for: where a case goes on. */
export const boardStages = stageLine.filter((stage) => stage !== 'completed')

export type Board = Readonly<Partial<Record<DealStage, readonly BoardLine[]>>>

/** The newest cases of each stage, a few a column. */
export const boardOf = (db: Db, actor: Actor, filter: BoardFilter, perStage = 6): Promise<Board> => keptCases(db, actor, 'board of cases', { ...filter, perStage }, () => readBoard(db, actor, filter, perStage))

async function readBoard(db: Db, actor: Actor, filter: BoardFilter, perStage: number): Promise<Board> {
  const { party, deal } = conditions(actor, { ...filter, stage: undefined })
  const columns = boardStages.map(
    (stage) => sql`(select p.deal_id as id from deal_party p ${deal.length > 0 ? sql`join deal d on d.id = p.deal_id` : sql``} where p.stage = ${stage} and ${all([...party, ...deal])} order by p.last_at desc, p.deal_id desc limit ${perStage})`,
  )
  const shown = await keptRows<{ id: string }>(db, sql.join(columns, sql` union all `))
  const lines = await linesOf(db, actor, shown.map((one) => one.id))
  return Object.fromEntries(dealStages.map((stage) => [stage, lines.filter((line) => line.stage === stage)]))
}

/** How many cases are overdue, for the head of the page. */
export async function overdueCount(db: Db, actor: Actor): Promise<number> {
  const found = await keptRow<{ n: number }>(db, sql`select count(*) as n from deal_party p join deal d on d.id = p.deal_id where ${throughParties('health', actor)} and ${overdueNow(actor.at)}`)
  return found?.n ?? 0
}

/** A case for somebody who sees only how it stands: a broker who is not invited, an organisation that is. Undefined for everybody else. */
export async function healthOf(db: Db, actor: Actor, id: string): Promise<BoardLine | undefined> {
  const found = await row<Stored>(db, sql`select ${boardColumns} from deal_party p join deal d on d.id = p.deal_id where d.id = ${id} and ${throughParties('health', actor)}`)
  return found && boardLine(actor, found, await calendarBook(db))
}

/** The alliances by which the actor may filter: those in which they hold something. */
export async function alliancesFor(db: Db, actor: Actor): Promise<{ id: string; name: Text }[]> {
  const spaces = spacesOf(actor)
  return spaces.length === 0 ? [] : rows(db, sql`select id, name from space where kind = 'alliance' and id = any(${sql.param(spaces)}::uuid[]) order by slug`)
}
