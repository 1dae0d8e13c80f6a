/** A typed array that grows by doubling. */
export class Growing<A extends Int32Array | Float64Array | Uint32Array> {
  values: A
  length = 0
  readonly #make: (size: number) => A
  readonly #filler: number

  constructor(make: (size: number) => A, filler = 0) {
    this.#make = make
    this.#filler = filler
    this.values = make(64)
    this.values.fill(filler)
  }

  /** Makes room for `size` values; new ones hold the filler. */
  reach(size: number): void {
    if (size > this.values.length) {
      const larger = this.#make(Math.max(size, this.values.length * 2))
      larger.set(this.values)
      larger.fill(this.#filler, this.values.length)
      this.values = larger
    }
    this.length = Math.max(this.length, size)
  }

  at(index: number): number {
    return index < this.length ? (this.values[index] ?? this.#filler) : this.#filler
  }

  set(index: number, value: number): void {
    this.reach(index + 1)
    this.values[index] = value
  }

  add(index: number, value: number): void {
    this.set(index, this.at(index) + value)
  }
}

export const growingInts = (filler = 0): Growing<Int32Array> => new Growing((size) => new Int32Array(size), filler)
