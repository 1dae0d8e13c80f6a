import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { readSheet } from 'read-excel-file/node'
import { Failure } from '../core/failure.ts'
import type { Phrase } from '../core/text.ts'
import { recordWords } from './messages/records.ts'
import { checkWorkbook } from './records/archive.ts'
import { linesOf, textOf } from './records/text.ts'

export const recordFormats = ['jsonl', 'csv', 'xlsx'] as const
export type RecordFormat = (typeof recordFormats)[number]

/** A record and the line (of a sheet: the row) that it begins on; `problem` says why a line has no record. */
export type RecordRead = { line: number; record?: Record<string, unknown>; problem?: Phrase }

/** The format by a file's name; an `invalid` Failure for any other. */
export function recordFormatOf(name: string): RecordFormat {
  const extension = extname(name).slice(1).toLowerCase()
  if (extension === 'ndjson') return 'jsonl'
  const format = recordFormats.find((known) => known === extension)
  if (!format) throw new Failure('invalid', recordWords.format)
  return format
}

async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RecordRead> {
  for await (const { line, text } of linesOf(textOf(chunks))) {
    try {
      const record: unknown = JSON.parse(text)
      const fits = typeof record === 'object' && record !== null && !Array.isArray(record)
      yield fits ? { line, record: { ...record } } : { line, problem: recordWords.line }
    } catch {
      yield { line, problem: recordWords.line }
    }
  }
}

/** The separator of a header: comma, semicolon or tab, whichever it has most of. */
const separatorOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, mark) => (header.split(mark).length > header.split(best).length ? mark : best))

/** A row as a record by the header; cells under an empty name are left out. */
const named = (header: readonly string[], cells: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(header.flatMap((name, index) => (name === '' ? [] : [[name, cells[index] ?? '']])))

const namesOf = (cells: readonly unknown[]): string[] => {
  const names = cells.map((cell) => String(cell ?? '').trim())
  if (names.every((name) => name === '')) throw new Failure('invalid', recordWords.header)
  return names
}

type CsvRow = { record: string[]; info: { lines: number; empty_lines: number } }

async function* readTable(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RecordRead> {
  const texts = textOf(chunks)
  const first = await texts.next()
  const opening = first.done ? '' : first.value
  if (opening.trim() === '') return
  const skipped: number[] = []
  const parser = parse({
    delimiter: separatorOf(opening.split('\n', 1)[0] ?? ''),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 1_000_000,
    on_skip: (error) => {
      skipped.push(Number(error?.['lines'] ?? 0))
      return undefined
    },
  })
  const source = Readable.from((async function* () {
    yield opening
    yield* texts
  })())
  source.on('error', (error) => parser.destroy(error))
  let header: string[] | undefined
  let lines = 0
  let empty = 0
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<CsvRow>) {
    const line = lines + 1 + info.empty_lines - empty
    lines = info.lines
    empty = info.empty_lines
    while ((skipped[0] ?? line) < line) yield { line: skipped.shift() ?? line, problem: recordWords.cells }
    if (!header) {
      header = namesOf(record)
      continue
    }
    const surplus = record.slice(header.length).some((cell) => cell.trim() !== '')
    yield surplus ? { line, problem: recordWords.cells } : { line, record: named(header, record) }
  }
  if (skipped.length > 0) yield { line: lines + 1, problem: recordWords.cells }
}

/** The cells of a workbook's first sheet, row by row; bounded as `checkWorkbook` says. @throws Failure invalid when it is no workbook */
export async function sheetCells(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  const file = Buffer.from(bytes)
  checkWorkbook(file)
  return readSheet(file).catch(() => {
    throw new Failure('invalid', recordWords.notSpreadsheet)
  })
}

async function* readWorkbook(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RecordRead> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const rows = await sheetCells(Buffer.concat(parts))
  let header: string[] | undefined
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell === null || cell === '')) continue
    const values = cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell))
    if (header) yield { line: index + 1, record: named(header, values) }
    else header = namesOf(values)
  }
}

/**
 * Records of a .jsonl, .csv or .xlsx file one by one, in their order. CSV and sheets take their names from the first row; CSV may be UTF-8
 * or GB 18030, separated by commas, semicolons or tabs. A bad line comes as a `problem` and reading goes on; a file that cannot be
 * read at all throws an `invalid` Failure. Workbooks are bounded as `checkWorkbook` says.
 */
export function readRecords(source: string | AsyncIterable<Uint8Array>, options: { format?: RecordFormat } = {}): AsyncIterable<RecordRead> {
  const format = options.format ?? recordFormatOf(typeof source === 'string' ? source : '')
  const chunks: AsyncIterable<Uint8Array> = typeof source === 'string' ? createReadStream(source) : source
  if (format === 'jsonl') return readLines(chunks)
  return format === 'csv' ? readTable(chunks) : readWorkbook(chunks)
}
