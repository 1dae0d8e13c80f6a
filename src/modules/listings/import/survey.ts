import type { RecordRead } from '../../../platform/records.ts'

/** The columns of a file, its first rows and how many rows it has. */
export type Survey = { headers: string[]; rows: Record<string, unknown>[]; total: number }

const surveyed = 200
const previewed = 5
const longestPreview = 300

/**
 * Looks through a whole file. The columns are those of the first 200 records, in the order in which they appear; `whole`
 * false stops there and leaves `total` at what was seen.
 * @throws Failure invalid when the file cannot be read
 */
export async function surveyRecords(source: AsyncIterable<RecordRead>, whole = true): Promise<Survey> {
  const headers = new Set<string>()
  const rows: Record<string, unknown>[] = []
  let total = 0
  for await (const { record } of source) {
    total += 1
    if (record && total <= surveyed) for (const name of Object.keys(record)) headers.add(name)
    if (record && rows.length < previewed) rows.push(Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, longestPreview) : value])))
    if (!whole && total >= surveyed) break
  }
  return { headers: [...headers], rows, total }
}
