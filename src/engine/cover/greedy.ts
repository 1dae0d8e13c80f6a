import { type Numbered, shareOf } from './problem.ts'

/** Differences below this are ties. */
const tie = 1e-9

/**
 * Takes the candidate that adds most, again and again, while it adds at least the price. The share of the weight is a monotone submodular
 * function of the team, so with one candidate an organisation and no price the result is at least 1 − 1/e of the best (Nemhauser, Wolsey and
 * Fisher 1978); where an organisation has several candidates at least a half (Fisher, Nemhauser and Wolsey 1978, for a matroid).
 */
export function greedyCover(numbers: Numbered): number[] {
  const chosen: number[] = []
  const taken = new Set<number>()
  let share = 0
  while (chosen.length < numbers.most) {
    let best = -1
    let most = share
    for (let candidate = 0; candidate < numbers.candidates.length; candidate += 1) {
      if (taken.has(numbers.organisations[candidate] ?? -1)) continue
      const next = shareOf(numbers, [...chosen, candidate])
      if (next > most + tie) [best, most] = [candidate, next]
    }
    if (best < 0 || most - share < numbers.price - tie) break
    chosen.push(best)
    taken.add(numbers.organisations[best] ?? -1)
    share = most
  }
  return chosen
}
