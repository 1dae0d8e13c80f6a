import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, measure, type Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { writeText } from '../../core/writing.ts'
import { allianceLimits, type Bodies } from './founding.ts'
import { allianceRefusals } from './messages.ts'
import { canRunAlliance } from './policy.ts'

/** Members that joined together on a day, `YYYY-MM-DD`. */
export type Wave = { id: string; name: Text; onDate: string }
/** A grade of membership; the first stands highest. */
export type Tier = { id: string; name: Text; position: number }

export const wavesOf = (db: Db, allianceId: string): Promise<Wave[]> => rows<Wave>(db, sql`select id, name, on_date as "onDate" from alliance_wave where space_id = ${allianceId} order by on_date, id`)
export const tiersOf = (db: Db, allianceId: string): Promise<Tier[]> => rows<Tier>(db, sql`select id, name, position from alliance_tier where space_id = ${allianceId} order by position, id`)

function named(actor: Actor, lang: Lang, bodies: Bodies): string {
  const name = writeText(undefined, bodies, lang, actor.at, actor.personId)
  if (!name) throw new Failure('invalid', refusals.invalid, { fields: { [`name_${lang}`]: allianceRefusals.name } })
  for (const half of ['zh', 'en'] as const) if (measure(bodies[half] ?? '') > allianceLimits.name) throw new Failure('invalid', refusals.invalid, { fields: { [`name_${half}`]: allianceRefusals.long } })
  return JSON.stringify(name)
}

const deed = (verb: string, id: string) => ({ verb: `alliance.${verb}`, object: { type: 'space', id }, audience: 'space' as const })

export async function addWave(db: Db, actor: Actor, input: { allianceId: string; lang: Lang; name: Bodies; onDate: string }): Promise<string> {
  if (!canRunAlliance(actor, input.allianceId)) throw new Failure('missing', refusals.missing)
  const [id, name] = [newId(actor.at.getTime()), named(actor, input.lang, input.name)]
  await change(db, actor, deed('add_wave', input.allianceId), (tx) => run(tx, sql`insert into alliance_wave (id, space_id, name, on_date) values (${id}, ${input.allianceId}, ${name}, ${input.onDate})`)).catch((error: unknown) => {
    if (brokeConstraint(error, 'alliance_wave_date')) throw new Failure('invalid', refusals.invalid, { fields: { onDate: allianceRefusals.waveTaken } })
    throw error
  })
  return id
}

export async function addTier(db: Db, actor: Actor, input: { allianceId: string; lang: Lang; name: Bodies }): Promise<string> {
  if (!canRunAlliance(actor, input.allianceId)) throw new Failure('missing', refusals.missing)
  const [id, name] = [newId(actor.at.getTime()), named(actor, input.lang, input.name)]
  await change(db, actor, deed('add_tier', input.allianceId), (tx) =>
    run(tx, sql`insert into alliance_tier (id, space_id, name, position) select ${id}, ${input.allianceId}, ${name}, coalesce(max(position), 0) + 1 from alliance_tier where space_id = ${input.allianceId}`),
  )
  return id
}

/** Removes a wave or a tier to which nobody belongs or was invited. @throws missing | conflict */
export async function removeGroup(db: Db, actor: Actor, kind: 'wave' | 'tier', id: string): Promise<void> {
  const table = sql.raw(`alliance_${kind}`)
  const found = await row<{ spaceId: string }>(db, sql`select space_id as "spaceId" from ${table} where id = ${id}`)
  if (!found || !canRunAlliance(actor, found.spaceId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, deed(`remove_${kind}`, found.spaceId), (tx) => run(tx, sql`delete from ${table} where id = ${id}`)).catch((error: unknown) => {
    const used = [`alliance_membership_${kind}_id_fkey`, `alliance_invitation_${kind}_id_fkey`].some((one) => brokeConstraint(error, one))
    throw used ? new Failure('conflict', allianceRefusals.used) : error
  })
}

/** The wave whose day came last: in it belongs who joins on the day of `at`. */
export const currentWave = async (db: Db, allianceId: string, at: Date): Promise<string | null> =>
  (await row<{ id: string }>(db, sql`select id from alliance_wave where space_id = ${allianceId} and on_date <= ${at.toISOString().slice(0, 10)}::date order by on_date desc limit 1`))?.id ?? null
