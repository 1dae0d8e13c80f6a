import type { Phrase } from '../../../core/text.ts'
import type { Note } from './row.ts'

/** What an import counts. `read` is the sum of the other four. */
export type Counts = { read: number; created: number; updated: number; unchanged: number; failed: number }

export const noCounts = (): Counts => ({ read: 0, created: 0, updated: 0, unchanged: 0, failed: 0 })

/** The same remark about a column, over all rows: how often, and where first. */
export type NoteSum = { column: string; sentence: Phrase; count: number; firstLine: number }

const most = 60

/** Sums remarks per column and sentence; keeps the first {@link most} kinds. */
export class NoteSums {
  readonly #sums = new Map<string, NoteSum>()

  add(line: number, notes: readonly Note[]): void {
    for (const { column, sentence } of notes) {
      const key = `${column}\n${sentence.en}`
      const known = this.#sums.get(key)
      if (known) known.count += 1
      else if (this.#sums.size < most) this.#sums.set(key, { column, sentence, count: 1, firstLine: line })
    }
  }

  /** The most frequent first. */
  all(): NoteSum[] {
    return [...this.#sums.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine)
  }
}
