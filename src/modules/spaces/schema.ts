import { boolean, date, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../core/text.ts'
import { organisation, person } from '../people/schema.ts'
import type { MemberRole, SeatRole, SpaceKind, SpaceVisibility } from './words.ts'

export const space = pgTable('space', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<SpaceKind>().notNull(),
  slug: text('slug').notNull(),
  name: jsonb('name').$type<Text>().notNull(),
  purpose: jsonb('purpose').$type<Text>(),
  parentId: uuid('parent_id'),
  visibility: text('visibility').$type<SpaceVisibility>().notNull().default('public'),
  startsOn: date('starts_on'),
  endsOn: date('ends_on'),
  joinsDecidedBy: uuid('joins_decided_by'),
  sample: boolean('sample').notNull().default(false),
  createdBy: uuid('created_by').references(() => person.id),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})

const spaceId = () => uuid('space_id').notNull().references(() => space.id)

export const spaceMember = pgTable('space_member', {
  id: uuid('id').primaryKey(),
  spaceId: spaceId(),
  organisationId: uuid('organisation_id').references(() => organisation.id),
  personId: uuid('person_id').references(() => person.id),
  role: text('role').$type<MemberRole>().notNull(),
  fromOn: date('from_on').notNull(),
  toOn: date('to_on'),
})

export const seat = pgTable('seat', {
  id: uuid('id').primaryKey(),
  spaceId: spaceId(),
  personId: uuid('person_id').notNull().references(() => person.id),
  role: text('role').$type<SeatRole>().notNull(),
  fromOn: date('from_on').notNull(),
  toOn: date('to_on'),
})

export const spaceSuspension = pgTable('space_suspension', {
  id: uuid('id').primaryKey(),
  memberId: uuid('member_id').notNull().references(() => spaceMember.id),
  reason: text('reason'),
  since: timestamp('since', { withTimezone: true, mode: 'date' }).notNull(),
  suspendedBy: uuid('suspended_by').references(() => person.id),
  until: timestamp('until', { withTimezone: true, mode: 'date' }),
  endedBy: uuid('ended_by').references(() => person.id),
})
