import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Text } from '../../core/text.ts'
import { type Rule, toSql } from '../../core/visibility.ts'
import type { Db } from '../../platform/database.ts'
import { newsColumns, newsReadable, newsShown } from './policy.ts'
import type { NewsKind } from './words/kinds.ts'

export type NewsState = 'draft' | 'submitted' | 'published' | 'withdrawn'

export type NewsItem = {
  id: string
  kind: NewsKind
  spaceId: string | null
  /** The alliance or event whose news it is. */
  space: { slug: string; name: Text; kind: string } | null
  title: Text
  body: Text
  onDate: string
  visibility: 'public' | 'signed_in' | 'space'
  pinned: boolean
  state: NewsState
  comment: string | null
  publishedAt: Date | null
  updatedAt: Date
  sample: boolean
  version: number
}

/** Whether an item is an alliance's, which has figures of its own; that of the host or of an event cites those of the hall. */
export const ofAlliance = (item: Pick<NewsItem, 'space'>): boolean => item.space !== null && item.space.kind !== 'event'

export const missing = (): Failure => new Failure('missing', refusals.missing)

const columns = `n.id, n.kind, n.space_id as "spaceId", case when s.id is not null then json_build_object('slug', s.slug, 'name', s.name, 'kind', s.kind) end as space, n.title, n.body, n.on_date as "onDate",
  n.visibility, n.pinned, n.state, n.comment, n.published_at as "publishedAt", n.updated_at as "updatedAt", n.sample, n.version`
const tables = 'news_item n left join space s on s.id = n.space_id'

async function find(db: Db, actor: Actor, rule: Rule, where: string, params: unknown[], rest: string): Promise<NewsItem[]> {
  const { rows } = await db.$client.query<NewsItem>(`select ${columns} from ${tables} where ${where} and ${toSql(rule, actor, newsColumns, params)} ${rest}`, params)
  return rows
}

/** `spaceId`: an alliance's items, `null` the host's own; without it everybody's. `spaces` several, each item once. */
export type NewsQuery = { kind?: NewsKind; spaceId?: string | null; limit?: number; offset?: number }

const conditions = ({ kind, spaceId }: NewsQuery, params: unknown[]): string =>
  [
    'true',
    ...(kind ? [`n.kind = $${params.push(kind)}`] : []),
    ...(spaceId === undefined ? [] : spaceId === null ? ['n.space_id is null'] : [`n.space_id = $${params.push(spaceId)}`]),
  ].join(' and ')

/** What is published for the reader: pinned ones first, then by date, newest first, with how many there are. */
export async function newsVisibleTo(db: Db, actor: Actor, query: NewsQuery = {}): Promise<{ items: NewsItem[]; total: number }> {
  const params: unknown[] = []
  const where = conditions(query, params)
  const items = await find(db, actor, newsShown, where, params, `order by n.pinned desc, n.on_date desc, n.id desc limit ${Math.min(query.limit ?? 20, 100)} offset ${query.offset ?? 0}`)
  const counted: unknown[] = []
  const text = `select count(*) as n from ${tables} where ${conditions(query, counted)} and ${toSql(newsShown, actor, newsColumns, counted)}`
  const { rows } = await db.$client.query<{ n: number }>(text, counted)
  return { items, total: rows[0]?.n ?? 0 }
}

/** What its writers work on, and what waits for moderators: everything that is not published, newest change first. */
export async function newsToWorkOn(db: Db, actor: Actor, query: NewsQuery = {}): Promise<NewsItem[]> {
  if (actor.kind === 'visitor') return []
  const params: unknown[] = []
  const where = `n.state <> 'published' and ${conditions(query, params)}`
  return find(db, actor, newsReadable, where, params, 'order by n.updated_at desc limit 100')
}

/** One item for those who may read it. @throws Failure missing */
export async function newsItemFor(db: Db, actor: Actor, idOrShown: string): Promise<NewsItem> {
  const id = readId(idOrShown)
  const [found] = id ? await find(db, actor, newsReadable, 'n.id = $1', [id], '') : []
  if (!found) throw missing()
  return found
}
