import type { Actor } from '../../../core/actor.ts'
import type { Lang } from '../../../core/text.ts'
import type { Db } from '../../../platform/database.ts'
import { writeRecords } from '../../../platform/record-writer.ts'
import type { RecordFormat } from '../../../platform/records.ts'
import { exportColumns } from '../columns.ts'
import { type ExportFilter, exportRecords } from '../export.ts'

/**
 * The actor's listings as a file with the headers of a language; the keys of the columns in .jsonl. Imported again, in
 * either language, it changes nothing.
 */
export function exportFile(db: Db, actor: Actor, input: ExportFilter & { format: RecordFormat; lang: Lang; count?: (written: number) => void }): AsyncGenerator<Uint8Array> {
  const { format, lang, count, ...filter } = input
  async function* counted() {
    let written = 0
    for await (const record of exportRecords(db, actor, filter)) {
      yield record
      count?.((written += 1))
    }
  }
  return writeRecords(format, { keys: exportColumns.map((column) => column.key), headers: exportColumns.map((column) => column.header[lang]), records: counted() })
}

export const mediaTypes: Record<RecordFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}
