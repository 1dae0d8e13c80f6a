import { type Actor, administers } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Lang, Name, Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { hashToken, makeToken } from '../people/people.ts'
import { joinSpace, tellMember } from '../spaces/spaces.ts'
import type { Invited } from './invited.ts'
import { place } from './members.ts'
import { allianceRefusals } from './messages.ts'
import { canRunAlliance } from './policy.ts'
import type { Alliance } from './reading.ts'
import { currentWave } from './waves.ts'

const invitationDays = 60
export const mostInvited = 500

/** What a letter needs; the token exists nowhere else in plain. */
export type AllianceLetter = { invitationId: string; email: string; token: string; name: string; alliance: Text; invitedBy?: string; lang: Lang }

export type Sent = { sent: number; /** Lines whose organisation nobody can be reached at, and addresses that wait already. */ left: string[] }

/** Where a line leads: its address, else that of the first administrator of the organisation of that name, else its contact. */
async function addressFor(tx: Db, { name, email }: Invited): Promise<{ email?: string; organisationId: string | null }> {
  const found = await row<{ id: string; email: string | null }>(
    tx,
    sql`select o.id, coalesce((select p.email from affiliation a join person p on p.id = a.person_id
            where a.organisation_id = o.id and a.ended_at is null and a.role = 'administrator' and p.erased_at is null order by a.started_at limit 1), lower(o.contact_email)) as email
        from organisation o where o.merged_into is null and ${name} <> '' and (lower(o.name ->> 'zh') = lower(${name}) or lower(o.name ->> 'en') = lower(${name}) or o.slug = ${name}) limit 1`,
  )
  return { email: email ?? found?.email ?? undefined, organisationId: found?.id ?? null }
}

/**
 * Invites many at once: one letter each, in the language of the invitation. Who is invited already, and a name that leads
 * nowhere, is told in `left`. @throws missing | invalid
 */
export async function inviteAll(
  db: Db,
  actor: Actor,
  input: { alliance: Alliance; invited: readonly Invited[]; lang: Lang; waveId?: string; tierId?: string },
  send: (tx: Db, letter: AllianceLetter) => Promise<unknown>,
): Promise<Sent> {
  const { alliance, invited, lang } = input
  if (!actor.personId || !canRunAlliance(actor, alliance.id)) throw new Failure('missing', refusals.missing)
  const refuse = (sentence: (typeof allianceRefusals)['tooMany' | 'noneInvited']) => new Failure('invalid', refusals.invalid, { fields: { list: sentence } })
  if (invited.length === 0) throw refuse(allianceRefusals.noneInvited)
  if (invited.length > mostInvited) throw refuse(allianceRefusals.tooMany)
  const result: Sent = { sent: 0, left: [] }
  await change(db, actor, { verb: 'alliance.invite', object: { type: 'space', id: alliance.id }, audience: 'staff' }, async (tx) => {
    for (const one of invited) {
      const { email, organisationId } = await addressFor(tx, one)
      const { token, hash } = makeToken()
      const id = newId(actor.at.getTime())
      await run(tx, sql`update alliance_invitation set revoked_at = ${actor.at} where space_id = ${alliance.id} and email = ${email ?? null} and expires_at <= ${actor.at} and accepted_at is null and revoked_at is null`)
      const made = email
        ? await run(
            tx,
            sql`insert into alliance_invitation (id, space_id, email, name, organisation_id, wave_id, tier_id, lang, token_hash, invited_by, created_at, expires_at)
                values (${id}, ${alliance.id}, ${email}, ${one.name}, ${organisationId}, ${input.waveId ?? null}, ${input.tierId ?? null}, ${lang}, ${hash}, ${actor.personId}, ${actor.at},
                  ${new Date(actor.at.getTime() + invitationDays * 86_400_000)}) on conflict (space_id, email) where accepted_at is null and revoked_at is null do nothing`,
          )
        : 0
      if (!email || made === 0) {
        result.left.push(one.name || one.email || '')
        continue
      }
      await send(tx, { invitationId: id, email, token, name: one.name, alliance: alliance.name, invitedBy: actor.name, lang })
      result.sent += 1
    }
  })
  return result
}

export type AllianceInvitation = { id: string; email: string | null; name: string; createdAt: Date; expiresAt: Date; state: 'open' | 'accepted' | 'revoked' | 'expired' }

/** Every invitation of an alliance, the newest first, for those who run it; at most 500. @throws missing */
export async function invitationsOfAlliance(db: Db, actor: Actor, allianceId: string): Promise<AllianceInvitation[]> {
  if (!canRunAlliance(actor, allianceId)) throw new Failure('missing', refusals.missing)
  return rows<AllianceInvitation>(
    db,
    sql`select id, email, name, created_at as "createdAt", expires_at as "expiresAt",
          case when accepted_at is not null then 'accepted' when revoked_at is not null then 'revoked' when expires_at <= ${actor.at} then 'expired' else 'open' end as state
        from alliance_invitation where space_id = ${allianceId} order by created_at desc, id desc limit ${mostInvited}`,
  )
}

export async function revokeAllianceInvitation(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<{ spaceId: string }>(db, sql`select space_id as "spaceId" from alliance_invitation where id = ${id}`)
  if (!found || !canRunAlliance(actor, found.spaceId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'alliance.revoke_invitation', object: { type: 'space', id: found.spaceId }, audience: 'staff' }, async (tx) => {
    const ended = await run(tx, sql`update alliance_invitation set revoked_at = ${actor.at} where id = ${id} and accepted_at is null and revoked_at is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
  })
}

export type FoundInvitation = { id: string; spaceId: string; slug: string; name: Text; purpose: Text | null; peopleJoin: boolean; email: string; organisationId: string | null; invitedBy: Name | null; waveId: string | null; tierId: string | null }

/** The open invitation behind a link. @throws missing when it was used, withdrawn or is too old */
export async function allianceInvitationByToken(db: Db, token: string, now: Date): Promise<FoundInvitation> {
  const found = await row<FoundInvitation>(
    db,
    sql`select i.id, s.id as "spaceId", s.slug, s.name, s.purpose, a.people_join as "peopleJoin", i.email, i.organisation_id as "organisationId", p.name as "invitedBy", i.wave_id as "waveId", i.tier_id as "tierId"
        from alliance_invitation i join alliance a on a.space_id = i.space_id join space s on s.id = i.space_id join person p on p.id = i.invited_by
        where i.token_hash = ${hashToken(token)} and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}`,
  )
  if (!found) throw new Failure('missing', allianceRefusals.invitationGone)
  return found
}

/**
 * Takes an invitation up, once, for an organisation that the actor administers or, where the charter says so, for
 * themselves. @throws missing | denied (another address) | invalid | conflict (a member already)
 */
export async function acceptAllianceInvitation(db: Db, actor: Actor, input: { token: string; organisationId?: string }): Promise<{ slug: string }> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  const found = await allianceInvitationByToken(db, input.token, actor.at)
  if (found.email !== actor.email) throw new Failure('denied', allianceRefusals.invitationOther)
  const { organisationId } = input
  if (organisationId ? !administers(actor, organisationId) : !found.peopleJoin) throw new Failure('invalid', refusals.invalid, { fields: { organisation: allianceRefusals.represent } })
  const deed = { verb: 'alliance.accept_invitation', object: { type: 'space', id: found.spaceId }, audience: 'space' as const, related: [organisationId ?? personId] }
  await change(db, actor, deed, async (tx) => {
    const taken = await row<{ id: string }>(tx, sql`update alliance_invitation set accepted_at = ${actor.at}, accepted_by = ${personId} where id = ${found.id} and accepted_at is null and revoked_at is null returning id`)
    if (!taken) throw new Failure('missing', allianceRefusals.invitationGone)
    const memberId = await joinSpace(tx, { spaceId: found.spaceId, party: organisationId ? { organisationId } : { personId }, role: 'member', at: actor.at })
    await place(tx, { memberId, allianceId: found.spaceId, waveId: found.waveId ?? (await currentWave(tx, found.spaceId, actor.at)), tierId: found.tierId })
    const inviter = await row<{ id: string }>(tx, sql`update alliance_invitation set member_id = ${memberId} where id = ${found.id} returning invited_by as id`)
    await tellMember(tx, 'membership_accepted', memberId, actor.at, [inviter!.id])
  })
  return { slug: found.slug }
}

/** Withdraws what waits for an address whose person leaves for good; the register clears the address. */
export const withdrawInvitations = (tx: Db, email: string): Promise<number> =>
  run(tx, sql`update alliance_invitation set revoked_at = greatest(created_at, now()) where email = ${email} and accepted_at is null and revoked_at is null`)
