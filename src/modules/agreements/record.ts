import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Currency } from '../../core/money.ts'
import { type Db, row, type SQL, sql } from '../../platform/database.ts'
import type { Content, Halves } from './content.ts'
import { agreementFilter } from './visibility.ts'
import type { AgreementState } from './rules.ts'
import type { AgreementType, PartyRole } from './words/kinds.ts'
import type { Governing, Payment, Position } from './words/terms.ts'

export type Agreement = {
  id: string
  reference: string
  type: AgreementType
  state: AgreementState
  drafterId: string
  shared: boolean
  dealId: string | null
  spaceId: string | null
  /** The number of the newest version. */
  version: number
  governing: Governing
  subject: Halves
  position: Position | null
  parties: { place: number; organisationId: string; role: PartyRole; name: { zh?: string; en?: string }; slug: string; country: string }[]
  startsOn: string | null
  months: number | null
  amount: { minor: number; currency: Currency } | null
  payment: Payment | null
  payerId: string | null
  payeeId: string | null
  path: 'signature' | 'paper' | null
  executedAt: Date | null
  executedOn: string | null
  inForceOn: string | null
  endsOn: string | null
  endedOn: string | null
  endedReason: string | null
  createdAt: Date
  updatedAt: Date
}

export const agreementRow: SQL = sql`a.id, a.reference, a.type, a.state, a.drafter_id as "drafterId", a.shared_at is not null as shared, a.deal_id as "dealId", a.space_id as "spaceId", a.version, a.governing, a.subject, a.position,
  (select json_agg(json_build_object('place', p.place, 'organisationId', p.organisation_id, 'role', p.role, 'name', o.name, 'slug', o.slug, 'country', o.country) order by p.place) from agreement_party p join organisation o on o.id = p.organisation_id where p.agreement_id = a.id) as parties,
  a.starts_on as "startsOn", a.months, case when a.amount_minor is not null then json_build_object('minor', a.amount_minor, 'currency', a.currency) end as amount, a.payment, a.payer_id as "payerId", a.payee_id as "payeeId",
  a.path, a.executed_at as "executedAt", a.executed_on as "executedOn", a.in_force_on as "inForceOn", a.ends_on as "endsOn", a.ended_on as "endedOn", a.ended_reason as "endedReason", a.created_at as "createdAt", a.updated_at as "updatedAt"`

export const missing = (): Failure => new Failure('missing', refusals.missing)

/** The row, for faces inside their transactions; asks for no right. `lock` holds it until the transaction ends. */
export async function agreementById(db: Db, id: string, lock = false): Promise<Agreement | undefined> {
  // The lock comes first: what is read in the same statement as it was read before it was held.
  if (lock && !(await row(db, sql`select 1 from agreement where id = ${id} for update`))) return undefined
  return row<Agreement>(db, sql`select ${agreementRow} from agreement a where a.id = ${id}`)
}

/** @throws Failure missing, also to whoever may not read it */
export async function agreementRead(db: Db, actor: Actor, idOrShown: string): Promise<Agreement> {
  const id = readId(idOrShown)
  const found = id ? await row<Agreement>(db, sql`select ${agreementRow} from agreement a where a.id = ${id} and ${agreementFilter(actor)}`) : undefined
  if (!found) throw missing()
  return found
}

export type Version = { number: number; content: Content; text: string; sha256: string; origin: VersionOrigin; note: string | null; forOrganisation: string | null; madeAt: Date; madeBy: { zh?: string; en?: string } | null }
export type VersionOrigin = 'template' | 'terms' | 'parties' | 'clauses' | 'schedule' | 'word'

export const versionRow: SQL = sql`v.number, v.content, v.text, encode(v.sha256, 'hex') as sha256, v.origin, v.note, v.for_organisation as "forOrganisation", v.made_at as "madeAt", (select name from person where id = v.made_by) as "madeBy"`

/** A version by its number; asks for no right. @throws Failure missing */
export async function versionOf(db: Db, agreementId: string, number: number): Promise<Version> {
  const found = await row<Version>(db, sql`select ${versionRow} from agreement_version v where v.agreement_id = ${agreementId} and v.number = ${number}`)
  if (!found) throw missing()
  return found
}
