import { type Phrase, say } from '../../../core/text.ts'
import { type Consent, type FirmAsked, readUscc } from '../../people/people.ts'
import { readCountries, readDay, readYesNo } from '../columns/cells.ts'
import { importProblems } from '../import/messages.ts'

/** What the columns of a release say in one row: whose need it is, the consent, and how it is shown if not as the others. */
export type FirmRow = { firm?: FirmAsked; consent?: Consent; nameWithheld?: boolean; excludedCountries?: string[] }
export type FirmProblem = { column: string; problem: Phrase }

const han = /\p{Script=Han}/u

/** Reads the cells; a row without a firm is the publisher's own. `country` of the publisher stands where a row gives none. */
export function readFirmRow(cells: Readonly<Record<string, string>>, country: string, today: string): FirmRow | FirmProblem {
  const cell = (key: string) => cells[key]?.trim() || undefined
  const loose = cell('firm')
  const zh = cell('firm_zh') ?? (loose && han.test(loose) ? loose : undefined)
  const en = cell('firm_en') ?? (loose && !han.test(loose) ? loose : undefined)
  const [code, by, on, words] = [cell('firm_uscc'), cell('consent_by'), cell('consent_on'), cell('consent_document')]
  const shown: Pick<FirmRow, 'nameWithheld' | 'excludedCountries'> = {}
  const withheld = cell('name_withheld')
  if (withheld) {
    const { value, problem } = readYesNo(withheld)
    if (problem) return { column: 'name_withheld', problem }
    shown.nameWithheld = value
  }
  const excluded = cell('excluded_countries')
  if (excluded) {
    const { value, problem } = readCountries(excluded, 250)
    if (problem) return { column: 'excluded_countries', problem }
    shown.excludedCountries = value
  }
  if (!zh && !en) return code || by ? { column: 'firm', problem: importProblems.firmNamed } : shown
  const uscc = code ? readUscc(code) : undefined
  if (code && !uscc) return { column: 'firm_uscc', problem: importProblems.firmCode }
  const named = cell('firm_country')
  const place = named ? readCountries(named, 1).value?.[0] : uscc ? 'CN' : country
  if (!place) return { column: 'firm_country', problem: { zh: say('zh', importProblems.firmCountry, { value: named ?? '' }), en: say('en', importProblems.firmCountry, { value: named ?? '' }) } }
  const day = on ? readDay(on).value : undefined
  if ((on && !day) || (day && day > today)) return { column: 'consent_on', problem: importProblems.consentDay }
  if (Boolean(by) !== Boolean(day)) return { column: by ? 'consent_on' : 'consent_by', problem: importProblems.consent }
  const consent = by && day ? { by: by.slice(0, 200), on: day, words: words?.slice(0, 1_000) } : undefined
  return { firm: { name: { ...(zh ? { zh: zh.slice(0, 200) } : {}), ...(en ? { en: en.slice(0, 200) } : {}) }, uscc, country: place }, consent, ...shown }
}
