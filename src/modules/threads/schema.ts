import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Lang } from '../../core/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const thread = pgTable('thread', {
  id: uuid('id').primaryKey(),
  objectType: text('object_type').notNull(),
  objectId: uuid('object_id').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

export const message = pgTable('message', {
  id: uuid('id').primaryKey(),
  threadId: uuid('thread_id').notNull(),
  authorId: uuid('author_id'),
  organisationId: uuid('organisation_id'),
  lang: text('lang').$type<Lang>().notNull(),
  /** None once its author was erased. */
  body: text('body'),
  privateTo: uuid('private_to'),
  at: instant('at').notNull().defaultNow(),
})
