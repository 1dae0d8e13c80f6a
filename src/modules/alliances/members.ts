import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import type { OrganisationKind } from '../people/words/kinds.ts'
import { addMember, joinSpace, type MemberRole, type Party } from '../spaces/spaces.ts'
import { allianceRefusals } from './messages.ts'
import { canAppoint, canRunAlliance } from './policy.ts'
import type { BackerRole } from './words/kinds.ts'

/** Who belongs to an alliance in a role, present and former. `slug`, `country` and `kind` are an organisation's. */
export type AllianceMember = {
  id: string
  role: MemberRole
  organisationId: string | null
  personId: string | null
  name: Name | null
  slug: string | null
  country: string | null
  kind: OrganisationKind | null
  fromOn: string
  toOn: string | null
  waveId: string | null
  tierId: string | null
  suspended: boolean
  /** In force today, and not suspended. */
  current: boolean
}

/**
 * Everybody of an alliance that the actor may read. The names of individual members, the suspended and the former are for
 * those who see the directory: `whole`; one's own are always there. Organisations that are not verified are there for who is signed in.
 */
export const membersOfAlliance = (db: Db, actor: Actor, allianceId: string, whole: boolean): Promise<AllianceMember[]> => {
  const day = sql`${actor.at.toISOString().slice(0, 10)}::date`
  const current = sql`(m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day}) and s.id is null)`
  const own = sql`(m.person_id = ${actor.personId ?? null} or m.organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[]))`
  return rows<AllianceMember>(
    db,
    sql`select m.id, m.role, m.organisation_id as "organisationId", m.person_id as "personId", coalesce(o.name, p.name) as name, o.slug, o.country, o.kind,
          m.from_on as "fromOn", m.to_on as "toOn", a.wave_id as "waveId", a.tier_id as "tierId", s.id is not null as suspended, ${current} as current
        from space_member m left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id
          left join alliance_membership a on a.member_id = m.id left join space_suspension s on s.member_id = m.id and s.until is null
        where m.space_id = ${allianceId} ${whole ? sql`` : sql`and (${own} or (m.person_id is null and (m.role <> 'member' or ${current}) and s.id is null))`}
          ${actor.kind === 'visitor' ? sql`and (o.id is null or o.verified_at is not null)` : sql``}
        order by m.from_on, coalesce(o.name, p.name) ->> 'en', m.id`,
  )
}

const ours = async (tx: Db, allianceId: string, groups: { waveId?: string | null; tierId?: string | null }): Promise<void> => {
  for (const [kind, id] of [['wave', groups.waveId], ['tier', groups.tierId]] as const) {
    if (id && !(await row(tx, sql`select 1 from ${sql.raw(`alliance_${kind}`)} where id = ${id} and space_id = ${allianceId}`))) {
      throw new Failure('invalid', refusals.invalid, { fields: { [kind]: allianceRefusals.tier } })
    }
  }
}

/** Notes the wave and the tier of a membership, inside a change of another deed. */
export async function place(tx: Db, input: { memberId: string; allianceId: string; waveId?: string | null; tierId?: string | null }): Promise<void> {
  await ours(tx, input.allianceId, input)
  await run(
    tx,
    sql`insert into alliance_membership (member_id, wave_id, tier_id) values (${input.memberId}, ${input.waveId ?? null}, ${input.tierId ?? null})
        on conflict (member_id) do update set wave_id = excluded.wave_id, tier_id = excluded.tier_id`,
  )
}

/** Moves a member to another wave or tier. @throws missing | invalid */
export async function placeMember(db: Db, actor: Actor, input: { memberId: string; waveId?: string; tierId?: string }): Promise<void> {
  const found = await row<{ spaceId: string }>(db, sql`select m.space_id as "spaceId" from space_member m join alliance a on a.space_id = m.space_id where m.id = ${input.memberId} and m.role = 'member'`)
  if (!found || !canRunAlliance(actor, found.spaceId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'alliance.place_member', object: { type: 'space', id: found.spaceId }, audience: 'space', related: [input.memberId] }, (tx) => place(tx, { ...input, allianceId: found.spaceId }))
}

/** Takes an organisation or a person in without a request, as a founding member is. @throws missing | invalid | conflict */
export async function admit(db: Db, actor: Actor, input: { allianceId: string; party: Party; waveId?: string; tierId?: string; fromOn?: string }): Promise<string> {
  if (!canRunAlliance(actor, input.allianceId)) throw new Failure('missing', refusals.missing)
  const related = Object.values(input.party)
  return change(db, actor, { verb: 'space.add_member', object: { type: 'space', id: input.allianceId }, audience: 'space', related }, async (tx) => {
    const memberId = await joinSpace(tx, { spaceId: input.allianceId, party: input.party, role: 'member', at: actor.at, fromOn: input.fromOn })
    await place(tx, { ...input, memberId })
    return memberId
  })
}

/** Names a funder, supporter or observer with its period, or another secretariat. @throws missing | invalid | conflict */
export async function addBacker(db: Db, actor: Actor, input: { allianceId: string; organisationId: string; role: BackerRole; fromOn?: string; toOn?: string }): Promise<string> {
  if (!canRunAlliance(actor, input.allianceId) || (input.role === 'secretariat' && !canAppoint(actor, input.allianceId))) throw new Failure('missing', refusals.missing)
  return addMember(db, actor, { spaceId: input.allianceId, party: { organisationId: input.organisationId }, role: input.role, fromOn: input.fromOn, toOn: input.toOn })
}

/** The organisation that somebody means by its full name in either language or by the name in its address. @throws invalid */
export async function organisationNamed(db: Db, typed: string): Promise<string> {
  const words = typed.trim()
  const found = await row<{ id: string }>(
    db,
    sql`select id from organisation where merged_into is null and (slug = lower(${words}) or lower(name ->> 'zh') = lower(${words}) or lower(name ->> 'en') = lower(${words})) order by verified_at nulls last limit 1`,
  )
  if (!found) throw new Failure('invalid', refusals.invalid, { fields: { organisation: allianceRefusals.organisation } })
  return found.id
}
