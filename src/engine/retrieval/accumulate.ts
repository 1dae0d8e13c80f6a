import type { Ground } from './ground.ts'
import type { Places, Wanted } from './places.ts'

let held = new Float64Array(0)
let given = new Float64Array(0)

const roomFor = (array: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> => (array.length >= size ? array : new Float64Array(Math.ceil(size * 1.25)))

/** Adds what one term gives to the rows that have it. Four postings a turn: no row stands twice in one list. */
function addTerm(scores: Float64Array, rows: Int32Array, impacts: Float32Array, start: number, end: number, weight: number): void {
  let at = start
  for (const last = end - 3; at < last; at += 4) {
    const a = rows[at]!
    const b = rows[at + 1]!
    const c = rows[at + 2]!
    const d = rows[at + 3]!
    const toA = scores[a]! + weight * impacts[at]!
    const toB = scores[b]! + weight * impacts[at + 1]!
    const toC = scores[c]! + weight * impacts[at + 2]!
    const toD = scores[d]! + weight * impacts[at + 3]!
    scores[a] = toA
    scores[b] = toB
    scores[c] = toC
    scores[d] = toD
  }
  for (; at < end; at += 1) scores[rows[at]!]! += weight * impacts[at]!
}

/** Scores of all rows, unscaled: plain accumulation over postings, term after term. The array is written over by the next call. */
export function accumulate(ground: Ground, wanted: Wanted, places: Places): Float64Array {
  const { segment, impacts, delta } = ground
  const { termStarts, postingRows } = segment
  const rows = segment.rows + delta.length
  held = roomFor(held, rows)
  const scores = held.subarray(0, rows)
  scores.fill(0)
  for (let place = 0; place < wanted.numbers.length; place += 1) {
    const number = wanted.numbers[place]!
    if (number < 0 || number + 1 >= termStarts.length) continue
    addTerm(scores, postingRows, impacts, termStarts[number]!, termStarts[number + 1]!, wanted.weights[place]!)
  }
  for (let row = segment.rows; row < rows; row += 1) scores[row] = scoreRow(ground, row, wanted, places).total
  return scores
}

/** A row's score, unscaled, and how much of it the words of the query itself give. */
export type RowScore = { lexical: number; total: number }

/** Exactly what {@link accumulate} gives a row: the same sums in the same order. */
export function scoreRow(ground: Ground, row: number, wanted: Wanted, places: Places): RowScore {
  const size = wanted.numbers.length
  given = roomFor(given, size)
  giveOf(ground, row, wanted, places, given)
  let total = 0
  let lexical = 0
  for (let place = 0; place < size; place += 1) {
    if (place === wanted.lexical) lexical = total
    total += given[place]!
    given[place] = 0
  }
  return { lexical: wanted.lexical >= size ? total : lexical, total }
}

/** What each wanted term gives a row; `into` must hold zeros. */
export function giveOf(ground: Ground, row: number, { weights }: Wanted, places: Places, into: Float64Array): void {
  const { segment, delta } = ground
  const fresh = row < segment.rows ? undefined : delta[row - segment.rows]
  const terms = fresh?.terms ?? segment.rowTerms
  const times = fresh?.times ?? segment.rowTimes
  const start = fresh ? 0 : segment.rowStarts[row]!
  const end = fresh ? terms.length : segment.rowStarts[row + 1]!
  const norm = ground.norms[row]!
  for (let at = start; at < end; at += 1) {
    for (let place = places.find(terms[at]!); place >= 0; place = places.next[place]!) {
      into[place] = weights[place]! * Math.fround(times[at]! / (times[at]! + norm))
    }
  }
}
