import { type Lang, type Phrase, detectLang, langs, say } from '../../core/text.ts'
import type { Terms } from '../vocabularies/vocabularies.ts'
import { factCells } from './columns/facts.ts'
import { type Content, type Facts, factsSchema, type TextBodies, type TextField, textFields } from './content.ts'
import { messages } from './messages.ts'
import { releaseColumnWords } from './release/words/columns.ts'
import { factColumns, inLanguage, langWords, textColumns } from './words/columns.ts'

/**
 * One column of the exchange files (.csv, .xlsx, .jsonl): the same for import and export. `key` is what .jsonl records
 * use and what a mapping stores: `title_zh`, `stage` …; plain `title`, `summary` … take the language of the record.
 */
export type Column = { key: string; header: Phrase; also: readonly string[]; value: 'text' | 'fact' | 'id' | 'lang' | 'release'; field?: TextField; lang?: Lang }

const sections = (lang: Lang): Column[] =>
  textFields.map((field) => {
    const { header, also } = textColumns[field]
    const named = { zh: say('zh', inLanguage[lang], { header: header.zh }), en: say('en', inLanguage[lang], { header: header.en }) }
    return { key: `${field}_${lang}`, header: named, also: [`${field}_${lang}`, ...also.map((one) => `${one}_${lang}`)], value: 'text', field, lang }
  })
const facts: Column[] = (Object.keys(factColumns) as (keyof typeof factColumns)[]).map((key) => ({
  key, ...factColumns[key], value: key === 'id' ? 'id' : key === 'lang' ? 'lang' : 'fact',
}))
const [id, lang, ...structured] = facts as [Column, Column, ...Column[]]

/** The columns of an export, in order; an import reads every one of them. */
export const exportColumns: readonly Column[] = [id, lang, ...langs.flatMap(sections), ...structured]

/** Those without a language, which only an import reads: their text is of the record's `lang`, else of the language detected. */
export const plainColumns: readonly Column[] = textFields.map((field) => ({ key: field, ...textColumns[field], also: [field, ...textColumns[field].also], value: 'text', field }))

/** Those that only the import into a release reads: whose row it is, the consent, how it is shown. */
export const releaseColumns: readonly Column[] = Object.entries(releaseColumnWords).map(([key, words]) => ({ key, ...words, value: 'release' }))

/** Everything that an import may map a header to; into a release the {@link releaseColumns} too. */
export const columns: readonly Column[] = [...exportColumns, ...plainColumns]
export const columnByKey: ReadonlyMap<string, Column> = new Map(columns.map((column) => [column.key, column]))

/** Values by column key; a multi-valued cell is one string. An absent key is a column that the file does not have. */
export type FlatRecord = Readonly<Record<string, string>>

export type ReadRecord = {
  externalId?: string
  content: Content
  /** What could not be used, per column; the cell is left out and the row stays good. */
  problems: Record<string, Phrase>
}

/** The record as content. Never fails: what is wrong is named, and publishing decides what is missing. */
export function readRecord(record: FlatRecord, terms: Terms): ReadRecord {
  const problems: Record<string, Phrase> = {}
  const texts: { zh?: TextBodies; en?: TextBodies } = {}
  for (const one of langs) {
    const found = bodiesOf(record, (field) => `${field}_${one}`)
    if (Object.keys(found).length > 0) texts[one] = found
  }
  const loose = bodiesOf(record, (field) => field)
  const named = langWords[(record.lang ?? '').trim().toLowerCase()]
  const source = named ?? sourceOf(texts, loose)
  if (Object.keys(loose).length > 0) texts[source] = { ...loose, ...texts[source] }
  const given: Partial<Facts> = {}
  for (const [key, cell] of Object.entries(factCells)) {
    const written = record[key]?.trim()
    if (!written) continue
    const { value, problem } = cell.read(written, record, terms)
    if (value) Object.assign(given, value)
    if (problem) problems[key] = problem
  }
  // What says nothing by itself: a place on no chain, a service that ended before it began.
  if (given.chainLink && !given.chain) {
    delete given.chainLink
    problems.chainLink ??= messages.problems.chainLink
  }
  if (given.decommissionedOn && given.commissionedOn && given.decommissionedOn < given.commissionedOn) {
    delete given.decommissionedOn
    problems.decommissionedOn ??= messages.problems.decommissionedOn
  }
  const externalId = record.id?.trim().slice(0, 200) || undefined
  return { externalId, content: { source, texts, facts: factsSchema.parse(given) }, problems }
}

/** The content as a record with every column of {@link exportColumns}; read back it gives the same content. */
export function writeRecord(content: Content, externalId: string | undefined): Record<string, string> {
  const record: Record<string, string> = { id: externalId ?? '', lang: content.source }
  for (const one of langs) for (const field of textFields) record[`${field}_${one}`] = content.texts[one]?.[field] ?? ''
  for (const [key, cell] of Object.entries(factCells)) record[key] = cell.write(content.facts)
  return record
}

function bodiesOf(record: FlatRecord, key: (field: TextField) => string): TextBodies {
  const bodies: TextBodies = {}
  for (const field of textFields) {
    const body = record[key(field)]?.trim()
    if (body) bodies[field] = body
  }
  return bodies
}

/** The language of the loose columns, else the one that has a title and a text, Chinese first. */
function sourceOf(texts: { zh?: TextBodies; en?: TextBodies }, loose: TextBodies): Lang {
  const written = Object.values(loose).join('\n')
  if (written) return detectLang(written)
  const whole = (lang: Lang) => Boolean(texts[lang]?.title && (texts[lang]?.summary || texts[lang]?.description))
  return langs.find(whole) ?? (texts.en && !texts.zh ? 'en' : 'zh')
}
