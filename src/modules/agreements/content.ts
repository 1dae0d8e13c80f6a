import { z } from 'zod'
import { currencies } from '../../core/money.ts'
import { type AgreementType, agreementTypes, type PartyRole, partyRoles } from './words/kinds.ts'
import { accessRights, authorities, exclusivities, forums, governingLangs, itemKinds, laws, payments, positions } from './words/terms.ts'

export type Halves = { zh?: string; en?: string }

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => z.enum(Object.keys(table) as [Key, ...Key[]])
/** Most characters of a text in one language. */
export const longest = { line: 300, text: 6_000, clause: 12_000 } as const
const halves = (most: number) => z.object({ zh: z.string().max(most).optional(), en: z.string().max(most).optional() }).default({})
/** Parties of an agreement at most: as many as there are letters for. */
export const mostParties = 10
export const mostItems = 60
const place = z.number().int().min(0).max(mostParties - 1)
const basisPoints = z.number().int().min(1).max(10_000)

export const partySchema = z.object({
  organisationId: z.string(),
  role: keysOf(partyRoles),
  name: halves(longest.line),
  country: z.string(),
  uscc: z.string().max(18).nullable().default(null),
  address: halves(longest.line),
  representative: halves(120),
  authority: keysOf(authorities).nullable().default(null),
})
export type PartyFacts = z.output<typeof partySchema>

/** What a clause's blanks are filled with. Money in minor units, shares and rates in basis points, dates `YYYY-MM-DD`, parties by their place. */
export const termsSchema = z.object({
  subject: halves(longest.line),
  work: halves(longest.text),
  startsOn: z.iso.date().nullable().default(null),
  months: z.number().int().min(1).max(600).nullable().default(null),
  amount: z.object({ minor: z.number().int().min(1).max(1_000_000_000_000), currency: z.enum(currencies) }).nullable().default(null),
  payment: keysOf(payments).nullable().default(null),
  payer: place.nullable().default(null),
  payee: place.nullable().default(null),
  royaltyBp: basisPoints.nullable().default(null),
  publicationDays: z.number().int().min(1).max(365).nullable().default(null),
  confidentialityYears: z.number().int().min(1).max(50).nullable().default(null),
  noticeDays: z.number().int().min(1).max(365).nullable().default(null),
  law: keysOf(laws).nullable().default(null),
  forum: keysOf(forums).nullable().default(null),
  position: keysOf(positions).nullable().default(null),
})
export type Terms = z.output<typeof termsSchema>

const itemFacts = { title: halves(longest.line), kind: keysOf(itemKinds), number: z.string().max(80).default('') }
export const backgroundSchema = z.object({ ...itemFacts, owner: place, access: keysOf(accessRights) })
export const foregroundSchema = z.object({ ...itemFacts, shares: z.array(z.object({ party: place, bp: basisPoints })).min(1).max(mostParties) })
export const licenceSchema = z.object({
  ...itemFacts, from: place, to: place, exclusivity: keysOf(exclusivities), field: halves(longest.line), territory: halves(longest.line),
  months: z.number().int().min(1).max(600).nullable().default(null), royaltyBp: basisPoints.nullable().default(null),
})
/** Background with owner and access, foreground with shares that make 10,000 basis points an item, licences. */
export const scheduleSchema = z.object({
  background: z.array(backgroundSchema).max(mostItems).default([]),
  foreground: z.array(foregroundSchema).max(mostItems).default([]),
  licences: z.array(licenceSchema).max(mostItems).default([]),
})
export type Schedule = z.output<typeof scheduleSchema>
export type Background = Schedule['background'][number]
export type Foreground = Schedule['foreground'][number]
export type Licence = Schedule['licences'][number]

/** A clause in somebody's own words: in place of the template's of that key, or one more behind `after`. */
export const ownClauseSchema = z.object({ key: z.string().max(60), after: z.string().max(60).nullable().default(null), heading: halves(longest.line), text: halves(longest.clause) })
export type OwnClause = z.output<typeof ownClauseSchema>

/** Everything that an agreement says: what a version freezes. */
export const contentSchema = z.object({
  type: keysOf(agreementTypes),
  governing: keysOf(governingLangs),
  parties: z.array(partySchema).min(2).max(mostParties),
  terms: termsSchema,
  /** Optional clauses that were chosen. */
  options: z.array(z.string().max(60)).max(40).default([]),
  /** Clauses of the template that were taken out. */
  left: z.array(z.string().max(60)).max(60).default([]),
  own: z.array(ownClauseSchema).max(80).default([]),
  schedule: scheduleSchema,
})
export type Content = z.output<typeof contentSchema>

/** The roles of the parties of a type, in their order; the last repeats. */
export const rolesOf: Record<AgreementType, readonly PartyRole[]> = {
  mou: ['partner'],
  framework: ['partner'],
  nda_mutual: ['partner'],
  nda_one_way: ['discloser', 'recipient'],
  heads_of_terms: ['partner'],
  collaboration: ['institution', 'company', 'third'],
  consortium: ['coordinator', 'partner'],
  licence: ['licensor', 'licensee'],
  assignment: ['assignor', 'assignee'],
  consultancy: ['client', 'provider'],
  technical_service: ['client', 'provider'],
  ktp: ['institution', 'company', 'third'],
  hosting: ['host', 'sender'],
  facility_access: ['operator', 'user'],
  alliance_statement: ['signatory'],
  term_sheet: ['investor', 'issuer', 'third'],
}
export const roleAt = (type: AgreementType, place: number): PartyRole => rolesOf[type][Math.min(place, rolesOf[type].length - 1)] ?? 'partner'
