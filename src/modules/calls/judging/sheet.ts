import { type Lang, langs, type Phrase, readText, say } from '../../../core/text.ts'
import { unguarded } from '../../../platform/record-writer.ts'
import type { Sheet } from '../../../platform/workbook.ts'
import type { Rubric } from '../rounds.ts'
import { packWords as words, sheetRefusals } from '../words/pack.ts'

/** One entry on a score sheet: what its reviewer has written so far. */
export type SheetLine = { entryId: string; reference: string; title: string; version: number; marks: Readonly<Record<string, number>>; confidence: number | undefined; forApplicants: string; private: string; submitted: boolean }

/** A row that came back and may be saved; `cells` are where its marks stand. */
export type SheetRow = { line: SheetLine; row: number; marks: Record<string, number>; confidence: number | undefined; forApplicants: string; private: string; cells: Record<string, string> }

/** What is wrong at a cell such as `C4`. */
export type CellProblem = { cell: string; sentence: Phrase }
export type SheetRead = { rows: SheetRow[]; problems: CellProblem[] }

const remarkLimit = 20_000
const own = (rubric: Rubric, lang: Lang): string[] => rubric.criteria.map((one, index) => `${index + 1}. ${readText(one.name, lang).body} (${one.least}–${one.most})`)
const headers = (rubric: Rubric, lang: Lang): string[] => [words.reference[lang], words.name[lang], ...own(rubric, lang), words.confidence[lang], words.forApplicants[lang], words.private[lang], words.version[lang]]

/** The score sheet of a reviewer: a row an entry that is still open, with what they have written. */
export function sheetOf(lang: Lang, rubric: Rubric, lines: readonly SheetLine[]): Sheet {
  const widths = [16, 44, ...rubric.criteria.map(() => 16), 14, 50, 40, 12]
  return {
    name: words.sheet[lang],
    columns: headers(rubric, lang).map((header, index) => ({ header, width: widths[index]! })),
    rows: lines.filter((one) => !one.submitted).map((one) => [one.reference, one.title, ...rubric.criteria.map((criterion) => one.marks[criterion.id]), one.confidence, one.forApplicants, one.private, one.version]),
  }
}

/** The address of a cell: `A1`. */
export function cellAt(column: number, row: number): string {
  let letters = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) letters = String.fromCharCode(65 + (left % 26)) + letters
  return `${letters}${row}`
}

const textIn = (value: unknown): string => (value === null || value === undefined ? '' : unguarded(String(value)).trim())
/** A whole number within bounds; undefined where the cell is empty, null where it holds something else. */
function wholeIn(value: unknown, least: number, most: number): number | undefined | null {
  const text = textIn(value)
  if (text === '') return undefined
  const number = Number(text)
  return Number.isInteger(number) && number >= least && number <= most ? number : null
}

const phrase = (sentence: Phrase, values: Record<string, number>): Phrase => ({ zh: say('zh', sentence, values), en: say('en', sentence, values) })

/**
 * Reads a sheet that came back, in either language: rows with something in them, and every cell that is wrong. Rows of reviews that
 * say what they said already are left out. With `send`, every mark of a row is needed.
 */
export function readSheet(cells: readonly (readonly unknown[])[], rubric: Rubric, lines: readonly SheetLine[], send: boolean): SheetRead {
  const head = (cells[0] ?? []).map(textIn)
  const known = langs.map((lang) => headers(rubric, lang)).find((names) => names.every((name, index) => head[index] === name))
  if (!known) return { rows: [], problems: [{ cell: 'A1', sentence: sheetRefusals.columns }] }
  const problems: CellProblem[] = []
  const rows: SheetRow[] = []
  const seen = new Set<string>()
  const after = 2 + rubric.criteria.length
  for (const [index, values] of cells.entries()) {
    const reference = textIn(values[0])
    if (index === 0 || (reference === '' && values.every((one) => textIn(one) === ''))) continue
    const row = index + 1
    const at = (column: number, sentence: Phrase): void => void problems.push({ cell: cellAt(column, row), sentence })
    const line = lines.find((one) => one.reference === reference)
    if (!line) at(0, sheetRefusals.unknown)
    else if (seen.has(reference)) at(0, sheetRefusals.twice)
    if (!line || seen.has(reference)) continue
    seen.add(reference)
    const found = oneRow(values, rubric, line, row, after, at)
    if (same(found, line)) {
      // A draft that is whole already is sent as it stands.
      if (!send || line.submitted || Object.keys(line.marks).length === 0) continue
    }
    if (line.submitted) at(0, sheetRefusals.submitted)
    else if (textIn(values[after + 3]) !== String(line.version)) at(after + 3, sheetRefusals.changed)
    for (const [place, criterion] of rubric.criteria.entries()) if (send && found.marks[criterion.id] === undefined && textIn(values[2 + place]) === '') at(2 + place, sheetRefusals.unmarked)
    rows.push(found)
  }
  return { rows, problems }
}

function oneRow(values: readonly unknown[], rubric: Rubric, line: SheetLine, row: number, after: number, at: (column: number, sentence: Phrase) => void): SheetRow {
  const marks: Record<string, number> = {}
  const cells: Record<string, string> = {}
  for (const [place, { id, least, most }] of rubric.criteria.entries()) {
    const mark = wholeIn(values[2 + place], least, most)
    cells[id] = cellAt(2 + place, row)
    if (mark === null) at(2 + place, phrase(sheetRefusals.mark, { least, most }))
    else if (mark !== undefined) marks[id] = mark
  }
  const confidence = wholeIn(values[after], 1, 5)
  if (confidence === null) at(after, sheetRefusals.sure)
  const [forApplicants, own] = [textIn(values[after + 1]), textIn(values[after + 2])]
  if (forApplicants.length > remarkLimit) at(after + 1, sheetRefusals.long)
  if (own.length > remarkLimit) at(after + 2, sheetRefusals.long)
  return { line, row, marks, confidence: confidence ?? undefined, forApplicants, private: own, cells }
}

const same = (found: SheetRow, line: SheetLine): boolean =>
  found.confidence === line.confidence && found.forApplicants === line.forApplicants.trim() && found.private === line.private.trim() &&
  Object.keys({ ...found.marks, ...line.marks }).every((id) => found.marks[id] === line.marks[id])
