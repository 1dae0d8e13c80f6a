import type { Actor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import type { Name, Text } from '../../core/text.ts'
import { toSql } from '../../core/visibility.ts'
import type { Db } from '../../platform/database.ts'
import { spaceColumns, spaceReadable } from '../spaces/spaces.ts'
import { canRunEvent } from './policy.ts'
import type { EventMode, EventState, EventTemplate } from './rules.ts'

/** An event: its space and what is special to it. The id is that of the space. */
export type Event = {
  id: string
  reference: string
  slug: string
  template: EventTemplate
  state: EventState
  name: Text
  purpose: Text | null
  description: Text | null
  place: Text | null
  mode: EventMode
  hostId: string
  host: Name
  hostSlug: string
  visibility: 'public' | 'signed_in' | 'space'
  startsAt: Date
  endsAt: Date
  fields: string[]
  registrationOpensAt: Date | null
  registrationClosesAt: Date | null
  cancelledReason: string | null
  publishedAt: Date | null
  /** Since when its report is for everybody who reads it. */
  reportOpenedAt: Date | null
  sample: boolean
  version: number
}

const columns = `space.id, e.reference, space.slug, e.template, e.state, space.name, space.purpose, e.description, e.place, e.mode, e.host_id as "hostId", o.name as host, o.slug as "hostSlug", e.visibility,
  e.starts_at as "startsAt", e.ends_at as "endsAt", e.fields, e.registration_opens_at as "registrationOpensAt", e.registration_closes_at as "registrationClosesAt", e.cancelled_reason as "cancelledReason",
  e.published_at as "publishedAt", e.report_opened_at as "reportOpenedAt", space.sample, e.version`
const from = 'from event e join space on space.id = e.space_id join organisation o on o.id = e.host_id'

export type EventQuery = { hostId?: string; template?: EventTemplate; /** Those that end after the actor's moment, soonest first; `past` the others, newest first. */ when?: 'ahead' | 'past'; limit?: number }

/** The events that the actor may read; those ahead and running first, soonest first, then the newest. At most 200. */
export async function eventsVisibleTo(db: Db, actor: Actor, query: EventQuery = {}): Promise<Event[]> {
  const params: unknown[] = [actor.at]
  const where = [toSql(spaceReadable, actor, spaceColumns, params)]
  if (query.hostId) where.push(`e.host_id = $${params.push(query.hostId)}`)
  if (query.template) where.push(`e.template = $${params.push(query.template)}`)
  if (query.when) where.push(query.when === 'ahead' ? 'e.ends_at >= $1' : 'e.ends_at < $1')
  const { rows } = await db.$client.query<Event>(
    `select ${columns} ${from} where ${where.join(' and ')}
     order by (e.ends_at >= $1) desc, case when e.ends_at >= $1 then e.starts_at end, e.starts_at desc, space.id limit ${Math.min(query.limit ?? 50, 200)}`,
    params,
  )
  return rows
}

/** One event by its slug or id. @throws missing when there is none that the actor may read */
export async function eventFor(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<Event> {
  const params: unknown[] = ['slug' in of ? of.slug : of.id]
  const { rows } = await db.$client.query<Event>(`select ${columns} ${from} where ${'slug' in of ? 'space.slug' : 'space.id'} = $1 and ${toSql(spaceReadable, actor, spaceColumns, params)}`, params)
  if (!rows[0]) throw missing()
  return rows[0]
}

/** An event as its own rooms need it, whoever asks: their faces have asked for the right, or an invitation gives it. @throws missing */
export async function eventOf(db: Db, id: string): Promise<Event> {
  const { rows } = await db.$client.query<Event>(`select ${columns} ${from} where space.id = $1`, [id])
  if (!rows[0]) throw missing()
  return rows[0]
}

/** The same for who runs it. @throws missing */
export async function eventToRun(db: Db, actor: Actor, of: { slug: string } | { id: string }): Promise<Event> {
  const event = await eventFor(db, actor, of)
  if (!canRunEvent(actor, event.id)) throw missing()
  return event
}
