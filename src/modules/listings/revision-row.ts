import { type Facts, factsSchema } from './content.ts'
import type { listingRevision } from './schema.ts'

type Columns = Pick<
  typeof listingRevision.$inferInsert,
  | 'fields' | 'fieldsSuggested' | 'profile' | 'stage' | 'trl' | 'ipr' | 'patents' | 'partnerships' | 'partnerTypes' | 'sdgs' | 'countriesSought' | 'nextSteps' | 'amountMinor'
  | 'amountCurrency' | 'negotiable' | 'level' | 'levelAssessor' | 'needClass' | 'deadline' | 'resultOwner' | 'indicators' | 'video' | 'contactName' | 'contactEmail' | 'contactPhone'
  | 'priorities' | 'chain' | 'chainLink' | 'expertKind' | 'laboratoryLevel' | 'orcid' | 'workingLanguages' | 'teamSize' | 'website' | 'equipmentType' | 'institutionRef' | 'doi'
  | 'manufacturers' | 'model' | 'commissionedOn' | 'decommissionedOn' | 'department' | 'location' | 'relatedEquipment' | 'funding'
>

/** The facts as columns of a revision. */
export function factColumnsOf({ amount, ...facts }: Facts): Columns {
  return { ...facts, amountMinor: amount?.minor ?? null, amountCurrency: amount?.currency ?? null }
}

/** The columns of a revision as facts. Codes that this version does not know any more are left out. */
export function factsOf(row: Record<string, unknown>): Facts {
  const given: Record<string, unknown> = row.amountMinor === null || row.amountMinor === undefined ? {} : { amount: { minor: row.amountMinor, currency: row.amountCurrency } }
  for (const key of Object.keys(factsSchema.shape)) if (row[key] !== null && row[key] !== undefined) given[key] = row[key]
  const whole = factsSchema.safeParse(given)
  if (whole.success) return whole.data
  for (const issue of whole.error.issues) delete given[String(issue.path[0])]
  return factsSchema.parse(given)
}
