import type { Phrase } from '../../core/text.ts'
import type { Content, Terms } from './content.ts'
import { closingClauses } from './words/clauses/closing.ts'
import { conductClauses } from './words/clauses/conduct.ts'
import { propertyClauses } from './words/clauses/property.ts'
import { purposeClauses } from './words/clauses/purpose.ts'
import type { AgreementType } from './words/kinds.ts'
import type { Position } from './words/terms.ts'

/** A clause: its paragraphs stand on lines of their own, `{name}` is a blank that the terms fill. */
export type ClauseWords = { readonly heading: Phrase; readonly text: Phrase }

const clauses = { ...purposeClauses, ...propertyClauses, ...conductClauses, ...closingClauses }
export type ClauseKey = keyof typeof clauses
export const clauseWords = (key: ClauseKey): ClauseWords => clauses[key]
export const isClauseKey = (key: string): key is ClauseKey => Object.hasOwn(clauses, key)

/** `on` and `off` are optional clauses, chosen or not at the beginning; a `?` of the terms stands where it is said. */
type Entry = ClauseKey | readonly [ClauseKey, 'on' | 'off'] | '@position' | '@royalty' | '@payment'

const end: readonly Entry[] = ['force_majeure', 'notices', 'general', 'language', 'law']
const soft: readonly Entry[] = ['costs', 'language', 'soft_law']
const research: readonly Entry[] = ['confidentiality', 'publication', ['data', 'on'], 'export', ['integrity', 'on'], ['personnel', 'off'], ['name_use', 'off']]

/** The clauses of each type in their order. */
const plans: Record<AgreementType, readonly Entry[]> = {
  mou: ['mou_purpose', 'mou_binding', 'mou_contacts', 'confidentiality', ['export', 'on'], ['name_use', 'off'], 'term', ...soft],
  framework: ['framework_projects', 'mou_contacts', 'definitions', 'background', ...research, 'term', 'termination', 'liability', ...end],
  nda_mutual: ['nda_purpose', 'confidentiality', ['export', 'on'], ['data', 'off'], 'term', 'nda_liability', 'notices', 'general', 'language', 'law'],
  nda_one_way: ['nda_one_way_purpose', 'confidentiality', ['export', 'on'], ['data', 'off'], 'term', 'nda_liability', 'notices', 'general', 'language', 'law'],
  heads_of_terms: ['heads_subject', 'confidentiality', ['export', 'off'], 'term', ...soft],
  collaboration: ['project_work', ['project_management', 'on'], 'definitions', 'background', '@position', '@payment', '@royalty', ...research, 'term', 'termination', 'liability', ...end],
  consortium: ['project_work', 'consortium_governance', 'definitions', 'background', '@position', '@payment', ...research, 'term', 'termination', 'liability', ...end],
  licence: ['licence_grant', 'licence_delivery', '@payment', '@royalty', 'title_warranty', ['licence_patents', 'on'], 'improvements', 'confidentiality', 'export', ['integrity', 'off'], 'term', 'termination', 'liability', ...end],
  assignment: ['assignment_transfer', '@payment', '@royalty', 'title_warranty', ['improvements', 'off'], 'confidentiality', 'export', 'term', 'termination', 'liability', ...end],
  consultancy: ['consultancy_work', '@payment', 'service_results', 'confidentiality', ['publication', 'off'], ['data', 'off'], ['export', 'on'], ['integrity', 'off'], 'term', 'termination', 'liability', ...end],
  technical_service: ['service_work', '@payment', 'service_results', 'confidentiality', ['data', 'off'], ['export', 'on'], ['personnel', 'off'], ['integrity', 'off'], 'term', 'termination', 'liability', ...end],
  ktp: ['ktp_partnership', 'definitions', 'background', 'ktp_results', '@payment', 'confidentiality', 'publication', ['data', 'on'], 'export', 'personnel', 'term', 'termination', 'liability', ...end],
  hosting: ['hosting_person', 'hosting_results', ['payment', 'off'], 'confidentiality', 'publication', ['data', 'on'], 'export', 'personnel', 'term', 'termination', 'liability', ...end],
  facility_access: ['facility_use', '@payment', 'confidentiality', ['data', 'off'], ['export', 'on'], 'personnel', 'term', 'termination', 'liability', ...end],
  alliance_statement: ['alliance_text', 'statement_close', 'language'],
  term_sheet: ['term_sheet_investment', 'term_sheet_exclusivity', 'confidentiality', ['export', 'on'], 'term', ...soft],
}

const paid = ({ payment }: Terms): boolean => payment !== null && payment !== 'none'
const shared = ({ payment }: Terms): boolean => payment === 'royalty' || payment === 'entry_royalty'
const fixed = ({ payment }: Terms): boolean => paid({ payment } as Terms) && payment !== 'royalty'

/** Optional clauses of a type, with whether they stand there at the beginning. */
export const optionsOf = (type: AgreementType): { key: ClauseKey; on: boolean }[] => plans[type].flatMap((entry) => (typeof entry === 'string' ? [] : [{ key: entry[0], on: entry[1] === 'on' }]))

/** The template's clauses for these terms and choices, before anybody's own words. */
export function templateOf({ type, terms, options }: Pick<Content, 'type' | 'terms' | 'options'>): ClauseKey[] {
  return plans[type].flatMap((entry): ClauseKey[] => {
    if (entry === '@position') return terms.position ? [terms.position] : []
    if (entry === '@payment') return fixed(terms) ? ['payment'] : ['costs']
    if (entry === '@royalty') return shared(terms) ? ['royalty'] : []
    if (typeof entry === 'string') return [entry]
    return options.includes(entry[0]) ? [entry[0]] : []
  })
}

const oneToOne: readonly Position[] = ['p1', 'p2', 'p3', 'p4', 'p4a', 'p5', 'p6']
const ofConsortia: readonly Position[] = ['ca', 'cb', 'cc', 'cd']
/** The positions on intellectual property that a type offers; none where its clauses say it themselves. */
export const positionsOf = (type: AgreementType): readonly Position[] => (type === 'collaboration' ? oneToOne : type === 'consortium' ? ofConsortia : [])

const ofPayment = ['payment', 'amount', 'payer', 'payee'] as const
/** The terms that a type asks for, in the order of the form. */
export function termsOf(type: AgreementType): (keyof Terms)[] {
  const plan = plans[type]
  const has = (...entries: Entry[]) => entries.some((one) => plan.some((entry) => entry === one || (Array.isArray(entry) && entry[0] === one)))
  const saysWork = plan.some((entry) => { const key = typeof entry === 'string' ? entry : entry[0]; return isClauseKey(key) && clauses[key].text.zh.includes('{work}') })
  return [
    'subject',
    ...(saysWork ? (['work'] as const) : []),
    ...(has('@position') ? (['position'] as const) : []),
    ...(has('@payment', 'payment') ? ofPayment : []),
    ...(has('@royalty') ? (['royaltyBp'] as const) : []),
    ...(has('confidentiality') ? (['confidentialityYears'] as const) : []),
    ...(has('publication') ? (['publicationDays'] as const) : []),
    'startsOn',
    ...(has('term') ? (['months'] as const) : []),
    ...(has('termination', 'term_sheet_exclusivity') ? (['noticeDays'] as const) : []),
    ...(has('law', 'soft_law') ? (['law', 'forum'] as const) : []),
  ]
}

/** Types whose schedule of intellectual property belongs to the text. */
export const hasSchedule = (type: AgreementType): boolean => ['framework', 'collaboration', 'consortium', 'licence', 'assignment', 'ktp', 'hosting', 'term_sheet'].includes(type)
/** A licence or an assignment without a licensed or assigned thing says nothing. */
export const needsItems = (type: AgreementType): 'licences' | 'background' | undefined => (type === 'licence' ? 'licences' : type === 'assignment' ? 'background' : undefined)
