import { growingInts } from './numbers.ts'
import { type Row, rowOf, type Segment, segmentOf, emptySegment } from './segment.ts'

/**
 * The index of one language: an immutable segment, the rows that came since (the delta), and the collection statistics,
 * which know counted documents only. Rows are numbered through: those of the segment first, then the delta's.
 */
export class Side {
  segment: Segment = emptySegment()
  delta: Row[] = []
  /** In how many counted documents a term is, per term number. */
  readonly frequency = growingInts()
  countedRows = 0
  countedLength = 0
  readonly #rowOfDocument = growingInts(-1)

  get rows(): number {
    return this.segment.rows + this.delta.length
  }

  /** The mean length of counted rows; 1 while there are none. */
  get meanLength(): number {
    return this.countedRows === 0 || this.countedLength === 0 ? 1 : this.countedLength / this.countedRows
  }

  row(number: number): Row | undefined {
    if (number < 0) return undefined
    return number < this.segment.rows ? rowOf(this.segment, number) : this.delta[number - this.segment.rows]
  }

  /** The row number of a document in this language, or −1. */
  rowNumber(document: number): number {
    return this.#rowOfDocument.at(document)
  }

  documentOf(row: number): number {
    return row < this.segment.rows ? (this.segment.documents[row] ?? -1) : (this.delta[row - this.segment.rows]?.document ?? -1)
  }

  add(row: Row, counted: boolean): void {
    this.#rowOfDocument.set(row.document, this.rows)
    this.delta.push(row)
    if (counted) this.#count(row, 1)
  }

  /** Takes a document out of the statistics; its row stays, dead, until the next {@link rebuild}. */
  forget(document: number, counted: boolean): void {
    const row = this.row(this.rowNumber(document))
    if (row && counted) this.#count(row, -1)
  }

  /** Merges segment and delta; `renumber` gives each document's new number, −1 for those that are gone. The order of rows stays. */
  rebuild(renumber: Int32Array, terms: number): void {
    const kept: Row[] = []
    for (let number = 0; number < this.rows; number += 1) {
      const row = this.row(number)
      const document = row ? (renumber[row.document] ?? -1) : -1
      if (row && document >= 0) kept.push({ ...row, document })
    }
    this.adopt(segmentOf(kept, terms))
  }

  /** Takes over a segment; statistics are left as they are. */
  adopt(segment: Segment): void {
    this.segment = segment
    this.delta = []
    this.#rowOfDocument.values.fill(-1)
    segment.documents.forEach((document, row) => this.#rowOfDocument.set(document, row))
  }

  #count(row: Row, sign: 1 | -1): void {
    this.countedRows += sign
    this.countedLength += sign * row.length
    for (const term of row.terms) this.frequency.add(term, sign)
  }
}
