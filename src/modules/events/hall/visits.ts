import { type Db, rows, run, sql } from '../../../platform/database.ts'
import { isRobot } from '../../listings/listings.ts'

export const visitParts = ['event', 'hall', 'programme', 'session', 'booth'] as const
export type VisitPart = (typeof visitParts)[number]

type Visit = { eventId: string; part: VisitPart; objectId: string; day: string }
const waiting = new WeakMap<object, Map<string, Visit & { n: number }>>()
/** Milliseconds in which visits are gathered before they are written as one. */
const gatherMs = 1_000

/** Counts an opening by a person of something of an event: a sum by day that knows nobody, written in batches. Resolves when it is kept. */
export async function countVisit(db: Db, visit: { eventId: string; part: VisitPart; objectId?: string; userAgent: string | undefined; at: Date }): Promise<void> {
  if (isRobot(visit.userAgent)) return
  const one = { eventId: visit.eventId, part: visit.part, objectId: visit.objectId ?? visit.eventId, day: visit.at.toISOString().slice(0, 10) }
  const key = `${one.eventId} ${one.part} ${one.objectId} ${one.day}`
  const gathered = waiting.get(db.$client)
  if (gathered) {
    const known = gathered.get(key)
    gathered.set(key, { ...one, n: (known?.n ?? 0) + 1 })
    return
  }
  const batch = new Map([[key, { ...one, n: 1 }]])
  waiting.set(db.$client, batch)
  await new Promise((resolve) => setTimeout(resolve, gatherMs))
  waiting.delete(db.$client)
  const all = [...batch.values()].sort((a, b) => (`${a.eventId}${a.part}${a.objectId}` < `${b.eventId}${b.part}${b.objectId}` ? -1 : 1))
  await run(
    db,
    sql`insert into event_visit (event_id, day, part, object_id, visits)
        select event_id, day, part, object_id, n from jsonb_to_recordset(${JSON.stringify(all.map((v) => ({ event_id: v.eventId, day: v.day, part: v.part, object_id: v.objectId, n: v.n })))}::jsonb) as v (event_id uuid, day date, part text, object_id uuid, n bigint)
        where exists (select 1 from event e where e.space_id = v.event_id) and (v.part <> 'session' or exists (select 1 from event_session s where s.id = v.object_id and s.event_id = v.event_id and s.removed_at is null))
        on conflict (event_id, day, part, object_id) do update set visits = event_visit.visits + excluded.visits`,
  )
}

export type VisitSum = { part: VisitPart; day: string; visits: number }

/** Openings by part and day, oldest first. Asks for no right. */
export const visitsOf = (db: Db, eventId: string): Promise<VisitSum[]> =>
  rows<VisitSum>(db, sql`select part, to_char(day, 'YYYY-MM-DD') as day, sum(visits)::int as visits from event_visit where event_id = ${eventId} group by 1, 2 order by 2, 1`)
