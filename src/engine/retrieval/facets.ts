import type { Steps } from './steps.ts'

const none = new Int32Array(0)
/** Numbers that are moved in one step, and what a value costs beside them. */
const stride = 1 << 19
const perValue = 50

/** Ascending document numbers. Begins with an array of somebody else, which it does not write to, and copies when it grows. */
class Holders {
  #values: Int32Array
  #length: number

  constructor(values: Int32Array = none) {
    this.#values = values
    this.#length = values.length
  }

  add(number: number): void {
    if (this.#length > 0 && this.#values[this.#length - 1] === number) return
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(Math.max(4, Math.ceil(this.#length * 1.5)))
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length] = number
    this.#length += 1
  }

  /** What is there now; what comes later does not show in it. */
  view(): Int32Array {
    return this.#values.subarray(0, this.#length)
  }
}

/** One value of a facet with the documents that have it, ascending, dead ones included. */
export type Held = { facet: string; value: string; documents: Int32Array }

/** Which documents have which value of which facet. */
export class Facets {
  readonly #facets = new Map<string, Map<string, Holders>>()

  constructor(held: Iterable<Held> = []) {
    for (const { facet, value, documents } of held) this.#valuesOf(facet).set(value, new Holders(documents))
  }

  /** Documents come in ascending order. */
  add(number: number, facets: Readonly<Record<string, readonly string[]>>): void {
    for (const [facet, values] of Object.entries(facets)) {
      const known = this.#valuesOf(facet)
      for (const value of values) {
        const holders = known.get(value)
        if (holders) holders.add(number)
        else known.set(value, new Holders(Int32Array.of(number)))
      }
    }
  }

  having(facet: string, value: string): Int32Array {
    return this.#facets.get(facet)?.get(value)?.view() ?? none
  }

  valuesOf(facet: string): [string, Int32Array][] {
    return [...(this.#facets.get(facet) ?? [])].map(([value, holders]) => [value, holders.view()])
  }

  *all(): IterableIterator<Held> {
    for (const [facet, values] of this.#facets) for (const [value, holders] of values) yield { facet, value, documents: holders.view() }
  }

  /** The same under new numbers, which ascend with the old ones; −1, or none, for documents that are left out. Values that none has are left out. */
  *renumbered(renumber: Int32Array): Steps<Facets> {
    const left: Held[] = []
    let work = 0
    for (const { facet, value, documents } of this.all()) {
      const kept = new Int32Array(documents.length)
      let size = 0
      for (let at = 0; at < documents.length; at += 1) {
        const number = renumber[documents[at]!] ?? -1
        if (number >= 0) kept[size++] = number
      }
      if (size > 0) left.push({ facet, value, documents: size < kept.length ? kept.slice(0, size) : kept })
      work += documents.length + perValue
      if (work > stride) {
        work = 0
        yield
      }
    }
    return new Facets(left)
  }

  #valuesOf(facet: string): Map<string, Holders> {
    const known = this.#facets.get(facet)
    if (known) return known
    const values = new Map<string, Holders>()
    this.#facets.set(facet, values)
    return values
  }
}
