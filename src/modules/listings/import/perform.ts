import { and, eq, inArray } from 'drizzle-orm'
import { system } from '../../../core/actor.ts'
import { type Failure, isFailure } from '../../../core/failure.ts'
import type { Name, Phrase } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, row, sql, transaction } from '../../../platform/database.ts'
import type { Job } from '../../../platform/queue.ts'
import { tell } from '../../../platform/queue.ts'
import { readRecords } from '../../../platform/records.ts'
import { attachFile, fileById, prepareOwn } from '../../files/files.ts'
import { actorOfPerson } from '../../people/people.ts'
import { moderators } from '../contacts.ts'
import { gather } from '../release/importing.ts'
import { mediaTypes } from './exchange.ts'
import { runRefusals } from './messages.ts'
import { reportStream } from './report.ts'
import { type ImportResult, runImport } from './run.ts'
import { importRun } from './schema.ts'
import type { Counts } from './tally.ts'

type Row = typeof importRun.$inferSelect

/** Runs queued imports, and goes on with one that a crash cut short. */
export const importJobs = (db: Db, blobs: Blobs, clock: Clock): { import: Job } => ({
  import: ({ id }) => performImport(db, blobs, clock, String(id)),
})

/** The work of one run: with the rights that whoever started it has now. */
export async function performImport(db: Db, blobs: Blobs, clock: Clock, id: string): Promise<void> {
  const [run] = await db
    .update(importRun)
    .set({ state: 'running', error: null })
    .where(and(eq(importRun.id, id), inArray(importRun.state, ['queued', 'running'])))
    .returning()
  if (!run) return
  try {
    const result = await work(db, blobs, clock, run)
    if (result) await finish(db, blobs, clock, run, result)
  } catch (error) {
    if (isFailure(error)) return end(db, clock, id, error)
    await db.update(importRun).set({ error: JSON.stringify(runRefusals.interrupted) }).where(eq(importRun.id, id))
    throw error
  }
}

async function work(db: Db, blobs: Blobs, clock: Clock, run: Row): Promise<ImportResult | undefined> {
  const now = clock()
  const actor = run.startedBy ? await actorOfPerson(db, run.startedBy, now) : system(now)
  const file = run.fileId ? await fileById(db, run.fileId) : undefined
  if (!actor || !file) return end(db, clock, run.id, { sentence: runRefusals.rights })
  const { releaseId } = run
  const bulk = { ownerId: run.organisationId, kind: run.kind, publish: run.publish, dryRun: run.dryRun, mandateId: run.mandateId ?? undefined, runId: run.dryRun ? undefined : run.id }
  return runImport(db, actor, {
    ...bulk, gather: releaseId ? (items) => gather(db, actor, { ...bulk, releaseId }, items) : undefined,
    format: run.format, source: readRecords(await blobs.get(file.sha256), { format: run.format }), mapping: run.mapping,
    onProgress: (counts) => show(db, run.id, counts),
  })
}

/** Writes the figures for whoever looks on; false when the run was cancelled meanwhile. */
async function show(db: Db, id: string, counts: Readonly<Counts>): Promise<boolean> {
  const going = await db
    .update(importRun)
    .set(columnsOf(counts))
    .where(and(eq(importRun.id, id), eq(importRun.state, 'running')))
    .returning({ id: importRun.id })
  return going.length > 0
}

const columnsOf = (counts: Readonly<Counts>) => ({ rowsRead: counts.read, createdRows: counts.created, updatedRows: counts.updated, unchangedRows: counts.unchanged, failedRows: counts.failed })

async function finish(db: Db, blobs: Blobs, clock: Clock, run: Row, { counts, failed, notes, stopped }: ImportResult): Promise<void> {
  const actor = { ...system(clock()), personId: run.startedBy ?? undefined }
  const name = `${run.fileName.replace(/\.[^.]*$/u, '')}-failed.${run.format}`
  const report = failed.length > 0 ? await prepareOwn(blobs, { name, bytes: reportStream(run.format, run.headers, failed), mediaType: mediaTypes[run.format] }) : undefined
  await transaction(db, async (tx) => {
    const reportFileId = report ? await attachFile(tx, actor, report, { type: 'import_run', id: run.id }) : null
    const kept = { ...columnsOf(counts), notes, reportFileId, ...(stopped ? {} : { state: 'done' as const, finishedAt: actor.at }) }
    await tx.update(importRun).set(kept).where(and(eq(importRun.id, run.id), inArray(importRun.state, ['running', 'cancelled'])))
    if (stopped || run.dryRun || !run.startedBy) return
    if (!run.releaseId) await tellModerators(tx, run)
    const about = { created: String(counts.created), updated: String(counts.updated), failed: String(counts.failed) }
    await tell(tx, { kind: 'import_done', people: [run.startedBy], object: { type: 'import_run', id: run.id }, version: actor.at.toISOString(), about })
  })
}

/** Once for the whole file: so many wait for review. */
async function tellModerators(tx: Db, run: Row): Promise<void> {
  const waiting = await row<{ count: number; name: Name }>(
    tx,
    sql`select (select count(*) from listing l join listing_import i on i.listing_id = l.id where i.run_id = ${run.id} and l.pending_revision_id is not null) as count, o.name
      from organisation o where o.id = ${run.organisationId}`,
  )
  if (!waiting?.count) return
  const about = { count: String(waiting.count), organisation: waiting.name }
  await tell(tx, { kind: 'import_submitted', people: await moderators(tx), object: { type: 'review_batch', id: run.id }, about })
}

/** The run cannot go on, for a reason that a person can do something about. */
async function end(db: Db, clock: Clock, id: string, why: Pick<Failure, 'sentence'> | { sentence: Phrase }): Promise<undefined> {
  await db.update(importRun).set({ state: 'failed', error: JSON.stringify(why.sentence), finishedAt: clock() }).where(eq(importRun.id, id))
}
