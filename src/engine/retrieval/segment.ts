import { atOnce, type Steps } from './steps.ts'

/** One document's text in one language, in the form that the index keeps: term numbers, their times and the length. */
export type Row = { document: number; length: number; terms: Int32Array; times: Uint16Array }

/**
 * An immutable inverted and forward index of the texts of one language: typed arrays in shared memory, so that worker threads read what
 * this one holds. Rows keep the order in which their documents came.
 */
export type Segment = {
  rows: number
  /** Per row. */
  documents: Int32Array
  lengths: Int32Array
  /** Forward: the terms of row r are at rowStarts[r] … rowStarts[r + 1]. */
  rowStarts: Int32Array
  rowTerms: Int32Array
  rowTimes: Uint16Array
  /** Inverted: the postings of term t are at termStarts[t] … termStarts[t + 1]; rows ascend. */
  termStarts: Int32Array
  postingRows: Int32Array
  postingTimes: Uint16Array
}

export type Forward = Pick<Segment, 'documents' | 'lengths' | 'rowStarts' | 'rowTerms' | 'rowTimes'>

export const sharedInts = (size: number): Int32Array => new Int32Array(new SharedArrayBuffer(size * 4))
export const sharedShorts = (size: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(size * 2))
export const sharedFloats = (size: number): Float32Array => new Float32Array(new SharedArrayBuffer(size * 4))

export const emptySegment = (): Segment => segmentOf([], 0)

/** Turns forward arrays into a segment of `terms` terms. */
export const invert = (forward: Forward, terms: number): Segment => atOnce(inverting(forward, terms))

/** Postings that are moved in one step. */
const stride = 1 << 18

function* inverting(forward: Forward, terms: number): Steps<Segment> {
  const { rowStarts, rowTerms, rowTimes } = forward
  const rows = forward.documents.length
  const termStarts = sharedInts(terms + 1)
  for (let from = 0; from < rowTerms.length; from += stride) {
    const end = Math.min(rowTerms.length, from + stride)
    for (let at = from; at < end; at += 1) termStarts[rowTerms[at]! + 1]! += 1
    yield
  }
  for (let term = 0; term < terms; term += 1) termStarts[term + 1]! += termStarts[term]!
  const next = new Int32Array(termStarts)
  const postingRows = sharedInts(rowTerms.length)
  const postingTimes = sharedShorts(rowTerms.length)
  let pause = stride
  for (let row = 0; row < rows; row += 1) {
    const end = rowStarts[row + 1]!
    if (end > pause) {
      pause = end + stride
      yield
    }
    for (let at = rowStarts[row]!; at < end; at += 1) {
      const term = rowTerms[at]!
      const place = next[term]!
      next[term] = place + 1
      postingRows[place] = row
      postingTimes[place] = rowTimes[at]!
    }
  }
  return { rows, ...forward, termStarts, postingRows, postingTimes }
}

/**
 * The segment of the rows of another one and of further rows after them. `renumber` gives each document's new number, −1 for those that
 * are gone.
 */
export const merged = (segment: Segment, delta: readonly Row[], renumber: Int32Array, terms: number): Segment => atOnce(merging(segment, delta, renumber, terms))

/** The same in steps; neither `delta` nor `renumber` may change between them. */
export function* merging(segment: Segment, delta: readonly Row[], renumber: Int32Array, terms: number): Steps<Segment> {
  const { documents, rowStarts } = segment
  let rows = 0
  let size = 0
  for (let row = 0; row < segment.rows; row += 1) {
    if (renumber[documents[row]!]! < 0) continue
    rows += 1
    size += rowStarts[row + 1]! - rowStarts[row]!
  }
  for (const row of delta) {
    if (renumber[row.document]! < 0) continue
    rows += 1
    size += row.terms.length
  }
  const into: Forward = { documents: sharedInts(rows), lengths: sharedInts(rows), rowStarts: sharedInts(rows + 1), rowTerms: sharedInts(size), rowTimes: sharedShorts(size) }
  let next = 0
  let pause = stride
  const put = (document: number, length: number, terms: Int32Array, times: Uint16Array): void => {
    const at = into.rowStarts[next]!
    into.documents[next] = renumber[document]!
    into.lengths[next] = length
    into.rowTerms.set(terms, at)
    into.rowTimes.set(times, at)
    next += 1
    into.rowStarts[next] = at + terms.length
  }
  for (let row = 0; row < segment.rows; row += 1) {
    if (renumber[documents[row]!]! < 0) continue
    const [start, end] = [rowStarts[row]!, rowStarts[row + 1]!]
    if (start > pause) {
      pause = start + stride
      yield
    }
    put(documents[row]!, segment.lengths[row]!, segment.rowTerms.subarray(start, end), segment.rowTimes.subarray(start, end))
  }
  for (const row of delta) if (renumber[row.document]! >= 0) put(row.document, row.length, row.terms, row.times)
  return yield* inverting(into, terms)
}

export function segmentOf(rows: readonly Row[], terms: number): Segment {
  const none: Forward = { documents: sharedInts(0), lengths: sharedInts(0), rowStarts: sharedInts(1), rowTerms: sharedInts(0), rowTimes: sharedShorts(0) }
  const most = rows.reduce((highest, { document }) => Math.max(highest, document), -1)
  return merged(invert(none, 0), rows, Int32Array.from({ length: most + 1 }, (_, number) => number), terms)
}

/** A view of one row of a segment. */
export function rowOf(segment: Segment, row: number): Row {
  const start = segment.rowStarts[row] ?? 0
  const end = segment.rowStarts[row + 1] ?? 0
  return {
    document: segment.documents[row] ?? -1,
    length: segment.lengths[row] ?? 0,
    terms: segment.rowTerms.subarray(start, end),
    times: segment.rowTimes.subarray(start, end),
  }
}

const isShared = (array: Int32Array | Uint16Array): boolean => array.buffer instanceof SharedArrayBuffer

/** The same segment in shared memory; itself when it is there already. */
export function inSharedMemory(segment: Segment): Segment {
  const ints = (array: Int32Array): Int32Array => {
    if (isShared(array)) return array
    const shared = sharedInts(array.length)
    shared.set(array)
    return shared
  }
  const shorts = (array: Uint16Array): Uint16Array => {
    if (isShared(array)) return array
    const shared = sharedShorts(array.length)
    shared.set(array)
    return shared
  }
  return {
    rows: segment.rows,
    documents: ints(segment.documents),
    lengths: ints(segment.lengths),
    rowStarts: ints(segment.rowStarts),
    rowTerms: ints(segment.rowTerms),
    rowTimes: shorts(segment.rowTimes),
    termStarts: ints(segment.termStarts),
    postingRows: ints(segment.postingRows),
    postingTimes: shorts(segment.postingTimes),
  }
}
