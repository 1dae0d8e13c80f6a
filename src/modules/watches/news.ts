import type { Actor } from '../../core/actor.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { cardsFor, inHall } from '../listings/listings.ts'
import type { LiveMatcher } from '../matching/matching.ts'
import { toldOf, type Watch } from './record.ts'
import { type Result, resultsOf } from './results.ts'
import { amongBest, type What } from './rules.ts'
import { changedSubjects, keepSubjects, type Subject, subjectsOf } from './subjects.ts'

/** One thing to tell of a watch. `gone` names a listing that may no longer be read, so nothing of it is shown. */
export type Line = { what: What; listingId: string; result?: Result }

export type News = { lines: Line[]; subjects: Subject[] }

const foundLine = (result: Result): Line => ({ what: 'found', listingId: result.card.id, result })

/** Newest first; what came in a flood beyond this is told the next time. */
const mostAtATime = 500

async function foundBySearch(db: Db, actor: Actor, watch: Watch): Promise<Line[]> {
  const waiting = await rows<{ id: string }>(db, sql`select listing_id as id from watch_found where watch_id = ${watch.id} and told_at is null order by found_at desc, listing_id limit ${mostAtATime}`)
  return (await cardsFor(db, actor, waiting.map((one) => one.id), inHall)).map((card) => foundLine({ card, concepts: [], missing: [] }))
}

async function newAmong(db: Db, live: LiveMatcher, actor: Actor, watch: Watch, most: number): Promise<Line[]> {
  const told = await toldOf(db, watch.id)
  return (await resultsOf(db, live, actor, watch, most)).filter(({ card }) => !told.has(card.id)).map(foundLine)
}

async function foundFor(db: Db, live: LiveMatcher, actor: Actor, watch: Watch): Promise<Line[]> {
  if (watch.kind === 'search') return foundBySearch(db, actor, watch)
  if (watch.kind === 'need') return newAmong(db, live, actor, watch, amongBest.need)
  if (watch.kind === 'listing') return newAmong(db, live, actor, watch, amongBest.listing)
  if (watch.kind === 'organisation') return (await newAmong(db, live, actor, watch, 50)).filter(({ result }) => (result?.card.publishedAt ?? watch.createdAt) >= watch.createdAt)
  return []
}

/**
 * What there is to tell of a watch now, of what its person may read now: nothing that has been withdrawn, has expired,
 * is restricted, held back or put aside, and no listing twice.
 */
export async function newsOf(db: Db, live: LiveMatcher, actor: Actor, watch: Watch): Promise<News> {
  const subjects = await subjectsOf(db, actor, watch)
  const changed = await changedSubjects(db, actor, watch, subjects)
  const about = changed.map(({ subject, what }): Line => ({ what, listingId: subject.listingId, result: subject.card && { card: subject.card, concepts: [], missing: [] } }))
  return { lines: [...about, ...(await foundFor(db, live, actor, watch))], subjects }
}

/** Remembers what was told, in the transaction that tells it. */
export async function keepTold(tx: Db, watch: Watch, { lines, subjects }: News, at: Date): Promise<void> {
  await keepSubjects(tx, watch.id, subjects)
  const found = lines.flatMap((one) => (one.what === 'found' ? [one.listingId] : []))
  if (found.length === 0) return
  await run(
    tx,
    sql`insert into watch_found (watch_id, listing_id, found_at, told_at) select ${watch.id}, id, ${at.toISOString()}, ${at.toISOString()} from unnest(${sql.param(found)}::uuid[]) as id
        on conflict (watch_id, listing_id) do update set told_at = coalesce(watch_found.told_at, excluded.told_at)`,
  )
}
