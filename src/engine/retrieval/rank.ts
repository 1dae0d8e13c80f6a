import { type Bits, hasBit } from './bits.ts'
import { type Plan, saturation, tuning } from './plan.ts'
import type { Row } from './segment.ts'
import type { Side } from './side.ts'

/** A row's score in the two parts that text gives; `total` is what ranking compares. Scaled. */
export type TextScore = { lexical: number; total: number }

/** Finds a plan's terms in a row. */
export const placesIn = (plan: Plan): Map<number, number[]> => {
  const places = new Map<number, number[]>()
  plan.terms.forEach(({ number }, index) => {
    const list = places.get(number)
    if (list) list.push(index)
    else places.set(number, [index])
  })
  return places
}

/** Times of each planned term in a row. */
export function timesIn(row: Row, plan: Plan, places: ReadonlyMap<number, number[]>): Float64Array {
  const times = new Float64Array(plan.terms.length)
  row.terms.forEach((term, at) => {
    for (const index of places.get(term) ?? []) times[index] = row.times[at] ?? 0
  })
  return times
}

/** Exactly what {@link accumulate} gives a row: the same sums in the same order. */
export function scoreRow(row: Row, plan: Plan, places: ReadonlyMap<number, number[]>, meanLength: number): TextScore {
  const times = timesIn(row, plan, places)
  let total = 0
  let lexical = 0
  plan.terms.forEach(({ weight }, index) => {
    const count = times[index] ?? 0
    if (count > 0) total += weight * saturation(count, row.length, meanLength)
    if (index < plan.lexical) lexical = total
  })
  return { lexical: lexical * plan.scale, total: total * plan.scale }
}

/** Scores of all rows of a side, unscaled. Plain accumulation over postings. */
export function accumulate(side: Side, plan: Plan): Float64Array {
  const { segment, meanLength } = side
  const { termStarts, postingRows, postingTimes, lengths } = segment
  const scores = new Float64Array(side.rows)
  const norms = new Float64Array(segment.rows)
  for (let row = 0; row < segment.rows; row += 1) {
    norms[row] = tuning.k1 * (1 - tuning.b + (tuning.b * (lengths[row] ?? 0)) / meanLength)
  }
  for (const { number, weight } of plan.terms) {
    const end = termStarts[number + 1] ?? 0
    for (let at = termStarts[number] ?? end; at < end; at += 1) {
      const row = postingRows[at] as number
      const times = postingTimes[at] as number
      scores[row] = (scores[row] as number) + weight * (times / (times + (norms[row] as number)))
    }
  }
  const places = placesIn(plan)
  side.delta.forEach((row, index) => {
    scores[segment.rows + index] = scoreRow(row, { ...plan, scale: 1 }, places, meanLength).total
  })
  return scores
}

/** Best score per document over all plans, with the plan that gave it (−1: none). A document in two languages counts once. */
export type Best = { scores: Float64Array; plans: Int8Array }

export const noBest = (documents: number): Best => ({ scores: new Float64Array(documents), plans: new Int8Array(documents).fill(-1) })

/** Lets each document keep the better of what it has and of what plan number `index` gives it. */
export function fold(best: Best, side: Side, plan: Plan, index: number): void {
  const rows = accumulate(side, plan)
  for (let row = 0; row < rows.length; row += 1) {
    const score = (rows[row] as number) * plan.scale
    const document = side.documentOf(row)
    if (score > (best.scores[document] as number)) {
      best.scores[document] = score
      best.plans[document] = index
    }
  }
}

export type Ranked = { document: number; score: number }

/** The `k` best of the allowed documents with a score above 0, best first, ties by id. A bounded binary heap, the worst on top. */
export function topOf(scores: Float64Array, allowed: Bits, k: number, idOf: (document: number) => string): Ranked[] {
  const heap: Ranked[] = []
  const worse = (a: Ranked, b: Ranked): boolean => a.score < b.score || (a.score === b.score && idOf(a.document) > idOf(b.document))
  const sink = (): void => {
    let at = 0
    for (;;) {
      let lowest = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        const item = heap[child]
        const held = heap[lowest]
        if (item && held && worse(item, held)) lowest = child
      }
      const item = heap[at]
      const other = heap[lowest]
      if (lowest === at || !item || !other) return
      heap[at] = other
      heap[lowest] = item
      at = lowest
    }
  }
  const rise = (): void => {
    let at = heap.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const item = heap[at]
      const above = heap[parent]
      if (!item || !above || !worse(item, above)) return
      heap[at] = above
      heap[parent] = item
      at = parent
    }
  }
  let threshold = 0
  for (let document = 0; document < scores.length && k > 0; document += 1) {
    const score = scores[document] as number
    if (score <= 0 || score < threshold || !hasBit(allowed, document)) continue
    const candidate = { document, score }
    if (heap.length < k) {
      heap.push(candidate)
      rise()
    } else if (heap[0] && worse(heap[0], candidate)) {
      heap[0] = candidate
      sink()
    }
    if (heap.length === k) threshold = heap[0]?.score ?? 0
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1))
}
