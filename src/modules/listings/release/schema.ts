import { boolean, customType, date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../../core/text.ts'
import type { ReleaseState } from './rules.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true })
const texts = customType<{ data: Text; driverData: string }>({ dataType: () => 'qiao_text', toDriver: (value) => JSON.stringify(value) })

export const release = pgTable('release', {
  id: uuid('id').primaryKey(),
  reference: text('reference').notNull(),
  publisherId: uuid('publisher_id').notNull(),
  title: texts('title').notNull(),
  spaceId: uuid('space_id'),
  visibility: text('visibility').$type<'public' | 'signed_in' | 'space'>().notNull().default('public'),
  excludedCountries: text('excluded_countries').array().notNull().default([]),
  nameWithheld: boolean('name_withheld').notNull().default(true),
  state: text('state').$type<ReleaseState>().notNull().default('draft'),
  consentBy: text('consent_by'),
  consentOn: date('consent_on'),
  consentWords: text('consent_words'),
  consentFileId: uuid('consent_file_id'),
  hourLocal: timestamp('hour_local'),
  hourZone: text('hour_zone'),
  hour: instant('hour'),
  submittedAt: instant('submitted_at'),
  approvedBy: uuid('approved_by'),
  approvedAt: instant('approved_at'),
  endedReason: text('ended_reason'),
  endedAt: instant('ended_at'),
  releasedCount: integer('released_count'),
  leftCount: integer('left_count'),
  numbered: integer('numbered').notNull().default(0),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull(),
  version: integer('version').notNull().default(1),
})

export const releaseMove = pgTable('release_move', {
  id: uuid('id').primaryKey(),
  releaseId: uuid('release_id').notNull(),
  fromHour: instant('from_hour').notNull(),
  toHour: instant('to_hour').notNull(),
  reason: text('reason').notNull(),
  by: uuid('by'),
  at: instant('at').notNull(),
})

export const releaseListing = pgTable(
  'release_listing',
  { releaseId: uuid('release_id').notNull(), listingId: uuid('listing_id').notNull(), addedAt: instant('added_at').notNull(), removedAt: instant('removed_at') },
  (table) => [primaryKey({ columns: [table.releaseId, table.listingId] })],
)
