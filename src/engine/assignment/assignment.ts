import { loadSolver } from '../programme/programme.ts'
import { type AssignmentProblem, type Numbered, numbered, type Pairing } from './problem.ts'
import { type LanguageNeed, languageNeeds, type Short, shortOf } from './short.ts'
import { solveAssignment } from './solve.ts'

export type { AssignmentProblem, Pairing, Reviewer, Submission } from './problem.ts'
export type { LanguageNeed, Short } from './short.ts'

export type AssignmentPlan = {
  pairs: (Pairing & { affinity: number })[]
  /** Σ affinity, and what no plan under the same terms exceeds; `proved` where none is better. */
  total: number
  bound: number
  proved: boolean
  /** Of the submissions that get all they ask: the least Σ affinity of one, and the most that any plan can give the worst-served one. */
  worst: number
  maxMin: number
  /** The most Σ affinity without any care for fairness: what the care costs is the difference. */
  unfair: number
  loads: { reviewer: string; load: number; most: number }[]
  short: Short[]
  languages: LanguageNeed[]
  /** Assignments that stood and break a rule, a load or the number of places: they are not in the plan. */
  notKept: Pairing[]
}

/** Σ affinity of each submission's reviewers. */
function servicesOf({ submissions, width, affinity }: Numbered, pairs: readonly number[]): Float64Array {
  const services = new Float64Array(submissions.length)
  for (const pair of pairs) services[Math.floor(pair / width)]! += affinity[pair] ?? 0
  return services
}

/**
 * Plans who reviews what, without doing it: conflicts, loads and languages are never broken; most places are filled, as evenly as can be; the worst-served
 * submission is served well; then affinity is greatest, proved by prices over all pairs. Blocks its thread.
 */
export async function planAssignment(problem: AssignmentProblem): Promise<AssignmentPlan> {
  const highs = await loadSolver()
  const numbers = numbered(problem)
  const { width, submissions, reviewers, affinity, asked } = numbers
  const solution = solveAssignment(highs, numbers)
  const pairs = solution.pairs.sort((a, b) => a - b)
  const total = pairs.reduce((sum, pair) => sum + (affinity[pair] ?? 0), 0)
  const loads = reviewers.map(({ id, most }) => ({ reviewer: id, load: 0, most }))
  for (const pair of pairs) loads[pair % width]!.load += 1
  const services = servicesOf(numbers, pairs)
  const worst = services.reduce((least, one, row) => ((solution.places[row] ?? 0) === asked[row] && asked[row] > 0 ? Math.min(least, one) : least), Infinity)
  return {
    pairs: pairs.map((pair) => ({ submission: submissions[Math.floor(pair / width)]?.id ?? '', reviewer: reviewers[pair % width]?.id ?? '', affinity: affinity[pair] ?? 0 })),
    total, bound: Math.max(total, Math.min(solution.unfair, total + solution.bound - solution.value)), proved: solution.proved,
    worst: Number.isFinite(worst) ? worst : 0, maxMin: solution.maxMin, unfair: solution.unfair,
    loads, short: shortOf(numbers, solution.places), languages: languageNeeds(numbers, solution.places), notKept: numbers.notKept,
  }
}
