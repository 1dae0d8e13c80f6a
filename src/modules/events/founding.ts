import { type Actor, hasRole, publishesFor } from '../../core/actor.ts'
import { missing, wrong } from '../../core/failure.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Halves, textsOf } from '../../core/writing.ts'
import { change, record } from '../../platform/change.ts'
import { type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { createSpace } from '../spaces/spaces.ts'
import { eventRefusals } from './messages.ts'
import { eventToRun } from './reading.ts'
import type { EventMode, EventTemplate } from './rules.ts'

/** Room for texts, in measure units. */
export const eventLimits = { name: 200, purpose: 1000, description: 20_000, place: 300 } as const

/** Organisers of the platform, and the officers and administrators of an organisation for what it hosts. */
export const canHostEvents = (actor: Actor, hostId: string): boolean => publishesFor(actor).includes(hostId) || hasRole(actor, 'organiser', 'administrator')

export type NewEvent = {
  template: EventTemplate
  hostId: string
  slug: string
  name: Halves | Text
  lang: Lang
  mode?: EventMode
  startsAt: Date
  endsAt: Date
  visibility?: 'public' | 'signed_in' | 'space'
  fields?: readonly string[]
  sample?: boolean
}

/** Starts an event as a draft that only those who run it see. @throws missing | invalid */
export async function startEvent(db: Db, actor: Actor, input: NewEvent): Promise<{ id: string; slug: string }> {
  if (!actor.personId && actor.kind !== 'system') throw missing()
  if (!canHostEvents(actor, input.hostId)) throw wrong('host', eventRefusals.host)
  if (!(input.endsAt > input.startsAt)) throw wrong('endsAt', eventRefusals.times)
  const name = 'variants' in input.name ? input.name : textsOf(actor, input.lang, { name: { halves: input.name, limit: eventLimits.name, need: 'one' } }).name
  return transaction(db, async (tx) => {
    const day = (at: Date) => at.toISOString().slice(0, 10)
    const id = await createSpace(tx, actor, { kind: 'event', slug: input.slug, lang: input.lang, name, visibility: 'space', startsOn: day(input.startsAt), endsOn: day(input.endsAt), hostId: input.hostId, sample: input.sample })
    const { reference } = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('event', 'E', ${actor.at}) as reference`))!
    await run(
      tx,
      sql`insert into event (space_id, reference, template, host_id, visibility, mode, starts_at, ends_at, fields, created_by, created_at)
          values (${id}, ${reference}, ${input.template}, ${input.hostId}, ${input.visibility ?? 'public'}, ${input.mode ?? 'both'}, ${input.startsAt}, ${input.endsAt}, ${sql.param(input.fields ?? [])}::text[], ${actor.personId ?? null}, ${actor.at})`,
    )
    await record(tx, actor, { verb: 'event.start', object: { type: 'event', id }, onBehalfOf: input.hostId })
    return { id, slug: input.slug }
  })
}

/** Lets an event out: from now on it is read by whom its visibility names. @throws missing | conflict */
export async function publishEvent(db: Db, actor: Actor, input: { id: string }): Promise<void> {
  const event = await eventToRun(db, actor, input)
  await change(db, actor, { verb: 'event.publish', object: { type: 'event', id: event.id }, onBehalfOf: event.hostId, audience: 'public' }, async (tx) => {
    await run(tx, sql`update event set state = 'published', published_at = coalesce(published_at, ${actor.at}), version = version + 1 where space_id = ${event.id} and state = 'draft'`)
    await run(tx, sql`update space set visibility = e.visibility from event e where e.space_id = space.id and space.id = ${event.id} and e.state = 'published'`)
  })
}

