import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import type { Lang, Name } from '../../core/text.ts'
import { type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { actorOfPerson } from '../people/people.ts'
import { messages } from './messages.ts'
import { missing } from './record.ts'
import { dealFor } from './reading.ts'
import { sayInDeal } from './talk.ts'

const setting = 'deal_reply_key'
const markLength = 27
const days = 14

async function replyKey(db: Db): Promise<Buffer> {
  await run(db, sql`insert into setting (name, value) values (${setting}, ${JSON.stringify(randomBytes(32).toString('base64url'))}::jsonb) on conflict do nothing`)
  const found = await row<{ value: string }>(db, sql`select value #>> '{}' as value from setting where name = ${setting}`)
  return Buffer.from(found?.value ?? '', 'base64url')
}

const mark = (key: Buffer, noticeId: string): string => createHmac('sha256', key).update(`deal-reply:${noticeId}`).digest('base64url').slice(0, markLength)

/** The token of the letter about a message: it answers once, in that one case, as that one person, for {@link days} days. */
export const replyToken = async (db: Db, noticeId: string): Promise<string> => showId(noticeId) + mark(await replyKey(db), noticeId)

type Behind = { noticeId: string; dealId: string; personId: string; at: Date; used: boolean }

async function behind(db: Db, token: string, now: Date): Promise<Behind> {
  const noticeId = token.length === 26 + markLength ? readId(token.slice(0, 26)) : undefined
  const right = noticeId ? Buffer.from(mark(await replyKey(db), noticeId)) : undefined
  const given = Buffer.from(token.slice(26))
  if (!noticeId || !right || right.length !== given.length || !timingSafeEqual(right, given)) throw missing()
  const found = await row<Behind>(
    db,
    sql`select n.id as "noticeId", n.object_id as "dealId", n.person_id as "personId", n.at, exists (select from deal_reply r where r.notice_id = n.id) as used
        from notice n where n.id = ${noticeId} and n.kind = 'message_received' and n.object_type = 'deal'`,
  )
  if (!found || now.getTime() - found.at.getTime() > days * 86_400_000) throw missing()
  return found
}

/** The person of the token with every authority of now: what ended since the letter has ended here. @throws Failure missing */
async function personOf(db: Db, { personId }: Behind, now: Date): Promise<Actor> {
  const actor = await actorOfPerson(db, personId, now)
  if (!actor) throw missing()
  return actor
}

/** What the page of a reply link shows: the case and whether the link still answers; nothing of the thread. @throws Failure missing */
export async function replyTo(db: Db, token: string, now: Date): Promise<{ title: Name; other?: Name; reference: string; person: string; used: boolean; open: boolean; dealId: string }> {
  const one = await behind(db, token, now)
  const actor = await personOf(db, one, now)
  const deal = await dealFor(db, actor, one.dealId)
  return { title: deal.title, other: deal.other.name, reference: deal.reference, person: actor.name ?? '', used: one.used, open: deal.may.talk, dealId: deal.id }
}

/** Says something in the case by the link of a letter, once. @throws Failure missing | invalid | conflict (used, or over) */
export async function replyByLink(db: Db, token: string, now: Date, input: { body: string; lang?: Lang }): Promise<string> {
  const one = await behind(db, token, now)
  const actor = await personOf(db, one, now)
  return transaction(db, async (tx) => {
    const first = await run(tx, sql`insert into deal_reply (notice_id, deal_id, person_id, at) values (${one.noticeId}, ${one.dealId}, ${one.personId}, ${now}) on conflict do nothing`)
    if (first === 0) throw new Failure('conflict', messages.replyUsed)
    const messageId = await sayInDeal(tx, actor, { id: one.dealId, ...input })
    await run(tx, sql`update deal_reply set message_id = ${messageId} where notice_id = ${one.noticeId}`)
    return messageId
  })
}
