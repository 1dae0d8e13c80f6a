import { writeText } from '../../core/writing.ts'
import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, measure, type Name, type Phrase, type Text } from '../../core/text.ts'
import { change, type Deed } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { newsRefusals } from './messages.ts'
import { canReviewNews, canWriteNews, publishesNewsAtOnce } from './policy.ts'
import { missing, type NewsItem, newsItemFor, type NewsState } from './record.ts'
import { type NewsKind, newsKinds } from './words/kinds.ts'

type Halves = { zh?: string; en?: string }
export type NewsInput = { kind: NewsKind; title: Halves; body: Halves; lang: Lang; onDate: string; visibility: NewsItem['visibility'] }

export const newsLimits = { title: 300, body: 20_000, comment: 2_000 } as const

const titleOf = ({ variants: { zh, en } }: Text): Name => ({ zh: zh?.body ?? en?.body, en: en?.body ?? zh?.body })
const deed = (item: { id: string; spaceId: string | null }, verb: string, audience: Deed['audience'] = 'staff'): Deed => ({ verb: `news.${verb}`, object: { type: 'news', id: item.id }, audience, related: item.spaceId ? [item.spaceId] : [] })

const width = ['space', 'signed_in', 'public']

async function checked(db: Db, actor: Actor, spaceId: string | null, input: NewsInput, before?: NewsItem): Promise<{ title: Text; body: Text }> {
  const problems: Record<string, Phrase> = {}
  const title = writeText(before?.title, input.title, input.lang, actor.at, actor.personId)
  const body = writeText(before?.body, input.body, input.lang, actor.at, actor.personId)
  if (!title) problems[`title_${input.lang}`] = newsRefusals.title
  if (!body) problems[`body_${input.lang}`] = newsRefusals.body
  for (const half of ['zh', 'en'] as const) {
    if (measure(input.title[half] ?? '') > newsLimits.title) problems[`title_${half}`] = newsRefusals.long
    if (measure(input.body[half] ?? '') > newsLimits.body) problems[`body_${half}`] = newsRefusals.long
  }
  if (!Object.hasOwn(newsKinds, input.kind)) problems.kind = newsRefusals.kind
  if (!/^\d{4}-\d\d-\d\d$/.test(input.onDate) || Number.isNaN(Date.parse(input.onDate))) problems.onDate = newsRefusals.date
  const space = spaceId ? await row<{ visibility: string }>(db, sql`select visibility from space where id = ${spaceId}`) : { visibility: 'public' }
  if (!space || width.indexOf(input.visibility) > width.indexOf(space.visibility) || (input.visibility === 'space' && !spaceId)) problems.visibility = newsRefusals.wider
  if (!title || !body || Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  return { title, body }
}

/** Begins an item of the host (`spaceId` null) or of an alliance. @throws Failure missing | invalid */
export async function writeNews(db: Db, actor: Actor, input: NewsInput & { spaceId: string | null; sample?: boolean }): Promise<string> {
  if (!canWriteNews(actor, input.spaceId)) throw missing()
  const { title, body } = await checked(db, actor, input.spaceId, input)
  const id = newId(actor.at.getTime())
  await change(db, actor, deed({ id, spaceId: input.spaceId }, 'write'), (tx) =>
    run(
      tx,
      sql`insert into news_item (id, kind, space_id, title, body, on_date, visibility, sample, created_by, created_at, updated_at)
          values (${id}, ${input.kind}, ${input.spaceId}, ${JSON.stringify(title)}, ${JSON.stringify(body)}, ${input.onDate}, ${input.visibility}, ${input.sample ?? false}, ${actor.personId ?? null}, ${actor.at}, ${actor.at})`,
    ),
  )
  return id
}

/** The item under its lock, for its writers. @throws Failure missing | conflict */
export async function itemToWrite(tx: Db, actor: Actor, id: string, version?: number): Promise<NewsItem> {
  await row(tx, sql`select 1 from news_item where id = ${id} for update`)
  const found = await newsItemFor(tx, actor, id)
  if (!canWriteNews(actor, found.spaceId)) throw missing()
  if (version !== undefined && version !== found.version) throw new Failure('conflict', newsRefusals.changed, { theirs: found })
  return found
}

/** Changes an item; what is published stays published for those who publish at once, and goes back to the moderators for others. */
export async function editNews(db: Db, actor: Actor, input: NewsInput & { id: string; version: number }): Promise<void> {
  const seen = await newsItemFor(db, actor, input.id)
  await change(db, actor, deed(seen, 'edit', seen.state === 'published' ? 'public' : 'staff'), async (tx) => {
    const before = await itemToWrite(tx, actor, seen.id, input.version)
    const { title, body } = await checked(tx, actor, before.spaceId, input, before)
    const state: NewsState = before.state === 'published' && !publishesNewsAtOnce(actor, before.spaceId) ? 'submitted' : before.state === 'withdrawn' ? 'draft' : before.state
    await run(
      tx,
      sql`update news_item set kind = ${input.kind}, title = ${JSON.stringify(title)}, body = ${JSON.stringify(body)}, on_date = ${input.onDate}, visibility = ${input.visibility}, state = ${state},
            updated_at = ${actor.at}, version = version + 1 where id = ${before.id}`,
    )
    if (state === 'submitted' && before.state !== 'submitted') await tellReviewers(tx, before)
  })
}

const tellReviewers = async (tx: Db, item: NewsItem): Promise<void> => {
  const people = (await rows<{ id: string }>(tx, sql`select person_id as id from platform_role where role = 'moderator' and ended_at is null`)).map(({ id }) => id)
  await tell(tx, { kind: 'news_submitted', people, object: { type: 'news', id: item.id }, version: String(item.version), about: { title: titleOf(item.title) } })
}

/** Publishes an item, or sends it to the moderators. @throws Failure missing | conflict while a cited case is not permitted */
export async function publishNews(db: Db, actor: Actor, input: { id: string; version?: number }): Promise<NewsState> {
  const seen = await newsItemFor(db, actor, input.id)
  const atOnce = publishesNewsAtOnce(actor, seen.spaceId)
  return change(db, actor, deed(seen, atOnce ? 'publish' : 'submit', atOnce ? 'public' : 'staff'), async (tx) => {
    const item = await itemToWrite(tx, actor, seen.id, input.version)
    if (item.state !== 'draft' && item.state !== 'withdrawn') throw new Failure('conflict', newsRefusals.state)
    await refuseUnpermitted(tx, item.id)
    if (atOnce) await show(tx, actor, item)
    else {
      await run(tx, sql`update news_item set state = 'submitted', comment = null, updated_at = ${actor.at}, version = version + 1 where id = ${item.id}`)
      await tellReviewers(tx, item)
    }
    return atOnce ? 'published' : 'submitted'
  })
}

const show = (tx: Db, actor: Actor, item: NewsItem): Promise<number> =>
  run(tx, sql`update news_item set state = 'published', comment = null, published_at = coalesce(published_at, ${actor.at}), published_by = ${actor.personId ?? null}, updated_at = ${actor.at}, version = version + 1 where id = ${item.id}`)

/** No case is cited in public before both of its parties have said yes. */
async function refuseUnpermitted(tx: Db, itemId: string): Promise<void> {
  const open = await row(tx, sql`select 1 from news_citation c where c.item_id = ${itemId} and c.kind = 'deal' and (c.deal_id is null or exists (select from news_consent x where x.citation_id = c.id and x.state <> 'given')) limit 1`)
  if (open) throw new Failure('conflict', newsRefusals.waiting)
}

/** A moderator lets a submitted item out, or sends it back with a comment. @throws Failure missing | invalid | conflict */
export async function reviewNews(db: Db, actor: Actor, input: { id: string; approve: boolean; comment?: string }): Promise<void> {
  const seen = await newsItemFor(db, actor, input.id)
  if (!canReviewNews(actor)) throw missing()
  const comment = input.comment?.trim().slice(0, newsLimits.comment) || null
  if (!input.approve && !comment) throw new Failure('invalid', newsRefusals.comment, { fields: { comment: newsRefusals.comment } })
  await change(db, actor, deed(seen, input.approve ? 'publish' : 'return', input.approve ? 'public' : 'staff'), async (tx) => {
    const item = await row<{ state: NewsState; createdBy: string | null }>(tx, sql`select state, created_by as "createdBy" from news_item where id = ${seen.id} for update`)
    if (item?.state !== 'submitted') throw new Failure('conflict', newsRefusals.state)
    if (input.approve) {
      await refuseUnpermitted(tx, seen.id)
      await show(tx, actor, seen)
    } else await run(tx, sql`update news_item set state = 'draft', comment = ${comment}, updated_at = ${actor.at}, version = version + 1 where id = ${seen.id}`)
    if (item.createdBy) await tell(tx, { kind: input.approve ? 'news_published' : 'news_returned', people: [item.createdBy], object: { type: 'news', id: seen.id }, version: actor.at.toISOString(), about: { title: titleOf(seen.title) } })
  })
}

/** Takes a published item from view: its writers, or a moderator with a reason. @throws Failure missing | invalid | conflict */
export async function withdrawNews(db: Db, actor: Actor, input: { id: string; reason: string }): Promise<void> {
  const seen = await newsItemFor(db, actor, input.id)
  if (!canWriteNews(actor, seen.spaceId) && !canReviewNews(actor)) throw missing()
  const reason = input.reason.trim().slice(0, newsLimits.comment)
  if (reason === '') throw new Failure('invalid', newsRefusals.comment, { fields: { comment: newsRefusals.comment } })
  await change(db, actor, deed(seen, 'withdraw', 'public'), async (tx) => {
    const gone = await run(tx, sql`update news_item set state = 'withdrawn', pinned = false, comment = ${reason}, updated_at = ${actor.at}, version = version + 1 where id = ${seen.id} and state = 'published'`)
    if (gone === 0) throw new Failure('conflict', newsRefusals.state)
  })
}

/** Pins an item on top of its lists, or lets it go. @throws Failure missing */
export async function pinNews(db: Db, actor: Actor, input: { id: string; on: boolean }): Promise<void> {
  const seen = await newsItemFor(db, actor, input.id)
  await change(db, actor, deed(seen, input.on ? 'pin' : 'unpin'), async (tx) => {
    await itemToWrite(tx, actor, seen.id)
    await run(tx, sql`update news_item set pinned = ${input.on} where id = ${seen.id}`)
  })
}

/** Whether the actor writes for anybody at all: for the door on the page. */
export const writesNews = (actor: Actor): boolean => hasRole(actor, 'organiser', 'moderator', 'administrator')
