import type { Actor } from '../../../core/actor.ts'
import { missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import type { Lang, Name, Text } from '../../../core/text.ts'
import { type Halves, stored, textsOf } from '../../../core/writing.ts'
import { change } from '../../../platform/change.ts'
import { type Db, run, sql } from '../../../platform/database.ts'
import { peopleByEmail } from '../../people/people.ts'
import { eventRefusals } from '../messages.ts'
import type { SpeakerRole } from '../words/words.ts'
import { sessionToEdit } from './drafting.ts'
import type { Speaker } from './session.ts'

export type SpeakerInput = { eventId: string; sessionId: string; /** Absent for a new one. */ id?: string; role: SpeakerRole; name: Name; about?: Halves; lang: Lang; /** The account that is theirs, so that they are told and find it in their calendar. */ email?: string }

export type SpeakerRow = { role: SpeakerRole; name: Name; about: Text | null | undefined; personId?: string | null; position: number }

export const nameOf = ({ zh, en }: Halves): Name | undefined => {
  const name = { ...(zh?.trim() ? { zh: zh.trim().slice(0, 200) } : {}), ...(en?.trim() ? { en: en.trim().slice(0, 200) } : {}) }
  return Object.keys(name).length > 0 ? name : undefined
}

export async function insertSpeaker(tx: Db, actor: Actor, sessionId: string, one: SpeakerRow): Promise<string> {
  const id = newId(actor.at.getTime())
  await run(tx, sql`insert into event_speaker (id, session_id, position, role, person_id, name, about) values (${id}, ${sessionId}, ${one.position}, ${one.role}, ${one.personId ?? null}, ${JSON.stringify(one.name)}, ${stored(one.about)})`)
  return id
}

/** Takes speakers off a session: rows that a release names stay for it, the others go. */
export async function dropSpeakers(tx: Db, actor: Actor, speakers: readonly Pick<Speaker, 'id'>[]): Promise<void> {
  const ids = sql`${sql.param(speakers.map((one) => one.id))}::uuid[]`
  await run(tx, sql`update event_speaker set removed_at = ${actor.at} where id = any(${ids}) and released_in is not null`)
  await run(tx, sql`delete from event_speaker where id = any(${ids}) and released_in is null`)
}

/** Puts somebody on a session or says them anew; one that is released is followed by a new row. @throws missing | invalid */
export async function saveSpeaker(db: Db, actor: Actor, input: SpeakerInput): Promise<string> {
  const { event, session } = await sessionToEdit(db, actor, { eventId: input.eventId, id: input.sessionId })
  const before = session.speakers.find((one) => one.id === input.id)
  if (input.id && !before) throw missing()
  const name = nameOf(input.name)
  if (!name) throw wrong(`name_${input.lang}`, eventRefusals.speaker)
  const { about } = textsOf(actor, input.lang, { about: { halves: input.about, limit: 300, need: 'none', before: before?.about } })
  const [personId] = input.email?.trim() ? await peopleByEmail(db, [input.email]) : []
  if (input.email?.trim() && !personId) throw wrong('email', eventRefusals.account)
  const person = personId ?? before?.personId ?? null
  return change(db, actor, { verb: 'session.set_speaker', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space', related: [session.id] }, async (tx) => {
    await run(tx, sql`update event_session set version = version + 1 where id = ${session.id}`)
    if (before && !before.releasedIn) {
      await run(tx, sql`update event_speaker set role = ${input.role}, name = ${JSON.stringify(name)}, about = ${stored(about)}, person_id = ${person} where id = ${before.id}`)
      return before.id
    }
    if (before) await dropSpeakers(tx, actor, [before])
    const position = before ? session.speakers.indexOf(before) + 1 : session.speakers.length + 1
    return insertSpeaker(tx, actor, session.id, { role: input.role, name, about, personId: person, position })
  })
}

/** @throws missing */
export async function removeSpeaker(db: Db, actor: Actor, input: { eventId: string; sessionId: string; id: string }): Promise<void> {
  const { event, session } = await sessionToEdit(db, actor, { eventId: input.eventId, id: input.sessionId })
  const one = session.speakers.find((each) => each.id === input.id)
  if (!one) throw missing()
  await change(db, actor, { verb: 'session.remove_speaker', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space', related: [session.id] }, async (tx) => {
    await run(tx, sql`update event_session set version = version + 1 where id = ${session.id}`)
    await dropSpeakers(tx, actor, [one])
  })
}

/** Puts somebody one place earlier. @throws missing */
export async function raiseSpeaker(db: Db, actor: Actor, input: { eventId: string; sessionId: string; id: string }): Promise<void> {
  const { event, session } = await sessionToEdit(db, actor, { eventId: input.eventId, id: input.sessionId })
  const order = [...session.speakers]
  const place = order.findIndex((each) => each.id === input.id)
  if (place < 0) throw missing()
  if (place === 0) return
  order.splice(place - 1, 0, ...order.splice(place, 1))
  await change(db, actor, { verb: 'session.order_speakers', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space', related: [session.id] }, async (tx) => {
    for (const [index, one] of order.entries()) await run(tx, sql`update event_speaker set position = ${index + 1} where id = ${one.id}`)
  })
}
