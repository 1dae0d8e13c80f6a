/** `languages`: those in which it can be read; one of them is enough. `places`: reviewers that it needs, where not the call's number. */
export type Submission = { id: string; languages: readonly string[]; places?: number }

/** `most` and `least` submissions; fewer than `least` is avoided, not forbidden. */
export type Reviewer = { id: string; languages: readonly string[]; most: number; least?: number; institution?: string }

export type Pairing = { submission: string; reviewer: string }

export type AssignmentProblem = {
  submissions: readonly Submission[]
  reviewers: readonly Reviewer[]
  /** 0–1, submission × number of reviewers + reviewer, in the order given; what is outside counts as the nearest end. */
  affinity: Float32Array | Float64Array
  conflicts: readonly Pairing[]
  /** Assignments that stand already and stay, where they break no rule. */
  kept?: readonly Pairing[]
  /** Reviewers a submission; 3 unless given. */
  places?: number
  /** The worst-served submission gets at least this share of the best that the worst-served can get; .95 unless given, 0 for none. */
  fairness?: number
  /** What each further reviewer of the same institution for one submission costs, in affinity; 0 unless given. */
  sameInstitution?: number
}

/** A problem in numbers. A pair is submission × width + reviewer. */
export type Numbered = {
  submissions: readonly Submission[]
  reviewers: readonly Reviewer[]
  width: number
  affinity: Float64Array
  /** 1: may be assigned. 2: is kept. 0: conflicted or unable to read it. */
  allowed: Uint8Array
  /** Submission → how many it asks for. */
  asked: Int32Array
  /** Submission → reviewers who read it, and how many of them are conflicted. */
  readers: Int32Array
  conflicted: Int32Array
  /** Reviewer → number of the institution, or -1. */
  institutions: Int32Array
  fairness: number
  sameInstitution: number
  notKept: Pairing[]
}

const bounded = (value: number): number => (value > 0 ? Math.min(1, value) : 0)

function institutionsOf(reviewers: readonly Reviewer[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(reviewers, ({ institution }) => {
    if (institution === undefined) return -1
    if (!numbers.has(institution)) numbers.set(institution, numbers.size)
    return numbers.get(institution) ?? -1
  })
}

/** Marks what is kept, as far as rules, places and loads allow; returns the rest. */
function keep(numbers: Numbered, kept: readonly Pairing[], indexOf: (one: Pairing) => number): Pairing[] {
  const [places, loads] = [numbers.asked.slice(), Int32Array.from(numbers.reviewers, ({ most }) => most)]
  return kept.filter((one) => {
    const pair = indexOf(one)
    const [submission, reviewer] = [Math.floor(pair / numbers.width), pair % numbers.width]
    if (pair < 0 || numbers.allowed[pair] !== 1 || (places[submission] ?? 0) < 1 || (loads[reviewer] ?? 0) < 1) return true
    numbers.allowed[pair] = 2
    places[submission]! -= 1
    loads[reviewer]! -= 1
    return false
  })
}

export function numbered(problem: AssignmentProblem): Numbered {
  const { submissions, reviewers, places = 3, fairness = 0.95, sameInstitution = 0 } = problem
  const width = reviewers.length
  const rows = new Map(submissions.map(({ id }, place) => [id, place]))
  const columns = new Map(reviewers.map(({ id }, place) => [id, place]))
  const indexOf = ({ submission, reviewer }: Pairing): number => {
    const [row, column] = [rows.get(submission), columns.get(reviewer)]
    return row === undefined || column === undefined ? -1 : row * width + column
  }
  const [allowed, readers, conflicted] = [new Uint8Array(submissions.length * width), new Int32Array(submissions.length), new Int32Array(submissions.length)]
  const conflicts = new Set(problem.conflicts.map(indexOf))
  submissions.forEach(({ languages }, row) => {
    reviewers.forEach((reviewer, column) => {
      if (!reviewer.languages.some((one) => languages.includes(one))) return
      readers[row]! += 1
      if (conflicts.has(row * width + column)) conflicted[row]! += 1
      else allowed[row * width + column] = 1
    })
  })
  const numbers: Numbered = {
    submissions, reviewers, width, allowed, readers, conflicted, fairness, sameInstitution,
    affinity: Float64Array.from(problem.affinity, bounded),
    asked: Int32Array.from(submissions, (one) => Math.max(0, one.places ?? places)),
    institutions: institutionsOf(reviewers),
    notKept: [],
  }
  numbers.notKept = keep(numbers, problem.kept ?? [], indexOf)
  return numbers
}
