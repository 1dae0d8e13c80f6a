import { type Actor, publishesFor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { dealFor, partiesOf } from '../deals/deals.ts'
import { mayReadOrganisation, type Organisation, organisationById } from '../people/people.ts'
import { optionsOf, termsOf } from './clauses.ts'
import { type Content, contentSchema, type Halves, mostParties, type PartyFacts, partySchema, roleAt, type Terms } from './content.ts'
import { agreementRefusals } from './messages.ts'
import { actsFor, canWrite } from './policy.ts'
import { type Agreement, agreementById, agreementRead, missing, type VersionOrigin, versionOf } from './record.ts'
import { isOpen } from './rules.ts'
import { faultsOf } from './schedule.ts'
import { storeVersion } from './storing.ts'
import { tellParties } from './told.ts'
import type { AgreementType } from './words/kinds.ts'

export type NewAgreement = { type: AgreementType; organisationIds: readonly string[]; forOrganisation: string; subject?: Halves; dealId?: string; spaceId?: string; position?: Content['terms']['position'] }

const invalid = (field: string, sentence: Phrase): Failure => new Failure('invalid', refusals.invalid, { fields: { [field]: sentence } })

const factsOf = (one: Organisation, type: AgreementType, place: number): PartyFacts =>
  partySchema.parse({
    organisationId: one.id, role: roleAt(type, place), name: one.name, country: one.country, uscc: one.uscc,
    address: one.city ?? {},
  })

/** Terms that a type begins with; law and forum are proposed only where all parties are of one country, else the parties decide. */
function firstTerms(type: AgreementType, countries: readonly string[], subject: Halves): Partial<Terms> {
  const asked = new Set(termsOf(type))
  const one = new Set(countries).size === 1 ? countries[0] : undefined
  const domestic = one === 'CN' ? { law: 'cn', forum: 'courts' } as const : one === 'GB' ? { law: 'england', forum: 'courts' } as const : {}
  const all = { subject, confidentialityYears: 5, publicationDays: 30, noticeDays: 60, ...domestic }
  return Object.fromEntries(Object.entries(all).filter(([name]) => asked.has(name as keyof Terms)))
}

/** The parties of a case must be the parties of its agreement, as far as the actor knows them. @throws Failure invalid | missing */
async function checkDeal(db: Db, actor: Actor, dealId: string, organisationIds: readonly string[]): Promise<void> {
  const known = new Set((await partiesOf(db, actor, dealId)).filter((one) => !one.left).map((one) => one.id))
  if (!organisationIds.every((id) => known.has(id))) throw invalid('parties', agreementRefusals.deal)
}

/**
 * Begins an agreement from its template, with the parties as the register knows them; only its drafter sees it until it is shared.
 * @throws Failure denied | invalid | missing
 */
export async function startAgreement(db: Db, actor: Actor, input: NewAgreement): Promise<{ id: string; reference: string }> {
  const { type, organisationIds, forOrganisation } = input
  if (!publishesFor(actor).includes(forOrganisation)) throw new Failure('denied', refusals.denied)
  const ids = [...new Set(organisationIds)]
  if (ids.length < 2 || ids.length > mostParties || !ids.includes(forOrganisation)) throw invalid('parties', agreementRefusals.parties)
  const found = await Promise.all(ids.map((id) => organisationById(db, id)))
  const organisations = found.filter((one): one is Organisation => one !== undefined && one.mergedInto === null && mayReadOrganisation(actor, one))
  if (organisations.length < ids.length) throw invalid('parties', agreementRefusals.partyUnknown)
  if (input.dealId) await checkDeal(db, actor, input.dealId, ids)
  if (input.spaceId && !actor.seats.some((seat) => seat.spaceId === input.spaceId)) throw invalid('alliance', agreementRefusals.alliance)
  const subject = input.subject ?? (input.dealId ? (await dealFor(db, actor, input.dealId)).title : {})
  const content = contentSchema.parse({
    type, governing: 'both', parties: organisations.map((one, place) => factsOf(one, type, place)), options: optionsOf(type).filter((one) => one.on).map((one) => one.key), schedule: {},
    terms: { ...firstTerms(type, organisations.map((one) => one.country), subject), position: input.position ?? null },
  })
  const id = newId(actor.at.getTime())
  return change(db, actor, { verb: 'agreement.draft', object: { type: 'agreement', id }, onBehalfOf: forOrganisation, related: input.dealId ? [input.dealId] : [] }, async (tx) => {
    const { reference } = (await row<{ reference: string }>(tx, sql`select qiao_next_reference('agreement', 'A', ${actor.at}) as reference`))!
    await run(
      tx,
      sql`insert into agreement (id, reference, type, drafter_id, deal_id, space_id, version, governing, subject, created_by, created_at, updated_at)
          values (${id}, ${reference}, ${type}, ${forOrganisation}, ${input.dealId ?? null}, ${input.spaceId ?? null}, 1, 'both', '{}', ${actor.personId ?? null}, ${actor.at}, ${actor.at})`,
    )
    await storeVersion(tx, actor, { id, reference, number: 1, content, origin: 'template', forOrganisation })
    return { id, reference }
  })
}

export type Edit = { id: string; /** The version that the writer saw. */ version: number; origin: Exclude<VersionOrigin, 'template'>; note?: string }

const refuseFaults = (content: Content): void => {
  const [fault] = faultsOf(content)
  if (fault) throw invalid(fault.list === 'foreground' ? 'shares' : 'party', fault.fault === 'shares' ? agreementRefusals.shares : agreementRefusals.party)
}

/**
 * Makes the next version by what `edit` does to the newest; nothing is made when nothing differs. The other parties are told.
 * @throws Failure missing | invalid | conflict: frozen, or a newer version, which comes as `theirs`
 */
export async function changeAgreement(db: Db, actor: Actor, { id, version, origin, note }: Edit, edit: (content: Content, agreement: Agreement) => Content): Promise<{ version: number; changed: boolean }> {
  const seen = await agreementRead(db, actor, id)
  const mine = actsFor(actor, seen)[0]
  if (!mine) throw missing()
  if (!canWrite(actor, seen)) throw new Failure('conflict', agreementRefusals.frozen)
  let result = { version: seen.version, changed: false }
  const attempt = change(db, actor, { verb: `agreement.${origin === 'word' ? 'take_word' : `edit_${origin}`}`, object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const agreement = await agreementById(tx, seen.id, true)
    if (!agreement || !isOpen(agreement.state)) throw new Failure('conflict', agreementRefusals.frozen)
    const before = (await versionOf(tx, agreement.id, agreement.version)).content
    if (agreement.version !== version) throw new Failure('conflict', agreementRefusals.changed, { theirs: before })
    const content = contentSchema.parse(edit(before, agreement))
    refuseFaults(content)
    if (JSON.stringify(content) === JSON.stringify(contentSchema.parse(before))) throw new Unchanged()
    const number = agreement.version + 1
    await storeVersion(tx, actor, { id: agreement.id, reference: agreement.reference, number, content, origin, note, forOrganisation: mine })
    if (agreement.shared) await tellParties(tx, 'agreement_changed', { ...agreement, version: number }, { except: mine, but: actor.personId })
    result = { version: number, changed: true }
  })
  await attempt.catch((error: unknown) => {
    if (!(error instanceof Unchanged)) throw error
  })
  return result
}

/** Thrown inside the change to leave no trace where nothing differs. */
class Unchanged extends Error {}
