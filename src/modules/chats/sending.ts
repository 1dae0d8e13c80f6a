import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, type Name, say } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import type { Locker } from '../../platform/locked.ts'
import { OutsideFault, type OutsidePost } from '../../platform/outside.ts'
import { enqueue, type Job, type Queue } from '../../platform/queue.ts'
import { canKeepChat, hookOf, openHook } from './hooks.ts'
import { chatAnswers, chatMessages } from './messages.ts'
import { type ChatMessage, type Hook, postingOf, readAnswer } from './providers.ts'
import { chatKinds, isChatKind } from './words/kinds.ts'

/** What sending takes: the way outside, the key of the kept addresses, and the page of an object. */
export type ChatTools = { post: OutsidePost; locker: Locker; addressOf: (lang: Lang, object: { type: string; id: string }) => string }

/** As many tries as the queue gives a job. */
export const mostTries = 7

/** Sends one message and says what came back; never throws for what lies outside. */
async function send(tools: ChatTools, hook: Hook, message: ChatMessage, at: Date): Promise<{ well: boolean; said: string }> {
  const { url, body } = postingOf(hook, message, at)
  try {
    return readAnswer(hook.provider, await tools.post(url, JSON.stringify(body)))
  } catch (error) {
    if (error instanceof OutsideFault) return { well: false, said: chatAnswers[error.kind][message.lang] }
    throw error
  }
}

/** Sends a real message to try the hook; the answer is shown and noted. @throws missing */
export async function tryHook(db: Db, actor: Actor, tools: ChatTools, organisationId: string): Promise<{ well: boolean; said: string }> {
  const known = await hookOf(db, actor, organisationId)
  if (!known || !canKeepChat(actor, organisationId)) throw new Failure('missing', refusals.missing)
  const opened = await openHook(db, tools.locker, known.id)
  const { lang } = known
  const message = { line: say(lang, chatMessages.lead, { line: chatMessages.test[lang] }), link: tools.addressOf(lang, { type: 'desk', id: organisationId }), lang }
  const answer = opened?.hook ? await send(tools, opened.hook, message, actor.at) : { well: false, said: chatAnswers.unreadable[lang] }
  await change(db, actor, { verb: 'chat.try', object: { type: 'organisation', id: organisationId }, audience: 'staff', onBehalfOf: organisationId }, (tx) =>
    run(tx, sql`update chat_hook set tested_at = ${actor.at}, tested_well = ${answer.well}, tested_answer = ${answer.said} where id = ${known.id} and ended_at is null`),
  )
  return answer
}

/** The organisations that are a party to what a notice is about; a chat hears of nothing else. */
const partiesTo = sql`
  select p.organisation_id as id from deal_party p where n.object_type = 'deal' and p.deal_id = n.object_id and p.left_at is null
  union select p.agent_id from deal_party p where n.object_type = 'deal' and p.deal_id = n.object_id and p.agent_id is not null and p.left_at is null
  union select unnest(array[l.owner_id, l.publisher_id]) from listing l where n.object_type in ('listing', 'listing_text') and l.id = n.object_id
  union select unnest(array[l.owner_id, l.publisher_id]) from door_enquiry e join listing l on l.id = e.listing_id where n.object_type = 'enquiry' and e.id = n.object_id
  union select n.object_id where n.object_type = 'organisation'`

/** The job of a notice: a delivery for the chat of each organisation that is a party and whose person was told; once however many were. */
async function fanOut(db: Db, noticeId: string): Promise<void> {
  await transaction(db, async (tx) => {
    const found = await rows<{ hookId: string; kind: string; type: string; objectId: string; version: string }>(
      tx,
      sql`select h.id as "hookId", n.kind, n.object_type as type, n.object_id as "objectId", n.version from notice n
          join chat_hook h on h.ended_at is null and n.kind = any(h.kinds)
          where n.id = ${noticeId} and h.organisation_id in (${partiesTo})
            and exists (select from affiliation a where a.person_id = n.person_id and a.organisation_id = h.organisation_id and a.ended_at is null)`,
    )
    for (const one of found) {
      const id = newId()
      const made = await run(tx, sql`insert into chat_delivery (id, hook_id, kind, object_type, object_id, version) values (${id}, ${one.hookId}, ${one.kind}, ${one.type}, ${one.objectId}, ${one.version}) on conflict do nothing`)
      if (made > 0) await enqueue(tx, 'chat', { deliveryId: id }, { key: `delivery:${id}` })
    }
  })
}

/** The title of the listing that it is about, while anybody may read it; of all else a chat learns that there is something. */
async function publicTitle(db: Db, { type, id }: { type: string; id: string }, lang: Lang): Promise<string | undefined> {
  const found = await row<{ titles: Name | null }>(
    db,
    sql`select (select jsonb_object_agg(t.lang, t.body) from listing_text t where t.revision_id = l.live_revision_id and t.field = 'title' and t.origin <> 'machine') as titles from listing l
        where l.state = 'published' and l.visibility = 'public' and cardinality(l.excluded_countries) = 0 and l.id = (case ${type}::text
          when 'deal' then (select listing_id from deal_listing where deal_id = ${id} and place = 0) when 'enquiry' then (select listing_id from door_enquiry where id = ${id})
          when 'listing' then ${id}::uuid when 'listing_text' then ${id}::uuid end)`,
  )
  return found?.titles?.[lang] ?? found?.titles?.en ?? found?.titles?.zh
}

type Waiting = { id: string; hookId: string; kind: string; type: string; objectId: string; tries: number }

/** The job of a delivery. What was sent is not sent again; what was refused too often is a dead letter on the organiser's desk. */
async function deliver(db: Db, tools: ChatTools, deliveryId: string, at: Date): Promise<void> {
  const one = await row<Waiting>(db, sql`select id, hook_id as "hookId", kind, object_type as type, object_id as "objectId", tries from chat_delivery where id = ${deliveryId} and state = 'queued'`)
  const opened = one && (await openHook(db, tools.locker, one.hookId))
  if (!one || !opened || !isChatKind(one.kind)) return
  const note = (state: 'queued' | 'sent' | 'failed', error: string | null) =>
    run(db, sql`update chat_delivery set state = ${state}, tries = ${one.tries + 1}, error = ${error}, sent_at = ${state === 'sent' ? at : null} where id = ${one.id} and state = 'queued'`)
  const { hook, lang, ended } = opened
  if (ended) return void (await note('failed', null))
  if (!hook) return void (await note('failed', chatAnswers.unreadable[lang]))
  const object = { type: one.type, id: one.objectId }
  const title = await publicTitle(db, object, lang)
  const kind = chatKinds[one.kind][lang]
  const line = say(lang, chatMessages.lead, { line: title ? say(lang, chatMessages.titled, { line: kind, title: title.slice(0, 120).toWellFormed() }) : kind })
  const { well, said } = await send(tools, hook, { line, link: tools.addressOf(lang, object), lang }, at)
  const final = one.tries + 1 >= mostTries
  await note(well ? 'sent' : final ? 'failed' : 'queued', well ? null : said)
  if (!well && !final) throw new Error(`the chat did not take delivery ${one.id}`)
}

/** The jobs of this module by queue. */
export const chatJobs = (db: Db, tools: ChatTools, clock: Clock): Partial<Record<Queue, Job>> => ({
  chat: async ({ noticeId, deliveryId }) => {
    if (noticeId !== undefined) await fanOut(db, String(noticeId))
    else await deliver(db, tools, String(deliveryId), clock())
  },
})

/** The host: organisers and administrators of the platform. */
export const canSeeDeadLetters = (actor: Actor): boolean => actor.personId !== undefined && hasRole(actor, 'organiser', 'administrator')

export type DeadLetter = { id: string; organisation: Name; slug: string; host: string; kind: string; error: string | null; tries: number; at: Date; live: boolean }

/** Messages that no chat took, newest first. @throws missing for others than the host */
export async function deadLetters(db: Db, actor: Actor): Promise<DeadLetter[]> {
  if (!canSeeDeadLetters(actor)) throw new Failure('missing', refusals.missing)
  return rows<DeadLetter>(
    db,
    sql`select d.id, o.name as organisation, o.slug, h.host, d.kind, d.error, d.tries, d.at, h.ended_at is null as live from chat_delivery d join chat_hook h on h.id = d.hook_id join organisation o on o.id = h.organisation_id
        where d.state = 'failed' order by d.at desc, d.id desc limit 200`,
  )
}

/** Sends a dead letter again, with all its tries. @throws missing */
export async function sendAgain(db: Db, actor: Actor, id: string): Promise<void> {
  if (!canSeeDeadLetters(actor)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'chat.send_again', object: { type: 'chat_delivery', id }, audience: 'staff' }, async (tx) => {
    const again = await run(tx, sql`update chat_delivery d set state = 'queued', tries = 0, error = null from chat_hook h where d.id = ${id} and d.state = 'failed' and h.id = d.hook_id and h.ended_at is null`)
    if (again === 0) throw new Failure('missing', refusals.missing)
    await enqueue(tx, 'chat', { deliveryId: id }, { key: `delivery:${id}` })
  })
}
