import { recordFormatOf, readRecords } from '../../src/platform/records.ts'

/** A record as read: the fields that are text. */
export type Fields = Readonly<Record<string, string>>

/** What a file gave: `skipped` says how many lines had no record. */
export type File = { name: string; rows: Fields[]; skipped: number }

const text = (value: unknown): string => (typeof value === 'string' ? value : Array.isArray(value) ? value.join('\n') : typeof value === 'number' ? String(value) : '')

/** Reads a .jsonl, .csv or .xlsx file; throws a plain sentence when there is none. */
export async function readFile(name: string): Promise<File> {
  recordFormatOf(name)
  const file: File = { name, rows: [], skipped: 0 }
  for await (const { record } of readRecords(name)) {
    if (record) file.rows.push(Object.fromEntries(Object.entries(record).map(([field, value]) => [field, text(value).trim()])))
    else file.skipped += 1
  }
  if (file.rows.length === 0) throw new Error(`${name} holds no record.`)
  return file
}

/** The parts of a Chinese account, in the order in which they are read. */
export const accountParts = ['zh_summary', 'zh_motivation', 'zh_method', 'zh_result', 'zh_conclusion'] as const

/** Fields joined by line breaks, empty ones left out. */
export const joined = (row: Fields, names: readonly string[]): string => names.map((name) => row[name] ?? '').filter((part) => part !== '').join('\n')

/** All that a record says in a language, which is what the bridge learns from. */
export const chineseOf = (row: Fields): string => joined(row, ['title_zh', 'zh', ...accountParts])
export const englishOf = (row: Fields): string => joined(row, ['title_en', 'en'])

/** How many records have a field. */
export const having = (rows: readonly Fields[], field: string): number => rows.filter((row) => (row[field] ?? '') !== '').length

/** Records with their ids; those without get their place in the file as theirs, those whose id came before a further mark. */
export function identified(rows: readonly Fields[]): Fields[] {
  const seen = new Map<string, number>()
  return rows.map((row, index) => {
    const id = row['id'] || `line ${index + 1}`
    const times = seen.get(id) ?? 0
    seen.set(id, times + 1)
    return { ...row, id: times === 0 ? id : `${id} (${times + 1})` }
  })
}
