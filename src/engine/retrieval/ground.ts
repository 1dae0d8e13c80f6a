import type { Row, Segment } from './segment.ts'

/** The rows of one language made ready for scoring. Nothing but arrays, so that a worker thread can hold one too. */
export type Ground = {
  segment: Segment
  /** Per posting of the segment: see {@link normOf}. */
  impacts: Float32Array
  /** Rows after those of the segment; none in a worker thread. */
  delta: readonly Row[]
  /** Per row, the delta's included: its norm. */
  norms: Float64Array
  /** Per row: 1 where it enters the statistics of scores, 0 for the dead and the restricted. */
  counted: Uint8Array
  countedRows: number
  /** Some counted rows, evenly drawn; all of them while they are few. */
  sample: Int32Array
  /** Per document its row, −1 for none. */
  rowOfDocument: Int32Array
}
