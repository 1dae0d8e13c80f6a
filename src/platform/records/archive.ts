import { inflateRawSync } from 'node:zlib'
import { Failure } from '../../core/failure.ts'
import { type Phrase, say } from '../../core/text.ts'
import { recordWords } from '../messages/records.ts'

/** What a workbook may unpack to, in bytes, and how often its size above a floor; rows and columns of a sheet. */
export const workbookLimits = { total: 200_000_000, ratio: 200, ratioFloor: 5_000_000, entries: 5_000, rows: 200_000, columns: 500 } as const

const endMark = 0x06054b50
const entryMark = 0x02014b50
const longestComment = 65_557

export type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

const refused = (sentence: Phrase, values: Record<string, number> = {}): Failure =>
  new Failure('invalid', { zh: say('zh', sentence, values), en: say('en', sentence, values) })

/** The entries that a zip archive's directory lists. Archives above 4 GB (zip64) and encrypted ones are refused. */
export function entriesOf(file: Buffer): Entry[] {
  let end = file.length - 22
  while (end >= 0 && end >= file.length - longestComment && file.readUInt32LE(end) !== endMark) end -= 1
  if (end < 0 || file.readUInt32LE(end) !== endMark) throw refused(recordWords.notSpreadsheet)
  const count = file.readUInt16LE(end + 10)
  if (count > workbookLimits.entries) throw refused(recordWords.tooDense)
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== entryMark || (file.readUInt16LE(at + 8) & 1) === 1) throw refused(recordWords.notSpreadsheet)
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28))
    entries.push({
      name,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

/** The content of an entry; never more than its directory promises. */
export function contentOf(file: Buffer, entry: Entry): Buffer {
  const start = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28)
  const packed = file.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
}

/** A cell far out would make a table of billions of empty cells. */
function checkExtent(sheet: string): void {
  for (const match of sheet.matchAll(/\sr="([A-Z]{1,4})?(\d{1,9})"/g)) {
    const column = [...(match[1] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    if (Number(match[2]) > workbookLimits.rows || column > workbookLimits.columns) {
      throw refused(recordWords.tooWide, { rows: workbookLimits.rows, columns: workbookLimits.columns })
    }
  }
}

/**
 * Refuses workbooks that would not fit: by the sizes in the archive's directory before anything is unpacked, then by unpacking each entry to
 * no more than that size (a directory may lie), then by the cells that its sheets name. Throws an `invalid` Failure.
 */
export function checkWorkbook(file: Buffer): void {
  try {
    const entries = entriesOf(file)
    const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
    if (total > workbookLimits.total) throw refused(recordWords.tooLarge, { limit: workbookLimits.total / 1e6 })
    const dense = ({ packed, unpacked }: Entry): boolean => unpacked > workbookLimits.ratioFloor && unpacked > packed * workbookLimits.ratio
    if (entries.some(dense) || (total > workbookLimits.ratioFloor && total > file.length * workbookLimits.ratio)) throw refused(recordWords.tooDense)
    for (const entry of entries) {
      const content = contentOf(file, entry)
      if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)) checkExtent(content.toString('latin1'))
    }
  } catch (error) {
    throw error instanceof Failure ? error : refused(recordWords.notSpreadsheet)
  }
}
