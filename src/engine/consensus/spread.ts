import type { Panel } from './panel.ts'

/** With fewer scores than this a reviewer's use of the scale says nothing. */
const fewest = 3

/**
 * Evens how much of the scale each reviewer uses: scores are drawn towards or away from the reviewer's own mean by the reviewer's spread against the others', of
 * which only the part is believed that chance does not explain (the logarithm of a standard deviation of n scores varies by 1 ÷ 2(n − 1)). Where all
 * differences can be chance, nothing changes.
 */
export function evened(panel: Panel): { panel: Panel; spreads: Float64Array } {
  const { column, score, reviewers } = panel
  const own = reviewers.map((): number[] => [])
  column.forEach((reviewer, review) => own[reviewer]?.push(score[review] ?? 0))
  const means = own.map((scores) => scores.reduce((sum, one) => sum + one, 0) / (scores.length || 1))
  const known = own.flatMap((scores, reviewer) => {
    if (scores.length < fewest) return []
    const variance = scores.reduce((sum, one) => sum + (one - (means[reviewer] ?? 0)) ** 2, 0) / (scores.length - 1)
    // Somebody who always gives the same score has no logarithm to compare.
    return variance > 0 ? [{ reviewer, log: Math.log(variance) / 2, chance: 1 / (2 * (scores.length - 1)) }] : []
  })
  const spreads = new Float64Array(reviewers.length).fill(1)
  if (known.length < 3) return { panel, spreads }
  const middle = known.reduce((sum, one) => sum + one.log, 0) / known.length
  const seen = known.reduce((sum, one) => sum + (one.log - middle) ** 2, 0) / (known.length - 1)
  const real = Math.max(0, seen - known.reduce((sum, one) => sum + one.chance, 0) / known.length)
  for (const { reviewer, log, chance } of known) spreads[reviewer] = Math.exp(((log - middle) * real) / (real + chance))
  const even = score.map((one, review) => {
    const [mean, spread] = [means[column[review] ?? 0] ?? 0, spreads[column[review] ?? 0] ?? 1]
    return mean + (one - mean) / spread
  })
  return { panel: { ...panel, score: even }, spreads }
}
