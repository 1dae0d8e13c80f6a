import { type Bits, hasBit } from './bits.ts'

export type Ranked = { document: number; score: number }

/** Which of two documents stands first when their scores are equal. */
export type Before = (document: number, other: number) => boolean

/** The `most` best of what is offered. A bounded binary heap, the worst on top. */
export class Best {
  readonly #items: Ranked[] = []
  readonly #most: number
  readonly #before: Before
  /** Below this nothing is taken any more. */
  threshold = 0

  constructor(most: number, before: Before) {
    this.#most = most
    this.#before = before
    if (most <= 0) this.threshold = Infinity
  }

  offer(document: number, score: number): void {
    const items = this.#items
    const item = { document, score }
    if (items.length < this.#most) {
      items.push(item)
      this.#rise()
    } else if (items[0] && this.#worse(items[0], item)) {
      items[0] = item
      this.#sink()
    }
    if (items.length === this.#most) this.threshold = items[0]?.score ?? Infinity
  }

  /** Best first. */
  ranked(): Ranked[] {
    return [...this.#items].sort((a, b) => (this.#worse(a, b) ? 1 : -1))
  }

  #worse(a: Ranked, b: Ranked): boolean {
    return a.score < b.score || (a.score === b.score && this.#before(b.document, a.document))
  }

  #rise(): void {
    const items = this.#items
    let at = items.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#worse(items[at]!, items[parent]!)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    const items = this.#items
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= items.length) return
      const right = left + 1
      const child = right < items.length && this.#worse(items[right]!, items[left]!) ? right : left
      if (!this.#worse(items[child]!, items[at]!)) return
      this.#swap(at, child)
      at = child
    }
  }

  #swap(a: number, b: number): void {
    const item = this.#items[a]!
    this.#items[a] = this.#items[b]!
    this.#items[b] = item
  }
}

/** The `k` best of the allowed documents with a score above 0, best first, ties by id. */
export function topOf(scores: Float64Array, allowed: Bits, k: number, idOf: (document: number) => string): Ranked[] {
  const best = new Best(k, (document, other) => idOf(document) < idOf(other))
  for (let document = 0; document < scores.length; document += 1) {
    const score = scores[document]!
    if (score > 0 && score >= best.threshold && hasBit(allowed, document)) best.offer(document, score)
  }
  return best.ranked()
}
