import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Vocabulary } from './words/sets.ts'

export const vocabularyTerm = pgTable(
  'vocabulary_term',
  {
    id: uuid('id').notNull(),
    vocabulary: text('vocabulary').$type<Vocabulary>().notNull(),
    code: text('code').notNull(),
    nameZh: text('name_zh'),
    nameEn: text('name_en'),
    mergedInto: text('merged_into'),
    retired: boolean('retired').notNull().default(false),
    version: integer('version').notNull().default(1),
    changedBy: uuid('changed_by'),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.vocabulary, table.code] })],
)
