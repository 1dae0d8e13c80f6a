/** Something that has to be covered; weights are positive and need not sum to 1. */
export type Aim = { id: string; weight: number }

/** Who may join: of one organisation, covering each aim (by id) with a strength from 0 to 1; an aim that is not named is not covered. */
export type Candidate = { id: string; organisation: string; covers: Readonly<Record<string, number>> }

export type CoverProblem = {
  aims: readonly Aim[]
  candidates: readonly Candidate[]
  /** At most so many members; 4 unless given. */
  most?: number
  /** The share of the whole weight that each member must add to be worth the trouble of one more partner; .05 unless given. */
  price?: number
}

/** `alone`: the share of the weight that the member covers by itself; `gain`: what the team would lose without it. Both 0–1. */
export type Member = { id: string; organisation: string; alone: number; gain: number }

/** The best that the team has for an aim; `by` is missing where nobody covers it. */
export type Covered = { aim: string; by?: string; strength: number }

export type Team = {
  /** The strongest by itself first; no two of one organisation. */
  members: Member[]
  /** The share of the weight that is covered, 0–1. */
  share: number
  /** In the order of the aims. */
  aims: Covered[]
  how: 'exact' | 'greedy'
}

/** A problem in numbers: `strengths[candidate][aim]`, weights as shares of the whole, aims and candidates in the order of their ids. */
export type Numbered = {
  weights: Float64Array
  strengths: Float64Array[]
  /** Candidate → number of its organisation. */
  organisations: Int32Array
  candidates: readonly Candidate[]
  most: number
  price: number
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const bounded = (value: number | undefined): number => Math.min(1, Math.max(0, value ?? 0))

/** Whether `other`, of the same organisation, covers every aim at least as well; of two equals the first is kept. */
const outdone = (one: Row, other: Row): boolean =>
  one !== other && one.candidate.organisation === other.candidate.organisation && one.strengths.every((strength, aim) => strength <= (other.strengths[aim] ?? 0)) &&
  (other.candidate.id < one.candidate.id || one.strengths.some((strength, aim) => strength < (other.strengths[aim] ?? 0)))

type Row = { candidate: Candidate; strengths: Float64Array }

/**
 * Left out are candidates that no best team needs: those that by themselves are not worth the price (a member never adds more than it
 * covers alone), and those that another of their organisation outdoes. The order of what is given changes nothing: ties always fall
 * the same way.
 */
export function numbered({ aims, candidates, most = 4, price = 0.05 }: CoverProblem): Numbered {
  const sorted = aims.filter((aim) => aim.weight > 0).sort(byId)
  const whole = sorted.reduce((sum, aim) => sum + aim.weight, 0)
  const weights = Float64Array.from(sorted, (aim) => aim.weight / whole)
  const rows = [...candidates].sort(byId).map((candidate): Row => ({ candidate, strengths: Float64Array.from(sorted, (aim) => bounded(candidate.covers[aim.id])) }))
  const worthy = rows.filter(({ strengths }) => shareOf({ weights, strengths: [strengths] }, [0]) >= Math.max(price, Number.EPSILON))
  const useful = worthy.filter((one) => !worthy.some((other) => outdone(one, other)))
  const organisations = [...new Set(useful.map((one) => one.candidate.organisation))]
  const place = new Map(organisations.map((organisation, index) => [organisation, index]))
  return {
    weights,
    strengths: useful.map((one) => one.strengths),
    organisations: Int32Array.from(useful, (one) => place.get(one.candidate.organisation) ?? -1),
    candidates: useful.map((one) => one.candidate),
    most,
    price,
  }
}

/** The share that a set of candidates covers: each aim counts by its best member. */
export function shareOf({ weights, strengths }: Pick<Numbered, 'weights' | 'strengths'>, chosen: readonly number[]): number {
  let sum = 0
  for (let aim = 0; aim < weights.length; aim += 1) {
    let best = 0
    for (const candidate of chosen) best = Math.max(best, strengths[candidate]?.[aim] ?? 0)
    sum += (weights[aim] ?? 0) * best
  }
  return sum
}

/** What the chosen candidates are as a team. */
export function teamOf(problem: CoverProblem, numbers: Numbered, chosen: readonly number[], how: Team['how']): Team {
  const share = shareOf(numbers, chosen)
  const members = chosen.map((candidate) => {
    const { id, organisation } = numbers.candidates[candidate] as Candidate
    return { id, organisation, alone: shareOf(numbers, [candidate]), gain: share - shareOf(numbers, chosen.filter((other) => other !== candidate)) }
  })
  members.sort((a, b) => b.alone - a.alone || byId(a, b))
  const aims = problem.aims.map((aim): Covered => {
    let best: Covered = { aim: aim.id, strength: 0 }
    for (const { id } of members) {
      const strength = bounded(numbers.candidates.find((one) => one.id === id)?.covers[aim.id])
      if (strength > best.strength) best = { aim: aim.id, by: id, strength }
    }
    return best
  })
  return { members, share, aims, how }
}
