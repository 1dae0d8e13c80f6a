import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Readable } from 'node:stream'
import { Readable as Stream } from 'node:stream'
import { type Actor, organisationsOf } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId, readId } from '../../../core/id.ts'
import type { Phrase } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import type { Db } from '../../../platform/database.ts'
import { enqueue } from '../../../platform/queue.ts'
import { type RecordFormat, readRecords, recordFormatOf } from '../../../platform/records.ts'
import { attachFile, fileById, prepareFile } from '../../files/files.ts'
import type { ListingKind } from '../content.ts'
import { canDraftFor, canPublish, mandateFor } from '../policy.ts'
import { denied, missing } from '../record.ts'
import { canRunRelease } from '../release/policy.ts'
import { releaseFor } from '../release/record.ts'
import { checkMapping, type Mapping, suggestMapping } from './mapping.ts'
import { importRefusals, runRefusals } from './messages.ts'
import { importRun, type ImportState } from './schema.ts'
import { surveyRecords } from './survey.ts'
import type { Counts, NoteSum } from './tally.ts'

export type { ImportState } from './schema.ts'

/** A file on its way in: uploaded, mapped, tried, imported. */
export type ImportRun = {
  id: string
  organisationId: string
  mandateId: string | null
  /** The release into which its rows go. */
  releaseId: string | null
  kind: ListingKind
  fileName: string
  format: RecordFormat
  headers: string[]
  /** The first rows, cells shortened. */
  preview: Record<string, string>[]
  mapping: Mapping
  publish: boolean
  dryRun: boolean
  state: ImportState
  counts: Counts
  /** Rows of the file. */
  total: number
  notes: NoteSum[]
  hasReport: boolean
  error?: Phrase
  startedBy: string | null
  at: Date
  finishedAt: Date | null
}

type Row = typeof importRun.$inferSelect

export const runOf = (row: Row): ImportRun => ({
  ...row,
  counts: { read: row.rowsRead, created: row.createdRows, updated: row.updatedRows, unchanged: row.unchangedRows, failed: row.failedRows },
  total: row.rowsTotal ?? 0,
  hasReport: row.reportFileId !== null,
  error: row.error === null ? undefined : (JSON.parse(row.error) as Phrase),
})

/** Whether what the actor imports for the organisation may go to the public (or to the moderators) without another. */
export function mayPublishFor(actor: Actor, organisationId: string): boolean {
  const mandate = mandateFor(actor, organisationId, 'publish')
  return canPublish(actor, { ownerId: organisationId, publisherId: mandate?.publisherId ?? organisationId, state: 'draft', createdBy: null })
}

/**
 * Takes a file in: checked by its content, read through once, its columns mapped as suggested.
 * @throws Failure denied | invalid (`file`: what is wrong with it)
 */
export async function uploadImport(db: Db, blobs: Blobs, actor: Actor, input: { organisationId: string; kind: ListingKind; name: string; bytes: Uint8Array; releaseId?: string }): Promise<string> {
  const { organisationId, kind, name, bytes, releaseId = null } = input
  if (!canDraftFor(actor, organisationId)) throw denied()
  const release = releaseId && (await releaseFor(db, actor, releaseId))
  if (release && (!canRunRelease(actor, release) || release.publisherId !== organisationId)) throw missing()
  const prepared = await prepareFile(blobs, { name, bytes, accepted: 'table' })
  const format = recordFormatOf(prepared.name)
  const survey = await surveyRecords(readRecords(Stream.from([bytes]), { format }))
  if (survey.total === 0 || survey.headers.length === 0) throw new Failure('invalid', importRefusals.emptyFile, { fields: { file: importRefusals.emptyFile } })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'import.upload', object: { type: 'import_run', id }, onBehalfOf: organisationId }, async (tx) => {
    await tx.insert(importRun).values({
      id, organisationId, releaseId, kind, format, headers: survey.headers, preview: survey.rows, mapping: suggestMapping(survey.headers, releaseId !== null).mapping, rowsTotal: survey.total,
      fileName: prepared.name, publish: mayPublishFor(actor, organisationId), mandateId: ownMandate(actor, organisationId), startedBy: actor.personId ?? null, at: actor.at,
    })
    const fileId = await attachFile(tx, actor, prepared, { type: 'import_run', id })
    await tx.update(importRun).set({ fileId }).where(eq(importRun.id, id))
  })
  return id
}

/** The mandate that somebody from outside the organisation drafts under. */
const ownMandate = (actor: Actor, organisationId: string): string | null => (organisationsOf(actor).includes(organisationId) ? null : (mandateFor(actor, organisationId, 'draft')?.id ?? null))

/** A run of an organisation for which the actor may draft. @throws Failure missing */
export async function importFor(db: Db, actor: Actor, idOrShown: string): Promise<ImportRun> {
  const id = readId(idOrShown)
  const [found] = id ? await db.select().from(importRun).where(eq(importRun.id, id)) : []
  if (!found || !canDraftFor(actor, found.organisationId)) throw missing()
  return runOf(found)
}

/** The imports that the actor may see, newest first. */
export async function importsOf(db: Db, actor: Actor, limit = 30): Promise<ImportRun[]> {
  const organisations = [...organisationsOf(actor), ...actor.mandates.filter((one) => one.verbs.includes('draft')).map((one) => one.firmId)]
  if (organisations.length === 0) return []
  const found = await db.select().from(importRun).where(inArray(importRun.organisationId, organisations)).orderBy(desc(importRun.at), desc(importRun.id)).limit(limit)
  return found.map(runOf)
}

const resting: readonly ImportState[] = ['mapped', 'done', 'failed', 'cancelled']

/** Keeps which column is which, and whether to publish. @throws Failure missing | invalid | denied | conflict (under way) */
export async function mapImport(db: Db, actor: Actor, input: { id: string; mapping: Mapping; publish: boolean }): Promise<void> {
  const run = await importFor(db, actor, input.id)
  const mapping = checkMapping(Object.fromEntries(Object.entries(input.mapping).filter(([header]) => run.headers.includes(header))), run.releaseId !== null)
  if (input.publish && !mayPublishFor(actor, run.organisationId)) throw new Failure('denied', runRefusals.noOfficer)
  const kept = await db
    .update(importRun)
    .set({ mapping, publish: input.publish || run.releaseId !== null, state: 'mapped' })
    .where(and(eq(importRun.id, run.id), inArray(importRun.state, [...resting])))
    .returning({ id: importRun.id })
  if (kept.length === 0) throw new Failure('conflict', runRefusals.busy)
}

/** Queues the run, in the name of whoever starts it now. @throws Failure missing | invalid | denied | conflict (under way) */
export async function startImport(db: Db, actor: Actor, input: { id: string; dryRun: boolean }): Promise<void> {
  const run = await importFor(db, actor, input.id)
  checkMapping(run.mapping, run.releaseId !== null)
  if (run.publish && !mayPublishFor(actor, run.organisationId)) throw new Failure('denied', runRefusals.noOfficer)
  await change(db, actor, { verb: input.dryRun ? 'import.try' : 'import.start', object: { type: 'import_run', id: run.id }, onBehalfOf: run.organisationId }, async (tx) => {
    const queued = await tx
      .update(importRun)
      .set({
        state: 'queued', dryRun: input.dryRun, startedBy: actor.personId ?? null, mandateId: ownMandate(actor, run.organisationId), error: null, finishedAt: null, reportFileId: null,
        rowsRead: 0, createdRows: 0, updatedRows: 0, unchangedRows: 0, failedRows: 0, notes: [],
      })
      .where(and(eq(importRun.id, run.id), inArray(importRun.state, [...resting])))
      .returning({ id: importRun.id })
    if (queued.length === 0) throw new Failure('conflict', runRefusals.busy)
    await enqueue(tx, 'import', { id: run.id }, { key: `import:${run.id}:${actor.at.getTime()}` })
  })
}

/** Stops a run after its present batch; what it wrote stays. @throws Failure missing | conflict (over) */
export async function cancelImport(db: Db, actor: Actor, id: string): Promise<void> {
  const run = await importFor(db, actor, id)
  await change(db, actor, { verb: 'import.cancel', object: { type: 'import_run', id: run.id }, onBehalfOf: run.organisationId }, async (tx) => {
    const stopped = await tx
      .update(importRun)
      .set({ state: 'cancelled', finishedAt: actor.at })
      .where(and(eq(importRun.id, run.id), inArray(importRun.state, ['queued', 'running'])))
      .returning({ id: importRun.id })
    if (stopped.length === 0) throw new Failure('conflict', runRefusals.over)
  })
}

/** The file of the rows that failed. @throws Failure missing */
export async function importReport(db: Db, blobs: Blobs, actor: Actor, id: string): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const run = await importFor(db, actor, id)
  const [{ fileId } = { fileId: null }] = await db.select({ fileId: importRun.reportFileId }).from(importRun).where(eq(importRun.id, run.id))
  const file = fileId ? await fileById(db, fileId) : undefined
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}
