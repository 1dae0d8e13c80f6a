import type { Crossed } from './crossings.ts'

/** A word of the query and the translation that it leads to; `before` is the place of the step to the same one before it, −1 for none. */
type Step = { source: string; crossing: Crossed; share: number; before: number }

/** A translation with what all words that lead to it come to. */
export type Summed = { crossing: Crossed; sum: number; last: number }

/** Adds up what the words of a query give to each translation. One serves all plans, one after the other: {@link Sums.clear} between them. */
export class Sums {
  readonly #slots = new Map<string, number>()
  #sums = new Float64Array(256)
  /** Per slot the place of its last step + 1. */
  #last = new Int32Array(256)
  #reached: Crossed[] = []
  #steps: Step[] = []

  /** The slot of a term: always the same one. */
  slotOf(term: string): number {
    const known = this.#slots.get(term)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(term, slot)
    if (slot < this.#sums.length) return slot
    const [sums, last] = [new Float64Array(slot * 2), new Int32Array(slot * 2)]
    sums.set(this.#sums)
    last.set(this.#last)
    this.#sums = sums
    this.#last = last
    return slot
  }

  add(source: string, crossing: Crossed, share: number): void {
    const { slot } = crossing
    const before = this.#last[slot]! - 1
    if (before < 0) this.#reached.push(crossing)
    this.#sums[slot]! += share
    this.#last[slot] = this.#steps.push({ source, crossing, share, before })
  }

  /** The translations in the order in which they were first reached. */
  all(): Summed[] {
    return this.#reached.map((crossing) => ({ crossing, sum: this.#sums[crossing.slot]!, last: this.#last[crossing.slot]! - 1 }))
  }

  /** The steps to a translation, in their order. */
  stepsTo({ last }: Summed): Step[] {
    const steps: Step[] = []
    for (let place = last; place >= 0; place = this.#steps[place]!.before) steps.push(this.#steps[place]!)
    return steps.reverse()
  }

  clear(): void {
    for (const { slot } of this.#reached) {
      this.#sums[slot] = 0
      this.#last[slot] = 0
    }
    this.#reached = []
    this.#steps = []
  }
}
