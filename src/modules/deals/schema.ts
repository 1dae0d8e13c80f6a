import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Lang } from '../../core/text.ts'
import type { DismissalReason } from '../matching/matching.ts'
import type { DealStage, ReminderStep } from './rules.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export type LostReason = DismissalReason | 'withdrawn'

export const deal = pgTable('deal', {
  id: uuid('id').primaryKey(),
  reference: text('reference').notNull(),
  stage: text('stage').$type<DealStage>().notNull().default('interest'),
  route: text('route').$type<'licence' | 'assignment' | 'joint_research' | 'commissioned_research' | 'service' | 'investment' | 'ktp' | 'person'>(),
  listingId: uuid('listing_id').notNull(),
  listingRevisionId: uuid('listing_revision_id').notNull(),
  broughtId: uuid('brought_id'),
  broughtRevisionId: uuid('brought_revision_id'),
  fromOrganisation: uuid('from_organisation').notNull(),
  toOrganisation: uuid('to_organisation').notNull(),
  fromPerson: uuid('from_person').notNull(),
  mandateId: uuid('mandate_id'),
  sentence: text('sentence').notNull(),
  interests: text('interests'),
  brings: text('brings'),
  proposes: text('proposes'),
  lang: text('lang').$type<Lang>().notNull(),
  wishedLang: text('wished_lang').$type<Lang>(),
  /** None once its person was erased. */
  contact: text('contact'),
  noConfidential: boolean('no_confidential').notNull().default(false),
  lostReason: text('lost_reason').$type<LostReason>(),
  lostNote: text('lost_note'),
  openedAt: instant('opened_at').notNull().defaultNow(),
  answeredAt: instant('answered_at'),
  answeredBy: uuid('answered_by'),
  dormantAt: instant('dormant_at'),
  version: integer('version').notNull().default(1),
})

export const dealStage = pgTable('deal_stage', {
  id: uuid('id').primaryKey(),
  dealId: uuid('deal_id').notNull(),
  stage: text('stage').$type<DealStage>().notNull(),
  reason: text('reason').$type<LostReason>(),
  by: uuid('by'),
  at: instant('at').notNull().defaultNow(),
})

export const dealNudge = pgTable('deal_nudge', {
  id: uuid('id').primaryKey(),
  dealId: uuid('deal_id').notNull(),
  by: uuid('by').notNull(),
  at: instant('at').notNull().defaultNow(),
})

export const dealReminder = pgTable(
  'deal_reminder',
  {
    dealId: uuid('deal_id').notNull(),
    step: text('step').$type<ReminderStep>().notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.dealId, table.step] })],
)
