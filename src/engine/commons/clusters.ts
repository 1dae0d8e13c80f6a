/** Two of a kind that are alike, 0–1; `a` and `b` are their places. */
export type Likeness = { a: number; b: number; likeness: number }

/** Members in ascending order; `cohesion` is the mean likeness of all pairs, those that were not found alike counting 0. */
export type Cluster = { members: number[]; cohesion: number }

/** What an item found, best first, as shares of what it finds in itself (0–1). */
export type Neighbours = readonly { of: number; share: number }[]

/**
 * The pairs that found each other: a mutual nearest-neighbour graph. The likeness is the geometric mean of both shares, so that a short text
 * that a long one contains is not as like as two texts that say the same.
 */
export function mutualLikeness(neighbours: readonly Neighbours[], least: number): Likeness[] {
  const pairs: Likeness[] = []
  neighbours.forEach((found, a) => {
    for (const { of: b, share } of found) {
      if (b <= a) continue
      const back = neighbours[b]?.find((one) => one.of === a)
      const likeness = back ? Math.sqrt(Math.min(1, share) * Math.min(1, back.share)) : 0
      if (likeness >= least) pairs.push({ a, b, likeness })
    }
  })
  return pairs
}

type Group = { members: number[]; /** Sums of likeness to other groups, by their number. */ near: Map<number, number> }

/** A binary heap of merges, the best on top; ties by the lower numbers. */
class Merges {
  readonly #heap: { a: number; b: number; mean: number }[] = []

  static #before(x: { a: number; b: number; mean: number }, y: { a: number; b: number; mean: number }): boolean {
    return x.mean > y.mean || (x.mean === y.mean && (x.a < y.a || (x.a === y.a && x.b < y.b)))
  }

  push(one: { a: number; b: number; mean: number }): void {
    const heap = this.#heap
    let at = heap.push(one) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!Merges.#before(one, heap[above]!)) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = one
  }

  pop(): { a: number; b: number; mean: number } | undefined {
    const heap = this.#heap
    const top = heap[0]
    const last = heap.pop()
    if (!top || !last || heap.length === 0) return top
    let at = 0
    for (;;) {
      let next = 2 * at + 1
      if (next >= heap.length) break
      if (next + 1 < heap.length && Merges.#before(heap[next + 1]!, heap[next]!)) next += 1
      if (!Merges.#before(heap[next]!, last)) break
      heap[at] = heap[next]!
      at = next
    }
    heap[at] = last
    return top
  }
}

/**
 * Average-link agglomeration over sparse likenesses: the two groups with the highest mean likeness between their members are merged while
 * that mean is at least `threshold`, pairs that were not found alike counting 0, so that a chain of neighbours does not run away. Groups of
 * one are left out. The same pairs give the same clusters in whatever order they come. O(p log p) for p pairs, times the degree of a group.
 */
export function clustersOf(pairs: readonly Likeness[], threshold: number): Cluster[] {
  const groups = new Map<number, Group>()
  const join = (a: number, b: number, sum: number): void => {
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const group = groups.get(one) ?? { members: [one], near: new Map<number, number>() }
      groups.set(one, group)
      group.near.set(other, sum)
    }
  }
  for (const { a, b, likeness } of pairs) join(a, b, likeness)
  const merges = new Merges()
  const offer = (a: number, b: number): void => {
    const [one, other] = [groups.get(a), groups.get(b)]
    if (!one || !other) return
    const mean = (one.near.get(b) ?? 0) / (one.members.length * other.members.length)
    if (mean >= threshold) merges.push({ a: Math.min(a, b), b: Math.max(a, b), mean })
  }
  for (const { a, b } of pairs) offer(a, b)
  for (let best = merges.pop(); best; best = merges.pop()) {
    const [one, other] = [groups.get(best.a), groups.get(best.b)]
    // Stale: one of the two has been merged since, or has grown.
    if (!one || !other || (one.near.get(best.b) ?? 0) / (one.members.length * other.members.length) !== best.mean) continue
    groups.delete(best.b)
    one.members.push(...other.members)
    one.near.delete(best.b)
    other.near.delete(best.a)
    for (const [far, sum] of other.near) {
      const both = (one.near.get(far) ?? 0) + sum
      one.near.set(far, both)
      const third = groups.get(far)
      third?.near.delete(best.b)
      third?.near.set(best.a, both)
    }
    for (const far of one.near.keys()) offer(best.a, far)
  }
  const found = [...groups.values()].filter((group) => group.members.length > 1).map((group) => group.members.sort((a, b) => a - b))
  return withCohesion(found, pairs)
}

function withCohesion(found: readonly number[][], pairs: readonly Likeness[]): Cluster[] {
  const place = new Map(found.flatMap((members, index) => members.map((member) => [member, index] as const)))
  const sums = new Float64Array(found.length)
  for (const { a, b, likeness } of pairs) {
    const index = place.get(a)
    if (index !== undefined && place.get(b) === index) sums[index]! += likeness
  }
  return found
    .map((members, index) => ({ members, cohesion: (2 * (sums[index] ?? 0)) / (members.length * (members.length - 1)) }))
    .sort((x, y) => y.cohesion - x.cohesion || (x.members[0] ?? 0) - (y.members[0] ?? 0))
}
