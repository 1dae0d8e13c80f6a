import type { AssignmentProblem, Pairing } from '../problem.ts'

/** Checks a plan against the rules as they are written, from the problem alone and by other means than the solver's. One sentence a violation. */
export function violationsOf({ submissions, reviewers, conflicts, places = 3 }: AssignmentProblem, pairs: readonly Pairing[]): string[] {
  const wrong: string[] = []
  const submissionOf = new Map(submissions.map((one) => [one.id, one]))
  const reviewerOf = new Map(reviewers.map((one) => [one.id, one]))
  const barred = new Set(conflicts.map(({ submission, reviewer }) => `${submission}\n${reviewer}`))
  const counts = new Map<string, number>()
  const count = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts.get(key) ?? 0
  }
  for (const { submission, reviewer } of pairs) {
    const [work, judge] = [submissionOf.get(submission), reviewerOf.get(reviewer)]
    const name = `${reviewer} for ${submission}`
    if (!work || !judge) wrong.push(`${name}: unknown`)
    if (barred.has(`${submission}\n${reviewer}`)) wrong.push(`${name}: conflicted`)
    if (!work?.languages.some((one) => judge?.languages.includes(one))) wrong.push(`${name}: cannot read it`)
    if (count(`pair ${submission}\n${reviewer}`) > 1) wrong.push(`${name}: twice`)
    if (count(`submission ${submission}`) > (work?.places ?? places)) wrong.push(`${name}: too many reviewers`)
    if (count(`reviewer ${reviewer}`) > (judge?.most ?? 0)) wrong.push(`${name}: load`)
  }
  return wrong
}
