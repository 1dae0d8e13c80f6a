import type { RecordRead } from '../../../platform/records.ts'

/** The columns of a file, its first rows and how many rows it has. */
export type Survey = { headers: string[]; rows: Record<string, string>[]; total: number }

const surveyed = 200
const previewed = 5
const longestPreview = 300
const longestHeader = 300
const mostHeaders = 500

/** Names that the database can keep and a person can tell apart. */
const usable = (name: string): boolean => name.trim() !== '' && name.length <= longestHeader && !name.includes('\0') && name.isWellFormed()

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
  return text.slice(0, longestPreview).replaceAll('\0', '').toWellFormed()
}

/**
 * Looks through a whole file. The columns are those of the first 200 records, in the order in which they appear; `whole`
 * false stops there and leaves `total` at what was seen. Cells of the first rows are shortened.
 * @throws Failure invalid when the file cannot be read
 */
export async function surveyRecords(source: AsyncIterable<RecordRead>, whole = true): Promise<Survey> {
  const headers = new Set<string>()
  const rows: Record<string, string>[] = []
  let total = 0
  for await (const { record } of source) {
    total += 1
    if (!whole && total > surveyed) break
    if (!record || total > surveyed) continue
    for (const name of Object.keys(record)) if (usable(name) && headers.size < mostHeaders) headers.add(name)
    if (rows.length < previewed) rows.push(Object.fromEntries(Object.entries(record).filter(([name]) => headers.has(name)).map(([name, value]) => [name, shown(value)])))
  }
  return { headers: [...headers], rows, total }
}
