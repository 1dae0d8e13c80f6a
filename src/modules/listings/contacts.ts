import { type Db, row, rows, sql } from '../../platform/database.ts'
import type { ContactSources } from './readiness.ts'

/** Whom readers reach through the organisations of a listing. */
export async function contactSourcesOf(db: Db, listing: { ownerId: string; publisherId: string; contactId?: string | null }): Promise<ContactSources> {
  const found = await row<ContactSources>(
    db,
    sql`select exists (select from organisation where id = ${listing.ownerId} and contact_email is not null) as "organisationContact",
      exists (select from affiliation where organisation_id in (${listing.ownerId}, ${listing.publisherId}) and ended_at is null and role <> 'researcher')
        or exists (select from person where id = ${listing.contactId ?? null} and erased_at is null) as people`,
  )
  return found ?? { organisationContact: false, people: false }
}

/** The officers and administrators of the owner and publisher, and whoever began the listing: who is told about it. */
export async function keepersOf(db: Db, listing: { ownerId: string; publisherId: string; createdBy: string | null }): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct a.person_id as id from affiliation a join person p on p.id = a.person_id and p.erased_at is null
      where a.ended_at is null and a.organisation_id in (${listing.ownerId}, ${listing.publisherId}) and (a.role <> 'researcher' or a.person_id = ${listing.createdBy})`,
  )
  return found.map((one) => one.id)
}

/** The moderators of the platform. */
export async function moderators(db: Db): Promise<string[]> {
  return (await rows<{ id: string }>(db, sql`select person_id as id from platform_role where role = 'moderator' and ended_at is null`)).map((one) => one.id)
}
