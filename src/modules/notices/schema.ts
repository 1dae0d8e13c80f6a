import { integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const notice = pgTable('notice', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  kind: text('kind').notNull(),
  objectType: text('object_type').notNull(),
  objectId: uuid('object_id').notNull(),
  version: text('version').notNull().default(''),
  about: jsonb('about').$type<Record<string, string | { zh?: string; en?: string }>>().notNull().default({}),
  at: instant('at').notNull().defaultNow(),
  readAt: instant('read_at'),
})

export const mail = pgTable('mail', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id'),
  address: text('address').notNull(),
  lang: text('lang').$type<'zh' | 'en'>().notNull(),
  kind: text('kind').notNull(),
  objectType: text('object_type').notNull(),
  objectId: uuid('object_id').notNull(),
  version: text('version').notNull().default(''),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  masked: text('masked').notNull(),
  unsubscribe: text('unsubscribe'),
  list: text('list'),
  state: text('state').$type<'queued' | 'kept' | 'sent' | 'failed'>().notNull().default('queued'),
  tries: integer('tries').notNull().default(0),
  error: text('error'),
  at: instant('at').notNull().defaultNow(),
  sentAt: instant('sent_at'),
})
