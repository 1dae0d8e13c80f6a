import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { DismissalReason } from './words/reasons.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const matchDismissal = pgTable('match_dismissal', {
  id: uuid('id').primaryKey(),
  listingId: uuid('listing_id').notNull(),
  otherId: uuid('other_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  reason: text('reason').$type<DismissalReason>().notNull(),
  note: text('note'),
  by: uuid('by').notNull(),
  at: instant('at').notNull().defaultNow(),
  endedAt: instant('ended_at'),
})
