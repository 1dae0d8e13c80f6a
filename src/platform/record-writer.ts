import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import { Failure } from '../core/failure.ts'
import { recordWords } from './messages/records.ts'
import type { RecordFormat } from './records.ts'

/** What a cell holds in Excel at most. */
export const longestCell = 32_767

const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it; {@link unguarded} takes it away. */
export const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

export const unguarded = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)

/** Without the characters that XML 1.0 does not have (§2.2). */
export const printable = (cell: string): string => cell.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

const jsonValue = (value: unknown): unknown => (value === '' ? undefined : value)
const cellText = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.map(cellText).join('; ') : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export type Table = {
  /** Keys of the records, in the order of the columns. */
  keys: readonly string[]
  /** What stands in the first row; the keys themselves if not given. Records of .jsonl always use the keys. */
  headers?: readonly string[]
  records: AsyncIterable<Readonly<Record<string, unknown>>> | Iterable<Readonly<Record<string, unknown>>>
}

/**
 * A table as a file, in pieces. CSV is UTF-8 with a mark that spreadsheets look for; formulas are made harmless in CSV and
 * workbooks; .jsonl leaves out empty values and keeps others as they are.
 * @throws Failure invalid when a text does not fit a workbook's cell.
 */
export async function* writeRecords(format: RecordFormat, table: Table): AsyncGenerator<Uint8Array> {
  if (format === 'xlsx') yield await workbook(table)
  else yield* format === 'csv' ? csv(table) : lines(table)
}

async function* lines({ keys, records }: Table): AsyncGenerator<Uint8Array> {
  for await (const record of records) yield Buffer.from(`${JSON.stringify(Object.fromEntries(keys.map((key) => [key, jsonValue(record[key])])))}\n`)
}

async function* csv({ keys, headers = keys, records }: Table): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${stringify([[...headers]])}`)
  for await (const record of records) yield Buffer.from(stringify([keys.map((key) => guarded(cellText(record[key])))]))
}

async function workbook({ keys, headers = keys, records }: Table): Promise<Uint8Array> {
  const rows: { value: string; type: StringConstructor; fontWeight?: 'bold' }[][] = [headers.map((value) => ({ value, type: String, fontWeight: 'bold' }))]
  for await (const record of records) {
    rows.push(
      keys.map((key) => {
        const value = printable(guarded(cellText(record[key])))
        if (value.length > longestCell) throw new Failure('invalid', recordWords.cellTooLong)
        return { value, type: String }
      }),
    )
  }
  return writeExcelFile(rows, { stickyRowsCount: 1 }).toBuffer()
}
