import { bigint, boolean, customType, date, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../core/text.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const texts = customType<{ data: Text; driverData: string }>({
  dataType: () => 'qiao_text',
  toDriver: (value) => JSON.stringify(value),
})
const instant = (name: string) => timestamp(name, { withTimezone: true })

export const listing = pgTable('listing', {
  id: uuid('id').primaryKey(),
  reference: text('reference').notNull(),
  kind: text('kind').notNull(),
  ownerId: uuid('owner_id').notNull(),
  publisherId: uuid('publisher_id').notNull(),
  mandateId: uuid('mandate_id'),
  externalId: text('external_id'),
  sourceLang: text('source_lang').notNull(),
  state: text('state').notNull().default('draft'),
  closedReason: text('closed_reason'),
  visibility: text('visibility').notNull().default('public'),
  audienceSpaces: uuid('audience_spaces').array().notNull().default([]),
  audienceOrganisations: uuid('audience_organisations').array().notNull().default([]),
  excludedCountries: text('excluded_countries').array().notNull().default([]),
  nameWithheld: boolean('name_withheld').notNull().default(false),
  openForInterest: boolean('open_for_interest').notNull().default(true),
  liveRevisionId: uuid('live_revision_id'),
  pendingRevisionId: uuid('pending_revision_id'),
  releaseAt: instant('release_at'),
  /** A complaint keeps it from view since then; `heldFrom` is the state where it goes back to. */
  heldAt: instant('held_at'),
  heldFrom: text('held_from'),
  embargoed: boolean('embargoed').notNull().default(false),
  publishedAt: instant('published_at'),
  expiresAt: instant('expires_at'),
  extended: boolean('extended').notNull().default(false),
  noticedEnd: instant('noticed_end'),
  contactId: uuid('contact_id'),
  sample: boolean('sample').notNull().default(false),
  mergedInto: uuid('merged_into'),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  version: integer('version').notNull().default(1),
  machineTranslation: text('machine_translation').notNull().default('public'),
})

export const listingDraft = pgTable('listing_draft', {
  listingId: uuid('listing_id').primaryKey(),
  version: integer('version').notNull().default(1),
  content: jsonb('content').$type<unknown>().notNull(),
  comment: text('comment'),
  savedAt: instant('saved_at').notNull().defaultNow(),
  savedBy: uuid('saved_by'),
})

export const listingRevision = pgTable('listing_revision', {
  id: uuid('id').primaryKey(),
  listingId: uuid('listing_id').notNull(),
  number: integer('number').notNull(),
  sourceLang: text('source_lang').notNull(),
  textRev: integer('text_rev').notNull(),
  fields: text('fields').array().notNull().default([]),
  fieldsSuggested: boolean('fields_suggested').notNull().default(false),
  profile: text('profile'),
  stage: text('stage'),
  trl: smallint('trl'),
  ipr: text('ipr'),
  patents: jsonb('patents').$type<unknown>().notNull().default([]),
  partnerships: text('partnerships').array().notNull().default([]),
  partnerTypes: text('partner_types').array().notNull().default([]),
  sdgs: smallint('sdgs').array().notNull().default([]),
  countriesSought: text('countries_sought').array().notNull().default([]),
  nextSteps: text('next_steps').array().notNull().default([]),
  amountMinor: bigint('amount_minor', { mode: 'number' }),
  amountCurrency: text('amount_currency'),
  negotiable: boolean('negotiable').notNull().default(false),
  level: text('level'),
  levelAssessor: text('level_assessor'),
  needClass: text('need_class'),
  deadline: date('deadline'),
  resultOwner: text('result_owner'),
  indicators: jsonb('indicators').$type<unknown>().notNull().default([]),
  video: text('video'),
  contactName: text('contact_name'),
  contactEmail: text('contact_email'),
  contactPhone: text('contact_phone'),
  priorities: text('priorities').array().notNull().default([]),
  chain: text('chain'),
  chainLink: text('chain_link'),
  expertKind: text('expert_kind'),
  laboratoryLevel: text('laboratory_level'),
  orcid: text('orcid'),
  workingLanguages: text('working_languages').array().notNull().default([]),
  teamSize: integer('team_size'),
  website: text('website'),
  equipmentType: text('equipment_type'),
  institutionRef: text('institution_ref'),
  doi: text('doi'),
  manufacturers: text('manufacturers').array().notNull().default([]),
  model: text('model'),
  commissionedOn: date('commissioned_on'),
  decommissionedOn: date('decommissioned_on'),
  department: text('department'),
  location: text('location'),
  relatedEquipment: text('related_equipment').array().notNull().default([]),
  funding: text('funding'),
  completeness: smallint('completeness').notNull(),
  digest: bytes('digest').notNull(),
  submittedBy: uuid('submitted_by'),
  submittedAt: instant('submitted_at').notNull().defaultNow(),
  approvedBy: uuid('approved_by'),
  approvedAt: instant('approved_at'),
})

export const listingVariant = pgTable('listing_variant', {
  id: uuid('id').primaryKey(),
  revisionId: uuid('revision_id').notNull(),
  lang: text('lang').notNull(),
  field: text('field').notNull(),
  body: text('body').notNull(),
  origin: text('origin').notNull(),
  ofRev: integer('of_rev').notNull(),
  by: uuid('by'),
  at: instant('at').notNull(),
  model: text('model'),
})

export const listingConfidential = pgTable('listing_confidential', {
  listingId: uuid('listing_id').primaryKey(),
  detail: texts('detail').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  updatedBy: uuid('updated_by'),
})

export const listingGrant = pgTable('listing_grant', {
  id: uuid('id').primaryKey(),
  listingId: uuid('listing_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  grantedBy: uuid('granted_by').notNull(),
  grantedAt: instant('granted_at').notNull().defaultNow(),
  until: instant('until'),
  endedAt: instant('ended_at'),
})

export const listingReveal = pgTable(
  'listing_reveal',
  { listingId: uuid('listing_id').notNull(), organisationId: uuid('organisation_id').notNull(), at: instant('at').notNull().defaultNow() },
  (table) => [primaryKey({ columns: [table.listingId, table.organisationId] })],
)

export const listingSpace = pgTable(
  'listing_space',
  { listingId: uuid('listing_id').notNull(), spaceId: uuid('space_id').notNull(), addedBy: uuid('added_by'), addedAt: instant('added_at').notNull().defaultNow() },
  (table) => [primaryKey({ columns: [table.listingId, table.spaceId] })],
)

export const listingReview = pgTable('listing_review', {
  id: uuid('id').primaryKey(),
  revisionId: uuid('revision_id').notNull(),
  reviewerId: uuid('reviewer_id').notNull(),
  advantages: smallint('advantages').notNull(),
  clarity: smallint('clarity').notNull(),
  cooperation: smallint('cooperation').notNull(),
  language: smallint('language').notNull(),
  comment: text('comment'),
  outcome: text('outcome').notNull(),
  sampled: boolean('sampled').notNull().default(false),
  at: instant('at').notNull().defaultNow(),
})

export const listingSample = pgTable('listing_sample', {
  revisionId: uuid('revision_id').primaryKey(),
  drawnAt: instant('drawn_at').notNull().defaultNow(),
  reviewedAt: instant('reviewed_at'),
})
