import type { Content } from './content.ts'
import { addDays, registrationDays } from './rules.ts'
import type { AgreementType } from './words/kinds.ts'
import type { ContractClass, HebciLine, RegistrationKind, UniversityMode } from './words/registration.ts'

/** Six digits of GB/T 2260: the first two are a province (11–15, 21–23, 31–37, 41–46, 50–54, 61–65, 71, 81, 82). */
export const isRegionCode = (code: string): boolean => /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/.test(code)

/** The last division of each of the 20 sections of GB/T 4754—2017, which count on: A 01–05, B 06–12 … T 97. */
const sections: readonly (readonly [string, number, number])[] = [
  ['A', 1, 5], ['B', 6, 12], ['C', 13, 43], ['D', 44, 46], ['E', 47, 50], ['F', 51, 52], ['G', 53, 60], ['H', 61, 62], ['I', 63, 65], ['J', 66, 69],
  ['K', 70, 70], ['L', 71, 72], ['M', 73, 75], ['N', 76, 79], ['O', 80, 82], ['P', 83, 83], ['Q', 84, 85], ['R', 86, 90], ['S', 91, 96], ['T', 97, 97],
]

/** A section letter of GB/T 4754, alone or with two to four digits that belong to it. */
export function isIndustryCode(code: string): boolean {
  const [, letter, digits] = /^([A-T])(\d{2,4})?$/.exec(code) ?? []
  const section = sections.find(([one]) => one === letter)
  if (!section) return false
  const division = Number(digits?.slice(0, 2))
  return digits === undefined || (division >= section[1] && division <= section[2])
}

/** Whether a contract crosses the border of mainland China. */
export const crossesBorder = (countries: readonly string[]): boolean => countries.includes('CN') && countries.some((one) => one !== 'CN')

const technology: Partial<Record<AgreementType, { class: ContractClass; mode: UniversityMode; line: HebciLine }>> = {
  collaboration: { class: 'development_cooperative', mode: 'development', line: 'collaborative' },
  consortium: { class: 'development_cooperative', mode: 'development', line: 'collaborative' },
  ktp: { class: 'development_cooperative', mode: 'development', line: 'collaborative' },
  licence: { class: 'licence_patent', mode: 'licence', line: 'ip' },
  assignment: { class: 'transfer_patent', mode: 'assignment', line: 'ip' },
  consultancy: { class: 'consulting', mode: 'consulting', line: 'consultancy' },
  technical_service: { class: 'service', mode: 'service', line: 'contract' },
  facility_access: { class: 'service', mode: 'service', line: 'facilities' },
}

/** Which sheets an agreement asks for: a party in China and a technology contract; that of import or export beside it where the contract crosses the border. */
export function sheetsFor(type: AgreementType, countries: readonly string[]): RegistrationKind[] {
  if (!technology[type] || !countries.includes('CN')) return []
  return crossesBorder(countries) ? ['technology_contract', 'import_export'] : ['technology_contract']
}

export type Suggestion = { contractClass: ContractClass; universityMode: UniversityMode; hebciLine: HebciLine; /** Places of the parties. */ seller: number; buyer: number }

/** What an agreement suggests for its sheets: class, mode and line by its type, position and listed rights; who sells technology to whom. */
export function suggest(content: Content): Suggestion | undefined {
  const found = technology[content.type]
  if (!found) return undefined
  const { schedule, terms } = content
  const kinds = new Set([...schedule.licences, ...schedule.background].map((one) => one.kind))
  const patents = kinds.has('patent')
  const refined: ContractClass =
    content.type === 'licence' ? (patents ? 'licence_patent' : 'licence_secret')
    : content.type === 'assignment' ? (patents ? 'transfer_patent' : kinds.has('application') ? 'transfer_application' : 'transfer_secret')
    : terms.position === 'p6' ? 'development_commissioned' : found.class
  const hebciLine: HebciLine = terms.position === 'p6' ? 'contract' : found.line
  // Who is paid sells; without a payment the party that provides by its role.
  const byRole = content.parties.findIndex((one) => ['institution', 'licensor', 'assignor', 'provider', 'operator'].includes(one.role))
  const seller = terms.payee ?? Math.max(0, byRole)
  return { contractClass: refined, universityMode: found.mode, hebciLine, seller, buyer: terms.payer ?? (seller === 0 ? 1 : 0) }
}

/** The last day on which the import or export of technology is registered in time. */
export const registrationDue = (effectiveOn: string): string => addDays(effectiveOn, registrationDays)
