import type { Actor } from '../../core/actor.ts'
import { missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { type Lang, type Name, type Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, rows, run, sql } from '../../platform/database.ts'
import { attachFile, prepareFile, removeFile } from '../files/files.ts'
import { eventRefusals } from './messages.ts'
import { eventToRun } from './reading.ts'
import { type OrganiserRole, organiserRoles } from './rules.ts'

/** One that stands behind an event. `name` is the organisation's, or the text of one that has no page here. */
export type Organiser = { id: string; role: OrganiserRole; position: number; organisationId: string | null; slug: string | null; name: Name | Text; logoId: string | null }

const order = sql.raw(organiserRoles.map((role) => `'${role}'`).join(','))

/** The organisers in the fixed order of their roles, then as they were put. */
export const organisersOf = (db: Db, eventId: string): Promise<Organiser[]> =>
  rows<Organiser>(
    db,
    sql`select g.id, g.role, g.position, it.id as "organisationId", it.slug, coalesce(g.name, it.name) as name, g.logo_file_id as "logoId"
        from event_organiser g left join organisation o on o.id = g.organisation_id left join organisation it on it.id = coalesce(o.merged_into, o.id)
        where g.event_id = ${eventId} order by array_position(array[${order}], g.role), g.position, g.id`,
  )

export type OrganiserInput = { eventId: string; role: OrganiserRole; /** A page here, or a name. */ organisationId?: string; name?: Halves; lang: Lang; logo?: { name: string; bytes: Uint8Array } }

/** Names an organiser, last of its role. @throws missing | invalid */
export async function addOrganiser(db: Db, blobs: Blobs | undefined, actor: Actor, input: OrganiserInput): Promise<string> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const named = Boolean(input.name?.zh?.trim() || input.name?.en?.trim())
  if (!input.organisationId && !named) throw wrong('organisation', eventRefusals.organiser)
  const name = input.organisationId ? undefined : textsOf(actor, input.lang, { name: { halves: input.name, limit: 200, need: 'one' } }).name
  const logo = input.logo && blobs ? await prepareFile(blobs, { ...input.logo, accepted: 'attachment' }) : undefined
  if (logo && !logo.mediaType.startsWith('image/')) throw wrong('file', eventRefusals.organiser)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'event.add_organiser', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space', related: input.organisationId ? [input.organisationId] : [] }, async (tx) => {
    const logoId = logo && (await attachFile(tx, actor, logo, { type: 'event', id: event.id }))
    await run(
      tx,
      sql`insert into event_organiser (id, event_id, role, position, organisation_id, name, logo_file_id)
          values (${id}, ${event.id}, ${input.role}, (select coalesce(max(position), 0) + 1 from event_organiser where event_id = ${event.id} and role = ${input.role}), ${input.organisationId ?? null}, ${stored(name)}, ${logoId ?? null})`,
    )
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'event_organiser_once')) throw wrong('organisation', eventRefusals.organiserTwice)
    throw error
  })
  return id
}

/** Puts one before its neighbour of the same role. @throws missing */
export async function raiseOrganiser(db: Db, actor: Actor, input: { eventId: string; id: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const all = await organisersOf(db, event.id)
  const one = all.find((each) => each.id === input.id)
  if (!one) throw missing()
  const peers = all.filter((each) => each.role === one.role)
  const place = peers.indexOf(one)
  if (place === 0) return
  const [before] = peers.splice(place - 1, 1)
  peers.splice(place, 0, before!)
  await change(db, actor, { verb: 'event.order_organisers', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    for (const [index, each] of peers.entries()) await run(tx, sql`update event_organiser set position = ${index + 1} where id = ${each.id}`)
  })
}

/** @throws missing */
export async function removeOrganiser(db: Db, actor: Actor, input: { eventId: string; id: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  const one = (await organisersOf(db, event.id)).find((each) => each.id === input.id)
  if (!one) throw missing()
  await change(db, actor, { verb: 'event.remove_organiser', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'space' }, async (tx) => {
    await run(tx, sql`delete from event_organiser where id = ${one.id}`)
    if (one.logoId) await removeFile(tx, actor, one.logoId, { type: 'event', id: event.id })
  })
}
