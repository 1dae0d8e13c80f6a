import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { consentRefusals } from './messages.ts'
import { newestNotice } from './notice.ts'
import { crosses, type Occasion } from './rules.ts'

const isOpen = async (db: Db, personId: string, country: string): Promise<boolean> =>
  (await row(db, sql`select 1 from consent where person_id = ${personId} and country = ${country} and withdrawn_at is null`)) !== undefined

/** The country for which the actor has to consent before they are seen there; undefined where nothing is to be asked. */
export async function consentNeeded(db: Db, actor: Actor, country: string | undefined): Promise<string | undefined> {
  if (!actor.personId || !crosses(actor.country, country)) return undefined
  const notice = await newestNotice(db)
  if (!notice?.dataCountry) return undefined
  return (await isOpen(db, actor.personId, country)) ? undefined : country
}

/**
 * What a deed that lets a person be seen abroad asks first: an open consent, or the one that came with it, which is noted
 * with the version of the notice. Belongs into the deed's transaction.
 * @throws invalid at the field `consent`
 */
export async function holdConsent(tx: Db, actor: Actor, input: { country: string | undefined; given: boolean | undefined; occasion: Occasion }): Promise<void> {
  const country = await consentNeeded(tx, actor, input.country)
  if (!country) return
  if (!input.given) throw new Failure('invalid', refusals.invalid, { fields: { consent: consentRefusals.abroad } })
  await giveConsent(tx, actor, { country, occasion: input.occasion })
}

/** Notes a consent; one that is open already stands. */
export async function giveConsent(db: Db, actor: Actor, input: { country: string; occasion: Occasion }): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  const notice = await newestNotice(db)
  if (!notice?.dataCountry) throw new Failure('conflict', consentRefusals.unknown)
  if (await isOpen(db, personId, input.country)) return
  await change(db, actor, { verb: 'consent.give', object: { type: 'person', id: personId }, audience: 'staff' }, (tx) => writeConsent(tx, { personId, notice: notice.number, at: actor.at, ...input }))
}

/** The row of a consent, in the caller's transaction. */
export const writeConsent = (tx: Db, one: { personId: string; country: string; occasion: Occasion; notice: number; at: Date }): Promise<number> =>
  run(
    tx,
    sql`insert into consent (id, person_id, country, occasion, notice, given_at) values (${newId(one.at.getTime())}, ${one.personId}, ${one.country}, ${one.occasion}, ${one.notice}, ${one.at})
        on conflict (person_id, country) where withdrawn_at is null do nothing`,
  )

/** Withdraws a consent of the actor's own: from now on nobody there is shown their name and contact. @throws missing */
export async function withdrawConsent(db: Db, actor: Actor, id: string): Promise<void> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const { personId } = actor
  await change(db, actor, { verb: 'consent.withdraw', object: { type: 'person', id: personId }, audience: 'staff' }, async (tx) => {
    const ended = await run(tx, sql`update consent set withdrawn_at = greatest(${actor.at}, given_at) where id = ${id} and person_id = ${personId} and withdrawn_at is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
  })
}

export type Consent = { id: string; country: string; occasion: Occasion; notice: number; givenAt: Date; withdrawnAt: Date | null }

/** The actor's consents, those that stand first. */
export const consentsOf = (db: Db, actor: Actor): Promise<Consent[]> =>
  rows<Consent>(
    db,
    sql`select id, country, occasion, notice, given_at as "givenAt", withdrawn_at as "withdrawnAt" from consent where person_id = ${actor.personId ?? null} order by withdrawn_at is not null, given_at desc, id desc limit 200`,
  )
