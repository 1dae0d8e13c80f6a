import { boolean, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ListingKind } from '../../listings/content.ts'
import type { DismissalReason } from '../words/reasons.ts'
import type { Outcome } from './rules.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const matchVerdict = pgTable('match_verdict', {
  id: uuid('id').primaryKey(),
  organisationId: uuid('organisation_id').notNull(),
  otherId: uuid('other_id').notNull(),
  listingId: uuid('listing_id'),
  kind: text('kind').$type<ListingKind>().notNull(),
  outcome: text('outcome').$type<Outcome>().notNull(),
  reason: text('reason').$type<DismissalReason>(),
  fields: text('fields').array().notNull().default([]),
  stage: text('stage'),
  trl: smallint('trl'),
  partnerships: text('partnerships').array().notNull().default([]),
  country: text('country'),
  topic: boolean('topic').notNull().default(false),
  terms: text('terms').array().notNull().default([]),
  labels: text('labels').array().notNull().default([]),
  by: uuid('by'),
  at: instant('at').notNull().defaultNow(),
  endedAt: instant('ended_at'),
  endedBy: uuid('ended_by'),
})
