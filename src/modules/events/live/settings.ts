import type { Actor } from '../../../core/actor.ts'
import { Failure, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { announce } from '../../../platform/realtime.ts'
import { eventRefusals } from '../messages.ts'
import { topicOf } from './broadcasting.ts'
import { liveRefusals } from './messages.ts'
import { type Session, sessionToModerate } from './reading.ts'
import { tellBegun } from './told.ts'
import { hostAllowed, liveLimits, type LiveState, type Region, type StreamKind } from './rules.ts'

export type Where = { slug: string; sessionId: string }

/** One deed on the live page of a session by who moderates it; the page is made at the first. Told to its readers when it commits. */
export async function onLive<T>(db: Db, actor: Actor, where: Where, verb: string, f: (tx: Db, session: Session) => Promise<T>): Promise<T> {
  const session = await sessionToModerate(db, actor, where)
  return change(db, actor, { verb: `live.${verb}`, object: { type: 'live_session', id: session.id }, related: [session.eventId], audience: 'space' }, async (tx) => {
    await run(tx, sql`insert into live_session (session_id, event_id, created_at) values (${session.id}, ${session.eventId}, ${actor.at}) on conflict do nothing`)
    await run(tx, sql`select from live_session where session_id = ${session.id} for no key update`)
    const result = await f(tx, session)
    await announce(tx, { topic: topicOf(session.id), kind: verb, id: session.id })
    return result
  })
}

/** Where it stands: begins, ends, or waits again after a false start. Questions open when it begins. @throws missing */
export const setLiveState = (db: Db, actor: Actor, { state, ...where }: Where & { state: LiveState }): Promise<void> =>
  onLive(db, actor, where, state === 'on' ? 'begin' : state === 'ended' ? 'end' : 'wait', async (tx, session) => {
    await run(tx, sql`update live_session set state = ${state}, questions = case ${state} when 'on' then true when 'ended' then false else questions end, version = version + 1 where session_id = ${session.id}`)
    if (state === 'on') await tellBegun(tx, session)
  })

export type LiveSettings = { questions: boolean; moderated: boolean; reactions: boolean; takesFrom: 'signed_in' | 'participants' }

/** @throws missing | conflict */
export const setLive = (db: Db, actor: Actor, { version, questions, moderated, reactions, takesFrom, ...where }: Where & LiveSettings & { version: number }): Promise<void> =>
  onLive(db, actor, where, 'settings', async (tx, { id }) => {
    const done = await run(tx, sql`update live_session set questions = ${questions}, moderated = ${moderated}, reactions = ${reactions}, takes_from = ${takesFrom}, version = version + 1 where session_id = ${id} and (version = ${version} or ${version} = 0)`)
    if (done === 0) throw new Failure('conflict', eventRefusals.changed)
  })

/** An address at which the session is broadcast. `allowed` are the hosts whose players may stand in our page. @throws missing | invalid */
export async function addStream(db: Db, actor: Actor, { region, kind, url, name, lang, allowed, ...where }: Where & { region: Region; kind: StreamKind; url: string; name: Halves; lang: Lang; allowed: readonly string[] }): Promise<void> {
  const address = url.trim()
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:' || address.length > 1500) throw wrong('url', liveRefusals.url)
  if (kind !== 'page' && !hostAllowed(address, allowed)) throw wrong('url', liveRefusals.host)
  const texts = textsOf(actor, lang, { name: { halves: name, limit: liveLimits.streamName, need: 'one' } })
  await onLive(db, actor, where, 'stream', async (tx, { id }) => {
    const { count } = (await row<{ count: number }>(tx, sql`select count(*) as count from live_stream where session_id = ${id}`))!
    if (count >= liveLimits.streams) throw wrong('url', liveRefusals.many)
    await run(tx, sql`insert into live_stream (id, session_id, position, region, kind, url, name) values (${newId(actor.at.getTime())}, ${id}, ${count + 1}, ${region}, ${kind}, ${new URL(address).href}, ${stored(texts.name)})`)
  })
}

export const removeStream = (db: Db, actor: Actor, { id, ...where }: Where & { id: string }): Promise<void> =>
  onLive(db, actor, where, 'stream_end', async (tx, session) => {
    await run(tx, sql`delete from live_stream where id = ${id} and session_id = ${session.id}`)
  })

/** A broadcaster's own count, with where it comes from. @throws missing | invalid */
export async function enterFigure(db: Db, actor: Actor, { viewers, source, sourceUrl, countedAt, lang, ...where }: Where & { viewers: number; source: Halves; sourceUrl?: string; countedAt: Date; lang: Lang }): Promise<void> {
  if (!Number.isSafeInteger(viewers) || viewers < 0 || viewers > 1e11) throw wrong('viewers', liveRefusals.figure)
  if (sourceUrl && !/^https?:\/\/\S{3,1490}$/.test(sourceUrl)) throw wrong('sourceUrl', liveRefusals.url)
  const texts = textsOf(actor, lang, { source: { halves: source, limit: liveLimits.source, need: 'one' } })
  await onLive(db, actor, where, 'figure', async (tx, { id }) => {
    await run(tx, sql`insert into live_figure (id, session_id, viewers, source, source_url, counted_at, entered_by, entered_at) values (${newId(actor.at.getTime())}, ${id}, ${viewers}, ${stored(texts.source)}, ${sourceUrl || null}, ${countedAt}, ${actor.personId ?? null}, ${actor.at})`)
  })
}
