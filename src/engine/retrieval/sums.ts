import type { Crossed, Crossings } from './crossings.ts'

/** A translation with what all words that lead to it come to; `last` is the place of the last step to it. */
export type Summed = { crossing: Crossed; sum: number; weight: number; last: number }

/** A word of the query that a translation stands for, with what it gives. */
export type Step = { source: string; crossing: Crossed; share: number }

const grown = <A extends Int32Array | Float64Array>(from: A, into: A): A => {
  into.set(from)
  return into
}

/** Adds up what the words of a query give to each translation. One serves all plans, one after the other: {@link Sums.clear} between them. */
export class Sums {
  readonly #slots = new Map<string, number>()
  /** Per slot: the sum, and the place of the last step + 1. */
  #sums = new Float64Array(256)
  #last = new Int32Array(256)
  /** The translations in the order in which they were first reached. */
  #reached: Crossed[] = []
  /** Per step: where from, where to, how much, and the place of the step to the same translation before it, −1 for none. */
  #sources: string[] = []
  #crossings: Crossed[] = []
  #shares = new Float64Array(256)
  #before = new Int32Array(256)

  /** The slot of a term: always the same one. */
  slotOf(term: string): number {
    const known = this.#slots.get(term)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(term, slot)
    if (slot < this.#sums.length) return slot
    this.#sums = grown(this.#sums, new Float64Array(slot * 2))
    this.#last = grown(this.#last, new Int32Array(slot * 2))
    return slot
  }

  /** What a word of the query gives to its translations. */
  add(source: string, { crossings, slots, gains }: Crossings, weight: number): void {
    for (let at = 0; at < slots.length; at += 1) {
      const slot = slots[at]!
      const share = weight * gains[at]!
      const place = this.#sources.length
      if (place === this.#shares.length) this.#growSteps()
      const before = this.#last[slot]! - 1
      if (before < 0) this.#reached.push(crossings[at]!)
      this.#sources.push(source)
      this.#crossings.push(crossings[at]!)
      this.#shares[place] = share
      this.#before[place] = before
      this.#sums[slot]! += share
      this.#last[slot] = place + 1
    }
  }

  /** The weightiest translations, at most so many, best first, ties by term; a weight is the sum times `factor`. */
  heaviest(most: number, factor: number): Summed[] {
    const reached = this.#reached
    const weights = new Float64Array(reached.length)
    for (let at = 0; at < weights.length; at += 1) weights[at] = this.#sums[reached[at]!.slot]! * factor
    const least = weights.length > most ? weights.slice().sort()[weights.length - most]! : 0
    const found: Summed[] = []
    for (let at = 0; at < weights.length; at += 1) {
      const crossing = reached[at]!
      if (weights[at]! >= least) found.push({ crossing, weight: weights[at]!, sum: this.#sums[crossing.slot]!, last: this.#last[crossing.slot]! - 1 })
    }
    return found.sort((a, b) => b.weight - a.weight || (a.crossing.term < b.crossing.term ? -1 : 1)).slice(0, most)
  }

  /** The steps to a translation, in their order. */
  stepsTo({ last }: Summed): Step[] {
    const steps: Step[] = []
    for (let place = last; place >= 0; place = this.#before[place]!) steps.push({ source: this.#sources[place]!, crossing: this.#crossings[place]!, share: this.#shares[place]! })
    return steps.reverse()
  }

  clear(): void {
    for (const { slot } of this.#reached) {
      this.#sums[slot] = 0
      this.#last[slot] = 0
    }
    this.#reached = []
    this.#sources = []
    this.#crossings = []
  }

  #growSteps(): void {
    const size = this.#shares.length * 2
    this.#shares = grown(this.#shares, new Float64Array(size))
    this.#before = grown(this.#before, new Int32Array(size))
  }
}
