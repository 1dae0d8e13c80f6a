import { type Actor } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Currency } from '../../core/money.ts'
import type { Phrase } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, sql, run } from '../../platform/database.ts'
import { licencesOf } from '../deals/deals.ts'
import { contentSchema } from './content.ts'
import { phraseOf } from './document.ts'
import { agreementRefusals } from './messages.ts'
import { actsFor } from './policy.ts'
import { type Agreement, agreementRead, missing, versionOf } from './record.ts'
import { isIndustryCode, isRegionCode, registrationDue, sheetsFor, suggest } from './registration-rules.ts'
import { wasExecuted } from './rules.ts'
import { goals, ipKinds, natures, type RegistrationKind, technologyFields, type ContractClass, controls, directions, type HebciLine, type UniversityMode } from './words/registration.ts'
import type { Payment } from './words/terms.ts'

/** A sheet as it is filled in. Money in minor units, days `YYYY-MM-DD`. */
export type Registration = {
  projectName: string
  contractClass: ContractClass
  signedOn: string
  validFrom: string
  validTo: string | null
  seller: string
  sellerNature: keyof typeof natures
  buyer: string
  buyerNature: keyof typeof natures
  country: string
  regionCode: string
  industryCode: string
  ipKind: keyof typeof ipKinds
  field: keyof typeof technologyFields | ''
  goal: keyof typeof goals | ''
  amount: { minor: number; currency: Currency } | null
  technologyMinor: number | null
  payment: Payment
  universityMode: UniversityMode | null
  hebciLine: HebciLine | null
  direction: keyof typeof directions | null
  control: keyof typeof controls | null
  licenceNumber: string
  dueOn: string | null
  registeredOn: string | null
  number: string
}

const columns = sql`project_name as "projectName", contract_class as "contractClass", signed_on as "signedOn", valid_from as "validFrom", valid_to as "validTo", seller, seller_nature as "sellerNature", buyer, buyer_nature as "buyerNature", country,
  region_code as "regionCode", industry_code as "industryCode", ip_kind as "ipKind", field, goal, case when amount_minor is not null then json_build_object('minor', amount_minor, 'currency', currency) end as amount, technology_minor as "technologyMinor", payment,
  university_mode as "universityMode", hebci_line as "hebciLine", direction, control, coalesce(licence_number, '') as "licenceNumber", due_on as "dueOn", registered_on as "registeredOn", coalesce(number, '') as number, version`

const natureOf = (country: string, role: string): keyof typeof natures => (country !== 'CN' ? 'overseas' : ['institution', 'licensor', 'assignor'].includes(role) ? 'university' : 'private')

/** The number of the licence, or of its letter of intent, that the screen of the case recorded: the Chinese party’s first. */
async function licenceOf(db: Db, actor: Actor, { dealId, parties }: Agreement): Promise<string | undefined> {
  if (!dealId) return undefined
  const found = await licencesOf(db, actor, dealId).catch((error: unknown) => {
    // Whoever acts for a party of the agreement need not read its case.
    if (!isFailure(error, 'missing')) throw error
    return []
  })
  const chinese = new Set(parties.filter((one) => one.country === 'CN').map((one) => one.organisationId))
  return (found.find((one) => chinese.has(one.organisationId)) ?? found[0])?.number
}

/** What the agreement itself says for a sheet. */
async function prefilled(db: Db, actor: Actor, agreement: Agreement, kind: RegistrationKind): Promise<Registration | undefined> {
  const content = contentSchema.parse((await versionOf(db, agreement.id, agreement.version)).content)
  const suggested = suggest(content)
  if (!suggested || !agreement.executedOn) return undefined
  const [seller, buyer] = [content.parties[suggested.seller]!, content.parties[suggested.buyer]!]
  const items = [...content.schedule.licences, ...content.schedule.background]
  const abroad = content.parties.find((one) => one.country !== 'CN')
  const validFrom = agreement.startsOn ?? agreement.executedOn
  const border = kind === 'import_export'
  const licence = border ? await licenceOf(db, actor, agreement) : undefined
  return {
    projectName: phraseOf(agreement.subject).zh, contractClass: suggested.contractClass, signedOn: agreement.executedOn, validFrom, validTo: agreement.endsOn,
    seller: phraseOf(seller.name).zh, sellerNature: natureOf(seller.country, seller.role), buyer: phraseOf(buyer.name).zh, buyerNature: natureOf(buyer.country, buyer.role), country: abroad?.country ?? buyer.country,
    regionCode: '', industryCode: '', ipKind: items.some((one) => one.kind === 'patent') ? 'patent' : items.some((one) => one.kind === 'software') ? 'software' : items.length > 0 ? 'secret' : 'none', field: '', goal: '',
    amount: agreement.amount, technologyMinor: agreement.amount?.minor ?? null, payment: agreement.payment ?? 'none', universityMode: suggested.universityMode, hebciLine: suggested.hebciLine,
    direction: border ? (seller.country === 'CN' ? 'export' : 'import') : null, control: border ? (licence ? 'restricted' : 'free') : null, licenceNumber: licence ?? '', dueOn: border ? registrationDue(validFrom > agreement.executedOn ? validFrom : agreement.executedOn) : null, registeredOn: null, number: '',
  }
}

export type Sheet = { agreement: Agreement; kind: RegistrationKind; values: Registration; /** 0: not saved yet. */ version: number; mayFill: boolean }

/** The sheets of an executed agreement, filled from it until somebody has saved them. @throws Failure missing | conflict before it is executed */
export async function sheetOf(db: Db, actor: Actor, input: { id: string; kind: RegistrationKind }): Promise<Sheet> {
  const agreement = await agreementRead(db, actor, input.id)
  if (!sheetsFor(agreement.type, agreement.parties.map((one) => one.country)).includes(input.kind)) throw missing()
  if (!wasExecuted(agreement.state)) throw new Failure('conflict', agreementRefusals.notSigned)
  const kept = await row<Registration & { version: number }>(db, sql`select ${columns} from agreement_registration where agreement_id = ${agreement.id} and kind = ${input.kind}`)
  const { version, ...values } = kept ?? { ...(await prefilled(db, actor, agreement, input.kind))!, version: 0 }
  return { agreement, kind: input.kind, values, version, mayFill: actsFor(actor, agreement).length > 0 }
}

function problemsOf(values: Registration, kind: RegistrationKind): Record<string, Phrase> {
  const needed = (['projectName', 'seller', 'buyer', 'signedOn', 'validFrom', 'field', 'goal', 'country'] as const).filter((name) => !values[name]).map((name) => [name, agreementRefusals.needed] as const)
  const found: Record<string, Phrase> = Object.fromEntries(needed)
  if (!isRegionCode(values.regionCode)) found.regionCode = agreementRefusals.region
  if (!isIndustryCode(values.industryCode)) found.industryCode = agreementRefusals.industry
  if (values.technologyMinor !== null && (values.amount === null || values.technologyMinor > values.amount.minor)) found.technologyAmount = agreementRefusals.technologyAmount
  if (kind === 'import_export' && values.control === 'restricted' && !values.licenceNumber.trim()) found.licenceNumber = agreementRefusals.licenceNumber
  return found
}

/** Saves a sheet. @throws Failure missing | invalid | conflict */
export async function saveSheet(db: Db, actor: Actor, input: { id: string; kind: RegistrationKind; version: number; values: Registration }): Promise<void> {
  const { agreement, mayFill, values: before } = await sheetOf(db, actor, input)
  if (!mayFill) throw missing()
  const { kind } = input
  const values = { ...input.values, dueOn: before.dueOn, regionCode: input.values.regionCode.trim(), industryCode: input.values.industryCode.trim().toUpperCase() }
  const fields = problemsOf(values, kind)
  if (Object.keys(fields).length > 0) throw new Failure('invalid', refusals.invalid, { fields })
  const border = kind === 'import_export'
  await change(db, actor, { verb: 'agreement.save_registration', object: { type: 'agreement', id: agreement.id }, onBehalfOf: actsFor(actor, agreement)[0] }, async (tx) => {
    await row(tx, sql`select 1 from agreement where id = ${agreement.id} for update`)
    const kept = await row<{ version: number }>(tx, sql`select version from agreement_registration where agreement_id = ${agreement.id} and kind = ${kind}`)
    if ((kept?.version ?? 0) !== input.version) throw new Failure('conflict', agreementRefusals.changed)
    await run(tx, sql`delete from agreement_registration where agreement_id = ${agreement.id} and kind = ${kind}`)
    await run(
      tx,
      sql`insert into agreement_registration (agreement_id, kind, project_name, contract_class, signed_on, valid_from, valid_to, seller, seller_nature, buyer, buyer_nature, country, region_code, industry_code, ip_kind, field, goal,
            amount_minor, currency, technology_minor, payment, university_mode, hebci_line, direction, control, licence_number, due_on, registered_on, number, saved_by, saved_at, version)
          values (${agreement.id}, ${kind}, ${values.projectName.trim()}, ${values.contractClass}, ${values.signedOn}, ${values.validFrom}, ${values.validTo}, ${values.seller.trim()}, ${values.sellerNature}, ${values.buyer.trim()}, ${values.buyerNature}, ${values.country},
            ${values.regionCode}, ${values.industryCode}, ${values.ipKind}, ${values.field}, ${values.goal}, ${values.amount?.minor ?? null}, ${values.amount?.currency ?? null}, ${values.technologyMinor}, ${values.payment}, ${values.universityMode}, ${values.hebciLine},
            ${border ? (values.direction ?? 'export') : null}, ${border ? (values.control ?? 'free') : null}, ${values.licenceNumber.trim() || null}, ${values.dueOn}, ${values.registeredOn}, ${values.number.trim() || null}, ${actor.personId ?? null}, ${actor.at}, ${input.version + 1})`,
    )
  })
}
