import { type Actor, administers } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang, Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import type { Locker } from '../../platform/locked.ts'
import { chatRefusals } from './messages.ts'
import { type Hook, type Provider, providers, readHookUrl, signs } from './providers.ts'
import { type ChatKind, isChatKind } from './words/kinds.ts'

/** The hook of an organisation as it may be shown: never its address or secret. */
export type ChatHook = {
  id: string; provider: Provider; host: string; lang: Lang; kinds: ChatKind[]; setAt: Date; testedAt: Date | null; testedWell: boolean | null; testedAnswer: string | null
}

const columns = sql`id, provider, host, lang, kinds, set_at as "setAt", tested_at as "testedAt", tested_well as "testedWell", tested_answer as "testedAnswer"`

/** An organisation's chat is set up by its administrators. */
export const canKeepChat = (actor: Actor, organisationId: string): boolean => administers(actor, organisationId)

/** The hook that stands. @throws missing */
export async function hookOf(db: Db, actor: Actor, organisationId: string): Promise<ChatHook | undefined> {
  if (!canKeepChat(actor, organisationId)) throw new Failure('missing', refusals.missing)
  return row<ChatHook>(db, sql`select ${columns} from chat_hook where organisation_id = ${organisationId} and ended_at is null`)
}

export type HookInput = { organisationId: string; provider: string; /** Left empty: the address and secret that are kept stay. */ url: string; secret?: string; lang: Lang; kinds: readonly string[] }

/**
 * Sets the hook of an organisation, or changes what it is told; the address is locked before it is kept. A new address takes
 * the place of the one before.
 * @throws missing | invalid
 */
export async function setHook(db: Db, actor: Actor, locker: Locker, allowed: readonly string[], input: HookInput): Promise<void> {
  const before = await hookOf(db, actor, input.organisationId)
  const kinds = [...new Set(input.kinds)].filter(isChatKind)
  const provider = providers.find((one) => one === input.provider)
  const stays = input.url.trim() === '' && before !== undefined && before.provider === provider
  const read = provider && !stays ? readHookUrl(provider, input.url, allowed) : {}
  const fields: Record<string, Phrase> = {}
  if (!provider) fields.provider = chatRefusals.provider
  if (read.why) fields.url = chatRefusals[read.why]
  if (kinds.length === 0) fields.kinds = chatRefusals.kinds
  if ((input.secret?.length ?? 0) > 200) fields.secret = chatRefusals.secret
  if (!provider || Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  const object = { type: 'organisation', id: input.organisationId }
  await change(db, actor, { verb: 'chat.set', object, audience: 'staff', onBehalfOf: input.organisationId }, async (tx) => {
    await run(tx, sql`select 1 from organisation where id = ${input.organisationId} for update`)
    if (!read.url) {
      await run(tx, sql`update chat_hook set lang = ${input.lang}, kinds = ${sql.param(kinds)}::text[], set_by = ${actor.personId ?? null}, set_at = ${actor.at} where organisation_id = ${input.organisationId} and ended_at is null`)
      return
    }
    const hook: Hook = { provider, url: read.url.href, ...(input.secret?.trim() && signs(provider) ? { secret: input.secret.trim() } : {}) }
    await endHooks(tx, input.organisationId, actor.at)
    await run(
      tx,
      sql`insert into chat_hook (id, organisation_id, provider, host, sealed, lang, kinds, set_by, set_at)
          values (${newId(actor.at.getTime())}, ${input.organisationId}, ${provider}, ${read.url.hostname}, ${locker.lock(JSON.stringify(hook))}, ${input.lang}, ${sql.param(kinds)}::text[], ${actor.personId ?? null}, ${actor.at})`,
    )
  })
}

/** An ended hook keeps its deliveries and loses its address. */
const endHooks = (tx: Db, organisationId: string, at: Date): Promise<number> =>
  run(tx, sql`update chat_hook set ended_at = ${at}, sealed = ''::bytea where organisation_id = ${organisationId} and ended_at is null`)

/** Ends the hook: nothing more is sent, and its address is forgotten. @throws missing */
export async function endHook(db: Db, actor: Actor, organisationId: string): Promise<void> {
  if (!canKeepChat(actor, organisationId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'chat.end', object: { type: 'organisation', id: organisationId }, audience: 'staff', onBehalfOf: organisationId }, async (tx) => {
    if ((await endHooks(tx, organisationId, actor.at)) === 0) throw new Failure('missing', refusals.missing)
  })
}

/** The address behind a hook, for sending; undefined when it was locked under another secret. */
export async function openHook(db: Db, locker: Locker, hookId: string): Promise<{ hook: Hook | undefined; lang: Lang; ended: boolean } | undefined> {
  const found = await row<{ sealed: Buffer; lang: Lang; ended: boolean }>(db, sql`select sealed, lang, ended_at is not null as ended from chat_hook where id = ${hookId}`)
  if (!found) return undefined
  const text = found.ended ? undefined : locker.unlock(found.sealed)
  return { hook: text === undefined ? undefined : (JSON.parse(text) as Hook), lang: found.lang, ended: found.ended }
}

export type Delivery = { id: string; kind: string; state: 'queued' | 'sent' | 'failed'; tries: number; error: string | null; at: Date; sentAt: Date | null }

/** What was sent to the chat of an organisation at last. @throws missing */
export async function deliveriesTo(db: Db, actor: Actor, organisationId: string): Promise<Delivery[]> {
  if (!canKeepChat(actor, organisationId)) throw new Failure('missing', refusals.missing)
  return rows<Delivery>(
    db,
    sql`select d.id, d.kind, d.state, d.tries, d.error, d.at, d.sent_at as "sentAt" from chat_delivery d join chat_hook h on h.id = d.hook_id where h.organisation_id = ${organisationId} order by d.at desc, d.id desc limit 20`,
  )
}
