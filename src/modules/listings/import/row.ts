import { createHash } from 'node:crypto'
import { langs, measure, otherLang, type Phrase, say } from '../../../core/text.ts'
import type { RecordFormat } from '../../../platform/records.ts'
import { unguarded } from '../../../platform/record-writer.ts'
import type { Terms } from '../../vocabularies/vocabularies.ts'
import { type Content, longestBody, textFields, textLimits } from '../content.ts'
import { readRecord } from '../columns.ts'
import type { Mapping } from './mapping.ts'
import { importNotes, importProblems } from './messages.ts'

/** Something about one cell of a good row: left out, or longer than asked for. `column` is a key of columns.ts. */
export type Note = { column: string; sentence: Phrase }

export type GoodRow = { externalId: string | undefined; content: Content; notes: Note[] }
/** Why a row cannot be taken. */
export type BadRow = { column: string; problem: Phrase }

const filled = (phrase: Phrase, values: Record<string, string | number>): Phrase => ({ zh: say('zh', phrase, values), en: say('en', phrase, values) })

/** A cell as text. Lists are joined as an author would write them; nested objects say nothing to a column. */
function cellText(value: unknown, column: string): string {
  if (typeof value === 'string') return value.replace(/\r\n?/gu, '\n')
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (!Array.isArray(value)) return ''
  const parts = value.map((one) => cellText(one, column)).filter((one) => one.trim() !== '')
  return parts.join(column === 'indicators' || column === 'patents' ? '\n' : '; ')
}

/** Windows-1252 from 0x80 to 0x9F; a space where it has nothing. Written out, because decoders take it for Latin-1 in some releases of Node. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Without what nothing can keep or show. Characters of the C1 range are Windows punctuation that was read as Latin-1 on
 * its way here, and mean that punctuation (as WHATWG Encoding reads it); the five that Windows does not have go.
 */
const cleaned = (text: string): string =>
  text
    .replaceAll('\0', '')
    .toWellFormed()
    .replace(/[\u0080-\u009f]/gu, (mark) => (windows[mark.charCodeAt(0) - 0x80] ?? '').trim())

/** Some Chinese sources join their keywords by underscores. */
const looseKeywords = (cell: string): string => (/[;,；，、\n]/u.test(cell) || !/\p{Script=Han}_|_\p{Script=Han}/u.test(cell) ? cell : cell.replaceAll('_', '；'))

/** The cells of a record under the keys of their columns. */
export function flatten(record: Readonly<Record<string, unknown>>, mapping: Mapping, format: RecordFormat): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [header, column] of Object.entries(mapping)) {
    const text = cleaned(cellText(record[header], column))
    const cell = format === 'jsonl' ? text : unguarded(text)
    flat[column] = column === 'keywords' ? looseKeywords(cell) : cell
  }
  return flat
}

const written = (content: Content, lang: 'zh' | 'en') => {
  const { title, summary, description } = content.texts[lang] ?? {}
  return { title: Boolean(title), text: Boolean(summary || description) }
}

/** Reads a flat record: content with what was noted on the way, or the one reason why it cannot be taken. */
export function readRow(flat: Readonly<Record<string, string>>, terms: Terms): GoodRow | BadRow {
  const long = Object.keys(flat).find((column) => (flat[column]?.length ?? 0) > longestBody)
  if (long !== undefined) return { column: long, problem: filled(importProblems.tooLong, { limit: longestBody.toLocaleString('en-GB') }) }
  const { externalId, content, problems } = readRecord(flat, terms)
  // Cut to its length, an id may end in half a character.
  const id = externalId?.toWellFormed()
  const notes: Note[] = Object.entries(problems).map(([column, sentence]) => ({ column, sentence }))
  const there = written(content, content.source)
  const other = written(content, otherLang(content.source))
  if (!(there.title && there.text) && other.title && other.text) {
    content.source = otherLang(content.source)
    notes.push({ column: 'lang', sentence: importNotes.otherLanguage })
  } else if (!there.title) return there.text || other.text ? { column: 'title', problem: importProblems.noTitle } : { column: 'title', problem: importProblems.empty }
  else if (!there.text) return { column: 'summary', problem: importProblems.noText }
  return { externalId: id, content, notes: [...notes, ...shortened(content)] }
}

/** A summary over its limit becomes the description where there is none; every other long text stays where it is. */
function shortened(content: Content): Note[] {
  const notes: Note[] = []
  for (const lang of langs) {
    const bodies = content.texts[lang]
    if (!bodies) continue
    if (bodies.summary && !bodies.description && measure(bodies.summary) > textLimits.summary) {
      bodies.description = bodies.summary
      delete bodies.summary
      notes.push({ column: `summary_${lang}`, sentence: filled(importNotes.summaryMoved, { limit: textLimits.summary }) })
    }
    for (const field of textFields) {
      const body = bodies[field]
      if (body && body.length * 2.5 > textLimits[field] && measure(body) > textLimits[field]) notes.push({ column: `${field}_${lang}`, sentence: filled(importNotes.overLimit, { limit: textLimits[field] }) })
    }
  }
  return notes
}

/** The id of a row that has none: the same title in the same language is the same row of the next file. */
export function idOfTitle(content: Content): string {
  const title = content.texts[content.source]?.title ?? ''
  const digest = createHash('sha256').update(`${content.source}\n${title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')}`).digest('hex')
  return `title-${digest.slice(0, 20)}`
}
