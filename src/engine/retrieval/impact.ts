import { tuning } from './plan.ts'

const step = Math.log(1.01)

/**
 * A mean length rounded to a step of one per cent, so that it seldom moves while documents come and go: every posting's impact hangs on it.
 * A function of the counts alone, whatever the order in which they came about.
 */
export const steppedMean = (length: number, rows: number): number =>
  rows === 0 || length === 0 ? 1 : Math.exp(step * Math.round(Math.log(length / rows) / step))

/**
 * What BM25 adds to the times of a term in a row of this length. The impact of a term on a row, times ÷ (times + norm), is kept in four
 * bytes; the weight that a query puts on the term multiplies it.
 */
export const normOf = (length: number, meanLength: number): number => tuning.k1 * (1 - tuning.b + (tuning.b * length) / meanLength)
