import type { Actor } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { type Db, run, sql } from '../../platform/database.ts'
import { exactText, hashOf } from './canonical.ts'
import type { Content } from './content.ts'
import type { VersionOrigin } from './record.ts'

export type Stored = { id: string; reference: string; number: number; content: Content; origin: VersionOrigin; note?: string; forOrganisation: string }

const json = (value: object): string => JSON.stringify(value)

/** Writes a version and makes the agreement's row, parties and schedule say the same. Inside the caller's change, under the lock of the agreement. */
export async function storeVersion(tx: Db, actor: Actor, { id, reference, number, content, origin, note, forOrganisation }: Stored): Promise<void> {
  const text = exactText(content, { reference })
  const { terms, parties } = content
  const at = (place: number | null): string | null => (place === null ? null : (parties[place]?.organisationId ?? null))
  await run(
    tx,
    sql`update agreement set version = ${number}, governing = ${content.governing}, subject = ${json(terms.subject)}::jsonb, position = ${terms.position}, law = ${terms.law}, forum = ${terms.forum},
          starts_on = ${terms.startsOn}, months = ${terms.months}, amount_minor = ${terms.amount?.minor ?? null}, currency = ${terms.amount?.currency ?? null}, payment = ${terms.payment},
          payer_id = ${at(terms.payer)}, payee_id = ${at(terms.payee)}, royalty_bp = ${terms.royaltyBp}, publication_days = ${terms.publicationDays}, confidentiality_years = ${terms.confidentialityYears}, updated_at = ${actor.at}
        where id = ${id}`,
  )
  await run(tx, sql`delete from agreement_party where agreement_id = ${id}`)
  for (const [place, one] of parties.entries()) await run(tx, sql`insert into agreement_party (agreement_id, place, organisation_id, role) values (${id}, ${place}, ${one.organisationId}, ${one.role})`)
  await storeSchedule(tx, id, content)
  await run(
    tx,
    sql`insert into agreement_version (id, agreement_id, number, content, text, sha256, origin, note, for_organisation, made_by, made_at)
        values (${newId(actor.at.getTime())}, ${id}, ${number}, ${json(content)}::jsonb, ${text}, ${Buffer.from(hashOf(text), 'hex')}, ${origin}, ${note ?? null}, ${forOrganisation}, ${actor.personId ?? null}, ${actor.at})`,
  )
}

async function storeSchedule(tx: Db, id: string, { schedule, parties }: Content): Promise<void> {
  const at = (place: number): string => parties[place]!.organisationId
  await run(tx, sql`delete from agreement_item where agreement_id = ${id}`)
  await run(tx, sql`delete from agreement_licence where agreement_id = ${id}`)
  for (const [place, one] of schedule.background.entries()) {
    await run(
      tx,
      sql`insert into agreement_item (id, agreement_id, list, place, title, kind, number, owner_id, access)
          values (${newId()}, ${id}, 'background', ${place}, ${json(one.title)}::jsonb, ${one.kind}, ${one.number}, ${at(one.owner)}, ${one.access})`,
    )
  }
  for (const [place, one] of schedule.foreground.entries()) {
    const item = newId()
    await run(tx, sql`insert into agreement_item (id, agreement_id, list, place, title, kind, number) values (${item}, ${id}, 'foreground', ${place}, ${json(one.title)}::jsonb, ${one.kind}, ${one.number})`)
    for (const { party, bp } of one.shares) await run(tx, sql`insert into agreement_share (item_id, organisation_id, bp) values (${item}, ${at(party)}, ${bp})`)
  }
  for (const [place, one] of schedule.licences.entries()) {
    await run(
      tx,
      sql`insert into agreement_licence (id, agreement_id, place, title, kind, number, from_id, to_id, exclusivity, field, territory, months, royalty_bp)
          values (${newId()}, ${id}, ${place}, ${json(one.title)}::jsonb, ${one.kind}, ${one.number}, ${at(one.from)}, ${at(one.to)}, ${one.exclusivity}, ${json(one.field)}::jsonb, ${json(one.territory)}::jsonb, ${one.months}, ${one.royaltyBp})`,
    )
  }
}
