import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Text } from '../../core/text.ts'
import { toSql } from '../../core/visibility.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import type { HallQuery } from '../matching/matching.ts'
import { memberOrganisations, type Space, spaceBySlug, spaceColumns, spaceReadable } from '../spaces/spaces.ts'
import { allianceRefusals } from './messages.ts'
import { canRunAlliance } from './policy.ts'

type Scope = NonNullable<HallQuery['scope']>

export type Linked = { id: string; slug: string; name: Text; kind: Space['kind'] }

async function linked(db: Db, actor: Actor, spaceId: string, from: 'whole' | 'part'): Promise<Linked[]> {
  const other = from === 'whole' ? 'part' : 'whole'
  const params: unknown[] = [spaceId]
  const { rows } = await db.$client.query<Linked>(
    `select space.id, space.slug, space.name, space.kind from alliance_part link join space on space.id = link.${other}_id
     where link.${from}_id = $1 and ${toSql(spaceReadable, actor, spaceColumns, params)} order by space.starts_on nulls last, space.id`,
    params,
  )
  return rows
}

/** The parts of an alliance or programme that the actor may read. */
export const partsOf = (db: Db, actor: Actor, spaceId: string): Promise<Linked[]> => linked(db, actor, spaceId, 'whole')
/** The programmes and alliances of which it is a part, as far as the actor may read them. */
export const wholesOf = (db: Db, actor: Actor, spaceId: string): Promise<Linked[]> => linked(db, actor, spaceId, 'part')

/** Makes a space a part of an alliance; a space may be part of several. Who runs the part says so. @throws missing | invalid */
export async function addPart(db: Db, actor: Actor, input: { allianceId: string; slug: string }): Promise<void> {
  if (!canRunAlliance(actor, input.allianceId)) throw new Failure('missing', refusals.missing)
  const unknown = () => new Failure('invalid', refusals.invalid, { fields: { part: allianceRefusals.part } })
  const part = await spaceBySlug(db, actor, input.slug.trim()).catch(() => Promise.reject(unknown()))
  if (!canRunAlliance(actor, part.id) || part.id === input.allianceId) throw unknown()
  await change(db, actor, { verb: 'alliance.add_part', object: { type: 'space', id: input.allianceId }, audience: 'space', related: [part.id] }, async (tx) => {
    await row(tx, sql`select pg_advisory_xact_lock(hashtextextended('alliance_part', 0)) as locked`)
    const round = await row(
      tx,
      sql`with recursive below as (select part_id from alliance_part where whole_id = ${part.id} union select p.part_id from alliance_part p join below b on p.whole_id = b.part_id)
          select 1 from below where part_id = ${input.allianceId}`,
    )
    if (round) throw new Failure('invalid', refusals.invalid, { fields: { part: allianceRefusals.circle } })
    await run(tx, sql`insert into alliance_part (whole_id, part_id, added_by, added_at) values (${input.allianceId}, ${part.id}, ${actor.personId ?? null}, ${actor.at}) on conflict do nothing`)
  })
}

/** Takes a part out again: by who runs either. @throws missing */
export async function removePart(db: Db, actor: Actor, input: { allianceId: string; partId: string }): Promise<void> {
  if (!canRunAlliance(actor, input.allianceId) && !canRunAlliance(actor, input.partId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'alliance.remove_part', object: { type: 'space', id: input.allianceId }, audience: 'space', related: [input.partId] }, async (tx) => {
    if ((await run(tx, sql`delete from alliance_part where whole_id = ${input.allianceId} and part_id = ${input.partId}`)) === 0) throw new Failure('missing', refusals.missing)
  })
}

/**
 * A space as a scope for the hall and for figures: itself and those of its parts that the actor may read, with their
 * members of today; what two of them share is in it once. @throws missing
 */
export async function scopeFor(db: Db, actor: Actor, slug: string): Promise<{ space: Space; scope: Scope }> {
  const space = await spaceBySlug(db, actor, slug)
  const spaces = [space.id, ...(await partsOf(db, actor, space.id)).map((one) => one.id)]
  return { space, scope: { spaces, organisations: await memberOrganisations(db, spaces, actor.at) } }
}
