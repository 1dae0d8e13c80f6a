import type { Moments, tuning } from './plan.ts'

/** The sums of the scores of counted rows and of their squares. */
export type Sums = { rows: number; sum: number; squares: number }

/** How scores are calibrated: see `tuning`. */
export type Calibration = Pick<typeof tuning, 'deviations' | 'doubt'>

/** How many of the best of a language tell what its best are worth: as many as a list shows. */
const shown = 10

/**
 * What the scores of counted rows come to, and the tenth-best of them, 0 where fewer have one: of documents that everybody may see, whoever asks.
 * `counted` holds 1 for rows that count and 0 for others: adding 0 changes no sum.
 */
export function sumsOf(scores: Float64Array, counted: Uint8Array, rows: number): Sums & { tenth: number } {
  const best = new Float64Array(shown)
  let tenth = 0
  let sum = 0
  let squares = 0
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row]! * counted[row]!
    sum += score
    squares += score * score
    if (score > tenth) tenth = placed(best, score)
  }
  return { rows, sum, squares, tenth }
}

/** Puts a score into its place among the best, the least first, whose last place it takes. Gives the least that now stands. */
function placed(best: Float64Array, score: number): number {
  let at = 0
  for (; at + 1 < shown && best[at + 1]! < score; at += 1) best[at] = best[at + 1]!
  best[at] = score
  return best[0]!
}

/**
 * The scale that lets the two languages stand in one list: one over a level that no document reaches by chance, which is the mean of the
 * scores of all counted documents of the language plus twenty standard deviations (fewer favour the language of the query). What is expected of independent words joins in
 * with the weight of `doubt` documents, so that a collection of three is not measured by its own best match.
 *
 * Measured on half Chinese, half English offers (5,000, Latin letters removed), recall@10 in the mixed list over that in the
 * language's own list: see docs/benchmarks.md.
 */
export function scaleOf({ rows, sum, squares }: Sums, expected: Moments, { doubt, deviations }: Calibration): number {
  const all = rows + doubt
  const mean = (sum + doubt * expected.mean) / all
  const square = (squares + doubt * expected.square) / all
  const level = mean + deviations * Math.sqrt(Math.max(0, square - mean * mean))
  return level > 0 ? 1 / level : 0
}

/**
 * What the scale of a language that a query reaches by translations is multiplied by, from the scaled tenth-best of the query's own language
 * and of that one. Over few words chance lifts a few documents far above what mean and deviation tell, the more the larger the
 * collection and by other amounts in each language. Where either has fewer than ten, nothing is known; never more than twice or half.
 */
export const balanced = (own: number, other: number, power: number): number => (own > 0 && other > 0 ? Math.min(2, Math.max(0.5, own / other)) ** power : 1)

/**
 * What the sums over a whole plan come to, by those over its weightiest terms and by some rows of which both scores are known: linear
 * regression, unbiased as far as the rows are fairly drawn.
 */
export function lengthened({ rows, sum, squares }: Sums, short: Float64Array, whole: Float64Array): Sums {
  const drawn = short.length
  if (rows === 0 || drawn === 0) return { rows, sum, squares }
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0]
  for (let at = 0; at < drawn; at += 1) {
    x += short[at]! / drawn
    y += whole[at]! / drawn
    xx += short[at]! ** 2 / drawn
    yy += whole[at]! ** 2 / drawn
    xy += (short[at]! * whole[at]!) / drawn
  }
  const spread = xx - x * x
  const slope = spread > 1e-12 * xx ? (xy - x * y) / spread : 1
  const seen = sum / rows
  const mean = y + slope * (seen - x)
  const variance = slope ** 2 * (squares / rows - seen * seen - spread) + yy - y * y
  return { rows, sum: mean * rows, squares: (Math.max(0, variance) + mean * mean) * rows }
}
