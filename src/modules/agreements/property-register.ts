import { type Actor, publishesFor } from '../../core/actor.ts'
import type { Name } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import type { Halves } from './content.ts'
import { agreementFilter } from './visibility.ts'
import type { AgreementState } from './rules.ts'
import type { AccessRight, Exclusivity, ItemKind } from './words/terms.ts'

type Source = { agreementId: string; reference: string; state: AgreementState; executedOn: string; endsOn: string | null }
export type RegisteredItem = Source & { list: 'background' | 'foreground'; title: Halves; kind: ItemKind; number: string; owner: Name | null; access: AccessRight | null; shares: { organisationId: string; name: Name; bp: number }[] }
export type RegisteredLicence = Source & { title: Halves; kind: ItemKind; number: string; from: Name; to: Name; exclusivity: Exclusivity; field: Halves; territory: Halves; months: number | null; royaltyBp: number | null }

export type PropertyRegister = { items: RegisteredItem[]; licences: RegisteredLicence[] }

const source = sql`a.id as "agreementId", a.reference, a.state, a.executed_on as "executedOn", a.ends_on as "endsOn"`

/**
 * The intellectual property that executed agreements of the actor list: of one of their organisations, or of an alliance. What is in
 * the register may be read in its agreement, and the other way round.
 */
export async function propertyRegister(db: Db, actor: Actor, of: { organisationId: string } | { spaceId: string }): Promise<PropertyRegister> {
  if ('organisationId' in of && !publishesFor(actor).includes(of.organisationId)) return { items: [], licences: [] }
  const scope = 'organisationId' in of ? sql`exists (select from agreement_party p where p.agreement_id = a.id and p.organisation_id = ${of.organisationId})` : sql`a.space_id = ${of.spaceId}`
  const where = sql`a.executed_at is not null and ${scope} and ${agreementFilter(actor)}`
  const items = await rows<RegisteredItem>(
    db,
    sql`select ${source}, i.list, i.title, i.kind, i.number, o.name as owner, i.access,
          coalesce((select json_agg(json_build_object('organisationId', s.organisation_id, 'name', q.name, 'bp', s.bp) order by s.bp desc, q.id) from agreement_share s join organisation q on q.id = s.organisation_id where s.item_id = i.id), '[]') as shares
        from agreement a join agreement_item i on i.agreement_id = a.id left join organisation o on o.id = i.owner_id where ${where} order by a.executed_at desc, a.id, i.list desc, i.place limit 2000`,
  )
  const licences = await rows<RegisteredLicence>(
    db,
    sql`select ${source}, l.title, l.kind, l.number, f.name as "from", t.name as "to", l.exclusivity, l.field, l.territory, l.months, l.royalty_bp as "royaltyBp"
        from agreement a join agreement_licence l on l.agreement_id = a.id join organisation f on f.id = l.from_id join organisation t on t.id = l.to_id where ${where} order by a.executed_at desc, a.id, l.place limit 2000`,
  )
  return { items, licences }
}
