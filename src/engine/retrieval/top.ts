import { type Bits, hasBit } from './bits.ts'

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
