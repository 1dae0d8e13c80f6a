/** One document's text in one language, in the form that the index keeps: term numbers, their times and the length. */
export type Row = { document: number; length: number; terms: Int32Array; times: Uint16Array }

/**
 * An immutable inverted and forward index of the texts of one language. Plain typed arrays, so that they can live in shared memory
 * and be written to disk as they are. Rows keep the order in which their documents came.
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

export const emptySegment = (): Segment => segmentOf([], 0)

/** Turns forward arrays into a segment of `terms` terms. */
export function invert(forward: Pick<Segment, 'documents' | 'lengths' | 'rowStarts' | 'rowTerms' | 'rowTimes'>, terms: number): Segment {
  const { rowStarts, rowTerms, rowTimes } = forward
  const rows = forward.documents.length
  const termStarts = new Int32Array(terms + 1)
  for (const term of rowTerms) termStarts[term + 1] = (termStarts[term + 1] ?? 0) + 1
  for (let term = 0; term < terms; term += 1) termStarts[term + 1] = (termStarts[term + 1] ?? 0) + (termStarts[term] ?? 0)
  const next = termStarts.slice(0, terms)
  const postingRows = new Int32Array(rowTerms.length)
  const postingTimes = new Uint16Array(rowTerms.length)
  for (let row = 0; row < rows; row += 1) {
    const end = rowStarts[row + 1] ?? 0
    for (let at = rowStarts[row] ?? 0; at < end; at += 1) {
      const term = rowTerms[at] ?? 0
      const place = next[term] ?? 0
      next[term] = place + 1
      postingRows[place] = row
      postingTimes[place] = rowTimes[at] ?? 0
    }
  }
  return { rows, ...forward, termStarts, postingRows, postingTimes }
}

export function segmentOf(rows: readonly Row[], terms: number): Segment {
  const total = rows.reduce((sum, row) => sum + row.terms.length, 0)
  const rowStarts = new Int32Array(rows.length + 1)
  const rowTerms = new Int32Array(total)
  const rowTimes = new Uint16Array(total)
  let at = 0
  rows.forEach((row, index) => {
    rowStarts[index] = at
    rowTerms.set(row.terms, at)
    rowTimes.set(row.times, at)
    at += row.terms.length
  })
  rowStarts[rows.length] = at
  return invert(
    {
      documents: Int32Array.from(rows, (row) => row.document),
      lengths: Int32Array.from(rows, (row) => row.length),
      rowStarts,
      rowTerms,
      rowTimes,
    },
    terms,
  )
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
