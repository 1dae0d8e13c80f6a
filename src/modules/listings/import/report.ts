import { Readable } from 'node:stream'
import { writeRecords } from '../../../platform/record-writer.ts'
import type { RecordFormat } from '../../../platform/records.ts'
import { reportColumns } from './mapping.ts'
import type { FailedRow } from './run.ts'

/**
 * The rows that were not taken, in the format and columns of the file that they came from, with line, column and sentence
 * beside them. Corrected, it can be imported as it is: the added columns are passed over.
 * @param headers of the file; a .jsonl file's records bring their own.
 */
export function reportFile(format: RecordFormat, headers: readonly string[], failed: readonly FailedRow[]): AsyncGenerator<Uint8Array> {
  const own = format === 'jsonl' ? [...new Set(failed.flatMap(({ record }) => Object.keys(record)))] : headers
  const keys = [...own.filter((name) => !(reportColumns as readonly string[]).includes(name)), ...reportColumns]
  const records = failed.map(({ line, record, column, problem }) => ({ ...record, problem_line: line, problem_field: column, problem_zh: problem.zh, problem_en: problem.en }))
  return writeRecords(format, { keys, records })
}

/** The report as a stream, for files and blobs. */
export const reportStream = (format: RecordFormat, headers: readonly string[], failed: readonly FailedRow[]): Readable => Readable.from(reportFile(format, headers, failed))
