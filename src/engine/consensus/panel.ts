/** One reviewer's score of one submission; a second one of the same two counts beside the first. */
export type Review = { submission: string; reviewer: string; score: number }

/** Reviews in numbers, submissions and reviewers in the order of their ids. */
export type Panel = {
  submissions: readonly string[]
  reviewers: readonly string[]
  row: Int32Array
  column: Int32Array
  score: Float64Array
  /** Submission → its reviews. */
  reviewsOf: number[][]
  /** Submission → the number of its panel: submissions that are linked by reviewers, however far round, are of one. */
  panelOf: Int32Array
  panels: number
}

const sortedIds = (ids: Iterable<string>): string[] => [...new Set(ids)].sort()

/** Numbers of the groups that links make of `count` things, in the order of their first member. */
export function groupsOf(count: number, links: Iterable<readonly [number, number]>): { group: Int32Array; groups: number } {
  const parent = Int32Array.from({ length: count }, (_, index) => index)
  const rootOf = (one: number): number => {
    let at = one
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0
      at = parent[at] ?? 0
    }
    return at
  }
  for (const [one, other] of links) parent[Math.max(rootOf(one), rootOf(other))] = Math.min(rootOf(one), rootOf(other))
  const numbers = new Map<number, number>()
  const group = Int32Array.from({ length: count }, (_, index) => {
    const root = rootOf(index)
    if (!numbers.has(root)) numbers.set(root, numbers.size)
    return numbers.get(root) ?? 0
  })
  return { group, groups: numbers.size }
}

export function panelOf(reviews: readonly Review[]): Panel {
  const submissions = sortedIds(reviews.map((one) => one.submission))
  const reviewers = sortedIds(reviews.map((one) => one.reviewer))
  const rows = new Map(submissions.map((id, row) => [id, row]))
  const columns = new Map(reviewers.map((id, column) => [id, column]))
  const row = Int32Array.from(reviews, (one) => rows.get(one.submission) ?? 0)
  const column = Int32Array.from(reviews, (one) => columns.get(one.reviewer) ?? 0)
  const reviewsOf: number[][] = submissions.map(() => [])
  row.forEach((one, review) => reviewsOf[one]?.push(review))
  const { group } = groupsOf(submissions.length + reviewers.length, Array.from(row, (one, review): [number, number] => [one, submissions.length + (column[review] ?? 0)]))
  const panels = group.slice(0, submissions.length)
  return { submissions, reviewers, row, column, score: Float64Array.from(reviews, ({ score }) => score), reviewsOf, panelOf: panels, panels: 1 + Math.max(-1, ...panels) }
}
