import { type Actor, mandateVerbs, publishesFor, system } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { administratorsOf } from './affiliations.ts'
import { type InvitationLetter, writeInvitation } from './invitations.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { createOrganisation } from './organisations.ts'

/** What a publisher says of a firm's consent: who gave it, on which day (`YYYY-MM-DD`), in which words or document. */
export type Consent = { by: string; on: string; words?: string; fileId?: string }

export type FirmAsked = { name: Name; uscc?: string; country: string }

export type FirmMandate = { firmId: string; mandateId: string; entered: boolean }

const aYear = 365 * 86_400_000

type Known = { id: string; entered: boolean; mandateId: string | null; peopled: boolean }

/**
 * The firm that a publisher means: by its code, else by its name in the same country, among the organisations that are
 * verified and the firms for which the publisher has had a mandate. What other publishers entered is not looked at.
 */
async function knownFirm(tx: Db, publisherId: string, { name, uscc, country }: FirmAsked, at: Date): Promise<Known | undefined> {
  const of = (where: ReturnType<typeof sql>) =>
    row<Known>(
      tx,
      sql`select o.id, o.entered_by is not null as entered, exists (select from affiliation a where a.organisation_id = o.id and a.ended_at is null) as peopled,
            (select m.id from mandate m where m.firm_id = o.id and m.publisher_id = ${publisherId} and m.ended_at is null and m.until > ${at} and m.verbs @> array['draft', 'publish']) as "mandateId"
          from organisation o where o.merged_into is null and o.id <> ${publisherId} and ${where}
            and (o.verified_at is not null or exists (select from mandate m where m.firm_id = o.id and m.publisher_id = ${publisherId}))
          order by 4 nulls last, o.verified_at nulls last, o.id limit 1`,
    )
  const byCode = uscc ? await of(sql`(o.uscc = ${uscc} or o.entered_uscc = ${uscc})`) : undefined
  if (byCode) return byCode
  const named = sql`o.country = ${country} and (o.name ->> 'zh' = ${name.zh ?? null} or lower(o.name ->> 'en') = lower(${name.en ?? null}))`
  return of(uscc ? sql`${named} and coalesce(o.uscc, o.entered_uscc) is null` : named)
}

/**
 * The firm with a mandate for its publisher: known ones by code or name, else entered as an unverified organisation whose
 * consent is recorded. Inside the transaction of a larger deed; nobody is told of each firm.
 * @throws Failure conflict when the firm has people of its own here and has given no mandate
 */
export async function enterFirm(tx: Db, actor: Actor, input: { publisherId: string; firm: FirmAsked; consent?: Consent }): Promise<FirmMandate> {
  const { publisherId, firm, consent } = input
  const known = await knownFirm(tx, publisherId, firm, actor.at)
  if (known?.mandateId) return { firmId: known.id, mandateId: known.mandateId, entered: known.entered }
  if (known && (known.peopled || !known.entered)) throw new Failure('conflict', peopleRefusals.firmSpeaks)
  if (!consent) throw new Failure('invalid', peopleRefusals.consentNeeded)
  const platform = { ...system(actor.at), personId: actor.personId }
  const firmId =
    known?.id ??
    (await createOrganisation(tx, platform, { kind: 'enterprise', name: firm.name, country: firm.country, distinct: true, enteredBy: publisherId, enteredUscc: firm.uscc })).id
  return { firmId, mandateId: await recordConsent(tx, actor, firmId, publisherId, consent), entered: true }
}

/** The mandate of a firm that has nobody here, by the consent that its publisher has recorded: for a year. */
async function recordConsent(tx: Db, actor: Actor, firmId: string, publisherId: string, consent: Consent): Promise<string> {
  const id = newId(actor.at.getTime())
  await change(tx, actor, { verb: 'mandate.record', object: { type: 'organisation', id: firmId }, mandateId: id, onBehalfOf: publisherId, related: [publisherId] }, async () => {
    await run(tx, sql`update mandate set ended_at = until where firm_id = ${firmId} and publisher_id = ${publisherId} and ended_at is null and until <= ${actor.at}`)
    await run(
      tx,
      sql`insert into mandate (id, firm_id, publisher_id, verbs, consent, consent_by, consent_on, consent_file_id, granted_by, granted_at, until)
          values (${id}, ${firmId}, ${publisherId}, ${sql.param(mandateVerbs)}::text[], ${consent.words?.trim() || null}, ${consent.by.trim()}, ${consent.on}, ${consent.fileId ?? null},
            ${actor.personId ?? null}, ${actor.at}, ${new Date(actor.at.getTime() + aYear)})`,
    )
  })
  return id
}

/**
 * Invites the first administrator of a firm that the actor's organisation entered and that has nobody yet.
 * @throws Failure missing | conflict when somebody of the firm is here already
 */
export async function inviteFirm(db: Db, actor: Actor, input: { firmId: string; email: string }, send: (tx: Db, letter: InvitationLetter) => Promise<unknown>): Promise<void> {
  const { personId } = actor
  const mandated = actor.mandates.find((one) => one.firmId === input.firmId && publishesFor(actor).includes(one.publisherId))
  const firm = await row<{ entered: boolean }>(db, sql`select entered_by is not null as entered from organisation where id = ${input.firmId} and merged_into is null`)
  if (!personId || !mandated || !firm?.entered) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'invitation.create', object: { type: 'organisation', id: input.firmId }, mandateId: mandated.id }, async (tx) => {
    await rows(tx, sql`select 1 from organisation where id = ${input.firmId} for update`)
    if ((await administratorsOf(tx, input.firmId)).length > 0) throw new Failure('conflict', peopleRefusals.firmHere)
    await writeInvitation(tx, { ...actor, personId }, { organisationId: input.firmId, email: input.email, role: 'administrator' }, send)
  })
}

/** Names of people who consented and their documents go three years after the mandate ended. A tidying: no activity. */
export const forgetConsents = (db: Db, now: Date): Promise<number> =>
  run(db, sql`update mandate set consent_by = null, consent_file_id = null where consent_by is not null and coalesce(ended_at, until) < ${new Date(now.getTime() - 3 * 365 * 86_400_000)}`)
