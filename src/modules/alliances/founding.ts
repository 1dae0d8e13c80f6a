import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, measure, type Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql, transaction } from '../../platform/database.ts'
import { writeText } from '../../core/writing.ts'
import { createSpace, type SpaceVisibility, writeSpace } from '../spaces/spaces.ts'
import { allianceRefusals } from './messages.ts'
import { canFoundAlliance, canRunAlliance } from './policy.ts'
import { allianceBySlug } from './reading.ts'
import type { AllianceKind } from './words/kinds.ts'

export type Bodies = { zh?: string; en?: string }

/** What a form says of an alliance. Days are `YYYY-MM-DD`; `joining` is what the charter asks of who joins. */
export type AllianceInput = {
  kind: AllianceKind
  name: Bodies
  purpose: Bodies
  joining?: Bodies
  website?: string
  startsOn?: string
  visibility: SpaceVisibility
  peopleJoin: boolean
  /** Default: the secretariat. */
  decidedBy?: string
}

export const allianceLimits = { name: 200, purpose: 4000, joining: 2000 } as const

type Written = { name: Text; purpose: Text; joining: Text | undefined; website: string | null }

function texts(actor: Actor, lang: Lang, input: AllianceInput, before?: { name: Text; purpose: Text | null; joining: Text | null }): Written {
  const problems: Record<string, (typeof allianceRefusals)[keyof typeof allianceRefusals]> = {}
  const of = (field: keyof typeof allianceLimits) => {
    for (const half of ['zh', 'en'] as const) if (measure(input[field]?.[half] ?? '') > allianceLimits[field]) problems[`${field}_${half}`] = allianceRefusals.long
    return writeText(before?.[field], input[field] ?? {}, lang, actor.at, actor.personId)
  }
  const [name, purpose, joining] = [of('name'), of('purpose'), of('joining')]
  if (!name) problems[`name_${lang}`] = allianceRefusals.name
  if (!purpose) problems[`purpose_${lang}`] = allianceRefusals.purpose
  if (!name || !purpose || Object.keys(problems).length > 0) throw new Failure('invalid', refusals.invalid, { fields: problems })
  return { name, purpose, joining, website: input.website?.trim() || null }
}

/** Founds an alliance with its first secretariat. For organisers of the platform. @throws missing | invalid */
export async function createAlliance(db: Db, actor: Actor, input: AllianceInput & { slug: string; lang: Lang; secretariatId: string; sample?: boolean }): Promise<string> {
  if (!canFoundAlliance(actor)) throw new Failure('missing', refusals.missing)
  const { name, purpose, joining, website } = texts(actor, input.lang, input)
  return transaction(db, async (tx) => {
    const { slug, lang, visibility, startsOn, secretariatId, sample } = input
    const id = await createSpace(tx, actor, { kind: 'alliance', slug, lang, name, purpose, visibility, startsOn, hostId: secretariatId, sample })
    // The organisation that founds it holds the secretariat; a host of its own is not needed.
    await run(tx, sql`update space_member set role = 'secretariat', from_on = least(from_on, ${startsOn ?? null}::date) where space_id = ${id} and role = 'host'`)
    await run(
      tx,
      sql`insert into alliance (space_id, kind, people_join, joining, website, updated_at)
          values (${id}, ${input.kind}, ${input.peopleJoin}, ${joining ? JSON.stringify(joining) : null}, ${website}, ${actor.at})`,
    )
    return id
  })
}

/** Changes what an alliance says of itself. @throws missing | invalid | conflict (`theirs`: the alliance as it is now) */
export async function editAlliance(db: Db, actor: Actor, input: AllianceInput & { slug: string; lang: Lang; version: number }): Promise<void> {
  const before = await allianceBySlug(db, actor, input.slug)
  if (!canRunAlliance(actor, before.id)) throw new Failure('missing', refusals.missing)
  const { name, purpose, joining, website } = texts(actor, input.lang, input, before)
  await change(db, actor, { verb: 'alliance.edit', object: { type: 'space', id: before.id }, audience: 'space' }, async (tx) => {
    const saved = await run(
      tx,
      sql`update alliance set kind = ${input.kind}, people_join = ${input.peopleJoin}, joining = ${joining ? JSON.stringify(joining) : null}, website = ${website},
            updated_at = ${actor.at}, version = version + 1 where space_id = ${before.id} and version = ${input.version}`,
    )
    if (saved === 0) throw new Failure('conflict', allianceRefusals.changed, { theirs: await allianceBySlug(tx, actor, input.slug) })
    const joinsDecidedBy = input.decidedBy ?? null
    if (joinsDecidedBy && !(await row(tx, sql`select 1 from space where id = ${joinsDecidedBy} and kind = 'body' and parent_id = ${before.id}`))) {
      throw new Failure('invalid', refusals.invalid, { fields: { decidedBy: allianceRefusals.body } })
    }
    await writeSpace(tx, { id: before.id, name, purpose, visibility: input.visibility, startsOn: input.startsOn ?? null, endsOn: before.endsOn, joinsDecidedBy })
  })
}
