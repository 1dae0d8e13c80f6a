import readXlsxFile from 'read-excel-file/node'
import { Failure } from '../core/failure.ts'
import { recordWords } from './messages/records.ts'
import { unguarded } from './record-writer.ts'
import { checkWorkbook } from './records/archive.ts'

/** A cell as it stands: a date cell is a Date whose UTC parts are what the sheet shows. */
export type SheetCell = string | number | boolean | Date | null
export type ReadSheet = { name: string; rows: SheetCell[][] }

/** Every sheet of a workbook, row by row from the first. Workbooks are bounded as `checkWorkbook` says. @throws Failure invalid */
export async function readSheets(bytes: Uint8Array): Promise<ReadSheet[]> {
  const file = Buffer.from(bytes)
  checkWorkbook(file)
  const sheets = await readXlsxFile(file).catch(() => {
    throw new Failure('invalid', recordWords.notSpreadsheet, { fields: { file: recordWords.notSpreadsheet } })
  })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map((cell): SheetCell => (typeof cell === 'string' ? unguarded(cell) : (cell as SheetCell)))) }))
}
