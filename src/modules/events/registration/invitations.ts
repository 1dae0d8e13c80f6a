import type { Actor } from '../../../core/actor.ts'
import { Failure, missing, wrong } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { type Lang, say, type Text } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { hashToken, makeToken } from '../../people/people.ts'
import { eventToRun } from '../reading.ts'
import { registrationRefusals } from './messages.ts'

export const mostInvited = 500

export type Guest = { email: string; name: string }

/** A list as people paste it: one a line, the address anywhere in it, the rest is the name. @throws invalid, naming the line */
export function readGuests(typed: string): Guest[] {
  const guests = new Map<string, Guest>()
  typed.split('\n').forEach((line, index) => {
    if (!line.trim()) return
    const email = /[^\s<>,;，；"]+@[^\s<>,;，；"]+\.[^\s<>,;，；"]+/.exec(line)?.[0]?.toLowerCase()
    if (!email) throw wrong('guests', { zh: say('zh', registrationRefusals.line, { n: String(index + 1) }), en: say('en', registrationRefusals.line, { n: String(index + 1) }) })
    const name = line.replace(new RegExp(email.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), ' ').replace(/[<>,;，；"\t]+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 200)
    if (!guests.has(email)) guests.set(email, { email, name })
  })
  return [...guests.values()]
}

/** What the letter needs; the token exists nowhere else in plain. */
export type GuestLetter = { invitationId: string; email: string; token: string; name: string; event: Text; startsAt: Date; endsAt: Date; slug: string; lang: Lang }

/** Invites guests to a ticket, one letter each; who is invited already is left as they are. @returns how many letters went out */
export async function inviteGuests(db: Db, actor: Actor, input: { eventId: string; ticketId: string; guests: readonly Guest[]; lang: Lang }, send: (tx: Db, letter: GuestLetter) => Promise<unknown>): Promise<number> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  if (!actor.personId) throw missing()
  if (input.guests.length === 0) throw wrong('guests', registrationRefusals.noOne)
  if (input.guests.length > mostInvited) throw wrong('guests', registrationRefusals.tooMany)
  if (event.state !== 'published') throw new Failure('conflict', registrationRefusals.closed)
  let sent = 0
  await change(db, actor, { verb: 'event.invite', object: { type: 'event', id: event.id }, audience: 'staff' }, async (tx) => {
    if (!(await row(tx, sql`select 1 from event_ticket where id = ${input.ticketId} and event_id = ${event.id}`))) throw wrong('ticket', registrationRefusals.ticket)
    for (const { email, name } of input.guests) {
      const { token, hash } = makeToken()
      const id = newId(actor.at.getTime())
      const made = await run(
        tx,
        sql`insert into event_invitation (id, event_id, ticket_id, email, name, lang, token_hash, invited_by, created_at, expires_at)
            values (${id}, ${event.id}, ${input.ticketId}, ${email}, ${name}, ${input.lang}, ${hash}, ${actor.personId}, ${actor.at}, ${event.endsAt})
            on conflict (event_id, email) where accepted_at is null and revoked_at is null do nothing`,
      )
      if (made === 0) continue
      await send(tx, { invitationId: id, email, token, name, event: event.name, startsAt: event.startsAt, endsAt: event.endsAt, slug: event.slug, lang: input.lang })
      sent += 1
    }
  })
  return sent
}

export type GuestLine = { id: string; email: string | null; name: string; createdAt: Date; state: 'open' | 'accepted' | 'revoked' | 'expired' }

/** @throws missing */
export async function guestsOf(db: Db, actor: Actor, eventId: string): Promise<GuestLine[]> {
  await eventToRun(db, actor, { id: eventId })
  return rows<GuestLine>(
    db,
    sql`select id, email, name, created_at as "createdAt", case when accepted_at is not null then 'accepted' when revoked_at is not null then 'revoked' when expires_at <= ${actor.at} then 'expired' else 'open' end as state
        from event_invitation where event_id = ${eventId} order by created_at desc, id desc limit 1000`,
  )
}

/** @throws missing */
export async function revokeGuest(db: Db, actor: Actor, input: { eventId: string; id: string }): Promise<void> {
  const event = await eventToRun(db, actor, { id: input.eventId })
  await change(db, actor, { verb: 'event.revoke_invitation', object: { type: 'event', id: event.id }, audience: 'staff' }, async (tx) => {
    if ((await run(tx, sql`update event_invitation set revoked_at = ${actor.at} where id = ${input.id} and event_id = ${event.id} and accepted_at is null and revoked_at is null`)) === 0) throw missing()
  })
}

export type Invited = { eventId: string; ticketId: string; email: string; name: string }

/** The open invitation behind a link. @throws missing when it was used, withdrawn or is too old */
export async function invitationBehind(db: Db, token: string, at: Date): Promise<Invited> {
  const found = await row<Invited>(
    db,
    sql`select event_id as "eventId", ticket_id as "ticketId", email, name from event_invitation where token_hash = ${hashToken(token)} and accepted_at is null and revoked_at is null and expires_at > ${at} and email is not null`,
  )
  if (!found) throw new Failure('missing', registrationRefusals.invitationGone)
  return found
}

/** Uses an invitation up, in the transaction of the registration. @throws missing | denied (another address) */
export async function takeInvitation(tx: Db, actor: Actor, input: { eventId: string; token: string }): Promise<Invited> {
  const found = await invitationBehind(tx, input.token, actor.at)
  if (found.eventId !== input.eventId) throw missing()
  if (found.email !== actor.email) throw new Failure('denied', registrationRefusals.invitationOther)
  const taken = await run(tx, sql`update event_invitation set accepted_at = ${actor.at}, accepted_by = ${actor.personId} where token_hash = ${hashToken(input.token)} and accepted_at is null and revoked_at is null`)
  if (taken === 0) throw new Failure('missing', registrationRefusals.invitationGone)
  return found
}
