import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Readable } from 'node:stream'
import { type Actor, system } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId, readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang, Phrase } from '../../core/text.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { enqueue } from '../../platform/queue.ts'
import { fileById, removeFile } from '../files/files.ts'
import { cardsFor, inHall } from '../listings/listings.ts'
import { posterRefusals } from './messages.ts'
import { posterRun, posterRunListing, type RunState } from './schema.ts'

/** Posters of one run at most. */
export const mostPosters = 300
const atOnce = 2
/** A file is kept for its asker this long. */
const keptDays = 14
const underWay: RunState[] = ['queued', 'running']

export type NewPosters = { listingIds: readonly string[]; /** What was chosen, in the asker's words. */ title: string; lang: Lang; sheets: boolean; pictures: boolean }

/** A listing of a run of which no poster was made, and why. The title is missing once it may not be read. */
export type LeftOut = { listingId: string; outcome: 'no_glyph' | 'unreadable'; characters: string }

/** A run as its asker sees it. `seconds` is the time that the drawing took. */
export type PosterRun = { id: string; title: string; lang: Lang; sheets: boolean; pictures: boolean; state: RunState; done: number; total: number; made: number; seconds: number | null; hasFile: boolean; error?: Phrase; at: Date; leftOut: LeftOut[] }

const missing = () => new Failure('missing', refusals.missing)

/**
 * Queues posters of listings on show that the actor may read, in the order given; what they may not read is left out.
 * @throws Failure missing (nobody signed in) | invalid | conflict (two runs are under way)
 */
export async function askPosters(db: Db, actor: Actor, { listingIds, title, lang, sheets, pictures }: NewPosters): Promise<string> {
  const { personId: askedBy } = actor
  if (!askedBy) throw missing()
  if (!sheets && !pictures) throw new Failure('invalid', refusals.invalid, { fields: { forms: posterRefusals.forms } })
  const wanted = [...new Set(listingIds)]
  if (wanted.length > mostPosters) throw new Failure('invalid', refusals.invalid, { fields: { scope: posterRefusals.many } })
  const cards = await cardsFor(db, actor, wanted, inHall)
  if (cards.length === 0) throw new Failure('invalid', refusals.invalid, { fields: { scope: posterRefusals.none } })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'posters.ask', object: { type: 'poster_run', id }, audience: 'staff' }, async (tx) => {
    await row(tx, sql`select pg_advisory_xact_lock(hashtextextended(${askedBy}, 17)) as locked`)
    const open = await tx.select({ id: posterRun.id }).from(posterRun).where(and(eq(posterRun.askedBy, askedBy), inArray(posterRun.state, underWay)))
    if (open.length >= atOnce) throw new Failure('conflict', posterRefusals.atOnce)
    await tx.insert(posterRun).values({ id, askedBy, title: title.trim().slice(0, 400), lang, sheets, pictures, total: cards.length, at: actor.at })
    await tx.insert(posterRunListing).values(cards.map((card, place) => ({ runId: id, listingId: card.id, place })))
    await enqueue(tx, 'posters', { id }, { key: `posters:${id}` })
  })
  return id
}

const shown = ({ fileId, error, askedBy: _askedBy, finishedAt: _finishedAt, ...one }: typeof posterRun.$inferSelect): Omit<PosterRun, 'leftOut'> => ({ ...one, hasFile: fileId !== null, error: error === null ? undefined : (JSON.parse(error) as Phrase) })

async function own(db: Db, actor: Actor, idOrShown: string): Promise<typeof posterRun.$inferSelect> {
  const id = readId(idOrShown)
  const [found] = id && actor.personId ? await db.select().from(posterRun).where(and(eq(posterRun.id, id), eq(posterRun.askedBy, actor.personId))) : []
  if (!found) throw missing()
  return found
}

/** The actor's own run. @throws Failure missing */
export async function posterRunFor(db: Db, actor: Actor, id: string): Promise<PosterRun> {
  const run = await own(db, actor, id)
  const { listingId, outcome, characters } = posterRunListing
  const left = await db.select({ listingId, outcome, characters }).from(posterRunListing).where(and(eq(posterRunListing.runId, run.id), inArray(outcome, ['no_glyph', 'unreadable']))).orderBy(asc(posterRunListing.place))
  return { ...shown(run), leftOut: left as LeftOut[] }
}

/** The actor's runs, the latest first. */
export async function posterRunsOf(db: Db, actor: Actor): Promise<Omit<PosterRun, 'leftOut'>[]> {
  if (!actor.personId) return []
  const found = await db.select().from(posterRun).where(eq(posterRun.askedBy, actor.personId)).orderBy(desc(posterRun.at), desc(posterRun.id)).limit(20)
  return found.map(shown)
}

/** Stops a run that waits or is being made. @throws Failure missing | conflict (over) */
export async function cancelPosters(db: Db, actor: Actor, id: string): Promise<void> {
  const run = await own(db, actor, id)
  await change(db, actor, { verb: 'posters.cancel', object: { type: 'poster_run', id: run.id }, audience: 'staff' }, async (tx) => {
    const stopped = await tx.update(posterRun).set({ state: 'cancelled', finishedAt: actor.at }).where(and(eq(posterRun.id, run.id), inArray(posterRun.state, underWay))).returning({ id: posterRun.id })
    if (stopped.length === 0) throw new Failure('conflict', posterRefusals.over)
  })
}

/**
 * The archive, for its asker, while they may still read each listing in it and know each owner that it names.
 * @throws Failure missing | conflict (something in it is no longer theirs to read)
 */
export async function posterArchive(db: Db, blobs: Blobs, actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const run = await own(db, actor, id)
  const file = run.fileId ? await fileById(db, run.fileId) : undefined
  if (!file) throw missing()
  const inside = await db.select().from(posterRunListing).where(and(eq(posterRunListing.runId, run.id), eq(posterRunListing.outcome, 'made')))
  const cards = new Map((await cardsFor(db, actor, inside.map((one) => one.listingId), inHall)).map((card) => [card.id, card]))
  if (!inside.every(({ listingId, named }) => cards.has(listingId) && (!named || cards.get(listingId)?.owner))) throw new Failure('conflict', posterRefusals.changed)
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}

/** Daily: runs that were kept long enough go with their files. */
export async function posterHousekeeping(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const old = await db.select({ id: posterRun.id, fileId: posterRun.fileId }).from(posterRun).where(lt(posterRun.finishedAt, before)).limit(500)
  for (const { id, fileId } of old) {
    await change(db, system(now), { verb: 'posters.forget', object: { type: 'poster_run', id }, audience: 'staff' }, async (tx) => {
      if (fileId) await removeFile(tx, system(now), fileId, { type: 'poster_run', id })
      await tx.delete(posterRun).where(eq(posterRun.id, id))
    })
  }
  return old.length
}
