import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { authored, type Lang, type Text } from '../../core/text.ts'
import { toSql } from '../../core/visibility.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, run, sql } from '../../platform/database.ts'
import { spaceRefusals } from './messages.ts'
import { canHostSpace, spaceColumns, spaceReadable } from './policy.ts'
import type { SpaceKind, SpaceVisibility } from './words.ts'

export { addMember, endMembership, endSeat, giveSeat, join as joinSpace, memberOrganisations, membersOf, type Party, type Period, seatsOf, type SpaceMember, type SpaceSeat } from './members.ts'
export { canCreateSpace, canManageSpace, spaceColumns, spaceReadable } from './policy.ts'
export { spaceRefusals } from './messages.ts'
export { resumeMembership, suspendMembership } from './suspension.ts'
export { tellMember } from './telling.ts'
export * from './words.ts'

export type Space = { id: string; kind: SpaceKind; slug: string; name: Text; purpose: Text | null; parentId: string | null; visibility: SpaceVisibility; startsOn: string | null; endsOn: string | null; sample: boolean }

export type NewSpace = {
  kind: SpaceKind
  slug: string
  /** The language of a name and a purpose that are given as plain words. */
  lang: Lang
  name: string | Text
  purpose?: string | Text
  parentId?: string
  visibility?: SpaceVisibility
  /** Days, `YYYY-MM-DD`. */
  startsOn?: string
  endsOn?: string
  /** The organisation that runs it. */
  hostId?: string
  sample?: boolean
}

/** Makes a space, with its host if one is named. */
export async function createSpace(db: Db, actor: Actor, input: NewSpace): Promise<string> {
  if (!canHostSpace(actor, input)) throw new Failure('missing', refusals.missing)
  if (typeof input.name === 'string' && !input.name.trim()) throw new Failure('invalid', spaceRefusals.name, { fields: { name: spaceRefusals.name } })
  if (!/^[a-z0-9](-?[a-z0-9])*$/.test(input.slug) || input.slug.length > 80) throw new Failure('invalid', spaceRefusals.slug, { fields: { slug: spaceRefusals.slug } })
  if (input.startsOn && input.endsOn && input.endsOn < input.startsOn) throw new Failure('invalid', spaceRefusals.dates, { fields: { endsOn: spaceRefusals.dates } })
  const id = newId(actor.at.getTime())
  const text = (words: string | Text) => JSON.stringify(typeof words === 'string' ? authored(input.lang, words.trim(), actor.at.toISOString(), actor.personId) : words)
  const purpose = typeof input.purpose === 'string' && !input.purpose.trim() ? undefined : input.purpose
  await change(db, actor, { verb: 'space.create', object: { type: 'space', id }, audience: 'space' }, async (tx) => {
    await run(
      tx,
      sql`insert into space (id, kind, slug, name, purpose, parent_id, visibility, starts_on, ends_on, sample, created_by, created_at)
          values (${id}, ${input.kind}, ${input.slug}, ${text(input.name)}, ${purpose ? text(purpose) : null}, ${input.parentId ?? null},
            ${input.visibility ?? 'public'}, ${input.startsOn ?? null}, ${input.endsOn ?? null}, ${input.sample ?? false}, ${actor.personId ?? null}, ${actor.at})`,
    )
    if (input.hostId) {
      await run(tx, sql`insert into space_member (id, space_id, organisation_id, role, from_on) values (${newId(actor.at.getTime())}, ${id}, ${input.hostId}, 'host', ${actor.at.toISOString().slice(0, 10)})`)
    }
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'space_slug_key')) throw new Failure('invalid', spaceRefusals.slugTaken, { fields: { slug: spaceRefusals.slugTaken } })
    throw error
  })
  return id
}

export type SpaceEdit = Pick<Space, 'name' | 'purpose' | 'visibility' | 'startsOn' | 'endsOn'> & { id: string; joinsDecidedBy: string | null }

/** Writes what a space says of itself, inside a change of another deed, whose right it is. @throws invalid */
export async function writeSpace(tx: Db, input: SpaceEdit): Promise<void> {
  if (input.startsOn && input.endsOn && input.endsOn < input.startsOn) throw new Failure('invalid', spaceRefusals.dates, { fields: { endsOn: spaceRefusals.dates } })
  await run(
    tx,
    sql`update space set name = ${JSON.stringify(input.name)}, purpose = ${input.purpose ? JSON.stringify(input.purpose) : null}, visibility = ${input.visibility},
          starts_on = ${input.startsOn}, ends_on = ${input.endsOn}, joins_decided_by = ${input.joinsDecidedBy} where id = ${input.id}`,
  )
}

const columns = 'space.id, space.kind, space.slug, space.name, space.purpose, space.parent_id as "parentId", space.visibility, space.starts_on as "startsOn", space.ends_on as "endsOn", space.sample'

/** The spaces that the actor may read, by their beginning, newest first. */
export async function spacesVisibleTo(db: Db, actor: Actor, query: { kind?: SpaceKind; limit?: number } = {}): Promise<Space[]> {
  const params: unknown[] = []
  const where = [toSql(spaceReadable, actor, spaceColumns, params)]
  if (query.kind) where.push(`space.kind = $${params.push(query.kind)}`)
  const { rows: found } = await db.$client.query<Space>(
    `select ${columns} from space where ${where.join(' and ')} order by space.starts_on desc nulls last, space.id desc limit ${Math.min(query.limit ?? 100, 500)}`,
    params,
  )
  return found
}

/** One space by its slug. @throws missing when there is none that the actor may read. */
export async function spaceBySlug(db: Db, actor: Actor, slug: string): Promise<Space> {
  const params: unknown[] = [slug]
  const rule = toSql(spaceReadable, actor, spaceColumns, params)
  const { rows: found } = await db.$client.query<Space>(`select ${columns} from space where slug = $1 and ${rule}`, params)
  if (!found[0]) throw new Failure('missing', refusals.missing)
  return found[0]
}
