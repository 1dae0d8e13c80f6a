import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Text } from '../../core/text.ts'
import { toSql } from '../../core/visibility.ts'
import type { Db } from '../../platform/database.ts'
import { type Space, spaceColumns, spaceReadable } from '../spaces/spaces.ts'
import type { AllianceKind } from './words/kinds.ts'

/** An alliance: its space and what is special to it. */
export type Alliance = Omit<Space, 'kind'> & {
  kind: AllianceKind
  peopleJoin: boolean
  /** The body whose chair and champions decide on joining; none: the secretariat. */
  joinsDecidedBy: string | null
  joining: Text | null
  website: string | null
  updatedAt: Date
  version: number
}

export type AllianceLine = Alliance & { /** Members today, suspended ones left out. */ members: number; countries: string[] }

const columns = `space.id, alliance.kind, space.slug, space.name, space.purpose, space.parent_id as "parentId", space.visibility, space.starts_on as "startsOn", space.ends_on as "endsOn",
  space.sample, space.joins_decided_by as "joinsDecidedBy", alliance.people_join as "peopleJoin", alliance.joining, alliance.website, alliance.updated_at as "updatedAt", alliance.version`

/** Condition: the row `m` of space_member is in force on the day of the parameter `$1` and not suspended. */
export const inForce = `m.from_on <= ($1::timestamptz at time zone 'UTC')::date and (m.to_on is null or m.to_on > ($1::timestamptz at time zone 'UTC')::date)
  and not exists (select 1 from space_suspension u where u.member_id = m.id and u.until is null)`

/** Counts name nobody whose page the reader cannot open: organisations that are not verified are for who is signed in. */
const counted = (actor: Actor): string => {
  const readable = actor.kind === 'visitor' ? 'and (m.organisation_id is null or o.verified_at is not null)' : ''
  return `(select count(distinct coalesce(m.organisation_id, m.person_id)) from space_member m left join organisation o on o.id = m.organisation_id where m.space_id = space.id and m.role = 'member' and ${inForce} ${readable})::int as members,
  array(select distinct o.country from space_member m join organisation o on o.id = m.organisation_id where m.space_id = space.id and m.role = 'member' and ${inForce} ${readable} order by 1) as countries`
}

/** The alliances that the actor may read, by kind if wished, those with most members first; at most 200. */
export async function alliancesVisibleTo(db: Db, actor: Actor, query: { kind?: AllianceKind } = {}): Promise<AllianceLine[]> {
  const params: unknown[] = [actor.at]
  const where = [toSql(spaceReadable, actor, spaceColumns, params)]
  if (query.kind) where.push(`alliance.kind = $${params.push(query.kind)}`)
  const { rows } = await db.$client.query<AllianceLine>(
    `select ${columns}, ${counted(actor)} from alliance join space on space.id = alliance.space_id where ${where.join(' and ')} order by members desc, space.starts_on, space.id limit 200`,
    params,
  )
  return rows
}

/** The slug of the alliance that a space is, or to which it belongs as a body does. @throws missing, also for who may not read it */
export async function allianceSlug(db: Db, actor: Actor, spaceId: string): Promise<string> {
  const params: unknown[] = [spaceId]
  const { rows } = await db.$client.query<{ slug: string }>(
    `select space.slug from space here join space on space.id in (here.id, here.parent_id) join alliance on alliance.space_id = space.id where here.id = $1 and ${toSql(spaceReadable, actor, spaceColumns, params)}`,
    params,
  )
  if (!rows[0]) throw new Failure('missing', refusals.missing)
  return rows[0].slug
}

/** One alliance by its slug. @throws missing when there is none that the actor may read */
export async function allianceBySlug(db: Db, actor: Actor, slug: string): Promise<AllianceLine> {
  const params: unknown[] = [actor.at, slug]
  const { rows } = await db.$client.query<AllianceLine>(
    `select ${columns}, ${counted(actor)} from alliance join space on space.id = alliance.space_id where space.slug = $2 and ${toSql(spaceReadable, actor, spaceColumns, params)}`,
    params,
  )
  if (!rows[0]) throw new Failure('missing', refusals.missing)
  return rows[0]
}
