/** The terms that a query looks for, as arrays: `numbers[i]` is worth `weights[i]`; the first `lexical` are words of the query itself. */
export type Wanted = { numbers: Int32Array; weights: Float64Array; lexical: number }

/** Fibonacci hashing: 2³² over the golden ratio, as a signed number. */
const golden = -1_640_531_535
/** No term has this number. */
const free = -2

/** Finds wanted terms by their number: open addressing at a quarter of the room, so that most misses end at the first look. */
export class Places {
  readonly #keys: Int32Array
  readonly #places: Int32Array
  readonly #shift: number
  /** The next place with the same number, or −1: a term can be wanted for itself and as a translation. */
  readonly next: Int32Array

  constructor(numbers: Int32Array) {
    const bits = Math.max(4, 34 - Math.clz32(numbers.length))
    this.#shift = 32 - bits
    this.#keys = new Int32Array(1 << bits).fill(free)
    this.#places = new Int32Array(1 << bits)
    this.next = new Int32Array(numbers.length).fill(-1)
    for (let place = numbers.length - 1; place >= 0; place -= 1) this.#put(numbers[place]!, place)
  }

  /** The first place of a term, or −1. */
  find(number: number): number {
    const keys = this.#keys
    const mask = keys.length - 1
    for (let slot = Math.imul(number, golden) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const key = keys[slot]!
      if (key === number) return this.#places[slot]!
      if (key === free) return -1
    }
  }

  #put(number: number, place: number): void {
    const mask = this.#keys.length - 1
    let slot = Math.imul(number, golden) >>> this.#shift
    while (this.#keys[slot] !== free && this.#keys[slot] !== number) slot = (slot + 1) & mask
    if (this.#keys[slot] === number) this.next[place] = this.#places[slot]!
    this.#keys[slot] = number
    this.#places[slot] = place
  }
}
