import { newId } from '../../core/id.ts'
import type { Lang, Origin } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { completenessOf } from './completeness.ts'
import type { ListingKind, TextField } from './content.ts'
import { contentOf, type LiveRevision, type RevisionPlan, type RevisionText } from './revision-plan.ts'
import { factColumnsOf, factsOf } from './revision-row.ts'
import { listingRevision, listingVariant } from './schema.ts'

export type StoredRevision = LiveRevision & { id: string; listingId: string; number: number; completeness: number; digest: Buffer; submittedBy: string | null; submittedAt: Date; approvedBy: string | null; approvedAt: Date | null }

/** The facts of a revision under their names in content. */
export const revisionColumns = sql`r.id, r.listing_id as "listingId", r.number, r.source_lang as source, r.text_rev as "textRev", r.completeness, r.digest,
  r.submitted_by as "submittedBy", r.submitted_at as "submittedAt", r.approved_by as "approvedBy", r.approved_at as "approvedAt",
  r.fields, r.fields_suggested as "fieldsSuggested", r.profile, r.stage, r.trl, r.ipr, r.patents, r.partnerships, r.partner_types as "partnerTypes", r.sdgs,
  r.countries_sought as "countriesSought", r.next_steps as "nextSteps", r.amount_minor as "amountMinor", r.amount_currency as "amountCurrency", r.negotiable,
  r.level, r.level_assessor as "levelAssessor", r.need_class as "needClass", r.deadline, r.result_owner as "resultOwner", r.indicators, r.video,
  r.contact_name as "contactName", r.contact_email as "contactEmail", r.contact_phone as "contactPhone",
  r.priorities, r.chain, r.chain_link as "chainLink", r.expert_kind as "expertKind", r.laboratory_level as "laboratoryLevel", r.orcid, r.working_languages as "workingLanguages",
  r.team_size as "teamSize", r.website, r.equipment_type as "equipmentType", r.institution_ref as "institutionRef", r.doi, r.manufacturers, r.model,
  r.commissioned_on as "commissionedOn", r.decommissioned_on as "decommissionedOn", r.department, r.location, r.related_equipment as "relatedEquipment", r.funding`

type Row = Omit<StoredRevision, 'facts' | 'texts'> & Record<string, unknown>

/** A revision with its newest texts, as `listing_text` counts them. */
export async function revisionOf(db: Db, id: string): Promise<StoredRevision | undefined> {
  const found = await row<Row>(db, sql`select ${revisionColumns} from listing_revision r where r.id = ${id}`)
  if (!found) return undefined
  return { ...pick(found), facts: factsOf(found), texts: await textsOf(db, id) }
}

const pick = ({ id, listingId, number, source, textRev, completeness, digest, submittedBy, submittedAt, approvedBy, approvedAt }: Row) => ({
  id, listingId, number, source, textRev, completeness, digest, submittedBy, submittedAt, approvedBy, approvedAt,
})

export const textsOf = (db: Db, revisionId: string): Promise<RevisionText[]> =>
  rows<{ lang: Lang; field: TextField; body: string; origin: Origin; ofRev: number; by: string | null; at: Date; model: string | null }>(
    db,
    sql`select lang, field, body, origin, of_rev as "ofRev", by, at, model from listing_text where revision_id = ${revisionId}`,
  )

/** Freezes a plan as the next revision. `approvedBy` null with `approved` true stands for the platform itself. */
export async function freeze(
  tx: Db,
  listing: { id: string; kind: ListingKind },
  plan: RevisionPlan,
  by: { personId: string | undefined; at: Date; approved: boolean },
): Promise<string> {
  const id = newId(by.at.getTime())
  const last = await row<{ number: number }>(tx, sql`select coalesce(max(number), 0) as number from listing_revision where listing_id = ${listing.id}`)
  await tx.insert(listingRevision).values({
    id,
    listingId: listing.id,
    number: (last?.number ?? 0) + 1,
    sourceLang: plan.source,
    textRev: plan.textRev,
    ...factColumnsOf(plan.facts),
    completeness: completenessOf(listing.kind, contentOf(plan.source, plan.texts.filter((one) => one.origin !== 'machine'), plan.facts)).score,
    digest: plan.digest,
    submittedBy: by.personId ?? null,
    submittedAt: by.at,
    approvedBy: by.approved ? (by.personId ?? null) : null,
    approvedAt: by.approved ? by.at : null,
  })
  await insertTexts(tx, id, plan.texts)
  return id
}

export async function insertTexts(tx: Db, revisionId: string, texts: readonly RevisionText[]): Promise<void> {
  if (texts.length === 0) return
  await tx.insert(listingVariant).values(texts.map((one) => ({ ...one, id: newId(one.at.getTime()), revisionId })))
}
