import { type Actor, organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Name, Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { administratorsOf } from './affiliations.ts'
import { organisationById } from './directory.ts'
import { peopleRefusals } from './messages/refusals.ts'
import { canEndMandate, canGrantMandate, isStaff, mandateVerbs, type MandateVerb } from './policy.ts'

const longest = 5 * 366 * 86_400_000

export type MandateInput = { firmId: string; publisherId: string; verbs: readonly MandateVerb[]; until: Date; consent?: string }

/** The firm lets another organisation publish for it: exactly these verbs, until that instant. */
export async function grantMandate(db: Db, actor: Actor, input: MandateInput): Promise<string> {
  if (!canGrantMandate(actor, input.firmId)) throw new Failure('missing', refusals.missing)
  const verbs = mandateVerbs.filter((verb) => input.verbs.includes(verb))
  const fields: Record<string, Phrase> = {}
  if (input.firmId === input.publisherId) fields.publisher = peopleRefusals.mandateSelf
  if (verbs.length === 0) fields.verbs = peopleRefusals.mandateVerbs
  if (input.until <= actor.at || input.until.getTime() - actor.at.getTime() > longest) fields.until = peopleRefusals.mandateUntil
  if (Object.keys(fields).length) throw new Failure('invalid', refusals.invalid, { fields })
  const id = newId(actor.at.getTime())
  await change(db, actor, { verb: 'mandate.grant', object: { type: 'organisation', id: input.firmId }, mandateId: id, related: [input.publisherId] }, async (tx) => {
    const firm = await organisationById(tx, input.firmId)
    const publisher = await organisationById(tx, input.publisherId)
    if (!firm || firm.mergedInto) throw new Failure('missing', refusals.missing)
    if (!publisher || publisher.mergedInto) throw new Failure('invalid', peopleRefusals.unknownOrganisation, { fields: { publisher: peopleRefusals.unknownOrganisation } })
    await run(tx, sql`update mandate set ended_at = until where firm_id = ${input.firmId} and publisher_id = ${input.publisherId} and ended_at is null and until <= ${actor.at}`)
    await run(
      tx,
      sql`insert into mandate (id, firm_id, publisher_id, verbs, consent, granted_by, granted_at, until)
          values (${id}, ${input.firmId}, ${input.publisherId}, ${sql.param(verbs)}::text[], ${input.consent?.trim() || null}, ${actor.personId ?? null}, ${actor.at}, ${input.until})`,
    )
    await tell(tx, {
      kind: 'mandate_granted',
      people: await administratorsOf(tx, input.publisherId),
      object: { type: 'organisation', id: input.publisherId },
      version: id,
      about: { firm: firm.name, publisher: publisher.name, until: input.until.toISOString().slice(0, 10) },
    })
  }).catch((error: unknown) => {
    if (brokeConstraint(error, 'mandate_active')) throw new Failure('invalid', peopleRefusals.mandateOpen, { fields: { publisher: peopleRefusals.mandateOpen } })
    throw error
  })
  return id
}

/** Ends a mandate now, by either side. */
export async function endMandate(db: Db, actor: Actor, id: string): Promise<void> {
  const found = await row<{ firmId: string; publisherId: string }>(db, sql`select firm_id as "firmId", publisher_id as "publisherId" from mandate where id = ${id} and ended_at is null`)
  if (!found || !canEndMandate(actor, found)) throw new Failure('missing', refusals.missing)
  await change(db, actor, { verb: 'mandate.end', object: { type: 'organisation', id: found.firmId }, mandateId: id, related: [found.publisherId] }, async (tx) => {
    const ended = await run(tx, sql`update mandate set ended_at = ${actor.at} where id = ${id} and ended_at is null`)
    if (ended === 0) throw new Failure('missing', refusals.missing)
    const [firm, publisher] = [await organisationById(tx, found.firmId), await organisationById(tx, found.publisherId)]
    const people = [...(await administratorsOf(tx, found.firmId)), ...(await administratorsOf(tx, found.publisherId))].filter((one) => one !== actor.personId)
    await tell(tx, { kind: 'mandate_ended', people, object: { type: 'organisation', id: found.publisherId }, version: id, about: { firm: firm!.name, publisher: publisher!.name } })
  })
}

export type Mandate = {
  id: string
  firmId: string
  firm: Name
  firmSlug: string
  publisherId: string
  publisher: Name
  publisherSlug: string
  verbs: MandateVerb[]
  /** What its publisher recorded of the firm's consent. */
  consent: string | null
  consentBy: string | null
  consentOn: string | null
  grantedAt: Date
  until: Date
  endedAt: Date | null
}

/** Mandates that the organisation gave or holds, running ones first. @throws missing for others than its members and staff. */
export async function mandatesOf(db: Db, actor: Actor, organisationId: string): Promise<Mandate[]> {
  if (!organisationsOf(actor).includes(organisationId) && !isStaff(actor)) throw new Failure('missing', refusals.missing)
  return rows<Mandate>(
    db,
    sql`select m.id, f.id as "firmId", f.name as firm, f.slug as "firmSlug", p.id as "publisherId", p.name as publisher, p.slug as "publisherSlug",
          m.verbs, m.consent, m.consent_by as "consentBy", m.consent_on as "consentOn", m.granted_at as "grantedAt", m.until, coalesce(m.ended_at, case when m.until <= ${actor.at} then m.until end) as "endedAt"
        from mandate m join organisation f on f.id = m.firm_id join organisation p on p.id = m.publisher_id
        where m.firm_id = ${organisationId} or m.publisher_id = ${organisationId}
        order by (m.ended_at is null and m.until > ${actor.at}) desc, m.granted_at desc limit 200`,
  )
}
