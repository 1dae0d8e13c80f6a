import { boolean, customType, date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../core/text.ts'
import { organisation, person } from '../people/schema.ts'
import { space, spaceMember } from '../spaces/schema.ts'
import type { AllianceKind } from './words/kinds.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const alliance = pgTable('alliance', {
  spaceId: uuid('space_id').primaryKey().references(() => space.id),
  kind: text('kind').$type<AllianceKind>().notNull(),
  peopleJoin: boolean('people_join').notNull().default(false),
  joining: jsonb('joining').$type<Text>(),
  website: text('website'),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  version: integer('version').notNull().default(1),
})

const allianceId = () => uuid('space_id').notNull().references(() => alliance.spaceId)

export const allianceWave = pgTable('alliance_wave', {
  id: uuid('id').primaryKey(),
  spaceId: allianceId(),
  name: jsonb('name').$type<Text>().notNull(),
  onDate: date('on_date').notNull(),
})

export const allianceTier = pgTable('alliance_tier', {
  id: uuid('id').primaryKey(),
  spaceId: allianceId(),
  name: jsonb('name').$type<Text>().notNull(),
  position: integer('position').notNull(),
})

export const allianceMembership = pgTable('alliance_membership', {
  memberId: uuid('member_id').primaryKey().references(() => spaceMember.id),
  waveId: uuid('wave_id').references(() => allianceWave.id),
  tierId: uuid('tier_id').references(() => allianceTier.id),
})

export const alliancePart = pgTable(
  'alliance_part',
  {
    wholeId: uuid('whole_id').notNull().references(() => space.id),
    partId: uuid('part_id').notNull().references(() => space.id),
    addedBy: uuid('added_by').references(() => person.id),
    addedAt: instant('added_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.wholeId, table.partId] })],
)

export const centreBroker = pgTable('centre_broker', {
  id: uuid('id').primaryKey(),
  spaceId: allianceId(),
  personId: uuid('person_id').notNull().references(() => person.id),
  organisationId: uuid('organisation_id').notNull().references(() => organisation.id),
  focus: jsonb('focus').$type<Text>().notNull(),
  languages: text('languages').array().notNull(),
  registeredAt: instant('registered_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
})

export const allianceInvitation = pgTable('alliance_invitation', {
  id: uuid('id').primaryKey(),
  spaceId: allianceId(),
  email: text('email'),
  name: text('name').notNull(),
  organisationId: uuid('organisation_id').references(() => organisation.id),
  waveId: uuid('wave_id').references(() => allianceWave.id),
  tierId: uuid('tier_id').references(() => allianceTier.id),
  lang: text('lang').$type<'zh' | 'en'>().notNull(),
  tokenHash: bytes('token_hash').notNull(),
  invitedBy: uuid('invited_by').notNull().references(() => person.id),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  acceptedAt: instant('accepted_at'),
  acceptedBy: uuid('accepted_by').references(() => person.id),
  memberId: uuid('member_id').references(() => spaceMember.id),
  revokedAt: instant('revoked_at'),
})
