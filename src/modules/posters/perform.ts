import { and, asc, eq, inArray } from 'drizzle-orm'
import { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { type Lang, type Phrase, readText, say } from '../../core/text.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, row, sql } from '../../platform/database.ts'
import { type Job, tell } from '../../platform/queue.ts'
import { type ZipFile, zipped } from '../../platform/zip.ts'
import { attachFile, prepareOwn } from '../files/files.ts'
import { type Card, cardsFor, inHall } from '../listings/listings.ts'
import { actorOfPerson } from '../people/people.ts'
import { draw, Undrawable } from './drawer.ts'
import { endings, posterForms } from './drawing.ts'
import { fileWords, posterRefusals } from './messages.ts'
import { type PosterAddress, posterOf } from './poster.ts'
import { posterRun, posterRunListing } from './schema.ts'

type Run = typeof posterRun.$inferSelect
type Outcome = Pick<typeof posterRunListing.$inferSelect, 'listingId' | 'outcome' | 'characters' | 'named'> & { reference: string }

/** What posters are made with; addresses of pages are known above this module. */
export type PosterShop = { db: Db; blobs: Blobs; clock: Clock; address: PosterAddress }

export const posterJobs = (shop: PosterShop): { posters: Job } => ({ posters: ({ id }) => performPosters(shop, String(id)) })

/** Listings between two looks at whether the run is still wanted, and cards in memory at once. */
const step = 10

/** Thrown into the archive that is being written when its run was cancelled. */
class Cancelled extends Error {}

/** Makes one run with the rights that its asker has now; goes on from the beginning after a crash. */
export async function performPosters(shop: PosterShop, id: string): Promise<void> {
  const { db, clock } = shop
  const [run] = await db.update(posterRun).set({ state: 'running', done: 0, error: null }).where(and(eq(posterRun.id, id), inArray(posterRun.state, ['queued', 'running']))).returning()
  if (!run) return
  try {
    await make(shop, run)
  } catch (error) {
    if (error instanceof Cancelled) return
    if (isFailure(error) && error.code !== 'unavailable') return end(db, clock, id, error.sentence)
    await db.update(posterRun).set({ error: JSON.stringify(posterRefusals.interrupted) }).where(and(eq(posterRun.id, id), eq(posterRun.state, 'running')))
    throw error
  }
}

async function make(shop: PosterShop, run: Run): Promise<void> {
  const { db, blobs, clock } = shop
  const actor = await actorOfPerson(db, run.askedBy, clock())
  if (!actor) return end(db, clock, run.id, posterRefusals.rights)
  const outcomes: Outcome[] = []
  const began = performance.now()
  const day = actor.at.toISOString().slice(0, 10)
  const bytes = Readable.from(zipped(filesOf(shop, actor, run, outcomes), actor.at))
  const prepared = await prepareOwn(blobs, { name: `${say(run.lang, fileWords.archive, { day })}.zip`, bytes, mediaType: 'application/zip' })
  const seconds = (performance.now() - began) / 1000
  const made = outcomes.filter((one) => one.outcome === 'made').length
  if (made === 0) await settle(db, run.id, outcomes)
  if (made === 0) return end(db, clock, run.id, posterRefusals.none)
  const now = { ...actor, at: clock() }
  await change(db, now, { verb: 'posters.make', object: { type: 'poster_run', id: run.id }, audience: 'staff' }, async (tx) => {
    const wanted = await row<{ state: string }>(tx, sql`select state from poster_run where id = ${run.id} for update`)
    if (wanted?.state !== 'running') throw new Failure('conflict', posterRefusals.over)
    await settle(tx, run.id, outcomes)
    const fileId = await attachFile(tx, now, prepared, { type: 'poster_run', id: run.id })
    await tx.update(posterRun).set({ state: 'done', done: run.total, made, seconds, fileId, finishedAt: now.at }).where(eq(posterRun.id, run.id))
    await tell(tx, { kind: 'posters_done', people: [run.askedBy], object: { type: 'poster_run', id: run.id }, about: { count: String(made), name: run.title } })
  })
}

/** The files of the archive, one after the other; nothing is kept once it is written. */
async function* filesOf(shop: PosterShop, actor: Actor, run: Run, outcomes: Outcome[]): AsyncGenerator<ZipFile> {
  const { db } = shop
  const wanted = await db.select({ id: posterRunListing.listingId }).from(posterRunListing).where(eq(posterRunListing.runId, run.id)).orderBy(asc(posterRunListing.place))
  for (let from = 0; from < wanted.length; from += step) {
    const ids = wanted.slice(from, from + step).map((one) => one.id)
    const cards = new Map((await cardsFor(db, actor, ids, inHall)).map((card) => [card.id, card]))
    for (const id of ids) {
      const card = cards.get(id)
      if (card) yield* filesFor(shop, actor, run, card, outcomes)
      else outcomes.push({ listingId: id, outcome: 'unreadable', characters: '', named: false, reference: '' })
    }
    const going = await db.update(posterRun).set({ done: Math.min(from + step, wanted.length) }).where(and(eq(posterRun.id, run.id), eq(posterRun.state, 'running'))).returning({ id: posterRun.id })
    if (going.length === 0) throw new Cancelled()
  }
  const left = outcomes.filter((one) => one.outcome === 'no_glyph')
  if (left.length > 0) yield { name: `${fileWords.left[run.lang]}.txt`, bytes: Buffer.from(leftText(run.lang, left)) }
}

async function* filesFor({ address }: PosterShop, actor: Actor, run: Run, card: Card, outcomes: Outcome[]): AsyncGenerator<ZipFile> {
  const poster = posterOf(card, run.lang, address, actor.at)
  const files: ZipFile[] = []
  try {
    for (const form of posterForms) {
      if (form === 'sheet' ? !run.sheets : !run.pictures) continue
      files.push({ name: `${nameOf(run.lang, card)}.${endings[form]}`, bytes: await draw(poster, form) })
    }
  } catch (error) {
    if (!(error instanceof Undrawable)) throw error
    outcomes.push({ listingId: card.id, outcome: 'no_glyph', characters: error.characters.join(' '), named: false, reference: card.reference })
    return
  }
  outcomes.push({ listingId: card.id, outcome: 'made', characters: '', named: card.owner !== undefined, reference: card.reference })
  yield* files
}

/** Reference and title, safe as the name of a file everywhere. */
function nameOf(lang: Lang, card: Card): string {
  const title = readText(card.title, lang).body.normalize('NFC').toWellFormed().replace(/[\p{Cc}\p{Cf}<>:"/\\|?*\n]/gu, ' ').replace(/\s+/gu, ' ')
  return `${card.reference} ${[...title].slice(0, 48).join('').trim().replace(/\.+$/, '')}`
}

const leftText = (lang: Lang, left: readonly Outcome[]): string => `${[fileWords.leftHead[lang], ...left.map(({ reference, characters }) => say(lang, fileWords.noGlyph, { reference, characters }))].join('\r\n')}\r\n`

async function settle(tx: Db, runId: string, outcomes: readonly Outcome[]): Promise<void> {
  await row(
    tx,
    sql`update poster_run_listing p set outcome = o.outcome, characters = left(o.characters, 400), named = o.named
        from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o ("listingId" uuid, outcome text, characters text, named boolean) where p.run_id = ${runId} and p.listing_id = o."listingId"`,
  )
}

/** The run cannot be made, for a reason that a person can do something about. */
async function end(db: Db, clock: Clock, id: string, why: Phrase): Promise<void> {
  await db.update(posterRun).set({ state: 'failed', error: JSON.stringify(why), finishedAt: clock() }).where(and(eq(posterRun.id, id), eq(posterRun.state, 'running')))
}
