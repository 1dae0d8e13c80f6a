import { boolean, integer, pgTable, primaryKey, real, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

export const posterRun = pgTable('poster_run', {
  id: uuid('id').primaryKey(),
  askedBy: uuid('asked_by').notNull(),
  title: text('title').notNull(),
  lang: text('lang').$type<'zh' | 'en'>().notNull(),
  sheets: boolean('sheets').notNull().default(true),
  pictures: boolean('pictures').notNull().default(true),
  state: text('state').$type<RunState>().notNull().default('queued'),
  done: integer('done').notNull().default(0),
  total: integer('total').notNull(),
  made: integer('made').notNull().default(0),
  seconds: real('seconds'),
  fileId: uuid('file_id'),
  error: text('error'),
  at: instant('at').notNull().defaultNow(),
  finishedAt: instant('finished_at'),
})

export const posterRunListing = pgTable(
  'poster_run_listing',
  {
    runId: uuid('run_id').notNull(),
    listingId: uuid('listing_id').notNull(),
    place: integer('place').notNull(),
    outcome: text('outcome').$type<'waiting' | 'made' | 'no_glyph' | 'unreadable'>().notNull().default('waiting'),
    characters: text('characters').notNull().default(''),
    named: boolean('named').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.runId, table.listingId] })],
)
