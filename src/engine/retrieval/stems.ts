import { stem } from './stem.ts'

/** Words that are kept; then all are forgotten. */
const most = 100_000
/** FNV-1a over code units, 32 bits. */
const prime = 0x01000193
const basis = 0x811c9dc5

/** The index terms of words as they stand in texts, found by their code units: no string is cut out of a text for a word that has been seen. */
export class Stems {
  #units = new Uint16Array(1 << 14)
  #starts = new Uint32Array(1 << 11)
  /** Numbers of words + 1, at least half of the slots free. */
  #slots = new Uint32Array(1 << 12)
  readonly #terms: string[] = []

  /** {@link stem} of what stands in `text` from `start` to `end`. */
  termAt(text: string, start: number, end: number): string {
    let hash = basis
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
    hash ^= hash >>> 15
    const slots = this.#slots
    const last = slots.length - 1
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const number = slots[slot]! - 1
      if (number < 0) return this.#learn(text.slice(start, end), slot)
      if (this.#is(number, text, start, end)) return this.#terms[number]!
    }
  }

  #is(number: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[number]!
    const size = end - start
    if (this.#starts[number + 1]! - from !== size) return false
    const units = this.#units
    for (let at = 0; at < size; at += 1) if (units[from + at] !== text.charCodeAt(start + at)) return false
    return true
  }

  #learn(word: string, slot: number): string {
    const term = stem(word)
    const number = this.#terms.length
    if (number >= most) {
      this.#terms.length = 0
      this.#slots.fill(0)
      return term
    }
    const from = this.#starts[number]!
    const end = from + word.length
    if (end > this.#units.length) this.#units = grown(this.#units, new Uint16Array(Math.max(end, this.#units.length * 2)))
    if (number + 2 > this.#starts.length) this.#starts = grown(this.#starts, new Uint32Array(this.#starts.length * 2))
    for (let at = 0; at < word.length; at += 1) this.#units[from + at] = word.charCodeAt(at)
    this.#starts[number + 1] = end
    this.#terms.push(term)
    this.#slots[slot] = number + 1
    if ((number + 1) * 2 >= this.#slots.length) this.#spread()
    return term
  }

  /** Twice as many slots. */
  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    const last = slots.length - 1
    for (let number = 0; number < this.#terms.length; number += 1) {
      let hash = basis
      for (let at = this.#starts[number]!; at < this.#starts[number + 1]!; at += 1) hash = Math.imul(hash ^ this.#units[at]!, prime)
      let slot = (hash ^ (hash >>> 15)) & last
      while (slots[slot] !== 0) slot = (slot + 1) & last
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

function grown<A extends Uint16Array | Uint32Array>(from: A, into: A): A {
  into.set(from)
  return into
}
