/** Growing arrays of numbers without boxing: what a programme is made of before a solver sees it. */
class Numbers {
  private held: Float64Array = new Float64Array(256)
  length = 0

  push(value: number): void {
    if (this.length === this.held.length) {
      const wider = new Float64Array(this.held.length * 2)
      wider.set(this.held)
      this.held = wider
    }
    this.held[this.length] = value
    this.length += 1
  }

  at(index: number): number {
    return this.held[index] ?? 0
  }

  put(index: number, value: number): void {
    this.held[index] = value
  }

  from(start: number): Float64Array {
    return this.held.slice(start, this.length)
  }
}

/** Columns of a programme: each with what one unit earns, its bounds, and its coefficients in rows. */
export class Columns {
  readonly earns = new Numbers()
  readonly lower = new Numbers()
  readonly upper = new Numbers()
  readonly rows = new Numbers()
  readonly values = new Numbers()
  readonly starts = new Numbers()
  /** Coefficients that were added to a column afterwards. */
  private readonly late = new Map<number, [row: number, value: number][]>()

  get count(): number {
    return this.earns.length
  }

  /** Adds a column and gives its number; `entries` are row, coefficient, row, coefficient … */
  add(earns: number, lower: number, upper: number, entries: readonly number[]): number {
    this.starts.push(this.rows.length)
    this.earns.push(earns)
    this.lower.push(lower)
    this.upper.push(upper)
    for (let at = 0; at < entries.length; at += 2) {
      this.rows.push(entries[at] ?? 0)
      this.values.push(entries[at + 1] ?? 0)
    }
    return this.count - 1
  }

  /** What one unit earns less the prices of what it uses. */
  reduced(column: number, prices: Float64Array): number {
    let sum = this.earns.at(column)
    const end = column + 1 < this.count ? this.starts.at(column + 1) : this.rows.length
    for (let at = this.starts.at(column); at < end; at += 1) sum -= this.values.at(at) * (prices[this.rows.at(at)] ?? 0)
    for (const [row, value] of this.late.get(column) ?? []) sum -= value * (prices[row] ?? 0)
    return sum
  }

  addLate(column: number, row: number, value: number): void {
    const known = this.late.get(column)
    if (known) known.push([row, value])
    else this.late.set(column, [[row, value]])
  }
}
