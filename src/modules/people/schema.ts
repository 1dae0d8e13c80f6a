import { boolean, customType, date, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AffiliationRole, PlatformRole } from '../../core/actor.ts'
import type { Lang, Name, Text } from '../../core/text.ts'
import type { OrganisationKind } from './words/kinds.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const digest = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A person; after erasure a tombstone without name, address and ORCID. */
export const person = pgTable('person', {
  id: uuid('id').primaryKey(),
  name: jsonb('name').$type<Name>(),
  displayName: text('display_name').generatedAlwaysAs(`coalesce(name ->> 'en', name ->> 'zh')`),
  email: text('email'),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  lang: text('lang').$type<Lang>().notNull().default('en'),
  zone: text('zone').notNull().default('Europe/London'),
  country: text('country'),
  orcid: text('orcid'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  sample: boolean('sample').notNull().default(false),
  erasedAt: instant('erased_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})

export const organisation = pgTable('organisation', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull(),
  kind: text('kind').$type<OrganisationKind>().notNull(),
  name: jsonb('name').$type<Name>().notNull(),
  country: text('country').notNull(),
  region: text('region'),
  city: jsonb('city').$type<Name>(),
  about: jsonb('about').$type<Text>(),
  website: text('website'),
  ror: text('ror'),
  uscc: text('uscc'),
  defaultField: text('default_field'),
  contactName: text('contact_name'),
  contactEmail: text('contact_email'),
  verifiedAt: instant('verified_at'),
  verifiedBy: uuid('verified_by').references(() => person.id),
  trustedAt: instant('trusted_at'),
  mergedInto: uuid('merged_into'),
  enteredBy: uuid('entered_by'),
  enteredUscc: text('entered_uscc'),
  sample: boolean('sample').notNull().default(false),
  createdBy: uuid('created_by').references(() => person.id),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  version: integer('version').notNull().default(1),
})

const personId = () => uuid('person_id').notNull().references(() => person.id)
const organisationId = () => uuid('organisation_id').notNull().references(() => organisation.id)

export const affiliation = pgTable('affiliation', {
  id: uuid('id').primaryKey(),
  personId: personId(),
  organisationId: organisationId(),
  role: text('role').$type<AffiliationRole>().notNull(),
  department: text('department'),
  startedAt: instant('started_at').notNull().defaultNow(),
  endedAt: instant('ended_at'),
  endedBy: uuid('ended_by').references(() => person.id),
})

export const platformRole = pgTable('platform_role', {
  id: uuid('id').primaryKey(),
  personId: personId(),
  role: text('role').$type<PlatformRole>().notNull(),
  grantedBy: uuid('granted_by').references(() => person.id),
  grantedAt: instant('granted_at').notNull().defaultNow(),
  endedAt: instant('ended_at'),
})

export const mandate = pgTable('mandate', {
  id: uuid('id').primaryKey(),
  firmId: uuid('firm_id').notNull().references(() => organisation.id),
  publisherId: uuid('publisher_id').notNull().references(() => organisation.id),
  verbs: text('verbs').array().notNull(),
  consent: text('consent'),
  consentBy: text('consent_by'),
  consentOn: date('consent_on'),
  consentFileId: uuid('consent_file_id'),
  grantedBy: uuid('granted_by').references(() => person.id),
  grantedAt: instant('granted_at').notNull().defaultNow(),
  until: instant('until').notNull(),
  endedAt: instant('ended_at'),
})

export const invitation = pgTable('invitation', {
  id: uuid('id').primaryKey(),
  organisationId: organisationId(),
  email: text('email').notNull(),
  role: text('role').$type<AffiliationRole>().notNull(),
  tokenHash: digest('token_hash').notNull(),
  invitedBy: uuid('invited_by').notNull().references(() => person.id),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  acceptedAt: instant('accepted_at'),
  acceptedBy: uuid('accepted_by').references(() => person.id),
  revokedAt: instant('revoked_at'),
})

export const apiToken = pgTable('api_token', {
  id: uuid('id').primaryKey(),
  personId: personId(),
  name: text('name').notNull(),
  scopes: text('scopes').array().notNull(),
  tokenHash: digest('token_hash').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastUsedAt: instant('last_used_at'),
  expiresAt: instant('expires_at'),
  revokedAt: instant('revoked_at'),
})
