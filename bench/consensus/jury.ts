import { readFileSync } from 'node:fs'
import type { Review } from '../../src/engine/consensus/calibrate.ts'
import { randomFrom } from '../hall/random.ts'

/**
 * How a made-up jury judges. Truth, severity and noise are normal with these deviations; each reviewer stretches the scale around its middle by a factor whose
 * logarithm has the deviation `spread`, and has a noise of its own by the same kind of factor (`care`). Scores are rounded to `step` and end at the ends of the scale.
 */
export type Jury = {
  name: string
  submissions: number
  reviewers: number
  /** Reviews a submission. */
  each: readonly number[]
  truth: number
  severity: number
  noise: number
  spread: number
  care: number
  middle: number
  scale?: { step: number; low: number; high: number }
  /** Panels that share no reviewer. */
  panels: number
}

const plain = { submissions: 60, reviewers: 20, each: [3], truth: 1, severity: 0.8, noise: 1, spread: 0, care: 0, middle: 5, panels: 1 }

export const juries: Jury[] = [
  { ...plain, name: 'plain: severity .8, noise 1' },
  { ...plain, name: 'no severity at all', severity: 0 },
  { ...plain, name: 'severe: severity 1.5', severity: 1.5 },
  { ...plain, name: 'scales differ: spread .35', spread: 0.35 },
  { ...plain, name: 'care differs: .5', care: 0.5 },
  { ...plain, name: 'whole points from 1 to 10', scale: { step: 1, low: 1, high: 10 } },
  { ...plain, name: 'whole points from 1 to 5', middle: 3, scale: { step: 1, low: 1, high: 5 } },
  { ...plain, name: 'tiny: 10 submissions, 5 reviewers', submissions: 10, reviewers: 5 },
  { ...plain, name: 'thin: 1 or 2 reviews, 40 reviewers', reviewers: 40, each: [1, 2] },
  { ...plain, name: 'two panels apart', panels: 2 },
  { ...plain, name: 'large loads: 120 submissions, 12 reviewers', submissions: 120, reviewers: 12 },
]

/** A jury on the scale of real ratings: deviations within and between submissions as found, three tenths of that within taken for severity. */
export function realJury(path: string): Jury {
  const ratings = readFileSync(path, 'utf8').split('\n').filter(Boolean).flatMap((line) => {
    const { rating } = JSON.parse(line) as { rating?: string }
    const scores = rating?.split(';').map(Number).filter(Number.isFinite) ?? []
    return scores.length > 1 ? [scores] : []
  })
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
  const within = mean(ratings.map((scores) => scores.reduce((sum, one) => sum + (one - mean(scores)) ** 2, 0) / (scores.length - 1)))
  const means = ratings.map(mean)
  const all = ratings.flat()
  const between = means.reduce((sum, one) => sum + (one - mean(means)) ** 2, 0) / (means.length - 1) - within / mean(ratings.map(({ length }) => length))
  const name = `scale of ${ratings.length} real submissions: truth ${Math.sqrt(between).toFixed(2)}, within ${Math.sqrt(within).toFixed(2)}`
  return { ...plain, name, submissions: 200, reviewers: 70, each: ratings.map(({ length }) => length), truth: Math.sqrt(between), severity: Math.sqrt(0.3 * within), noise: Math.sqrt(0.7 * within), middle: mean(means), scale: { step: 1, low: Math.min(...all), high: Math.max(...all) } }
}

export function judged(jury: Jury, seed: number): { truths: number[]; reviews: Review[] } {
  const random = randomFrom(seed)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const truths = Array.from({ length: jury.submissions }, () => jury.middle + jury.truth * normal())
  const reviewers = Array.from({ length: jury.reviewers }, () => ({ severity: jury.severity * normal(), stretch: Math.exp(jury.spread * normal()), care: Math.exp(jury.care * normal()) }))
  const reviews = truths.flatMap((truth, row): Review[] => {
    const panel = row % jury.panels
    const chosen = new Set<number>()
    const count = jury.each[Math.floor(random() * jury.each.length)] ?? 1
    while (chosen.size < Math.min(count, Math.floor(jury.reviewers / jury.panels))) {
      const judge = Math.floor(random() * jury.reviewers)
      if (judge % jury.panels === panel) chosen.add(judge)
    }
    return [...chosen].map((judge) => {
      const { severity, stretch, care } = reviewers[judge] as (typeof reviewers)[number]
      const exact = jury.middle + stretch * (truth - jury.middle) + severity + jury.noise * care * normal()
      const { scale } = jury
      return { submission: `s${row}`, reviewer: `r${judge}`, score: scale ? Math.min(scale.high, Math.max(scale.low, Math.round(exact / scale.step) * scale.step)) : exact }
    })
  })
  return { truths, reviews }
}
