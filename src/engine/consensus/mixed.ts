import { factor, inverse, logDeterminant, solve } from './matrix.ts'
import type { Panel } from './panel.ts'

/** How much larger the noise is than the spread of the truth, and than that of severity: ratios of variances, as logarithms. */
export type Ratios = { truth: number; severity: number }

/** What one choice of ratios says. Variances are in squares of the score. */
export type Fit = {
  /** Logarithm of the restricted likelihood plus that of the prior, up to a constant. */
  likelihood: number
  noise: number
  mean: number
  truths: Float64Array
  truthVariances: Float64Array
  severities: Float64Array
  severityVariances: Float64Array
}

/** Before any data: the truth spreads about as much as the noise, severity half as much, give or take a factor of e² in variance. */
const [likelyTruth, likelySeverity, vague] = [0, Math.log(2), 2]

/**
 * score = mean + truth of the submission + severity of the reviewer + noise, truth, severity and noise normal: Henderson's mixed model equations with
 * the submissions eliminated, so that what is factored is as large as there are reviewers. The likelihood is the restricted one (Patterson and
 * Thompson 1971), the size of the noise taken at its best.
 */
export function fitWith(panel: Panel, { truth, severity }: Ratios): Fit {
  const { row, column, score, submissions, reviewers, reviewsOf } = panel
  const [perTruth, perSeverity] = [Math.exp(truth), Math.exp(severity)]
  const size = reviewers.length + 1
  const matrix = new Float64Array(size * size)
  const right = new Float64Array(size)
  const bump = (one: number, other: number, by: number): void => {
    matrix[one * size + other]! += by
  }
  let squares = 0
  score.forEach((value, review) => {
    const judge = 1 + (column[review] ?? 0)
    bump(0, 0, 1)
    bump(judge, 0, 1)
    bump(0, judge, 1)
    bump(judge, judge, 1)
    right[0]! += value
    right[judge]! += value
    squares += value * value
  })
  const plain = right.slice()
  for (let judge = 1; judge < size; judge += 1) bump(judge, judge, perSeverity)
  const sums = new Float64Array(submissions.length)
  row.forEach((one, review) => {
    sums[one]! += score[review] ?? 0
  })
  let logs = 0
  reviewsOf.forEach((reviews, one) => {
    const weight = reviews.length + perTruth
    logs += Math.log(weight)
    const touched = [[0, reviews.length] as const, ...reviews.map((review) => [1 + (column[review] ?? 0), 1] as const)]
    for (const [place, count] of touched) {
      right[place]! -= (count * (sums[one] ?? 0)) / weight
      for (const [other, times] of touched) bump(place, other, (-count * times) / weight)
    }
  })
  factor(matrix, size)
  const effects = solve(matrix, size, right)
  const covariance = inverse(matrix, size)
  const truths = Float64Array.from(reviewsOf, (reviews, one) => {
    const explained = reviews.reduce((sum, review) => sum + (effects[0] ?? 0) + (effects[1 + (column[review] ?? 0)] ?? 0), 0)
    return ((sums[one] ?? 0) - explained) / (reviews.length + perTruth)
  })
  const fitted = effects.reduce((sum, effect, place) => sum + effect * (plain[place] ?? 0), 0) + truths.reduce((sum, one, place) => sum + one * (sums[place] ?? 0), 0)
  const freedom = Math.max(1, score.length - 1)
  const noise = Math.max((squares - fitted) / freedom, 1e-9)
  const minusTwice = freedom * Math.log(noise) + logs + logDeterminant(matrix, size) - submissions.length * truth - reviewers.length * severity
  const prior = ((truth - likelyTruth) ** 2 + (severity - likelySeverity) ** 2) / (2 * vague * vague)
  return {
    likelihood: -minusTwice / 2 - prior, noise, mean: effects[0] ?? 0,
    truths, severities: effects.slice(1),
    truthVariances: Float64Array.from(reviewsOf, (reviews) => noise * varianceOf(reviews.map((review) => 1 + (column[review] ?? 0)), perTruth, covariance, size)),
    severityVariances: Float64Array.from(reviewers, (_, judge) => noise * (covariance[(1 + judge) * (size + 1)] ?? 0)),
  }
}

/** Of mean plus truth of a submission with these reviewers, in units of the noise. */
function varianceOf(judges: readonly number[], perTruth: number, covariance: Float64Array, size: number): number {
  const weight = judges.length + perTruth
  const parts = [[0, 1 - judges.length / weight] as const, ...judges.map((judge) => [judge, -1 / weight] as const)]
  let sum = 1 / weight
  for (const [one, factorOne] of parts) for (const [other, factorOther] of parts) sum += factorOne * factorOther * (covariance[one * size + other] ?? 0)
  return sum
}
