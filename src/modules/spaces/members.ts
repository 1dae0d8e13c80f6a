import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { spaceRefusals } from './messages.ts'
import { canManageSpace } from './policy.ts'
import { tellMember } from './telling.ts'
import type { MemberRole, SeatRole } from './words.ts'

/** An organisation or a person. */
export type Party = { organisationId: string } | { personId: string }

/** Days are counted in UTC; a right begins on `from` and is gone on `to`. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

function refused(error: unknown): never {
  if (brokeConstraint(error, 'space_member_active')) throw new Failure('conflict', spaceRefusals.alreadyMember)
  if (brokeConstraint(error, 'seat_active')) throw new Failure('conflict', spaceRefusals.alreadySeated)
  for (const one of ['space_member_organisation_id_fkey', 'space_member_person_id_fkey', 'seat_person_id_fkey']) {
    if (brokeConstraint(error, one)) throw new Failure('invalid', spaceRefusals.unknownParty, { fields: { party: spaceRefusals.unknownParty } })
  }
  throw error
}

/** A period of days, `YYYY-MM-DD`; it begins today unless said, and has no end unless said. */
export type Period = { fromOn?: string; toOn?: string }

/** Writes a membership inside a change of another deed (an accepted request). */
export async function join(tx: Db, input: { spaceId: string; party: Party; role: MemberRole; at: Date } & Period): Promise<string> {
  const id = newId(input.at.getTime())
  const organisationId = 'organisationId' in input.party ? input.party.organisationId : null
  const personId = 'personId' in input.party ? input.party.personId : null
  await run(tx, sql`insert into space_member (id, space_id, organisation_id, person_id, role, from_on, to_on) values (${id}, ${input.spaceId}, ${organisationId}, ${personId}, ${input.role}, ${input.fromOn ?? dayOf(input.at)}, ${input.toOn ?? null})`).catch(refused)
  return id
}

export async function addMember(db: Db, actor: Actor, input: { spaceId: string; party: Party; role: MemberRole } & Period): Promise<string> {
  if (!canManageSpace(actor, input.spaceId)) throw new Failure('missing', refusals.missing)
  if (input.toOn && input.toOn < (input.fromOn ?? dayOf(actor.at))) throw new Failure('invalid', spaceRefusals.dates, { fields: { toOn: spaceRefusals.dates } })
  const related = Object.values(input.party)
  return change(db, actor, { verb: 'space.add_member', object: { type: 'space', id: input.spaceId }, audience: 'space', related }, (tx) => join(tx, { ...input, at: actor.at }))
}

type Ended = { spaceId: string; role: string; personId: string | null; organisationId: string | null }

const openMembership = (actor: Actor) => sql`(to_on is null or to_on > ${dayOf(actor.at)}::date)`

/** Ends a membership today: by who runs the space, or by the member. The last host or secretariat stays. */
export async function endMembership(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<Ended>(db, sql`select space_id as "spaceId", role, person_id as "personId", organisation_id as "organisationId" from space_member where id = ${id} and ${openMembership(actor)}`)
  const own = found && ((found.personId !== null && found.personId === actor.personId) || actor.affiliations.some((one) => one.organisationId === found.organisationId && one.role === 'administrator'))
  if (!found || !(own || canManageSpace(actor, found.spaceId))) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'space.end_member', object: { type: 'space', id: found.spaceId }, audience: 'space' }, async (tx) => {
    await run(tx, sql`select 1 from space where id = ${found.spaceId} for update`)
    const ended = await run(tx, sql`update space_member set to_on = greatest(${dayOf(actor.at)}::date, from_on) where id = ${id} and ${openMembership(actor)}`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
    const hosts = await row<{ n: number }>(tx, sql`select count(*) as n from space_member where space_id = ${found.spaceId} and role in ('host', 'secretariat') and to_on is null`)
    if (['host', 'secretariat'].includes(found.role) && hosts!.n === 0) throw new Failure('conflict', spaceRefusals.lastHost)
    if (!own) await tellMember(tx, 'membership_ended', id, actor.at)
  })
}

export async function giveSeat(db: Db, actor: Actor, input: { spaceId: string; personId: string; role: SeatRole; toOn?: string }): Promise<string> {
  if (!canManageSpace(actor, input.spaceId)) throw new Failure('missing', refusals.missing)
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'space.give_seat', object: { type: 'space', id: input.spaceId }, audience: 'space', related: [input.personId] }, (tx) =>
    run(tx, sql`insert into seat (id, space_id, person_id, role, from_on, to_on) values (${id}, ${input.spaceId}, ${input.personId}, ${input.role}, ${dayOf(actor.at)}, ${input.toOn ?? null})`),
  ).catch(refused)
  return id
}

/** Ends a seat today: by who runs the space, or by the person who holds it. */
export async function endSeat(db: Db, actor: Actor, id: string): Promise<void> {
  const open = sql`(to_on is null or to_on > ${dayOf(actor.at)}::date)`
  const found = await row<{ spaceId: string; personId: string }>(db, sql`select space_id as "spaceId", person_id as "personId" from seat where id = ${id} and ${open}`)
  if (!found || !(found.personId === actor.personId || canManageSpace(actor, found.spaceId))) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'space.end_seat', object: { type: 'space', id: found.spaceId }, audience: 'space', related: [found.personId] }, async (tx) => {
    const ended = await run(tx, sql`update seat set to_on = greatest(${dayOf(actor.at)}::date, from_on) where id = ${id} and ${open}`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
  })
}

export type SpaceMember = { id: string; organisationId: string | null; personId: string | null; name: Name | null; role: MemberRole; fromOn: string; toOn: string | null }
export type SpaceSeat = { id: string; personId: string; name: Name | null; role: SeatRole; fromOn: string; toOn: string | null }

/** Members of a space that the caller may read, present and former. */
export const membersOf = (db: Db, spaceId: string): Promise<SpaceMember[]> =>
  rows<SpaceMember>(
    db,
    sql`select m.id, m.organisation_id as "organisationId", m.person_id as "personId", coalesce(o.name, p.name) as name, m.role, m.from_on as "fromOn", m.to_on as "toOn"
        from space_member m left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id
        where m.space_id = ${spaceId} order by m.to_on nulls first, m.from_on, m.id`,
  )

export const seatsOf = (db: Db, spaceId: string): Promise<SpaceSeat[]> =>
  rows<SpaceSeat>(
    db,
    sql`select s.id, s.person_id as "personId", p.name, s.role, s.from_on as "fromOn", s.to_on as "toOn"
        from seat s join person p on p.id = s.person_id where s.space_id = ${spaceId} order by s.to_on nulls first, s.from_on, s.id`,
  )

/** Organisations that are members of a space, or of one of several, on the day of `at`, or run it, each once; suspended ones are not. */
export const memberOrganisations = async (db: Db, spaces: string | readonly string[], at: Date): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select distinct m.organisation_id as id from space_member m
          where m.space_id = any(${sql.param(typeof spaces === 'string' ? [spaces] : spaces)}::uuid[]) and m.organisation_id is not null and m.role in ('host', 'secretariat', 'member')
            and m.from_on <= ${dayOf(at)}::date and (m.to_on is null or m.to_on > ${dayOf(at)}::date)
            and not exists (select 1 from space_suspension s where s.member_id = m.id and s.until is null)`,
    )
  ).map((one) => one.id)
