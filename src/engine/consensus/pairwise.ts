import { factor, inverse, solve } from './matrix.ts'
import { groupsOf } from './panel.ts'
import { deviate, type Level, levels } from './quantiles.ts'
import type { Interval } from './calibrate.ts'

/** A juror preferred one entry over another; `tie`: found them equal. */
export type Comparison = { better: string; worse: string; tie?: boolean }

export type Strength = {
  entry: string
  comparisons: number
  /** The logarithm of the odds against an average entry; 0.69 is two to one. */
  strength: number
  error: number
  intervals: Interval[]
  /** Entries of different groups were never compared, not even round several corners. */
  group: number
}

/** How far strengths spread before any comparison is seen: a standard deviation, in logarithms of odds. It keeps who won all comparisons finite. */
const priorDeviation = 1.5

type Table = { entries: string[]; wins: Float64Array; met: Map<number, number> }

/** Pairs as lower × entries + higher; a tie is half a win for either. A comparison of an entry with itself says nothing. */
function tableOf(entries: string[], comparisons: readonly Comparison[]): Table {
  const place = new Map(entries.map((id, index) => [id, index]))
  const wins = new Float64Array(entries.length)
  const met = new Map<number, number>()
  for (const { better, worse, tie } of comparisons) {
    const [one, other] = [place.get(better) ?? 0, place.get(worse) ?? 0]
    if (one === other) continue
    wins[one]! += tie ? 0.5 : 1
    wins[other]! += tie ? 0.5 : 0
    const key = Math.min(one, other) * entries.length + Math.max(one, other)
    met.set(key, (met.get(key) ?? 0) + 1)
  }
  return { entries, wins, met }
}

/** The slope and the curvature of the penalised likelihood at these strengths. */
function curve({ entries, wins, met }: Table, strengths: Float64Array): { slope: Float64Array; curvature: Float64Array } {
  const count = entries.length
  const precision = 1 / priorDeviation ** 2
  const slope = wins.map((won, one) => won - precision * (strengths[one] ?? 0))
  const curvature = new Float64Array(count * count)
  for (let one = 0; one < count; one += 1) curvature[one * (count + 1)] = precision
  for (const [key, times] of met) {
    const [one, other] = [Math.floor(key / count), key % count]
    const chance = 1 / (1 + Math.exp((strengths[other] ?? 0) - (strengths[one] ?? 0)))
    slope[one]! -= times * chance
    slope[other]! -= times * (1 - chance)
    const bend = times * chance * (1 - chance)
    curvature[one * (count + 1)]! += bend
    curvature[other * (count + 1)]! += bend
    curvature[one * count + other]! -= bend
    curvature[other * count + one]! -= bend
  }
  return { slope, curvature }
}

/**
 * Strengths from comparisons in pairs (Bradley and Terry 1952) with a normal prior, by Newton's method; errors from the curvature there. Takes some
 * n³ steps for n entries: a second for a thousand or so. Entries without any comparison stand at 0 with the error of the prior.
 */
export function strengthsOf(ids: readonly string[], comparisons: readonly Comparison[]): Strength[] {
  const known = new Set(ids)
  const counted = comparisons.filter(({ better, worse }) => better !== worse && known.has(better) && known.has(worse))
  const table = tableOf([...known].sort(), counted)
  const count = table.entries.length
  let strengths = new Float64Array(count)
  for (let turn = 0; turn < 50; turn += 1) {
    const { slope, curvature } = curve(table, strengths)
    factor(curvature, count)
    const way = solve(curvature, count, slope)
    const largest = way.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
    // A step beyond the likelihood's reach would overshoot.
    strengths = strengths.map((one, place) => one + (way[place] ?? 0) * Math.min(1, 2 / (largest || 1)))
    if (largest < 1e-9) break
  }
  const { curvature } = curve(table, strengths)
  factor(curvature, count)
  const covariance = inverse(curvature, count)
  const { group } = groupsOf(count, [...table.met.keys()].map((key): [number, number] => [Math.floor(key / count), key % count]))
  return table.entries.map((entry, place) => {
    const [strength, error] = [strengths[place] ?? 0, Math.sqrt(covariance[place * (count + 1)] ?? 0)]
    const intervals = levels.map((level: Level) => ({ level, low: strength - deviate(level, Infinity) * error, high: strength + deviate(level, Infinity) * error }))
    return { entry, strength, error, intervals, comparisons: counted.filter(({ better, worse }) => better === entry || worse === entry).length, group: group[place] ?? 0 }
  })
}
