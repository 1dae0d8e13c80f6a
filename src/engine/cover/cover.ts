import { exactCover } from './exact.ts'
import { greedyCover } from './greedy.ts'
import { type CoverProblem, numbered, type Team, teamOf } from './problem.ts'

export type { Aim, Candidate, Covered, CoverProblem, Member, Team } from './problem.ts'

/** Up to so many candidates the best team is proved; above them the greedy one is given. */
export const provable = 60

/**
 * The small team of different organisations that covers most of the aims, each by its best member. A team is worth what it covers less the
 * price of its members. `how` says whether the best one was proved or the greedy one is given.
 */
export async function coverWith(problem: CoverProblem): Promise<Team> {
  const numbers = numbered(problem)
  const proved = numbers.candidates.length <= provable ? await exactCover(numbers) : undefined
  return teamOf(problem, numbers, proved ?? greedyCover(numbers), proved ? 'exact' : 'greedy')
}
