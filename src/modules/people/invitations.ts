import type { Actor, AffiliationRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { enrol } from './affiliations.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { canManagePeople } from './policy.ts'
import { hashToken, makeToken } from './secret-token.ts'

const invitationDays = 14

/** What the letter of an invitation needs; the token exists nowhere else in plain. */
export type InvitationLetter = { invitationId: string; email: string; token: string; organisation: Name; role: AffiliationRole; invitedBy?: string }

/**
 * Invites an address; an open invitation of the same address is withdrawn. Nothing tells whether the address has an
 * account. `send` queues the letter in the same transaction.
 */
export async function invite(
  db: Db,
  actor: Actor,
  input: { organisationId: string; email: string; role: AffiliationRole },
  send: (tx: Db, letter: InvitationLetter) => Promise<unknown>,
): Promise<string> {
  const { personId } = actor
  if (!personId || !canManagePeople(actor, input.organisationId)) throw new Failure('missing', refusals.missing)
  return change(db, actor, { verb: 'invitation.create', object: { type: 'organisation', id: input.organisationId } }, (tx) => writeInvitation(tx, { ...actor, personId }, input, send))
}

/** Writes an invitation inside the change of another deed, whose right it is. */
export async function writeInvitation(
  tx: Db,
  actor: Actor & { personId: string },
  input: { organisationId: string; email: string; role: AffiliationRole },
  send: (tx: Db, letter: InvitationLetter) => Promise<unknown>,
): Promise<string> {
  const email = input.email.trim().toLowerCase()
  const id = newId(actor.at.getTime())
  const { token, hash } = makeToken()
  const organisation = await row<{ name: Name }>(tx, sql`select name from organisation where id = ${input.organisationId} and merged_into is null for update`)
  if (!organisation) throw new Failure('missing', refusals.missing)
  const member = await row(tx, sql`select 1 from affiliation a join person p on p.id = a.person_id where a.organisation_id = ${input.organisationId} and a.ended_at is null and p.email = ${email}`)
  if (member) throw new Failure('invalid', peopleRefusals.alreadyMember, { fields: { email: peopleRefusals.alreadyMember } })
  await run(tx, sql`update invitation set revoked_at = ${actor.at} where organisation_id = ${input.organisationId} and lower(email) = ${email} and accepted_at is null and revoked_at is null`)
  await run(
    tx,
    sql`insert into invitation (id, organisation_id, email, role, token_hash, invited_by, created_at, expires_at)
        values (${id}, ${input.organisationId}, ${email}, ${input.role}, ${hash}, ${actor.personId}, ${actor.at}, ${new Date(actor.at.getTime() + invitationDays * 86_400_000)})`,
  )
  await send(tx, { invitationId: id, email, token, organisation: organisation.name, role: input.role, invitedBy: actor.name })
  return id
}

export type OpenInvitation = { id: string; email: string; role: AffiliationRole; createdAt: Date; expiresAt: Date }

/** Invitations that still wait, for those who manage the people of the organisation. */
export async function invitationsOf(db: Db, actor: Actor, organisationId: string): Promise<OpenInvitation[]> {
  if (!canManagePeople(actor, organisationId)) throw new Failure('missing', refusals.missing)
  return rows<OpenInvitation>(
    db,
    sql`select id, email, role, created_at as "createdAt", expires_at as "expiresAt" from invitation
        where organisation_id = ${organisationId} and accepted_at is null and revoked_at is null and expires_at > ${actor.at} order by created_at desc`,
  )
}

export async function revokeInvitation(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<{ organisationId: string }>(db, sql`select organisation_id as "organisationId" from invitation where id = ${id} and accepted_at is null and revoked_at is null`)
  if (!found || !canManagePeople(actor, found.organisationId)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'invitation.revoke', object: { type: 'organisation', id: found.organisationId } }, async (tx) => {
    const ended = await run(tx, sql`update invitation set revoked_at = ${actor.at} where id = ${id} and accepted_at is null and revoked_at is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
  })
}

export type InvitationFound = { id: string; organisationId: string; organisation: Name; slug: string; country: string; role: AffiliationRole; email: string; invitedBy: Name | null }

/** The open invitation behind a link. @throws missing when it was used, withdrawn or is too old. */
export async function invitationByToken(db: Db, token: string, now: Date): Promise<InvitationFound> {
  const found = await row<InvitationFound>(
    db,
    sql`select i.id, o.id as "organisationId", o.name as organisation, o.slug, o.country, i.role, i.email, p.name as "invitedBy"
        from invitation i join organisation o on o.id = i.organisation_id join person p on p.id = i.invited_by
        where i.token_hash = ${hashToken(token)} and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}`,
  )
  if (!found) throw new Failure('missing', peopleRefusals.invitationGone)
  return found
}

/** Takes the invitation up, once. The link came by mail, so it also confirms the address. */
export async function acceptInvitation(db: Db, actor: Actor, token: string): Promise<{ slug: string }> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  const found = await invitationByToken(db, token, actor.at)
  if (found.email !== actor.email) throw new Failure('denied', peopleRefusals.invitationOther)
  return change(db, actor, { verb: 'invitation.accept', object: { type: 'organisation', id: found.organisationId }, related: [personId] }, async (tx) => {
    const taken = await run(
      tx,
      sql`update invitation set accepted_at = ${actor.at}, accepted_by = ${personId}
          where id = ${found.id} and accepted_at is null and revoked_at is null and expires_at > ${actor.at}`,
    )
    if (taken === 0) throw new Failure('missing', peopleRefusals.invitationGone)
    await run(tx, sql`update person set email_verified = true where id = ${personId}`)
    await enrol(tx, { personId, organisationId: found.organisationId, role: found.role, at: actor.at })
    const inviter = await row<{ id: string }>(tx, sql`select invited_by as id from invitation where id = ${found.id}`)
    await tell(tx, { kind: 'invitation_accepted', people: [inviter!.id], object: { type: 'organisation', id: found.organisationId }, version: found.id, about: { person: actor.name ?? '', organisation: found.organisation } })
    return { slug: found.slug }
  })
}
