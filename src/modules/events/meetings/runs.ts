import type { Actor } from '../../../core/actor.ts'
import { missing } from '../../../core/failure.ts'
import type { Name } from '../../../core/text.ts'
import type { Reason } from '../../../engine/meetings/meetings.ts'
import { type Db, row, rows, sql } from '../../../platform/database.ts'
import { canRunEvent } from '../policy.ts'
import type { RunError } from './messages.ts'
import type { Place } from './reading.ts'
import type { RunKind } from './running.ts'

export type RunFigures = { value: number | null; musts: number | null; idleGaps: number | null; lateShare: number | null }
export type MeetingRun = RunFigures & {
  id: string
  eventId: string
  number: number
  kind: RunKind
  keeps: boolean
  state: 'queued' | 'running' | 'draft' | 'published' | 'replaced' | 'rolled_back' | 'failed' | 'cancelled'
  step: 'reading' | 'solving' | 'writing' | null
  people: number | null
  slots: number | null
  tables: number | null
  wishes: number | null
  meetings: number | null
  bound: number | null
  mustsPossible: number | null
  mustsBound: number | null
  greedy: RunFigures
  lost: number | null
  added: number
  offers: number
  seconds: number | null
  error: RunError | null
  askedAt: Date
  startedAt: Date | null
  publishedAt: Date | null
}

const runColumns = sql`r.id, r.event_id as "eventId", r.number, r.kind, r.keeps, r.state, r.step, r.people, r.slots, r.tables, r.wishes, r.meetings, r.value, r.bound, r.musts, r.musts_possible as "mustsPossible", r.musts_bound as "mustsBound", r.idle_gaps as "idleGaps", r.late_share as "lateShare",
  jsonb_build_object('value', r.greedy_value, 'musts', r.greedy_musts, 'idleGaps', r.greedy_idle_gaps, 'lateShare', r.greedy_late_share) as greedy, r.lost, r.seconds, r.error, r.asked_at as "askedAt", r.started_at as "startedAt", r.published_at as "publishedAt",
  (select count(*) from meeting_run_line l where l.run_id = r.id and l.kind = 'new') as added, (select count(*) from meeting_run_line l where l.run_id = r.id and l.kind = 'offer') as offers`

/** The runs of an event, the latest first: for who runs it. @throws missing */
export async function runsOf(db: Db, actor: Actor, eventId: string): Promise<MeetingRun[]> {
  if (!canRunEvent(actor, eventId)) throw missing()
  return rows<MeetingRun>(db, sql`select ${runColumns} from meeting_run r where r.event_id = ${eventId} order by r.number desc limit 100`)
}

/** One run. @throws missing */
export async function runFor(db: Db, actor: Actor, id: string): Promise<MeetingRun> {
  const found = await row<MeetingRun>(db, sql`select ${runColumns} from meeting_run r where r.id = ${id}`)
  if (!found || !canRunEvent(actor, found.eventId)) throw missing()
  return found
}

export type RunLine = { a: string; b: string; aName: Name; bName: Name; slotId: string; startsAt: Date; tableId: string; place: Place; kind: 'kept' | 'new' | 'offer' }
export const runLines = async (db: Db, runId: string): Promise<RunLine[]> =>
  (await rows<Omit<RunLine, 'place'> & { placeKind: 'table' | 'room'; number: number | null; link: string | null }>(
    db,
    sql`select l.a_id as a, l.b_id as b, p.name as "aName", q.name as "bName", l.slot_id as "slotId", s.starts_at as "startsAt", l.table_id as "tableId", c.kind as "placeKind", c.number, c.link, l.kind
        from meeting_run_line l join meeting_slot s on s.id = l.slot_id join resource c on c.id = l.table_id join person p on p.id = l.a_id join person q on q.id = l.b_id where l.run_id = ${runId} order by s.starts_at, c.kind desc, c.number`,
  )).map(({ placeKind, number, link, ...line }) => ({ ...line, place: { kind: placeKind, number, link } }))

export type UnmetWish = { a: string; b: string; aName: Name; bName: Name; weight: number; must: boolean; why: Reason; who: string[]; slots: number; instead: string[]; insteadWeight: number }
const unmetColumns = sql`x.a_id as a, x.b_id as b, p.name as "aName", q.name as "bName", x.weight, x.must, x.why, x.who, x.slots, x.instead, x.instead_weight as "insteadWeight" from meeting_run_unmet x join person p on p.id = x.a_id join person q on q.id = x.b_id`

/** Why wishes are not met by a run, the weightiest first. */
export const unmetOfRun = (db: Db, runId: string, limit = 500): Promise<UnmetWish[]> => rows<UnmetWish>(db, sql`select ${unmetColumns} where x.run_id = ${runId} order by x.must desc, x.weight desc, x.a_id, x.b_id limit ${limit}`)

/** Why the wishes of one person are not met by the plan that is published; what the other wished, and whom else they meet, stays with them. */
export const unmetFor = (db: Db, eventId: string, personId: string): Promise<UnmetWish[]> =>
  rows<UnmetWish>(
    db,
    sql`select ${unmetColumns} join meeting_run r on r.id = x.run_id where r.event_id = ${eventId} and r.state = 'published' and r.kind = 'whole'
          and exists (select from meeting_wish w where w.event_id = r.event_id and w.kind <> 'never' and w.from_person = ${personId} and w.to_person = case when x.a_id = ${personId} then x.b_id else x.a_id end)
          and not exists (select from event_meeting m where m.event_id = r.event_id and m.state = 'held' and m.a_id = x.a_id and m.b_id = x.b_id)
          and ${personId}::uuid in (x.a_id, x.b_id) order by x.must desc, x.weight desc, x.a_id, x.b_id`,
  )

export type RunDifference = { same: number; moved: RunLine[]; onlyFirst: RunLine[]; onlySecond: RunLine[] }

/** Two runs of an event held against each other, meeting by meeting. @throws missing */
export async function compareRuns(db: Db, actor: Actor, first: string, second: string): Promise<RunDifference> {
  const [one, other] = [await runFor(db, actor, first), await runFor(db, actor, second)]
  if (one.eventId !== other.eventId) throw missing()
  const [mine, theirs] = [await runLines(db, first), await runLines(db, second)]
  const keyOf = ({ a, b }: RunLine): string => `${a}:${b}`
  const [before, after] = [new Map(mine.map((line) => [keyOf(line), line])), new Map(theirs.map((line) => [keyOf(line), line]))]
  const both = theirs.filter((line) => before.has(keyOf(line)))
  return {
    same: both.filter((line) => before.get(keyOf(line))?.slotId === line.slotId).length,
    moved: both.filter((line) => before.get(keyOf(line))?.slotId !== line.slotId),
    onlyFirst: mine.filter((line) => !after.has(keyOf(line))),
    onlySecond: theirs.filter((line) => !before.has(keyOf(line))),
  }
}
