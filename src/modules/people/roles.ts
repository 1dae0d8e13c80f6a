import { type Actor, type PlatformRole, platformRoles, system } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { type NewPerson, writePerson } from './accounts.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { canGrantRoles } from './policy.ts'
import type { SignIn } from './sign-in.ts'

/** Every change of roles waits for the one before it, so that the last administrator cannot be removed by two at once. */
const lockRoles = (tx: Db): Promise<number> => run(tx, sql`select pg_advisory_xact_lock(hashtext('qiao-platform-roles'))`)

/** Gives a platform role; having it already changes nothing. */
export async function grantRole(db: Db, actor: Actor, input: { personId: string; role: PlatformRole }): Promise<void> {
  if (!canGrantRoles(actor)) throw new Failure('missing', refusals.missing)
  await transaction(db, async (tx) => {
    await lockRoles(tx)
    const known = await row(tx, sql`select 1 from person where id = ${input.personId} and erased_at is null`)
    if (!known) throw new Failure('missing', refusals.missing)
    const held = await row(tx, sql`select 1 from platform_role where person_id = ${input.personId} and role = ${input.role} and ended_at is null`)
    if (held) return
    await change(tx, actor, { verb: 'role.grant', object: { type: 'person', id: input.personId }, audience: 'staff' }, () => writeRole(tx, input.personId, input.role, actor))
  })
}

const writeRole = (tx: Db, personId: string, role: PlatformRole, actor: Actor): Promise<number> =>
  run(tx, sql`insert into platform_role (id, person_id, role, granted_by, granted_at) values (${newId(actor.at.getTime())}, ${personId}, ${role}, ${actor.personId ?? null}, ${actor.at})`)

/** Takes a platform role away; the last administrator keeps theirs. */
export async function revokeRole(db: Db, actor: Actor, input: { personId: string; role: PlatformRole }): Promise<void> {
  if (!canGrantRoles(actor)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'role.revoke', object: { type: 'person', id: input.personId }, audience: 'staff' }, async (tx) => {
    await lockRoles(tx)
    const ended = await run(tx, sql`update platform_role set ended_at = greatest(${actor.at}, granted_at) where person_id = ${input.personId} and role = ${input.role} and ended_at is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
    await refuseWithoutAdministrator(tx)
  })
}

/** @throws conflict when nobody administers the platform any more. Call it with the lock of roles held. */
async function refuseWithoutAdministrator(tx: Db): Promise<void> {
  if (!(await hasAdministrator(tx))) throw new Failure('conflict', peopleRefusals.lastPlatformAdministrator)
}

/** Ends every platform role of a person who leaves. @throws conflict for the last administrator. */
export async function endRolesOf(tx: Db, personId: string, at: Date): Promise<void> {
  await lockRoles(tx)
  const ended = await rows<{ role: PlatformRole }>(tx, sql`update platform_role set ended_at = greatest(${at}, granted_at) where person_id = ${personId} and ended_at is null returning role`)
  if (ended.some((one) => one.role === 'administrator')) await refuseWithoutAdministrator(tx)
}

/** False only before the guided first run. */
export const hasAdministrator = async (db: Db): Promise<boolean> =>
  (await row(db, sql`select 1 from platform_role r join person p on p.id = r.person_id where r.role = 'administrator' and r.ended_at is null and p.erased_at is null limit 1`)) !== undefined

/** The guided first run: the administrator, with a confirmed address. @throws conflict as soon as there is one. */
export async function createFirstAdministrator(db: Db, signIn: SignIn, input: NewPerson): Promise<string> {
  const at = signIn.clock()
  const actor = system(at)
  const ready = { ...input, hash: await signIn.hashPassword(input.password) }
  return transaction(db, async (tx) => {
    await lockRoles(tx)
    if (await hasAdministrator(tx)) throw new Failure('conflict', peopleRefusals.firstOnly)
    const id = await writePerson(tx, actor, { ...ready, emailVerified: true })
    await change(tx, actor, { verb: 'role.grant', object: { type: 'person', id }, audience: 'staff' }, () => writeRole(tx, id, 'administrator', actor))
    return id
  })
}

export type PersonLine = { id: string; name: Name; email: string; emailVerified: boolean; roles: PlatformRole[]; organisations: { slug: string; name: Name }[]; createdAt: Date }

/** People by name or address for the administrator, newest first; pages of 50, counted from 1. */
export async function listPeople(db: Db, actor: Actor, query: { q?: string; page?: number } = {}): Promise<{ lines: PersonLine[]; total: number; page: number; pages: number }> {
  if (!canGrantRoles(actor)) throw new Failure('missing', refusals.missing)
  const words = (query.q ?? '').trim().toLowerCase().replace(/[\\%_]/g, '\\$&')
  const where = sql`p.erased_at is null and lower(coalesce(p.name ->> 'zh', '') || ' ' || coalesce(p.name ->> 'en', '') || ' ' || p.email) like ${`%${words}%`}`
  const total = (await row<{ n: number }>(db, sql`select count(*) as n from person p where ${where}`))!.n
  const pages = Math.max(1, Math.ceil(total / 50))
  const page = Math.min(Math.max(1, Math.trunc(query.page ?? 1)), pages)
  const lines = await rows<PersonLine>(
    db,
    sql`select p.id, p.name, p.email, p.email_verified as "emailVerified", p.created_at as "createdAt",
          array(select role from platform_role r where r.person_id = p.id and r.ended_at is null order by array_position(${sql.param(platformRoles)}::text[], role)) as roles,
          (select coalesce(json_agg(json_build_object('slug', o.slug, 'name', o.name) order by a.started_at), '[]')
            from affiliation a join organisation o on o.id = a.organisation_id where a.person_id = p.id and a.ended_at is null) as organisations
        from person p where ${where} order by p.created_at desc, p.id desc limit 50 offset ${(page - 1) * 50}`,
  )
  return { lines, total, page, pages }
}
