import type { Panel } from './panel.ts'

/** With fewer scores than this a reviewer's use of the scale says nothing. */
const fewest = 3

/** Digamma and trigamma, by recurrence up to 6 and the asymptotic series from there. */
function polygamma(given: number): { digamma: number; trigamma: number } {
  let [x, digamma, trigamma] = [given, 0, 0]
  for (; x < 6; x += 1) {
    digamma -= 1 / x
    trigamma += 1 / (x * x)
  }
  const square = 1 / (x * x)
  digamma += Math.log(x) - 1 / (2 * x) - square * (1 / 12 - square * (1 / 120 - square / 252))
  trigamma += 1 / x + square / 2 + (square / x) * (1 / 6 - square * (1 / 30 - square / 42))
  return { digamma, trigamma }
}

/** Of the logarithm of a standard deviation of n normal scores: how far it lies from the truth on average, and its variance by chance. */
function chanceOf(n: number): { bias: number; variance: number } {
  const half = (n - 1) / 2
  const { digamma, trigamma } = polygamma(half)
  return { bias: (digamma - Math.log(half)) / 2, variance: trigamma / 4 }
}

/**
 * Evens how much of the scale each reviewer uses: scores are drawn towards or away from the reviewer's own mean by the reviewer's spread against the others', of
 * which only the part is believed that chance does not explain. Where all differences can be chance, nothing changes.
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
    const { bias, variance: chance } = chanceOf(scores.length)
    return variance > 0 ? [{ reviewer, log: Math.log(variance) / 2 - bias, chance }] : []
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
