import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { organisation, person } from '../people/schema.ts'
import type { RequestKind, RequestState } from './rules.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const request = pgTable('request', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<RequestKind>().notNull(),
  fromPerson: uuid('from_person').references(() => person.id),
  fromOrganisation: uuid('from_organisation').references(() => organisation.id),
  toOrganisation: uuid('to_organisation').references(() => organisation.id),
  objectType: text('object_type').notNull(),
  objectId: uuid('object_id').notNull(),
  role: text('role'),
  lang: text('lang').$type<'zh' | 'en'>(),
  message: text('message'),
  state: text('state').$type<RequestState>().notNull().default('submitted'),
  answer: text('answer'),
  decidedBy: uuid('decided_by').references(() => person.id),
  decidedAt: instant('decided_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
})
