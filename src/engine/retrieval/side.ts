import { type Bits, hasBit } from './bits.ts'
import type { Ground } from './ground.ts'
import { normOf, steppedMean } from './impact.ts'
import { growingInts } from './numbers.ts'
import { emptySegment, inSharedMemory, merged, merging, type Row, rowOf, type Segment, sharedFloats, sharedInts } from './segment.ts'
import { atOnce, type Steps } from './steps.ts'

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
  /** Raised whenever the statistics change. */
  version = 0
  readonly #rowOfDocument = growingInts(-1)
  #impacts: { segment: Segment; meanLength: number; values: Float32Array } | undefined
  #norms = { meanLength: 0, values: new Float64Array(0), done: 0 }
  #counted: { of: Bits; values: Uint8Array; sample: Int32Array } | undefined

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

  /** {@link rebuild} in steps, between which rows may come; documents keep their numbers, `gone` says which rows are left out. Ends without a change when somebody else merged meanwhile. */
  *rebuilding(gone: (document: number) => boolean, documents: number, terms: number): Steps<void> {
    const { segment } = this
    const delta = [...this.delta]
    const kept = new Int32Array(documents)
    for (let number = 0; number < documents; number += 1) kept[number] = gone(number) ? -1 : number
    const next = yield* merging(segment, delta, kept, terms)
    const { meanLength } = this
    const impacts = yield* impactsOf(next, meanLength)
    if (this.segment !== segment) return
    this.adopt(next, this.delta.slice(delta.length))
    this.#impacts = { segment: this.segment, meanLength, values: impacts }
  }

  /** Takes over a segment and the rows after it; statistics are left as they are. */
  adopt(segment: Segment, delta: Row[] = []): void {
    this.segment = inSharedMemory(segment)
    this.delta = delta
    this.#norms.done = 0
    this.#rowOfDocument.values.fill(-1)
    this.#rowOfDocument.reach(segment.documents.reduce((most, document) => Math.max(most, document + 1), 0))
    for (let row = 0; row < segment.rows; row += 1) this.#rowOfDocument.values[segment.documents[row]!] = row
    delta.forEach(({ document }, index) => this.#rowOfDocument.set(document, segment.rows + index))
  }

  /** The documents that have a row, of those that are wanted. */
  owners(wanted: (document: number) => boolean): number[] {
    return [...this.segment.documents.filter(wanted), ...this.delta.map(({ document }) => document).filter(wanted)]
  }

  /** Gives the documents new numbers; all of them that have a row must have one. */
  renumber(numbers: Int32Array): void {
    const documents = sharedInts(this.segment.rows)
    for (let row = 0; row < documents.length; row += 1) documents[row] = numbers[this.segment.documents[row]!]!
    const impacts = this.#impacts
    const { segment } = this
    this.adopt({ ...segment, documents }, this.delta.map((row) => ({ ...row, document: numbers[row.document]! })))
    if (impacts?.segment === segment) this.#impacts = { ...impacts, segment: this.segment }
  }

  /** What scoring reads, as of now; `counted` are the living documents that are counted. Not to be written to. */
  ground(counted: Bits): Ground {
    const { segment, delta, meanLength, countedRows } = this
    return {
      segment,
      impacts: this.#impactsAt(meanLength),
      delta,
      norms: this.#normsAt(meanLength),
      ...this.#countedIn(counted),
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
    const values = atOnce(impactsOf(segment, meanLength))
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

  #countedIn(of: Bits): { counted: Uint8Array; sample: Int32Array } {
    if (this.#counted?.of !== of || this.#counted.values.length !== this.rows) {
      const values = new Uint8Array(this.rows)
      for (let row = 0; row < values.length; row += 1) values[row] = hasBit(of, this.documentOf(row)) ? 1 : 0
      this.#counted = { of, values, sample: drawn(values, this.countedRows) }
    }
    return { counted: this.#counted.values, sample: this.#counted.sample }
  }

  #count(row: Row, sign: 1 | -1): void {
    this.version += 1
    this.countedRows += sign
    this.countedLength += sign * row.length
    for (const term of row.terms) this.frequency.add(term, sign)
  }
}

/** Postings whose impact is computed in one step. */
const stride = 1 << 19

function* impactsOf({ lengths, postingRows, postingTimes }: Segment, meanLength: number): Steps<Float32Array> {
  const norms = Float64Array.from(lengths, (length) => normOf(length, meanLength))
  const values = sharedFloats(postingRows.length)
  for (let from = 0; from < values.length; from += stride) {
    const end = Math.min(values.length, from + stride)
    for (let at = from; at < end; at += 1) {
      const times = postingTimes[at]!
      values[at] = times / (times + norms[postingRows[at]!]!)
    }
    yield
  }
  return values
}

/** Rows that are drawn to tell what the scores of all of them come to. */
export const mostDrawn = 512

/** Every n-th of the counted rows, from the middle of the first n. */
function drawn(counted: Uint8Array, rows: number): Int32Array {
  const size = Math.min(rows, mostDrawn)
  const sample = new Int32Array(size)
  let passed = 0
  let next = 0
  for (let row = 0; row < counted.length && next < size; row += 1) {
    if (counted[row] === 0) continue
    if (passed >= Math.floor(((next + 0.5) * rows) / size)) {
      sample[next] = row
      next += 1
    }
    passed += 1
  }
  return sample
}
