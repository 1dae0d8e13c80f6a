import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, prepared, row, rows, run, sql } from '../../platform/database.ts'
import { actorOfPerson } from './identify.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { hasStanding } from './policy.ts'
import { hashToken, makeToken } from './secret-token.ts'

export const tokenScopes = ['listings:read', 'listings:write', 'interests:read', 'interests:write', 'agreements:read', 'projects:read', 'matches:read', 'watches:read', 'watches:write'] as const
export type TokenScope = (typeof tokenScopes)[number]

const most = 20

/** Makes a token of the public API and gives it in plain, this once. It acts as its person, within its scopes. */
export async function createToken(db: Db, actor: Actor, input: { name: string; scopes: readonly TokenScope[]; expiresAt?: Date }): Promise<{ id: string; token: string }> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  if (!hasStanding(actor)) throw new Failure('denied', peopleRefusals.confirmFirst)
  const { personId } = actor
  const scopes = tokenScopes.filter((one) => input.scopes.includes(one))
  const name = input.name.trim()
  const fields: Record<string, Phrase> = {}
  if (!name || name.length > 120) fields.name = peopleRefusals.tokenName
  if (scopes.length === 0) fields.scopes = peopleRefusals.tokenScopes
  if (Object.keys(fields).length) throw new Failure('invalid', refusals.invalid, { fields })
  const id = newId(actor.at.getTime())
  const { token, hash } = makeToken('qiao_')
  await change(db, actor, { verb: 'token.create', object: { type: 'person', id: personId }, audience: 'staff' }, async (tx) => {
    await run(tx, sql`select 1 from person where id = ${personId} for update`)
    const held = await row<{ n: number }>(tx, sql`select count(*) as n from api_token where person_id = ${personId} and revoked_at is null`)
    if (held!.n >= most) throw new Failure('conflict', peopleRefusals.tokenMany)
    await run(
      tx,
      sql`insert into api_token (id, person_id, name, scopes, token_hash, created_at, expires_at)
          values (${id}, ${personId}, ${name}, ${sql.param(scopes)}::text[], ${hash}, ${actor.at}, ${input.expiresAt ?? null})`,
    )
  })
  return { id, token }
}

export type TokenLine = { id: string; name: string; scopes: TokenScope[]; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null }

/** The actor's tokens that still work. */
export async function tokensOf(db: Db, actor: Actor): Promise<TokenLine[]> {
  if (!actor.personId) return []
  return rows<TokenLine>(
    db,
    sql`select id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt" from api_token
        where person_id = ${actor.personId} and revoked_at is null and (expires_at is null or expires_at > ${actor.at}) order by created_at desc`,
  )
}

export async function revokeToken(db: Db, actor: Actor, id: string): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  await change(db, actor, { verb: 'token.revoke', object: { type: 'person', id: personId }, audience: 'staff' }, async (tx) => {
    const ended = await run(tx, sql`update api_token set revoked_at = ${actor.at} where id = ${id} and person_id = ${personId} and revoked_at is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
  })
}

/** The person behind a token with all their authorities, and what the token allows; undefined when it does not work. */
export async function actorOfToken(db: Db, token: string, now: Date): Promise<{ actor: Actor; scopes: readonly TokenScope[]; tokenId: string } | undefined> {
  if (!/^qiao_[\w-]{43}$/.test(token)) return undefined
  const [found] = await prepared<{ id: string; personId: string; scopes: TokenScope[]; lastUsedAt: Date | null }>(
    db,
    'token_person',
    `select id, person_id as "personId", scopes, last_used_at as "lastUsedAt" from api_token
     where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [hashToken(token), now],
  )
  if (!found) return undefined
  const actor = await actorOfPerson(db, found.personId, now)
  if (!actor) return undefined
  // Last use is a measurement, written at most once an hour.
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > 3_600_000) await run(db, sql`update api_token set last_used_at = ${now} where id = ${found.id}`)
  return { actor, scopes: found.scopes, tokenId: found.id }
}
