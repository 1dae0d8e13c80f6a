import { boolean, date, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Lang, Name } from '../../core/text.ts'
import type { LostReason } from './lost-reasons.ts'
import type { DealHistoryVerb, DealOrigin, DealRoute, DealStage, EvidenceKind, PartyRole, PartySide, ReminderStep } from './rules.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const deal = pgTable('deal', {
  id: uuid('id').primaryKey(),
  reference: text('reference').notNull(),
  stage: text('stage').$type<DealStage>().notNull().default('interest'),
  route: text('route').$type<DealRoute>(),
  origin: text('origin').$type<DealOrigin>().notNull().default('interest'),
  originId: uuid('origin_id'),
  title: jsonb('title').$type<Name>(),
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
  openedBy: uuid('opened_by'),
  answeredAt: instant('answered_at'),
  answeredBy: uuid('answered_by'),
  dormantAt: instant('dormant_at'),
  ownerId: uuid('owner_id'),
  ownerOrganisation: uuid('owner_organisation'),
  dueOn: date('due_on'),
  nextAction: text('next_action'),
  movedAt: instant('moved_at').notNull().defaultNow(),
  lastAt: instant('last_at').notNull().defaultNow(),
  openKey: text('open_key'),
  version: integer('version').notNull().default(1),
})

export const dealParty = pgTable('deal_party', {
  id: uuid('id').primaryKey(),
  dealId: uuid('deal_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  place: smallint('place').notNull(),
  side: text('side').$type<PartySide>().notNull(),
  role: text('role').$type<PartyRole>().notNull(),
  chain: text('chain').$type<'upstream' | 'midstream' | 'downstream'>(),
  research: text('research').$type<'basic' | 'technology' | 'pilot' | 'product'>(),
  personId: uuid('person_id'),
  agentId: uuid('agent_id'),
  mandateId: uuid('mandate_id'),
  proposedAt: instant('proposed_at').notNull().defaultNow(),
  proposedBy: uuid('proposed_by'),
  proposedFor: uuid('proposed_for'),
  acceptedAt: instant('accepted_at'),
  acceptedBy: uuid('accepted_by'),
  joinedAt: instant('joined_at'),
  leftAt: instant('left_at'),
  leftBy: uuid('left_by'),
})

export const dealListing = pgTable(
  'deal_listing',
  {
    dealId: uuid('deal_id').notNull(),
    place: smallint('place').notNull(),
    listingId: uuid('listing_id').notNull(),
    revisionId: uuid('revision_id').notNull(),
    addedAt: instant('added_at').notNull().defaultNow(),
    addedBy: uuid('added_by'),
  },
  (table) => [primaryKey({ columns: [table.dealId, table.listingId] })],
)

export const dealEvidence = pgTable('deal_evidence', {
  id: uuid('id').primaryKey(),
  dealId: uuid('deal_id').notNull(),
  kind: text('kind').$type<EvidenceKind>().notNull(),
  objectType: text('object_type').notNull(),
  objectId: uuid('object_id').notNull(),
  note: text('note'),
  by: uuid('by'),
  organisationId: uuid('organisation_id'),
  at: instant('at').notNull().defaultNow(),
})

export const dealStage = pgTable('deal_stage', {
  id: uuid('id').primaryKey(),
  dealId: uuid('deal_id').notNull(),
  stage: text('stage').$type<DealStage>().notNull(),
  verb: text('verb').$type<DealHistoryVerb>(),
  version: integer('version').notNull(),
  reason: text('reason').$type<LostReason>(),
  note: text('note'),
  by: uuid('by'),
  organisationId: uuid('organisation_id'),
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
