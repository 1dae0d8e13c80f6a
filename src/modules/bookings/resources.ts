import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Text } from '../../core/text.ts'
import { stored } from '../../core/writing.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { bookingRefusals } from './messages.ts'
import type { ResourceKind } from './rules.ts'

export type Resource = { id: string; kind: ResourceKind; spaceId: string | null; organisationId: string | null; personId: string | null; number: number | null; name: Text | null; link: string | null; retiredAt: Date | null }

export type NewResource = {
  kind: Exclude<ResourceKind, 'person'>
  owner: { spaceId: string } | { organisationId: string }
  number?: number
  name?: Text
  link?: string
  noticeMinutes?: number
  aheadDays?: number
  leastMinutes?: number
  mostMinutes?: number
  /** None: always. */
  openings?: readonly { from: Date; to: Date }[]
}

const columns = sql`c.id, c.kind, c.space_id as "spaceId", c.organisation_id as "organisationId", c.person_id as "personId", c.number, c.name, c.link, c.retired_at as "retiredAt"`

/** Adds a resource inside the caller's change, which has asked whether the actor may. */
export async function makeResource(tx: Db, actor: Actor, input: NewResource): Promise<string> {
  const id = newId(actor.at.getTime())
  const space = 'spaceId' in input.owner ? input.owner.spaceId : null
  const organisation = 'organisationId' in input.owner ? input.owner.organisationId : null
  await run(
    tx,
    sql`insert into resource (id, kind, space_id, organisation_id, number, name, link, notice_minutes, ahead_days, least_minutes, most_minutes, created_at)
        values (${id}, ${input.kind}, ${space}, ${organisation}, ${input.number ?? null}, ${stored(input.name)}, ${input.link ?? null}, ${input.noticeMinutes ?? null}, ${input.aheadDays ?? null}, ${input.leastMinutes ?? null}, ${input.mostMinutes ?? null}, ${actor.at})`,
  )
  for (const { from, to } of input.openings ?? []) await run(tx, sql`insert into resource_opening (resource_id, during) values (${id}, tstzrange(${from}, ${to}))`)
  return id
}

/** What a space has in use, by kind and number. */
export const resourcesOf = (db: Db, owner: { spaceId: string } | { organisationId: string }): Promise<Resource[]> =>
  rows<Resource>(db, sql`select ${columns} from resource c where ${'spaceId' in owner ? sql`c.space_id = ${owner.spaceId}` : sql`c.organisation_id = ${owner.organisationId}`} and c.retired_at is null order by c.kind desc, c.number, c.id`)

/** Takes resources out of use. @throws conflict where something is booked there from now on */
export async function retireResources(tx: Db, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const all = sql`${sql.param([...ids])}::uuid[]`
  await rows(tx, sql`select id from resource where id = any(${all}) order by id for update`)
  const busy = await rows(tx, sql`select from reservation where resource_id = any(${all}) and state = 'held' and upper(during) > ${actor.at} limit 1`)
  if (busy.length > 0) throw new Failure('conflict', bookingRefusals.inUse)
  await run(tx, sql`update resource set retired_at = ${actor.at} where id = any(${all}) and retired_at is null`)
}

/** The resource that each person is, made where it is not there yet. */
export async function personResources(tx: Db, personIds: readonly string[], at: Date): Promise<Map<string, string>> {
  const people = [...new Set(personIds)].sort()
  const fresh = JSON.stringify(people.map((person) => ({ id: newId(at.getTime()), person })))
  await run(
    tx,
    sql`insert into resource (id, kind, person_id, created_at) select v.id, 'person', v.person, ${at} from jsonb_to_recordset(${fresh}::jsonb) as v (id uuid, person uuid) order by v.person
        on conflict (person_id) where person_id is not null do nothing`,
  )
  const found = await rows<{ id: string; personId: string }>(tx, sql`select id, person_id as "personId" from resource where person_id = any(${sql.param(people)}::uuid[])`)
  return new Map(found.map(({ id, personId }) => [personId, id]))
}
