import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { administratorsOf } from './affiliations.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { endRolesOf } from './roles.ts'

/**
 * Columns that hold secrets: they never leave, not even to their person, because they would open the account.
 */
const secrets = new Set(['password', 'token', 'token_hash', 'secret', 'backup_codes', 'access_token', 'refresh_token', 'id_token'])

type Held = { table: string; column: string }

/** Every column of any table that names a person, from the catalogue, so that a table added later is exported too. */
const heldColumns = (db: Db): Promise<Held[]> =>
  rows<Held>(
    db,
    sql`select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'person'::regclass order by 1, 2`,
  )

/** Everything kept about the actor, by table: their own row, every row that names them, and what they did. */
export async function exportPersonalData(db: Db, actor: Actor): Promise<Record<string, unknown>> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  const strip = (found: Record<string, unknown>) => Object.fromEntries(Object.entries(found).filter(([name]) => !secrets.has(name)))
  const person = await row<Record<string, unknown>>(db, sql`select * from person where id = ${personId}`)
  const tables: Record<string, Record<string, unknown>[]> = {}
  for (const { table, column } of await heldColumns(db)) {
    const found = await rows<Record<string, unknown>>(db, sql`select * from ${sql.raw(table)} where ${sql.identifier(column)} = ${personId} limit 10000`)
    if (found.length > 0) tables[`${table}.${column}`] = found.map(strip)
  }
  const invitations = await rows(db, sql`select id, organisation_id, email, role, created_at, expires_at, accepted_at from invitation where lower(email) = ${String(person?.email)}`)
  const mails = await rows(db, sql`select id, address, lang, kind, subject, state, at, sent_at from mail where person_id = ${personId} or address = ${String(person?.email)}`)
  const notices = await rows(db, sql`select id, kind, object_type, object_id, about, at, read_at from notice where person_id = ${personId}`)
  const activity = await rows(db, sql`select id, at, verb, object_type, object_id, audience from activity where actor_id = ${personId} order by at`)
  return { exportedAt: actor.at.toISOString(), person: strip(person ?? {}), ...tables, invitations, mails, notices, activity }
}

/** What a later module erases of a person, in the same transaction. */
export type ErasurePart = (tx: Db, personId: string) => Promise<unknown>

/**
 * Erases the actor: the row stays as a tombstone without name and address, so that history keeps its author; sign-in,
 * tokens, notices and letters go; every authority ends. `parts` are the erasures of later modules.
 * @throws conflict while they are the last administrator of an organisation that has other people, or of the platform.
 */
export async function erasePerson(db: Db, actor: Actor, parts: readonly ErasurePart[] = []): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId, at } = actor
  await change(db, actor, { verb: 'person.erase', object: { type: 'person', id: personId }, audience: 'staff' }, async (tx) => {
    const person = await row<{ email: string }>(tx, sql`select email from person where id = ${personId} and erased_at is null for update`)
    if (!person) throw new Failure('missing', refusals.missing)
    await refuseWhileNeeded(tx, personId)
    for (const part of parts) await part(tx, personId)
    await endRolesOf(tx, personId, at)
    await run(tx, sql`update affiliation set ended_at = greatest(${at}, started_at), ended_by = ${personId}, department = null where person_id = ${personId} and ended_at is null`)
    await run(tx, sql`update affiliation set department = null where person_id = ${personId}`)
    await run(tx, sql`update invitation set revoked_at = ${at} where lower(email) = ${person.email} and accepted_at is null and revoked_at is null`)
    await run(tx, sql`update invitation set email = 'erased@invalid' where lower(email) = ${person.email}`)
    for (const table of ['sign_in_session', 'sign_in_account', 'sign_in_two_factor']) await run(tx, sql`delete from ${sql.identifier(table)} where user_id = ${personId}`)
    await run(tx, sql`delete from sign_in_verification where value = ${personId}`)
    await run(tx, sql`delete from api_token where person_id = ${personId}`)
    await run(tx, sql`delete from notice where person_id = ${personId}`)
    await run(tx, sql`delete from mail where person_id = ${personId} or address = ${person.email}`)
    await run(tx, sql`update organisation set contact_name = null, contact_email = null where lower(contact_email) = ${person.email}`)
    await run(
      tx,
      sql`update person set name = null, email = null, email_verified = false, image = null, country = null, orcid = null, two_factor_enabled = false,
            zone = 'UTC', erased_at = ${at}, updated_at = ${at} where id = ${personId}`,
    )
  })
}

async function refuseWhileNeeded(tx: Db, personId: string): Promise<void> {
  const administered = await rows<{ id: string; others: number }>(
    tx,
    sql`select o.id, (select count(*) from affiliation b where b.organisation_id = o.id and b.ended_at is null and b.person_id <> ${personId}) as others
        from organisation o where o.id in (select organisation_id from affiliation where person_id = ${personId} and ended_at is null and role = 'administrator')
        order by o.id for update`,
  )
  for (const { id, others } of administered) {
    const left = (await administratorsOf(tx, id)).filter((one) => one !== personId)
    if (others > 0 && left.length === 0) throw new Failure('conflict', peopleRefusals.lastAdministrator)
  }
}
