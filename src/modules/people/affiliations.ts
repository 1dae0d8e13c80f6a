import type { Actor, AffiliationRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { canEndAffiliation, canManagePeople, canSeePeople } from './policy.ts'

export type Colleague = { id: string; personId: string; name: Name; email: string; role: AffiliationRole; department: string | null; startedAt: Date }

/** The active people of an organisation, administrators first. @throws missing for others than its members and staff. */
export async function peopleOf(db: Db, actor: Actor, organisationId: string): Promise<Colleague[]> {
  if (!canSeePeople(actor, organisationId)) throw new Failure('missing', refusals.missing)
  return rows<Colleague>(
    db,
    sql`select a.id, a.person_id as "personId", p.name, p.email, a.role, a.department, a.started_at as "startedAt"
        from affiliation a join person p on p.id = a.person_id
        where a.organisation_id = ${organisationId} and a.ended_at is null
        order by array_position(array['administrator', 'officer', 'researcher'], a.role), a.started_at`,
  )
}

/** The actor's own active affiliations by id, for the page that ends them. */
export const affiliationsOf = (db: Db, actor: Actor): Promise<{ id: string; organisationId: string }[]> =>
  rows(db, sql`select id, organisation_id as "organisationId" from affiliation where person_id = ${actor.personId ?? null} and ended_at is null`)

/** The persons who administer an organisation now: whom notices about it reach. */
export const administratorsOf = async (db: Db, organisationId: string): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select person_id as id from affiliation where organisation_id = ${organisationId} and ended_at is null and role = 'administrator' order by started_at`)).map((one) => one.id)

/** The persons who publish for an organisation: its administrators and officers. */
export const officersOf = async (db: Db, organisationId: string): Promise<string[]> =>
  (await rows<{ id: string }>(db, sql`select person_id as id from affiliation where organisation_id = ${organisationId} and ended_at is null and role <> 'researcher' order by started_at`)).map((one) => one.id)

/**
 * Writes an affiliation inside a change of another deed (founding, an accepted invitation or request). Somebody who
 * belongs already keeps the higher of the two roles.
 */
export async function enrol(tx: Db, input: { personId: string; organisationId: string; role: AffiliationRole; department?: string; at: Date }): Promise<string> {
  const made = await row<{ id: string }>(
    tx,
    sql`insert into affiliation (id, person_id, organisation_id, role, department, started_at)
        values (${newId(input.at.getTime())}, ${input.personId}, ${input.organisationId}, ${input.role}, ${input.department ?? null}, ${input.at})
        on conflict (person_id, organisation_id) where ended_at is null do update
          set role = case when array_position(array['administrator', 'officer', 'researcher'], excluded.role) < array_position(array['administrator', 'officer', 'researcher'], affiliation.role)
            then excluded.role else affiliation.role end
        returning id`,
  )
  return made!.id
}

type Held = { id: string; personId: string; organisationId: string; role: AffiliationRole }

/** Locks the organisation, so that two last administrators cannot leave at once, then reads the affiliation. */
async function hold(tx: Db, id: string): Promise<Held> {
  const held = await affiliationById(tx, id)
  if (held) await run(tx, sql`select 1 from organisation where id = ${held.organisationId} for update`)
  const again = held && (await affiliationById(tx, id))
  if (!again) throw new Failure('missing', refusals.missing)
  return again
}

const affiliationById = (db: Db, id: string): Promise<Held | undefined> =>
  row<Held>(db, sql`select id, person_id as "personId", organisation_id as "organisationId", role from affiliation where id = ${id} and ended_at is null`)

async function refuseLast(tx: Db, held: Held): Promise<void> {
  if (held.role !== 'administrator') return
  const others = (await administratorsOf(tx, held.organisationId)).filter((id) => id !== held.personId)
  if (others.length === 0) throw new Failure('conflict', peopleRefusals.lastAdministrator)
}

/** Gives a member of the organisation another role or department. */
export async function changeAffiliation(db: Db, actor: Actor, input: { id: string; role: AffiliationRole; department?: string }): Promise<void> {
  const seen = await affiliationById(db, input.id)
  if (!seen || !canManagePeople(actor, seen.organisationId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'affiliation.change', object: { type: 'organisation', id: seen.organisationId }, related: [seen.personId] }, async (tx) => {
    const held = await hold(tx, input.id)
    if (input.role !== 'administrator') await refuseLast(tx, held)
    await run(tx, sql`update affiliation set role = ${input.role}, department = ${input.department ?? null} where id = ${input.id}`)
  })
}

/** Ends an affiliation: one's own, or as administrator of the organisation. The rights end with it, the history stays. */
export async function endAffiliation(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await affiliationById(db, id)
  if (!seen || !canEndAffiliation(actor, seen)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'affiliation.end', object: { type: 'organisation', id: seen.organisationId }, related: [seen.personId] }, async (tx) => {
    await refuseLast(tx, await hold(tx, id))
    await run(tx, sql`update affiliation set ended_at = greatest(${actor.at}, started_at), ended_by = ${actor.personId ?? null} where id = ${id} and ended_at is null`)
    if (seen.personId === actor.personId) return
    const organisation = await row<{ name: Name }>(tx, sql`select name from organisation where id = ${seen.organisationId}`)
    await tell(tx, { kind: 'affiliation_ended', people: [seen.personId], object: { type: 'organisation', id: seen.organisationId }, version: id, about: { organisation: organisation!.name } })
  })
}

/** Joins a person to an organisation without an invitation: for commands, samples and imports. */
export async function affiliate(db: Db, actor: Actor, input: { personId: string; organisationId: string; role: AffiliationRole; department?: string }): Promise<string> {
  if (actor.kind !== 'system') throw new Failure('denied', refusals.denied)
  const object = { type: 'organisation', id: input.organisationId }
  return change(db, actor, { verb: 'affiliation.begin', object, related: [input.personId] }, (tx) => enrol(tx, { ...input, at: actor.at })).catch((error: unknown) => {
    if (brokeConstraint(error, 'affiliation_person_id_fkey') || brokeConstraint(error, 'affiliation_organisation_id_fkey')) throw new Failure('missing', refusals.missing)
    throw error
  })
}
