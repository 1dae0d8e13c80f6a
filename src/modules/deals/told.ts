import type { Name } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'

/** What a notice about a deal says and whom it reaches. */
export type Occasion = {
  id: string
  listingId: string | null
  fromOrganisation: string
  toOrganisation: string
  fromPerson: string | null
  contactId: string | null
  agentId: string | null
  openedAt: Date
  title: Name
  fromName: Name
  toName: Name
  /** Country of the answering organisation, whose days count. */
  toCountry: string
  toRegion: string | null
  /** True while the interested side does not know who owns the listing. */
  hidden: boolean
}

/** The title of a case over `deal_interest d`: that of the cited revision, else its own. */
const titleColumn = sql`coalesce((select jsonb_object_agg(x.lang, x.body) from listing_text x where x.revision_id = d.listing_revision_id and x.field = 'title' and x.origin <> 'machine'),
  (select c.title from deal c where c.id = d.id))`

/** The deal with the names for its notices. Deeds read it inside their transaction. */
export async function occasionOf(tx: Db, dealId: string): Promise<Occasion> {
  const found = await row<Occasion>(
    tx,
    sql`select d.id, d.listing_id as "listingId", d.from_organisation as "fromOrganisation", d.to_organisation as "toOrganisation", d.from_person as "fromPerson",
          d.contact_id as "contactId", d.agent_id as "agentId", d.opened_at as "openedAt", f.name as "fromName", t.name as "toName", t.country as "toCountry", t.region as "toRegion",
          coalesce(l.name_withheld and l.owner_id = d.to_organisation and not exists (select from listing_reveal r where r.listing_id = l.id and r.organisation_id = d.from_organisation), false) as hidden,
          ${titleColumn} as title
        from deal_interest d left join listing l on l.id = d.listing_id join organisation f on f.id = d.from_organisation join organisation t on t.id = d.to_organisation
        where d.id = ${dealId}`,
  )
  if (!found) throw new Error(`no deal ${dealId}`)
  return found
}

const people = async (db: Db, statement: ReturnType<typeof sql>): Promise<string[]> => (await rows<{ id: string }>(db, statement)).map((one) => one.id)

const active = sql`a.ended_at is null and p.erased_at is null`

/**
 * Whom an interest reaches: the administrators of the answering organisation (with `officers`, its officers too), the
 * contact of the listing while they belong to it, and the officers of a publisher whose mandate lets them answer.
 */
export const answerersOf = (db: Db, one: Pick<Occasion, 'toOrganisation' | 'agentId' | 'contactId'>, at: Date, officers: boolean): Promise<string[]> =>
  people(
    db,
    sql`select distinct a.person_id as id from affiliation a join person p on p.id = a.person_id
        where ${active} and (
          (a.organisation_id = ${one.toOrganisation} and (a.role = 'administrator' or (${officers} and a.role = 'officer') or a.person_id = ${one.contactId}))
          or (a.organisation_id = ${one.agentId} and a.role <> 'researcher' and exists (
            select from mandate m where m.firm_id = ${one.toOrganisation} and m.publisher_id = ${one.agentId} and m.ended_at is null and m.until > ${at} and 'answer' = any(m.verbs))))`,
  )

/** The interested side: whoever expressed the interest, and the administrators of their organisation. */
export const interestedOf = (db: Db, one: Pick<Occasion, 'fromOrganisation' | 'fromPerson'>): Promise<string[]> =>
  people(
    db,
    sql`select distinct a.person_id as id from affiliation a join person p on p.id = a.person_id
        where ${active} and a.organisation_id = ${one.fromOrganisation} and (a.role = 'administrator' or a.person_id = ${one.fromPerson})`,
  )

/**
 * The host's broker of an unanswered interest: the publisher where the listing was published by mandate, else brokers and
 * parks that hold a mandate of the answering organisation, else the organisers of the platform.
 */
export async function brokersOf(db: Db, one: Pick<Occasion, 'toOrganisation' | 'agentId'>, at: Date): Promise<string[]> {
  const officers = (where: ReturnType<typeof sql>) =>
    people(db, sql`select distinct a.person_id as id from affiliation a join person p on p.id = a.person_id where ${active} and a.role <> 'researcher' and ${where}`)
  if (one.agentId) {
    const publisher = await officers(sql`a.organisation_id = ${one.agentId}`)
    if (publisher.length > 0) return publisher
  }
  const mandated = await officers(
    sql`a.organisation_id in (select m.publisher_id from mandate m join organisation o on o.id = m.publisher_id
          where m.firm_id = ${one.toOrganisation} and m.ended_at is null and m.until > ${at} and o.kind in ('broker', 'park'))`,
  )
  if (mandated.length > 0) return mandated
  return people(db, sql`select distinct r.person_id as id from platform_role r join person p on p.id = r.person_id where r.role = 'organiser' and r.ended_at is null and p.erased_at is null`)
}

/** The people of one party of a case: its administrators, who speaks for it, and the officers of its agent. */
export const partyPeople = (db: Db, dealId: string, organisationId: string, at: Date): Promise<string[]> =>
  people(
    db,
    sql`select distinct a.person_id as id from deal_party q join affiliation a on true join person p on p.id = a.person_id
        where q.deal_id = ${dealId} and q.organisation_id = ${organisationId} and q.left_at is null and ${active} and (
          (a.organisation_id = q.organisation_id and (a.role = 'administrator' or a.person_id = q.person_id))
          or (a.organisation_id = q.agent_id and a.role <> 'researcher' and exists (
            select from mandate m where m.firm_id = q.organisation_id and m.publisher_id = q.agent_id and m.ended_at is null and m.until > ${at} and 'answer' = any(m.verbs))))`,
  )

/** The people of all parties that read a case, but those of `except`. */
export const readersOf = async (db: Db, dealId: string, at: Date, except?: string): Promise<string[]> => {
  const parties = await people(db, sql`select organisation_id as id from deal_party where deal_id = ${dealId} and joined_at is not null and left_at is null ${except ? sql`and organisation_id <> ${except}` : sql``}`)
  const found = new Set<string>()
  for (const one of parties) for (const person of await partyPeople(db, dealId, one, at)) found.add(person)
  return [...found]
}

/** The name of an organisation, for a notice. */
export const nameOfParty = async (tx: Db, organisationId: string): Promise<Name> => (await row<{ name: Name }>(tx, sql`select name from organisation where id = ${organisationId}`))!.name
