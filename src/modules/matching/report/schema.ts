import { integer, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const reportStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type ReportState = (typeof reportStates)[number]

export const matchReport = pgTable('match_report', {
  id: uuid('id').primaryKey(),
  askedBy: uuid('asked_by').notNull(),
  spaceId: uuid('space_id'),
  fields: text('fields').array().notNull().default([]),
  priorities: text('priorities').array().notNull().default([]),
  chains: text('chains').array().notNull().default([]),
  countries: text('countries').array().notNull().default([]),
  most: smallint('most').notNull().default(10),
  lang: text('lang').$type<'zh' | 'en'>().notNull(),
  state: text('state').$type<ReportState>().notNull().default('queued'),
  done: integer('done').notNull().default(0),
  total: integer('total'),
  needs: integer('needs').notNull().default(0),
  offers: integer('offers').notNull().default(0),
  matches: integer('matches').notNull().default(0),
  needsAlone: integer('needs_alone').notNull().default(0),
  offersAlone: integer('offers_alone').notNull().default(0),
  fileId: uuid('file_id'),
  error: text('error'),
  at: instant('at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
})
