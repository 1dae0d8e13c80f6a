import type { Actor } from '../../../core/actor.ts'
import type { Lang, Name } from '../../../core/text.ts'
import { type Db, type SQL, sql } from '../../../platform/database.ts'
import { keptRows } from '../../../platform/snapshot.ts'
import type { LostReason } from '../lost-reasons.ts'
import { dealRecord } from '../record.ts'
import type { DealHistoryVerb, DealStage, EvidenceKind, ReminderStep } from '../rules.ts'
import type { MeetingOutcome } from './meetings.ts'

type By = { at: Date; id: string; by: Name | null; organisationId: string | null; organisation: Name | null }

/** One thing that happened in a case, as all its readers see it. */
export type Entry = By &
  (
    | { kind: 'message'; lang: Lang; body: string }
    | { kind: 'stage'; stage: DealStage; verb: DealHistoryVerb | null; reason: LostReason | null; note: string | null }
    | { kind: 'reminder'; step: ReminderStep }
    | { kind: 'file'; name: string; bytes: number; removed: boolean }
    | { kind: 'meeting'; topic: string; startsAt: Date; endsAt: Date; zone: string; place: string | null; link: string | null; outcome: MeetingOutcome | null; minutes: string | null; cancelled: boolean; version: number }
    | { kind: 'evidence'; evidence: EvidenceKind; objectType: string; objectId: string; note: string | null }
    | { kind: 'glass'; reason: string; until: Date }
  )

/** Where a page of the timeline ends: entries before this one are older. Times in microseconds, as the database keeps them. */
export type Cursor = { at: string; id: string }
export const entryPage = 50

export type Timeline = { entries: Entry[]; /** Absent when nothing is older. */ older?: Cursor; /** The newest entry, from which a reader that follows asks on. */ newest?: Cursor }

/** Sources with `at`, `id` and `kind`, each bounded by itself so that a long thread is never read whole. */
const sources = (dealId: string, bound: SQL, order: SQL, limit: number): SQL => {
  const last = sql`order by at ${order}, id ${order} limit ${limit}`
  const one = (kind: string, table: SQL, at: SQL, id: SQL, where: SQL) => sql`(select * from (select ${kind}::text as kind, ${at} as at, ${id} as id from ${table} where ${where}) s where ${bound} ${last})`
  const of = sql`deal_id = ${dealId}`
  return sql.join(
    [
      one('message', sql`message m`, sql`m.at`, sql`m.id`, sql`m.thread_id = (select id from thread where object_type = 'deal' and object_id = ${dealId}) and m.private_to is null`),
      one('stage', sql`deal_stage`, sql`at`, sql`id`, sql`${of} and version > 1`),
      one('file', sql`deal_file`, sql`at`, sql`file_id`, of),
      one('meeting', sql`deal_meeting`, sql`created_at`, sql`id`, of),
      one('evidence', sql`deal_evidence`, sql`at`, sql`id`, of),
      one('glass', sql`deal_glass`, sql`at`, sql`id`, of),
      one('reminder', sql`deal_reminder`, sql`at`, sql`md5(deal_id::text || step)::uuid`, sql`${of} and step <> 'expired'`),
    ],
    sql` union all `,
  )
}

type Stored = By & Record<string, unknown> & { cursor: string; kind: Entry['kind'] }

/** The details of the keys `k`, each from its own table. */
const detailed = sql`select k.kind, k.at, k.id, to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor,
    p.name as by, coalesce(m.organisation_id, s.organisation_id, f.organisation_id, g.organisation_id, e.organisation_id) as "organisationId", o.name as organisation,
    m.lang, m.body, s.stage, s.verb, s.reason as "stageReason", coalesce(s.note, e.note) as note, x.name, x.bytes, x.removed_at is not null as removed,
    g.topic, g.starts_at as "startsAt", g.ends_at as "endsAt", g.zone, g.place, g.link, g.outcome, g.minutes, g.cancelled_at is not null as cancelled, g.version,
    e.kind as evidence, e.object_type as "objectType", e.object_id as "objectId", l.reason as "glassReason", l.until, r.step
  from keys k
  left join message m on k.kind = 'message' and m.id = k.id
  left join deal_stage s on k.kind = 'stage' and s.id = k.id
  left join deal_file f on k.kind = 'file' and f.file_id = k.id left join file x on x.id = f.file_id
  left join deal_meeting g on k.kind = 'meeting' and g.id = k.id
  left join deal_evidence e on k.kind = 'evidence' and e.id = k.id
  left join deal_glass l on k.kind = 'glass' and l.id = k.id
  left join deal_reminder r on k.kind = 'reminder' and r.deal_id = k.deal_id and md5(r.deal_id::text || r.step)::uuid = k.id
  left join person p on p.id = coalesce(m.author_id, s.by, f.by, g.created_by, e.by, l.person_id)
  left join organisation o on o.id = coalesce(m.organisation_id, s.organisation_id, f.organisation_id, g.organisation_id, e.organisation_id)`

const toEntry = ({ stageReason, glassReason, ...one }: Stored): Entry => ({ ...one, reason: one.kind === 'glass' ? glassReason : stageReason }) as unknown as Entry

const cursorOf = (one: Stored | undefined): Cursor | undefined => one && { at: one.cursor, id: one.id }

/**
 * A page of the timeline of a case, oldest first: the newest entries, or those before a cursor.
 * @throws Failure missing
 */
export async function timelineOf(db: Db, actor: Actor, dealId: string, before?: Cursor): Promise<Timeline> {
  const deal = await dealRecord(db, actor, dealId)
  const bound = before ? sql`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`
  const found = await keptRows<Stored>(
    db,
    sql`with keys as materialized (select kind, at, id, ${deal.id}::uuid as deal_id from (${sources(deal.id, bound, sql`desc`, entryPage + 1)}) every order by at desc, id desc limit ${entryPage + 1})
        ${detailed} order by k.at desc, k.id desc`,
  )
  const page = found.slice(0, entryPage)
  return { entries: page.map(toEntry).reverse(), older: found.length > entryPage ? cursorOf(page.at(-1)) : undefined, newest: cursorOf(page[0]) }
}

/** What came after a cursor, oldest first, at most {@link entryPage}; for readers that follow a case. @throws Failure missing */
export async function timelineSince(db: Db, actor: Actor, dealId: string, after: Cursor): Promise<Timeline> {
  const deal = await dealRecord(db, actor, dealId)
  const bound = sql`(at, id) > (${after.at}::timestamptz, ${after.id}::uuid)`
  const found = await keptRows<Stored>(
    db,
    sql`with keys as materialized (select kind, at, id, ${deal.id}::uuid as deal_id from (${sources(deal.id, bound, sql`asc`, entryPage)}) every order by at, id limit ${entryPage})
        ${detailed} order by k.at, k.id`,
  )
  return { entries: found.map(toEntry), newest: cursorOf(found.at(-1)) ?? after }
}
