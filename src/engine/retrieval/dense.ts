/** How many of the best by words are ranked anew, and how much the vectors weigh then: measured in matching.md's sources. */
export const dense = { candidates: 300, weight: 0.3 } as const

type Packed = { values: Int8Array; scale: number }

/** A unit vector in bytes: a cosine is off by less than a hundredth, in a quarter of the memory. */
function pack(vector: Float32Array): Packed {
  let most = 0
  for (const value of vector) most = Math.max(most, Math.abs(value))
  const scale = most / 127 || 1
  return { values: Int8Array.from(vector, (value) => Math.round(value / scale)), scale }
}

/** Vectors of documents by id, all of one model. One of another length than the first is not taken. */
export class Vectors {
  readonly #packed = new Map<string, Packed>()

  get size(): number {
    return this.#packed.size
  }

  set(id: string, vector: Float32Array): void {
    const [first] = this.#packed.values()
    if (first && first.values.length !== vector.length) return
    this.#packed.set(id, pack(vector))
  }

  has(id: string): boolean {
    return this.#packed.has(id)
  }

  delete(id: string): void {
    this.#packed.delete(id)
  }

  /** Cosine of two documents; undefined when one of them has no vector. */
  similarity(one: string, other: string): number | undefined {
    const [a, b] = [this.#packed.get(one), this.#packed.get(other)]
    if (!a || !b) return undefined
    let sum = 0
    for (let at = 0; at < a.values.length; at += 1) sum += a.values[at]! * b.values[at]!
    return sum * a.scale * b.scale
  }
}

type Scored = { id: string; score: number; parts: { dense: number } }

/**
 * The best by words, ranked by words and vectors: the weighted sum of both, each over its greatest, at the scale of the words. What that
 * adds to a score or takes from it is its part `dense`, so the other parts stay what they were. A document without a vector keeps its
 * score. Ties by id.
 * @param similarity cosine of the query and a document
 */
export function fused<Found extends Scored>(found: readonly Found[], similarity: (id: string) => number | undefined, k: number): Found[] {
  const likeness = found.map(({ id }) => similarity(id))
  const mostAlike = likeness.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
  if (mostAlike === 0) return found.slice(0, k)
  const mostScored = found.reduce((most, { score }) => Math.max(most, score), 0)
  const moved = found.map((one, index) => {
    const alike = likeness[index]
    const shift = alike === undefined ? 0 : dense.weight * ((mostScored * Math.max(0, alike)) / mostAlike - one.score)
    return { ...one, score: one.score + shift, parts: { ...one.parts, dense: one.parts.dense + shift } }
  })
  return moved.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, k)
}
