import writeExcelFile from 'write-excel-file/node'
import { guarded, longestCell, printable } from './record-writer.ts'

/** A sheet of a workbook. `width` of a column in characters. Numbers stay numbers; a text is never run as a formula. */
export type Sheet = { name: string; columns: readonly { header: string; width: number }[]; rows: readonly (readonly (string | number | undefined)[])[] }

type Cell = { value: string; type: StringConstructor; fontWeight?: 'bold'; wrap?: boolean; alignVertical?: 'top' } | { value: number; type: NumberConstructor; alignVertical?: 'top' } | null

/** What a spreadsheet takes as the name of a sheet: at most 31 characters, none of []:*?/\. */
const nameOf = (name: string): string => printable(name).replace(/[[\]:*?/\\]/g, ' ').slice(0, 31).trim()

/** The sheet's text in a cell; what is longer than a cell holds ends with an ellipsis. */
function textOf(text: string): string {
  const safe = printable(guarded(text))
  return safe.length <= longestCell ? safe : `${safe.slice(0, longestCell - 1)}…`
}

const cellOf = (value: string | number | undefined): Cell => {
  if (value === undefined || value === '') return null
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' }
  return { value: textOf(value), type: String, wrap: true, alignVertical: 'top' }
}

/** Several sheets as one .xlsx file, the first row of each staying in sight. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: nameOf(name),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [columns.map(({ header }): Cell => ({ value: textOf(header), type: String, fontWeight: 'bold', wrap: true })), ...rows.map((row) => row.map(cellOf))],
    })),
  ).toBuffer()
}
