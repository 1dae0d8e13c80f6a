import { boolean, customType, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ListingKind } from '../content.ts'
import type { RecordFormat } from '../../../platform/records.ts'
import type { Mapping } from './mapping.ts'
import type { NoteSum } from './tally.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true })

export const importStates = ['mapped', 'queued', 'running', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

export const importRun = pgTable('import_run', {
  id: uuid('id').primaryKey(),
  organisationId: uuid('organisation_id').notNull(),
  mandateId: uuid('mandate_id'),
  releaseId: uuid('release_id'),
  kind: text('kind').$type<ListingKind>().notNull(),
  fileId: uuid('file_id'),
  fileName: text('file_name').notNull().default(''),
  format: text('format').$type<RecordFormat>().notNull(),
  headers: text('headers').array().notNull().default([]),
  preview: jsonb('preview').$type<Record<string, string>[]>().notNull().default([]),
  mapping: jsonb('mapping').$type<Mapping>().notNull().default({}),
  publish: boolean('publish').notNull().default(false),
  dryRun: boolean('dry_run').notNull().default(false),
  state: text('state').$type<ImportState>().notNull().default('mapped'),
  rowsRead: integer('rows_read').notNull().default(0),
  rowsTotal: integer('rows_total'),
  createdRows: integer('created_rows').notNull().default(0),
  updatedRows: integer('updated_rows').notNull().default(0),
  unchangedRows: integer('unchanged_rows').notNull().default(0),
  failedRows: integer('failed_rows').notNull().default(0),
  notes: jsonb('notes').$type<NoteSum[]>().notNull().default([]),
  reportFileId: uuid('report_file_id'),
  error: text('error'),
  startedBy: uuid('started_by'),
  at: instant('at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
})

export const listingImport = pgTable('listing_import', {
  listingId: uuid('listing_id').primaryKey(),
  digest: bytes('digest').notNull(),
  runId: uuid('run_id'),
  outcome: text('outcome').$type<'created' | 'updated'>().notNull(),
  at: instant('at').notNull().defaultNow(),
})
