import { boolean, customType, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../core/text.ts'
import type { NewsState } from './record.ts'
import type { NewsKind } from './words/kinds.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true })
const texts = customType<{ data: Text; driverData: string }>({ dataType: () => 'qiao_text', toDriver: (value) => JSON.stringify(value) })

export const newsItem = pgTable('news_item', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<NewsKind>().notNull(),
  spaceId: uuid('space_id'),
  title: texts('title').notNull(),
  body: texts('body').notNull(),
  onDate: date('on_date').notNull(),
  visibility: text('visibility').$type<'public' | 'signed_in' | 'space'>().notNull().default('public'),
  pinned: boolean('pinned').notNull().default(false),
  state: text('state').$type<NewsState>().notNull().default('draft'),
  comment: text('comment'),
  publishedAt: instant('published_at'),
  publishedBy: uuid('published_by'),
  sample: boolean('sample').notNull().default(false),
  createdBy: uuid('created_by'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  version: integer('version').notNull().default(1),
})

export const newsCitation = pgTable('news_citation', {
  id: uuid('id').primaryKey(),
  itemId: uuid('item_id').notNull(),
  place: integer('place').notNull(),
  kind: text('kind').$type<'listing' | 'deal' | 'figure'>().notNull(),
  listingId: uuid('listing_id'),
  listingRevisionId: uuid('listing_revision_id'),
  dealReference: text('deal_reference'),
  dealId: uuid('deal_id'),
  figure: text('figure'),
  value: integer('value'),
  asOf: date('as_of'),
  addedBy: uuid('added_by'),
  addedAt: instant('added_at').notNull(),
})

export const newsConsent = pgTable('news_consent', {
  id: uuid('id').primaryKey(),
  citationId: uuid('citation_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  state: text('state').$type<'asked' | 'given' | 'refused'>().notNull().default('asked'),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
})
