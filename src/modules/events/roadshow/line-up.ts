import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { authored, type Lang, type Name, type Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { type Call, callFor, roundsOf } from '../../calls/calls.ts'
import { resultsOf } from '../../calls/judging/judging.ts'
import { cardsFor } from '../../listings/listings.ts'
import { eventRefusals } from '../messages.ts'
import { onLive, type Where } from '../live/settings.ts'
import { roadshowRefusals } from './messages.ts'
import { pitchRows, roadshowRow } from './reading.ts'

export const roadshowLimits = { title: 200, pitches: 60, note: 2_000 } as const

/** A deed on the roadshow of a session, which is made at the first; its readers hear of it. */
export const onRoadshow = <T>(db: Db, actor: Actor, where: Where, verb: string, f: (tx: Db, sessionId: string) => Promise<T>): Promise<T> =>
  onLive(db, actor, where, `roadshow_${verb}`, async (tx, session) => {
    if (session.kind !== 'roadshow') throw missing()
    await run(tx, sql`insert into roadshow (session_id, event_id) values (${session.id}, ${session.eventId}) on conflict do nothing`)
    await roadshowRow(tx, session.id, true)
    return f(tx, session.id)
  })

export type RoadshowSettings = { pitchMinutes: number; questionMinutes: number; scored: boolean }

/** @throws missing | invalid | conflict */
export async function setRoadshow(db: Db, actor: Actor, { pitchMinutes, questionMinutes, scored, version, ...where }: Where & RoadshowSettings & { version: number }): Promise<void> {
  if (!Number.isInteger(pitchMinutes) || pitchMinutes < 1 || pitchMinutes > 120) throw wrong('pitchMinutes', roadshowRefusals.minutes)
  if (!Number.isInteger(questionMinutes) || questionMinutes < 0 || questionMinutes > 120) throw wrong('questionMinutes', roadshowRefusals.minutes)
  await onRoadshow(db, actor, where, 'settings', async (tx, id) => {
    const done = await run(tx, sql`update roadshow set pitch_minutes = ${pitchMinutes}, question_minutes = ${questionMinutes}, scored = ${scored}, version = version + 1 where session_id = ${id} and (version = ${version} or ${version} = 0)`)
    if (done === 0) throw new Failure('conflict', eventRefusals.changed)
  })
}

type NewPitch = { title: Text; team: Name; organisationId?: string | null; listingId?: string | null; entryId?: string | null; minutes?: number | null }

async function append(tx: Db, actor: Actor, sessionId: string, pitch: NewPitch): Promise<boolean> {
  const { count, last } = (await row<{ count: number; last: number }>(tx, sql`select count(*) as count, coalesce(max(position), 0) as last from roadshow_pitch where session_id = ${sessionId}`))!
  if (count >= roadshowLimits.pitches) return false
  const done = await run(
    tx,
    sql`insert into roadshow_pitch (id, session_id, position, title, team, organisation_id, listing_id, entry_id, minutes)
        values (${newId(actor.at.getTime())}, ${sessionId}, ${last + 1}, ${stored(pitch.title)}, ${JSON.stringify(pitch.team)}, ${pitch.organisationId ?? null}, ${pitch.listingId ?? null}, ${pitch.entryId ?? null}, ${pitch.minutes ?? null}) on conflict do nothing`,
  )
  return done > 0
}

export type PitchInput = { title: Halves; team?: Halves; listingId?: string; minutes?: number; lang: Lang }

/** The listing a pitch is about, as the actor may read it, with its owner's name. @throws invalid */
async function aboutListing(db: Db, actor: Actor, listingId: string | undefined): Promise<{ listingId: string; organisationId: string | null; team: Name | undefined; title: Text } | undefined> {
  if (!listingId) return undefined
  const [card] = await cardsFor(db, actor, [listingId])
  if (!card || card.state !== 'published') throw wrong('listing', roadshowRefusals.listing)
  return { listingId, organisationId: card.owner?.id ?? null, team: card.owner?.name, title: card.title }
}

/** A team by hand; with a listing, title and team come from it where they are left empty. @throws missing | invalid */
export async function addPitch(db: Db, actor: Actor, { title, team, listingId, minutes, lang, ...where }: Where & PitchInput): Promise<void> {
  if (minutes !== undefined && (!Number.isInteger(minutes) || minutes < 1 || minutes > 120)) throw wrong('minutes', roadshowRefusals.minutes)
  const listing = await aboutListing(db, actor, listingId)
  const texts = textsOf(actor, lang, { title: { halves: title, limit: roadshowLimits.title, need: listing ? 'none' : 'one' }, team: { halves: team, limit: roadshowLimits.title, need: listing?.team ? 'none' : 'one' } })
  const name: Name = texts.team ? { ...(texts.team.variants.zh ? { zh: texts.team.variants.zh.body } : {}), ...(texts.team.variants.en ? { en: texts.team.variants.en.body } : {}) } : listing!.team!
  await onRoadshow(db, actor, where, 'team', async (tx, id) => {
    if (!(await append(tx, actor, id, { title: texts.title ?? listing!.title, team: name, organisationId: listing?.organisationId, listingId: listing?.listingId, minutes }))) throw wrong('title', roadshowRefusals.verb)
  })
}

/** The listing that interest in a team goes to, or none. @throws missing | invalid */
export async function linkListing(db: Db, actor: Actor, { id, listingId, ...where }: Where & { id: string; listingId: string | undefined }): Promise<void> {
  const listing = await aboutListing(db, actor, listingId)
  await onRoadshow(db, actor, where, 'listing', async (tx, sessionId) => {
    const done = await run(tx, sql`update roadshow_pitch set listing_id = ${listing?.listingId ?? null}, organisation_id = coalesce(${listing?.organisationId ?? null}, organisation_id) where id = ${id} and session_id = ${sessionId}`)
    if (done === 0) throw missing()
  })
}

/** Takes the advanced entries of a call's newest released round, in their order; those that are in already stay where they are. @throws missing | invalid */
export async function takeAdvanced(db: Db, actor: Actor, { callSlug, ...where }: Where & { callSlug: string }): Promise<number> {
  const call: Call = await callFor(db, actor, { slug: callSlug })
  for (const round of (await roundsOf(db, call.id)).reverse()) {
    const results = await resultsOf(db, actor, call, round.id)
    const advanced = results?.release.kind === 'notice' ? [] : (results?.lines.filter((one) => one.outcome === 'advanced') ?? [])
    if (advanced.length === 0) continue
    return onRoadshow(db, actor, where, 'call', async (tx, id) => {
      await run(tx, sql`update roadshow set call_id = ${call.id} where session_id = ${id}`)
      let taken = 0
      for (const one of advanced) taken += Number(await append(tx, actor, id, { title: authored(/\p{Script=Han}/u.test(one.title) ? 'zh' : 'en', one.title, actor.at.toISOString()), team: one.organisation ?? { en: one.reference }, entryId: one.entryId }))
      return taken
    })
  }
  throw wrong('call', roadshowRefusals.results)
}

/** Moves a team one place up or down. @throws missing */
export const movePitch = (db: Db, actor: Actor, { id, by, ...where }: Where & { id: string; by: -1 | 1 }): Promise<void> =>
  onRoadshow(db, actor, where, 'order', async (tx, sessionId) => {
    const line = await pitchRows(tx, sessionId)
    const from = line.findIndex((one) => one.id === id)
    if (from < 0) throw missing()
    const other = line[from + by]
    if (!other) return
    await run(tx, sql`update roadshow_pitch set position = case id when ${id}::uuid then ${other.position}::smallint else ${line[from]!.position}::smallint end where session_id = ${sessionId} and id in (${id}, ${other.id})`)
  })

/** A team that does not come, or comes after all. @throws missing | conflict */
export const setAbsent = (db: Db, actor: Actor, { id, absent, ...where }: Where & { id: string; absent: boolean }): Promise<void> =>
  onRoadshow(db, actor, where, 'absence', async (tx, sessionId) => {
    if ((await roadshowRow(tx, sessionId))?.currentId === id) throw new Failure('conflict', roadshowRefusals.current)
    if ((await run(tx, sql`update roadshow_pitch set state = ${absent ? 'absent' : 'waiting'} where id = ${id} and session_id = ${sessionId}`)) === 0) throw missing()
  })

/** Takes a team out before anything came of it. @throws missing | conflict */
export const removePitch = (db: Db, actor: Actor, { id, ...where }: Where & { id: string }): Promise<void> =>
  onRoadshow(db, actor, where, 'team_end', async (tx, sessionId) => {
    if ((await roadshowRow(tx, sessionId))?.currentId === id) throw new Failure('conflict', roadshowRefusals.current)
    const kept = await row(tx, sql`select 1 as yes from roadshow_pitch p where p.id = ${id} and (p.state = 'done' or exists (select from roadshow_score s where s.pitch_id = p.id) or exists (select from roadshow_interest i where i.pitch_id = p.id))`)
    if (kept) throw new Failure('conflict', eventRefusals.state)
    if ((await run(tx, sql`delete from roadshow_pitch where id = ${id} and session_id = ${sessionId}`)) === 0) throw missing()
  })
