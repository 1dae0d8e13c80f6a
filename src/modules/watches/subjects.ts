import type { Actor } from '../../core/actor.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { type Card, cardsFor, inHall } from '../listings/listings.ts'
import { dismissalsOf } from '../matching/matching.ts'
import type { Watch } from './record.ts'
import { changeOf, type What } from './rules.ts'

/** A watched listing as its reader finds it now; one that was merged is what it became. */
export type Subject = { listingId: string; revisionId: string | null; onShow: boolean; card?: Card }

const subjectIds = (watch: Watch): string[] => (watch.kind === 'listing' || watch.kind === 'match' ? [watch.listingId, watch.otherId].flatMap((id) => id ?? []) : [])

/** The listings that a watch is about, as its person finds them now. */
export async function subjectsOf(db: Db, actor: Actor, watch: Watch): Promise<Subject[]> {
  const ids = subjectIds(watch)
  if (ids.length === 0) return []
  const found = await rows<{ id: string; target: string; revision: string | null }>(
    db,
    sql`select l.id, t.id as target, t.live_revision_id as revision from unnest(${sql.param(ids)}::uuid[]) with ordinality as asked(id, place)
        join listing l on l.id = asked.id join listing t on t.id = coalesce(l.merged_into, l.id) order by asked.place`,
  )
  const cards = new Map((await cardsFor(db, actor, found.map((one) => one.target), inHall)).map((card) => [card.id, card]))
  return found.map(({ id, target, revision }) => {
    const card = cards.get(target)
    return { listingId: id, revisionId: card ? revision : null, onShow: card !== undefined, card }
  })
}

/** Keeps how the subjects stand, so that the next look sees what changed. */
export async function keepSubjects(tx: Db, watchId: string, subjects: readonly Subject[]): Promise<void> {
  for (const { listingId, revisionId, onShow } of subjects) {
    await run(
      tx,
      sql`insert into watch_subject (watch_id, listing_id, revision_id, on_show) values (${watchId}, ${listingId}, ${revisionId}, ${onShow})
          on conflict (watch_id, listing_id) do update set on_show = excluded.on_show, revision_id = coalesce(excluded.revision_id, watch_subject.revision_id)`,
    )
  }
}

export type Changed = { subject: Subject; what: What }

/** What changed since the last look. A match that the reader's organisation put aside meanwhile is no news. */
export async function changedSubjects(tx: Db, actor: Actor, watch: Watch, subjects: readonly Subject[]): Promise<Changed[]> {
  if (subjects.length === 0 || (await isAside(tx, actor, watch))) return []
  const before = await rows<{ id: string; revisionId: string | null; onShow: boolean }>(tx, sql`select listing_id as id, revision_id as "revisionId", on_show as "onShow" from watch_subject where watch_id = ${watch.id}`)
  return subjects.flatMap((subject) => {
    const known = before.find((one) => one.id === subject.listingId)
    const what = known && changeOf(known, subject)
    return what ? [{ subject, what }] : []
  })
}

/** Whether an organisation of the actor has put the watched match aside, from either side. */
export async function isAside(db: Db, actor: Actor, { listingId, otherId }: Watch): Promise<boolean> {
  if (!listingId || !otherId) return false
  const [fromNeed, fromOffer] = [await dismissalsOf(db, actor, listingId), await dismissalsOf(db, actor, otherId)]
  return fromNeed.some((one) => one.otherId === otherId) || fromOffer.some((one) => one.otherId === listingId)
}
