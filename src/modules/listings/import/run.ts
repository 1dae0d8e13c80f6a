import type { Actor } from '../../../core/actor.ts'
import { type Phrase, say } from '../../../core/text.ts'
import type { Db } from '../../../platform/database.ts'
import type { RecordFormat, RecordRead } from '../../../platform/records.ts'
import { termsOf } from '../../vocabularies/vocabularies.ts'
import { type Bulk, type BulkItem, type BulkOutcome, writeListings } from '../bulk.ts'
import { checkMapping, type Mapping } from './mapping.ts'
import { importProblems } from './messages.ts'
import { flatten, idOfTitle, readRow } from './row.ts'
import { type Counts, noCounts, NoteSums, type NoteSum } from './tally.ts'

/** A row that was not taken, with everything that the file said, so that it can be corrected and imported again. */
export type FailedRow = { line: number; record: Readonly<Record<string, unknown>>; column: string; problem: Phrase }

export type ImportInput = Bulk & {
  format: RecordFormat
  /** Rows of `readRecords`. */
  source: AsyncIterable<RecordRead>
  mapping: Mapping
  /** Writes a batch in place of {@link writeListings}: into a release, with the cells of each row. */
  gather?: (items: readonly (BulkItem & { cells: Readonly<Record<string, string>> })[]) => Promise<BulkOutcome[]>
  /** After each batch, with what was counted so far. Answer false to stop: what was written stays. */
  onProgress?: (counts: Readonly<Counts>) => void | boolean | Promise<void | boolean>
}

export type ImportResult = { counts: Counts; failed: FailedRow[]; notes: NoteSum[]; stopped: boolean }

const batchSize = 200

type Waiting = BulkItem & { cells: Readonly<Record<string, string>>; line: number; record: Readonly<Record<string, unknown>> }

/**
 * Imports the rows of a file, batch by batch: good rows are kept, each bad one is named with its line and column, no row
 * fails for a cell that is only asked for. A run that was cut short may be begun again: what it wrote is not written twice.
 * @throws Failure missing | denied | invalid (the mapping, or a file that cannot be read on)
 */
export async function runImport(db: Db, actor: Actor, input: ImportInput): Promise<ImportResult> {
  const mapping = checkMapping(input.mapping, input.gather !== undefined)
  const terms = await termsOf(db)
  const columns = new Set(Object.values(mapping))
  const headerOf = new Map(Object.entries(mapping).map(([header, column]) => [column, header]))
  const counts = noCounts()
  const failed: FailedRow[] = []
  const notes = new NoteSums()
  const names = new FileNames()
  const result = (stopped: boolean): ImportResult => ({ counts, failed, notes: notes.all(), stopped })
  const fail = (line: number, record: Readonly<Record<string, unknown>>, column: string, problem: Phrase): void => {
    counts.failed += 1
    failed.push({ line, record, column: headerOf.get(column) ?? headerOf.get(`${column}_zh`) ?? headerOf.get(`${column}_en`) ?? column, problem })
  }
  let waiting: Waiting[] = []
  let since = 0
  const write = async (): Promise<boolean> => {
    const outcomes = waiting.length > 0 ? await (input.gather ? input.gather(waiting) : writeListings(db, actor, input, waiting)) : []
    for (const [place, { line, record }] of waiting.entries()) {
      const outcome = outcomes[place]!
      if (outcome.outcome === 'failed') fail(line, record, outcome.column ?? 'id', outcome.problem)
      else counts[outcome.outcome] += 1
    }
    waiting = []
    since = 0
    return (await input.onProgress?.(counts)) !== false
  }
  for await (const { line, record, problem } of input.source) {
    counts.read += 1
    since += 1
    if (!record) fail(line, {}, '', problem ?? importProblems.unreadable)
    else {
      const cells = flatten(record, mapping, input.format)
      const row = readRow(cells, terms)
      if ('problem' in row) fail(line, record, row.column, row.problem)
      else {
        const named = names.take(row.externalId, () => idOfTitle(row.content), JSON.stringify(row.content), line)
        if ('problem' in named) fail(line, record, 'id', named.problem)
        else {
          notes.add(line, row.notes)
          waiting.push({ line, record, cells, externalId: named.id, content: row.content, columns })
        }
      }
    }
    if (since >= batchSize && !(await write())) return result(true)
  }
  const going = await write()
  failed.sort((a, b) => a.line - b.line)
  return result(!going)
}

/** The ids of a file: stated ones come once; rows without one go by their title, and by their order where titles repeat. */
class FileNames {
  readonly #lines = new Map<string, number>()
  readonly #contents = new Map<string, { content: string; line: number }[]>()

  take(stated: string | undefined, byTitle: () => string, content: string, line: number): { id: string } | { problem: Phrase } {
    if (stated !== undefined) {
      const before = this.#lines.get(stated)
      if (before !== undefined) return { problem: filled(importProblems.twice, { id: stated, line: before }) }
      this.#lines.set(stated, line)
      return { id: stated }
    }
    const id = byTitle()
    const earlier = this.#contents.get(id) ?? []
    const same = earlier.find((one) => one.content === content)
    if (same) return { problem: filled(importProblems.same, { line: same.line }) }
    this.#contents.set(id, [...earlier, { content, line }])
    return { id: earlier.length === 0 ? id : `${id}-${earlier.length + 1}` }
  }
}

const filled = (phrase: Phrase, values: Record<string, string | number>): Phrase => ({ zh: say('zh', phrase, values), en: say('en', phrase, values) })
