import type { Highs } from 'highs'
import { Master, type Terms } from './master.ts'
import type { Numbered } from './problem.ts'

/** `bound`: no assignment under the same terms is worth more. `proved`: nothing better exists, within 1e-6. */
export type Assigned = { pairs: number[]; value: number; bound: number; proved: boolean }

const nothing = (numbers: Numbered): Pick<Terms, 'floors' | 'raised'> => ({ floors: new Float64Array(numbers.submissions.length), raised: new Uint8Array(numbers.submissions.length) })

/** To begin with, so many of the nearest for each submission. */
const nearest = 12

/** The pairs to begin with: the nearest of each submission, and all that is kept. */
function firstPairs({ submissions, width, affinity, allowed }: Numbered): number[] {
  return submissions.flatMap((_, row) => {
    const own = Array.from({ length: width }, (_unused, place) => row * width + place).filter((pair) => allowed[pair] !== 0)
    own.sort((a, b) => (allowed[b] ?? 0) - (allowed[a] ?? 0) || (affinity[b] ?? 0) - (affinity[a] ?? 0))
    return own.filter((pair, place) => place < nearest || allowed[pair] === 2)
  })
}

/** A pair that loses more than the margin against its price is not looked at, one that gains more is taken. The first margin, and pairs that a search may have. */
const [narrow, mostPairs] = [0.02, 40_000]

/**
 * The best whole assignment under the terms. The fractional optimum gives the bound and a price for every pair; the whole one is sought among the
 * pairs within a margin of their price. If it comes within that margin of the bound, no other pair can be part of a better one.
 */
function bestWhole(highs: Highs, numbers: Numbered, terms: Terms, first: readonly number[]): Assigned {
  const relaxed = Master.with(highs, numbers, terms, (master) => {
    for (const pair of first) master.add(pair)
    const solved = master.solve()
    const bound = master.bound(solved.prices)
    const gains = Float64Array.from(numbers.allowed, (allowed, pair) => (allowed === 0 ? -Infinity : master.reduced(pair, solved.prices)))
    const isWhole = [...master.columns.keys()].every((column) => Math.abs((solved.amounts[column] ?? 0) - Math.round(solved.amounts[column] ?? 0)) < 1e-6)
    return { bound, gains, pairs: master.chosen(solved.amounts), value: solved.value, isWhole }
  })
  const { bound, gains } = relaxed
  if (relaxed.isWhole) return { pairs: relaxed.pairs, value: relaxed.value, bound, proved: bound - relaxed.value < 1e-5 }
  let best: Assigned = { pairs: [], value: -Infinity, bound, proved: false }
  for (let margin = narrow; ; margin = Math.max(2 * margin, bound - best.value)) {
    const near = Array.from(gains.keys()).filter((pair) => (gains[pair] ?? 0) >= -margin)
    if (near.length > mostPairs) return best
    const found = wholeWithin(highs, numbers, terms, near.filter((pair) => Number.isFinite(gains[pair])), (pair) => (gains[pair] ?? 0) > margin)
    if (!found) return best
    if (found.value > best.value) best = { pairs: found.pairs, value: found.value, bound, proved: false }
    if (!found.proved) return best
    if (bound - best.value <= margin) return { ...best, proved: true }
  }
}

function wholeWithin(highs: Highs, numbers: Numbered, terms: Terms, near: readonly number[], isTaken: (pair: number) => boolean): { pairs: number[]; value: number; proved: boolean } | undefined {
  return Master.with(highs, numbers, terms, (master, programme) => {
    for (const pair of near) master.add(pair, isTaken(pair))
    master.spread(near)
    const whole = programme.solveWhole(master.columns.keys())
    return whole && { pairs: master.chosen(whole.amounts), value: whole.value, proved: whole.proved }
  })
}

/** Submission → the most that so many reviewers can give it. */
function bestServices({ width, affinity, allowed }: Numbered, places: Int32Array): Float64Array {
  return Float64Array.from(places, (count, row) => {
    const own = Array.from(affinity.subarray(row * width, (row + 1) * width)).filter((_, place) => allowed[row * width + place] !== 0)
    return own.sort((a, b) => b - a).slice(0, count).reduce((sum, one) => sum + one, 0)
  })
}

/** `worst`: no plan serves the worst-served submission better. `owed`: what each is owed, from which a share may be taken off. */
type Fairest = { worst: number; owed: Float64Array; pairs: number[] }

/** Shares of the submissions that are taken for hard to serve, tried one after the other, until the others are owed so much of what is typical. */
const hard = [0.05, 0.1, 0.2, 0.3]
const decent = 0.4

/**
 * The max–min optimum over the submissions that get all they ask. Where the own best of a submission is the obstacle, those with the lowest own best
 * are owed that, and the others raised further: one submission without any near reviewer does not end the care for the rest.
 */
function fairest(highs: Highs, numbers: Numbered, places: Int32Array, first: readonly number[]): Fairest {
  const best = bestServices(numbers, places)
  const full = Array.from(places.keys()).filter((row) => (places[row] ?? 0) > 0 && places[row] === numbers.asked[row]).sort((x, y) => (best[x] ?? 0) - (best[y] ?? 0))
  let pairs = [...first]
  const levelWith = (apart: number): number => {
    const floors = new Float64Array(places.length)
    for (const row of full.slice(0, apart)) floors[row] = (best[row] ?? 0) * numbers.fairness
    const raised = new Uint8Array(places.length)
    for (const row of full.slice(apart)) raised[row] = 1
    return Master.with(highs, numbers, { places, floors, raised, seek: 'fairness' }, (master) => {
      for (const pair of pairs) master.add(pair)
      const solved = master.solve()
      pairs = [...new Set([...pairs, ...master.chosen(solved.amounts)])]
      return master.bound(solved.prices)
    })
  }
  const worst = full.length === 0 ? 0 : levelWith(0)
  const enough = decent * (best[full[Math.floor(full.length / 2)] ?? 0] ?? 0)
  let [level, apart] = [worst, 0]
  for (const share of hard) {
    const next = Math.floor(full.length * share)
    if (level >= enough || next === apart || numbers.fairness <= 0 || (best[full[apart] ?? 0] ?? 0) > level + 1e-6) break
    const higher = levelWith(next)
    if (higher <= level) break
    ;[level, apart] = [Math.min(higher, enough), next]
  }
  const owed = new Float64Array(places.length)
  full.forEach((row, place) => {
    owed[row] = place < apart ? (best[row] ?? 0) : level
  })
  return { worst, owed, pairs }
}

export type Solution = Assigned & {
  /** Submission → reviewers that it can get. */
  places: Int32Array
  /** The most affinity without any care for fairness, proved. */
  unfair: number
  /** The worst-served submission cannot be served better than this by any plan. */
  maxMin: number
}

/** Most places filled, as evenly as can be; then fairness; then the most affinity. */
export function solveAssignment(highs: Highs, numbers: Numbered): Solution {
  const first = firstPairs(numbers)
  const possible = numbers.asked.map((count, row) => Math.min(count, (numbers.readers[row] ?? 0) - (numbers.conflicted[row] ?? 0)))
  const free = bestWhole(highs, numbers, { places: possible, ...nothing(numbers), seek: 'affinity' }, first)
  const places = new Int32Array(possible.length)
  for (const pair of free.pairs) places[Math.floor(pair / numbers.width)]! += 1
  const unfair = free.pairs.reduce((sum, pair) => sum + (numbers.affinity[pair] ?? 0), 0)
  const begin = [...new Set([...first, ...free.pairs])]
  if (numbers.fairness <= 0) return { ...free, places, unfair, maxMin: fairest(highs, numbers, places, begin).worst }
  const fair = fairest(highs, numbers, places, begin)
  const floors = fair.owed.map((one) => one * numbers.fairness)
  const best = bestWhole(highs, numbers, { places, ...nothing(numbers), floors, seek: 'affinity' }, fair.pairs)
  return { ...best, places, unfair, maxMin: fair.worst }
}
