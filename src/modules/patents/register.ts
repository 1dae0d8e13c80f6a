import { type Actor, publishesFor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import type { Name, Text } from '../../core/text.ts'
import { type Db, row, rows, type SQL, sql } from '../../platform/database.ts'
import type { LegalStatus, OpenLicence } from './rules.ts'
import { patentFilter } from './visibility.ts'

export type PatentOwner = { organisationId: string; name: Name; slug: string }
export type Patent = {
  id: string
  keptBy: string
  number: string
  title: Text
  legalStatus: LegalStatus
  checkedOn: string
  filedOn: string | null
  expiresOn: string | null
  openLicence: OpenLicence
  feeDueOn: string | null
  value: { minor: number; currency: string; by: string; on: string } | null
  owners: PatentOwner[]
  version: number
  updatedAt: Date
}

const patentRow: SQL = sql`t.id, t.kept_by as "keptBy", t.number, t.title, t.legal_status as "legalStatus", t.checked_on as "checkedOn", t.filed_on as "filedOn", t.expires_on as "expiresOn", t.open_licence as "openLicence", t.fee_due_on as "feeDueOn",
  case when t.value_minor is not null then json_build_object('minor', t.value_minor, 'currency', t.value_currency, 'by', t.value_by, 'on', t.value_on) end as value, t.version, t.updated_at as "updatedAt",
  coalesce((select json_agg(json_build_object('organisationId', o.id, 'name', o.name, 'slug', o.slug) order by (o.id = t.kept_by) desc, o.id) from patent_owner w join organisation o on o.id = w.organisation_id where w.patent_id = t.id), '[]') as owners`

/** The register of one organisation: what it keeps and what names it as owner, as far as the actor reads it; what runs out first comes first. */
export const patentsOf = (db: Db, actor: Actor, organisationId: string): Promise<Patent[]> =>
  rows<Patent>(
    db,
    sql`select ${patentRow} from patent t where ${patentFilter('read', actor)} and (t.kept_by = ${organisationId} or exists (select from patent_owner w where w.patent_id = t.id and w.organisation_id = ${organisationId}))
        order by (t.legal_status in ('applied', 'published', 'granted')) desc, least(t.fee_due_on, t.expires_on) nulls last, t.number limit 2000`,
  )

export type PatentPage = Patent & { /** The actor keeps it. */ mine: boolean; linked: { type: 'listing' | 'agreement'; id: string }[] }

/** One patent with the ids of what it belongs to: who shows them asks their faces. @throws missing */
export async function patentFor(db: Db, actor: Actor, idOrShown: string): Promise<PatentPage> {
  const id = readId(idOrShown)
  const found = id ? await row<Patent>(db, sql`select ${patentRow} from patent t where t.id = ${id} and ${patentFilter('read', actor)}`) : undefined
  if (!found) throw missing()
  const linked = await rows<{ type: 'listing' | 'agreement'; id: string }>(db, sql`select object_type as type, object_id as id from patent_link where patent_id = ${found.id} order by at, object_id limit 200`)
  return { ...found, mine: publishesFor(actor).includes(found.keptBy), linked }
}

/** The patent of that number in a register that the actor keeps. */
export const patentByNumber = (db: Db, actor: Actor, number: string): Promise<{ id: string } | undefined> =>
  row<{ id: string }>(db, sql`select t.id from patent t where t.number = ${number} and ${patentFilter('keep', actor)} order by t.id limit 1`)

/** Patents linked to a listing or an agreement that the actor reads; whoever calls has read that object. */
export const patentsLinkedTo = (db: Db, actor: Actor, object: { type: 'listing' | 'agreement'; id: string }): Promise<Patent[]> =>
  rows<Patent>(db, sql`select ${patentRow} from patent t join patent_link k on k.patent_id = t.id where k.object_type = ${object.type} and k.object_id = ${object.id} and ${patentFilter('read', actor)} order by t.number limit 100`)
