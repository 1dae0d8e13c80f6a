import { fitWith, type Fit, type Ratios } from './mixed.ts'
import { type Panel, panelOf, type Review } from './panel.ts'
import { deviate, type Level, levels } from './quantiles.ts'
import { evened } from './spread.ts'

export type { Review } from './panel.ts'

export type Interval = { level: Level; low: number; high: number }

export type Calibrated = {
  submission: string
  reviews: number
  /** The mean of its scores, and that with severity taken out and drawn towards the mean of all as far as the reviews are few; both on the scale of the scores. */
  raw: number
  adjusted: number
  /** Standard error of the adjusted score. */
  error: number
  intervals: Interval[]
  /** Submissions of different panels have no reviewer in common, not even round several corners. */
  panel: number
}

export type Severity = {
  reviewer: string
  reviews: number
  /** Above 0: gives more than others would. */
  severity: number
  error: number
  /** Above 1: uses more of the scale than others. */
  spread: number
}

export type Calibration = {
  scores: Calibrated[]
  severities: Severity[]
  /** Standard deviations of what is told apart. */
  deviations: { truth: number; severity: number; noise: number }
  /** The part of the variance of a raw mean that is truth, with the usual number of reviews, 0–1. */
  reliability: number
  /** More than one: adjusted scores of different panels are comparable only if the panels were put together by chance. */
  panels: number
}

/** The grid on which the ratios are weighed: its step, its ends, and what is still worth weighing (in logarithms). */
const [step, end, worthWeighing, mostPoints] = [0.25, 7, 7, 160]

/** The choices of ratios that matter, with their weights: from the likeliest outwards. */
function likelyFits(panel: Panel): { fit: Fit; ratios: Ratios; weight: number }[] {
  const known = new Map<string, { fit: Fit; ratios: Ratios }>()
  const at = (ratios: Ratios): { fit: Fit; ratios: Ratios } => {
    const key = `${ratios.truth} ${ratios.severity}`
    const one = known.get(key) ?? { fit: fitWith(panel, ratios), ratios }
    known.set(key, one)
    return one
  }
  const around = ({ truth, severity }: Ratios, by: number): Ratios[] =>
    [[by, 0], [-by, 0], [0, by], [0, -by]].map(([one, other]) => ({ truth: truth + (one ?? 0), severity: severity + (other ?? 0) })).filter((ratios) => Math.abs(ratios.truth) <= end && Math.abs(ratios.severity) <= end)
  let best = at({ truth: 0, severity: 1 })
  for (let by = 2; by >= step; ) {
    const better = around(best.ratios, by).map(at).find(({ fit }) => fit.likelihood > best.fit.likelihood + 1e-9)
    if (better) best = better
    else by /= 2
  }
  const chosen = new Set([best])
  for (const one of chosen) {
    if (chosen.size >= mostPoints) break
    for (const near of around(one.ratios, step).map(at)) if (near.fit.likelihood > best.fit.likelihood - worthWeighing) chosen.add(near)
  }
  const weights = [...chosen].map(({ fit }) => Math.exp(fit.likelihood - best.fit.likelihood))
  const sum = weights.reduce((all, one) => all + one, 0)
  return [...chosen].map((one, place) => ({ ...one, weight: (weights[place] ?? 0) / sum }))
}

/** Mean and variance of a mixture: the variance within and that between. */
function mixed(fits: readonly { weight: number; mean: number; variance: number }[]): { mean: number; variance: number } {
  const mean = fits.reduce((sum, one) => sum + one.weight * one.mean, 0)
  return { mean, variance: fits.reduce((sum, one) => sum + one.weight * (one.variance + (one.mean - mean) ** 2), 0) }
}

/**
 * Takes severity out of scores: score = truth + severity + noise, with the scale of each reviewer evened first. How much of the variance is which is not taken
 * for certain: what is likely is weighed (a flat grid over the restricted likelihood), and the stated errors contain that doubt.
 */
export function calibrate(reviews: readonly Review[]): Calibration {
  const given = panelOf(reviews)
  const { panel, spreads } = evened(given)
  if (reviews.length === 0) return { scores: [], severities: [], deviations: { truth: 0, severity: 0, noise: 0 }, reliability: 0, panels: 0 }
  const fits = likelyFits(panel)
  const freedom = reviews.length - 1
  const scores = panel.submissions.map((submission, place): Calibrated => {
    const { mean, variance } = mixed(fits.map(({ fit, weight }) => ({ weight, mean: fit.mean + (fit.truths[place] ?? 0), variance: fit.truthVariances[place] ?? 0 })))
    const error = Math.sqrt(variance)
    const own = given.reviewsOf[place] ?? []
    const intervals = levels.map((level) => ({ level, low: mean - deviate(level, freedom) * error, high: mean + deviate(level, freedom) * error }))
    return { submission, reviews: own.length, raw: own.reduce((sum, review) => sum + (given.score[review] ?? 0), 0) / own.length, adjusted: mean, error, intervals, panel: panel.panelOf[place] ?? 0 }
  })
  const severities = panel.reviewers.map((reviewer, place): Severity => {
    const { mean, variance } = mixed(fits.map(({ fit, weight }) => ({ weight, mean: fit.severities[place] ?? 0, variance: fit.severityVariances[place] ?? 0 })))
    return { reviewer, reviews: panel.column.filter((one) => one === place).length, severity: mean, error: Math.sqrt(variance), spread: spreads[place] ?? 1 }
  })
  const variance = (of: (one: (typeof fits)[number]) => number): number => fits.reduce((sum, one) => sum + one.weight * of(one), 0)
  const [noise, truth, severity] = [variance(({ fit }) => fit.noise), variance(({ fit, ratios }) => fit.noise / Math.exp(ratios.truth)), variance(({ fit, ratios }) => fit.noise / Math.exp(ratios.severity))]
  return {
    scores, severities,
    deviations: { truth: Math.sqrt(truth), severity: Math.sqrt(severity), noise: Math.sqrt(noise) },
    reliability: truth / (truth + ((severity + noise) * panel.submissions.length) / reviews.length),
    panels: panel.panels,
  }
}
