import { quantile } from './quantiles.ts'

/** Fewer answers than this are not summed up: somebody's own would show. */
export const fewestAnswers = 5

export type Summary = { answers: number; median: number; lower: number; upper: number; range: number }

/** Median and quartiles; `range` is between the quartiles. Undefined with fewer than {@link fewestAnswers} answers. */
export function summarise(answers: readonly number[]): Summary | undefined {
  const sorted = answers.filter((one) => Number.isFinite(one)).sort((a, b) => a - b)
  if (sorted.length < fewestAnswers) return undefined
  const [lower, median, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)]
  return { answers: sorted.length, median, lower, upper, range: upper - lower }
}

/** How answers spread over choices, in their order; undefined where fewer than {@link fewestAnswers} answered. Small cells are joined to the rest by leaving them out. */
export function countsOf(choices: readonly string[], answers: readonly string[]): { choice: string; count?: number }[] | undefined {
  const given = answers.filter((one) => choices.includes(one))
  if (given.length < fewestAnswers) return undefined
  const counts = choices.map((choice) => ({ choice, count: given.filter((one) => one === choice).length }))
  const isSmall = (count: number): boolean => count > 0 && count < fewestAnswers
  const hidden = new Set(counts.filter(({ count }) => isSmall(count)).map(({ choice }) => choice))
  // One hidden cell could be computed from the sum: the next larger one is hidden with it.
  if (hidden.size === 1) {
    const next = counts.filter(({ choice, count }) => !hidden.has(choice) && count > 0).sort((a, b) => a.count - b.count)[0]
    if (next) hidden.add(next.choice)
  }
  return counts.map(({ choice, count }) => (hidden.has(choice) ? { choice } : { choice, count }))
}

/**
 * Stored before the first round. `range`: quartiles this near are agreement. `shift`: a median and a range that move less than this between two rounds are
 * stable, agreed or not. `rounds`: the most that are asked.
 */
export type StopRule = { range: number; shift: number; rounds: number }

export type Verdict = 'tooFew' | 'consensus' | 'stable' | 'goOn' | 'lastRound'

/** What one question's rounds so far come to; consensus goes before stability, both before the last round. */
export function verdictOf(rounds: readonly (readonly number[])[], rule: StopRule): Verdict {
  const [now, before] = [summarise(rounds.at(-1) ?? []), summarise(rounds.at(-2) ?? [])]
  const isLast = rounds.length >= rule.rounds
  if (!now) return isLast ? 'lastRound' : 'tooFew'
  if (now.range <= rule.range) return 'consensus'
  if (before && Math.abs(now.median - before.median) <= rule.shift && Math.abs(now.range - before.range) <= rule.shift) return 'stable'
  return isLast ? 'lastRound' : 'goOn'
}
