import { type Bits, hasBit } from './bits.ts'
import { type Plan, tuning } from './plan.ts'
import type { Side } from './side.ts'

/**
 * The scale that lets the two languages stand in one list: one over a level that no document reaches by chance, which is the mean of the
 * scores of all counted documents of the language plus twenty standard deviations (fewer favour the language of the query). What is expected of independent words joins in
 * with the weight of `doubt` documents, so that a collection of three is not measured by its own best match.
 *
 * Measured on half Chinese, half English offers (5,000, Latin letters removed), recall@10 in the mixed list over that in the
 * language's own list: see docs/benchmarks.md and bench/matching/recall.ts.
 */
export function scaleOf(scores: Float64Array, plan: Plan, side: Side, counted: Bits): number {
  let rows = 0
  let sum = 0
  let squares = 0
  for (let row = 0; row < scores.length; row += 1) {
    if (!hasBit(counted, side.documentOf(row))) continue
    const score = scores[row] as number
    rows += 1
    sum += score
    squares += score * score
  }
  const all = rows + tuning.doubt
  const mean = (sum + tuning.doubt * plan.expected.mean) / all
  const square = (squares + tuning.doubt * plan.expected.square) / all
  const level = mean + tuning.deviations * Math.sqrt(Math.max(0, square - mean * mean))
  return level > 0 ? 1 / level : 0
}
