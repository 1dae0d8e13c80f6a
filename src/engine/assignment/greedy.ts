import type { Numbered } from './problem.ts'

/** The nearest pair first while places and loads last: what is done without a solver, and what the solver is compared with. */
export function greedyAssignment({ width, affinity, allowed, asked, reviewers }: Numbered): number[] {
  const [places, loads] = [asked.slice(), Int32Array.from(reviewers, ({ most }) => most)]
  const order = Array.from(allowed.keys()).filter((pair) => allowed[pair] !== 0)
  order.sort((a, b) => (allowed[b] ?? 0) - (allowed[a] ?? 0) || (affinity[b] ?? 0) - (affinity[a] ?? 0) || a - b)
  return order.filter((pair) => {
    const [row, reviewer] = [Math.floor(pair / width), pair % width]
    if ((places[row] ?? 0) < 1 || (loads[reviewer] ?? 0) < 1) return false
    places[row]! -= 1
    loads[reviewer]! -= 1
    return true
  })
}
