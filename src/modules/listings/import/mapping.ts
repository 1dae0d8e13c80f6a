import { Failure } from '../../../core/failure.ts'
import { langs, type Phrase, say } from '../../../core/text.ts'
import { type Column, columns, releaseColumns } from '../columns.ts'
import { importRefusals } from './messages.ts'
import { emptyRemarks, languageMarks } from './words/headers.ts'

/** Header of the file → key of a column. A header that is not in it is left out. */
export type Mapping = Readonly<Record<string, string>>

/** `confidence` 0–1 per mapped header: 1 the column's own name, below .8 worth a look. */
export type Suggestion = { mapping: Record<string, string>; confidence: Record<string, number>; unmapped: string[] }

/** The columns that a report adds; an import passes over them. */
export const reportColumns = ['problem_line', 'problem_field', 'problem_zh', 'problem_en'] as const

const remarks = new RegExp(`[(（【[]\\s*(?:${emptyRemarks})\\s*[)）】\\]]`, 'gu')
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[*:]/gu, ' ').replace(remarks, ' ').replace(/[\s_-]+/gu, ' ').trim()

const suffixes = langs.map((lang) => ({ lang, pattern: new RegExp(`(?:\\s*[(（[]\\s*(?:${languageMarks[lang]})\\s*[)）\\]]|(?<=[\\s\\p{Script=Han}])(?:${languageMarks[lang]}))$`, 'u') }))
const prefixes = langs.map((lang) => ({ lang, pattern: new RegExp(`^(?:${languageMarks[lang]})(?:\\s+|(?=\\p{Script=Han}))`, 'u') }))

/** The names under which columns go; `names` longest first, so that the most telling wins. */
type Lexicon = { exact: ReadonlyMap<string, { key: string; confidence: number }>; names: readonly string[]; byKey: ReadonlyMap<string, Column> }

function lexiconOf(columns: readonly Column[]): Lexicon {
  const exact = new Map<string, { key: string; confidence: number }>()
  for (const { key, also } of [...columns].reverse()) {
    for (const name of also) exact.set(plain(name), { key, confidence: 0.9 })
  }
  for (const { key, header } of [...columns].reverse()) {
    for (const name of [header.zh, header.en, key]) exact.set(plain(name), { key, confidence: 1 })
  }
  return { exact, names: [...exact.keys()].sort((a, b) => b.length - a.length), byKey: new Map(columns.map((column) => [column.key, column])) }
}
const usual = lexiconOf(columns)
const ofRelease = lexiconOf([...columns, ...releaseColumns])

function find({ exact, names, byKey }: Lexicon, header: string): { key: string; confidence: number } | undefined {
  const name = plain(header)
  if (name === '') return undefined
  const known = exact.get(name)
  if (known) return known
  for (const { lang, pattern } of [...suffixes, ...prefixes]) {
    const rest = name.replace(pattern, '').trim()
    const found = rest === name ? undefined : exact.get(rest)
    if (found && byKey.has(`${found.key}_${lang}`)) return { key: `${found.key}_${lang}`, confidence: found.confidence * 0.95 }
  }
  const held = /\p{Script=Han}/u.test(name) ? names.find((one) => one.length > 1 && /\p{Script=Han}/u.test(one) && name.includes(one)) : names.find((one) => one.length > 3 && name.endsWith(` ${one}`))
  return held === undefined ? undefined : { key: exact.get(held)!.key, confidence: 0.6 }
}

/** Which column each header means, in either language and by its usual other names. A column is given once, to the surest header. */
export function suggestMapping(headers: readonly string[], intoRelease = false): Suggestion {
  const lexicon = intoRelease ? ofRelease : usual
  const own = new Set<string>(reportColumns)
  const found = headers.filter((header) => !own.has(header)).map((header, place) => ({ header, place, ...(find(lexicon, header) ?? { key: '', confidence: 0 }) }))
  const suggestion: Suggestion = { mapping: {}, confidence: {}, unmapped: [] }
  const taken = new Set<string>()
  for (const { header, key, confidence } of [...found].sort((a, b) => b.confidence - a.confidence || a.place - b.place)) {
    if (key === '' || taken.has(key)) continue
    taken.add(key)
    suggestion.mapping[header] = key
    suggestion.confidence[header] = confidence
  }
  suggestion.unmapped = found.filter(({ header }) => !(header in suggestion.mapping)).map(({ header }) => header)
  return suggestion
}

/**
 * A mapping as somebody gave it, checked: known columns, none twice, a title and a text among them.
 * @throws Failure invalid
 */
export function checkMapping(given: Mapping, intoRelease = false): Mapping {
  const { byKey } = intoRelease ? ofRelease : usual
  const refuse = (sentence: Phrase, column = ''): never => {
    throw new Failure('invalid', { zh: say('zh', sentence, { column }), en: say('en', sentence, { column }) })
  }
  const keys = Object.values(given).filter((key) => key !== '')
  for (const [place, key] of keys.entries()) {
    if (!byKey.has(key)) refuse(importRefusals.column, key)
    if (keys.indexOf(key) < place) refuse(importRefusals.columnTwice, key)
  }
  const sections = new Set(keys.map((key) => byKey.get(key)?.field))
  if (!sections.has('title')) refuse(importRefusals.noTitleColumn)
  if (!sections.has('summary') && !sections.has('description')) refuse(importRefusals.noTextColumn)
  return Object.fromEntries(Object.entries(given).filter(([, key]) => key !== ''))
}

/** The columns that a select offers, those of text without a language first. */
export const mappable = (intoRelease = false): readonly Column[] =>
  [...columns, ...(intoRelease ? releaseColumns : [])].sort((a, b) => Number(a.value === 'fact') - Number(b.value === 'fact') || Number(a.lang !== undefined) - Number(b.lang !== undefined))
