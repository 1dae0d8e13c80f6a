import { type Bits, hasBit } from './bits.ts'
import type { Ground } from './ground.ts'
import { normOf, steppedMean } from './impact.ts'
import { growingInts } from './numbers.ts'
import { emptySegment, inSharedMemory, merged, type Row, rowOf, type Segment, sharedFloats } from './segment.ts'

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
  #impacts: { segment: Segment; meanLength: number; values: Float32Array } | undefined
  #norms = { meanLength: 0, values: new Float64Array(0), done: 0 }
  #counted: { of: Bits; values: Uint8Array } | undefined

  get rows(): number {
    return this.segment.rows + this.delta.length
  }

  /** The mean length of counted rows in steps of one per cent (see {@link steppedMean}); 1 while there are none. */
  get meanLength(): number {
    return steppedMean(this.countedLength, this.countedRows)
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
    this.adopt(merged(this.segment, this.delta, renumber, terms))
  }

  /** Takes over a segment; statistics are left as they are. */
  adopt(segment: Segment): void {
    this.segment = inSharedMemory(segment)
    this.delta = []
    this.#norms.done = 0
    this.#rowOfDocument.values.fill(-1)
    segment.documents.forEach((document, row) => this.#rowOfDocument.set(document, row))
  }

  /** What scoring reads, as of now; `counted` are the living documents that are counted. Not to be written to. */
  ground(counted: Bits): Ground {
    const { segment, delta, meanLength, countedRows } = this
    return {
      segment,
      impacts: this.#impactsAt(meanLength),
      delta,
      norms: this.#normsAt(meanLength),
      counted: this.#countedIn(counted),
      countedRows,
      rowOfDocument: this.#rowOfDocument.values,
    }
  }

  /** A side of its own with the same rows: the segment is shared, the statistics are copied. */
  copy(): Side {
    const copy = new Side()
    copy.adopt(this.segment)
    for (const row of this.delta) copy.add(row, false)
    this.frequency.values.subarray(0, this.frequency.length).forEach((count, term) => copy.frequency.set(term, count))
    copy.countedRows = this.countedRows
    copy.countedLength = this.countedLength
    copy.#impacts = this.#impacts
    return copy
  }

  #impactsAt(meanLength: number): Float32Array {
    const { segment } = this
    if (this.#impacts?.segment === segment && this.#impacts.meanLength === meanLength) return this.#impacts.values
    const { postingRows, postingTimes } = segment
    const norms = this.#normsAt(meanLength)
    const values = sharedFloats(postingRows.length)
    for (let at = 0; at < values.length; at += 1) {
      const times = postingTimes[at]!
      values[at] = times / (times + norms[postingRows[at]!]!)
    }
    this.#impacts = { segment, meanLength, values }
    return values
  }

  #normsAt(meanLength: number): Float64Array {
    const { rows, segment, delta } = this
    if (this.#norms.meanLength !== meanLength) this.#norms.done = 0
    this.#norms.meanLength = meanLength
    if (this.#norms.values.length < rows) {
      const larger = new Float64Array(Math.ceil(rows * 1.25))
      larger.set(this.#norms.values)
      this.#norms.values = larger
    }
    const { values } = this.#norms
    for (let row = this.#norms.done; row < rows; row += 1) {
      values[row] = normOf(row < segment.rows ? segment.lengths[row]! : delta[row - segment.rows]!.length, meanLength)
    }
    this.#norms.done = rows
    return values
  }

  #countedIn(counted: Bits): Uint8Array {
    if (this.#counted?.of === counted && this.#counted.values.length === this.rows) return this.#counted.values
    const values = new Uint8Array(this.rows)
    for (let row = 0; row < values.length; row += 1) values[row] = hasBit(counted, this.documentOf(row)) ? 1 : 0
    this.#counted = { of: counted, values }
    return values
  }

  #count(row: Row, sign: 1 | -1): void {
    this.countedRows += sign
    this.countedLength += sign * row.length
    for (const term of row.terms) this.frequency.add(term, sign)
  }
}
