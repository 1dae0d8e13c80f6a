import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import type { Digest, Rhythm } from './due.ts'
import { nextDue } from './due.ts'
import type { WatchKind } from './rules.ts'

/** A saved search, a saved need or a watched thing. It belongs to one person and is seen by nobody else. */
export type Watch = {
  id: string
  personId: string
  kind: WatchKind
  name: string | null
  words: string | null
  chosen: string[]
  textZh: string | null
  textEn: string | null
  seeks: 'offer' | 'need' | null
  listingId: string | null
  otherId: string | null
  organisationId: string | null
  rhythm: Rhythm
  byDesk: boolean
  byMail: boolean
  pausedAt: Date | null
  lookedAt: Date
  stirredAt: Date | null
  toldAt: Date | null
  version: number
  createdAt: Date
  hasFeed: boolean
  /** Of its person. */
  zone: string
}

const columns = sql`w.id, w.person_id as "personId", w.kind, w.name, w.words, w.chosen, w.text_zh as "textZh", w.text_en as "textEn", w.seeks, w.listing_id as "listingId",
  w.other_id as "otherId", w.organisation_id as "organisationId", w.rhythm, w.by_desk as "byDesk", w.by_mail as "byMail", w.paused_at as "pausedAt", w.looked_at as "lookedAt",
  w.stirred_at as "stirredAt", w.told_at as "toldAt", w.version, w.created_at as "createdAt", exists (select from watch_feed f where f.watch_id = w.id) as "hasFeed", p.zone`

/** Watches under a condition over `w` and its person `p`, the newest first. */
export const findWatches = (db: Db, where: SQL, lock: SQL = sql``): Promise<Watch[]> =>
  rows<Watch>(db, sql`select ${columns} from watch w join person p on p.id = w.person_id and p.erased_at is null where ${where} order by w.created_at desc, w.id desc ${lock}`)

export const missing = (): Failure => new Failure('missing', refusals.missing)

/** The actor's own watch; anybody else's is not there. @throws Failure missing */
export async function ownWatch(db: Db, actor: Actor, idOrShown: string, lock: SQL = sql``): Promise<Watch> {
  const id = readId(idOrShown)
  if (!id || !actor.personId) throw missing()
  const [found] = await findWatches(db, sql`w.id = ${id} and w.person_id = ${actor.personId}`, lock)
  if (!found) throw missing()
  return found
}

/** When its person will be told next; undefined while it is paused or tells at once. */
export const dueNext = (watch: Pick<Watch, 'rhythm' | 'pausedAt' | 'zone'>, now: Date): Date | undefined =>
  watch.pausedAt || watch.rhythm === 'at_once' ? undefined : nextDue(watch.rhythm satisfies Digest, watch.zone, now)

/** The ids of listings of which a watch has told, or that it knew at its beginning. */
export async function toldOf(db: Db, watchId: string): Promise<Set<string>> {
  const found = await rows<{ id: string }>(db, sql`select listing_id as id from watch_found where watch_id = ${watchId} and told_at is not null`)
  return new Set(found.map((one) => one.id))
}

/** How many watches a person has. */
export const countOf = async (db: Db, personId: string): Promise<number> => (await row<{ n: number }>(db, sql`select count(*) as n from watch where person_id = ${personId}`))?.n ?? 0
