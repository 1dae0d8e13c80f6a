import type { Highs } from 'highs'
import { fairPrices, worthOfColumn, worthOfRows } from '../programme/bound.ts'
import { Programme, type Solved } from '../programme/programme.ts'
import type { Numbered } from './problem.ts'

/**
 * What it costs to leave a place empty (each further one of a submission a little more, so that shortage is spread), to fall below a floor or a least
 * load, in affinity: so much that none is done for affinity's sake.
 */
const costs = { empty: 1_000, uneven: 10, below: 50, under: 20 } as const

/** A floor is a fixed service, or the one that all of `raised` share and that is to be as high as it can. */
export type Terms = { places: Int32Array; floors: Float64Array; raised: Uint8Array; seek: 'affinity' | 'fairness' }

/** New columns that one submission may bring into a round. */
const aRound = 8

/**
 * The assignment as a linear programme over some pairs; {@link Master.solve} brings in every other pair that could do better, so that what it ends with
 * is the best over all pairs, and {@link Master.bound} proves it.
 */
export class Master {
  /** Column → pair, for the columns that are pairs. */
  readonly columns = new Map<number, number>()
  private readonly columnOf = new Map<number, number>()
  private readonly others: number[] = []
  private readonly cover: number[]
  private readonly load: number[]
  private readonly floor: number[]
  private readonly groups = new Map<number, number>()
  private readonly rewards: boolean

  constructor(private readonly programme: Programme, private readonly numbers: Numbered, private readonly terms: Terms) {
    const { columns } = programme
    this.rewards = terms.seek === 'affinity'
    this.cover = Array.from(terms.places, (count) => programme.addRow(count, count))
    this.load = numbers.reviewers.map(({ most, least = 0 }) => programme.addRow(Math.min(least, most), most))
    this.floor = Array.from(terms.floors, (floor, row) => (floor > 0 || terms.raised[row] ? programme.addRow(terms.raised[row] ? 0 : floor, Infinity) : -1))
    const highest = Math.max(0, ...terms.places)
    terms.places.forEach((count, row) => {
      for (let missing = 0; missing < count; missing += 1) this.others.push(columns.add(-costs.empty - missing * costs.uneven, 0, 1, [this.cover[row] ?? 0, 1]))
    })
    numbers.reviewers.forEach(({ least = 0 }, reviewer) => {
      if (least > 0) this.others.push(columns.add(-costs.under, 0, least, [this.load[reviewer] ?? 0, 1]))
    })
    terms.floors.forEach((floor, row) => {
      if (floor > 0 && !terms.raised[row]) this.others.push(columns.add(-costs.below, 0, floor, [this.floor[row] ?? 0, 1]))
    })
    const raised = this.floor.filter((_, row) => terms.raised[row])
    if (raised.length > 0) this.others.push(columns.add(1, 0, highest, raised.flatMap((row) => [row, -1])))
  }

  /** Brings a pair into the programme; `taken`: as assigned for certain. */
  add(pair: number, taken = false): void {
    if (this.columnOf.has(pair)) return
    const { width, affinity, allowed } = this.numbers
    const [row, reviewer] = [Math.floor(pair / width), pair % width]
    const value = affinity[pair] ?? 0
    const entries = [this.cover[row] ?? 0, 1, this.load[reviewer] ?? 0, 1]
    if ((this.floor[row] ?? -1) >= 0) entries.push(this.floor[row] ?? 0, value)
    const group = this.groups.get(this.groupKey(pair))
    if (group !== undefined) entries.push(group, 1)
    const column = this.programme.columns.add(this.rewards ? value : 0, taken || allowed[pair] === 2 ? 1 : 0, 1, entries)
    this.columns.set(column, pair)
    this.columnOf.set(pair, column)
  }

  /** Submission and institution of a pair as one number; below 0 without one. */
  private groupKey(pair: number): number {
    const { width, institutions, reviewers } = this.numbers
    const institution = institutions[pair % width] ?? -1
    return institution < 0 ? -1 : Math.floor(pair / width) * reviewers.length + institution
  }

  /** Rows for the submissions that have several reviewers of one institution, of these pairs; the number of new rows. */
  spread(pairs: Iterable<number>): number {
    if (this.numbers.sameInstitution <= 0 || !this.rewards) return 0
    const together = new Map<number, number[]>()
    for (const pair of pairs) {
      const key = this.groupKey(pair)
      if (key >= 0 && !this.groups.has(key)) together.set(key, [...(together.get(key) ?? []), pair])
    }
    let added = 0
    for (const [key, members] of together) {
      if (members.length < 2) continue
      const row = this.programme.addRow(-Infinity, 1)
      this.groups.set(key, row)
      for (const [pair, column] of this.columnOf) if (this.groupKey(pair) === key) this.programme.join(row, column, 1)
      this.others.push(this.programme.columns.add(-this.numbers.sameInstitution, 0, this.terms.places[Math.floor((members[0] ?? 0) / this.numbers.width)] ?? 0, [row, -1]))
      added += 1
    }
    return added
  }

  /** What a pair earns beyond what it uses, at these prices. */
  reduced(pair: number, prices: Float64Array): number {
    const { width, affinity } = this.numbers
    const [row, value] = [Math.floor(pair / width), affinity[pair] ?? 0]
    const floor = this.floor[row] ?? -1
    const group = this.groups.size > 0 ? this.groups.get(this.groupKey(pair)) : undefined
    const used = (prices[this.cover[row] ?? 0] ?? 0) + (prices[this.load[pair % width] ?? 0] ?? 0) + (floor < 0 ? 0 : value * (prices[floor] ?? 0)) + (group === undefined ? 0 : (prices[group] ?? 0))
    return (this.rewards ? value : 0) - used
  }

  /** The pairs that would do better than what is in the programme, the best of each submission. */
  private missing(prices: Float64Array): number[] {
    const { width, allowed } = this.numbers
    return Array.from(this.cover).flatMap((_, row) => {
      const better: { pair: number; by: number }[] = []
      for (let pair = row * width; pair < (row + 1) * width; pair += 1) {
        if (allowed[pair] === 0 || this.columnOf.has(pair)) continue
        const by = this.reduced(pair, prices)
        if (by > 1e-7) better.push({ pair, by })
      }
      return better.sort((a, b) => b.by - a.by).slice(0, aRound).map(({ pair }) => pair)
    })
  }

  /** The best over all pairs, fractions allowed. */
  solve(): Solved {
    for (;;) {
      const solved = this.programme.solve()
      const missing = this.missing(solved.prices)
      for (const pair of missing) this.add(pair)
      if (missing.length === 0 && this.spread(this.chosen(solved.amounts)) === 0) return solved
    }
  }

  /** No assignment of any allowed pairs is worth more; from prices alone, so whatever the solver did. */
  bound(given: Float64Array): number {
    const prices = fairPrices(this.programme, given)
    const { allowed } = this.numbers
    const { columns } = this.programme
    let sum = worthOfRows(this.programme, prices)
    for (const column of this.others) sum += worthOfColumn(columns.reduced(column, prices), columns.lower.at(column), columns.upper.at(column))
    for (let pair = 0; pair < allowed.length; pair += 1) if (allowed[pair] !== 0) sum += worthOfColumn(this.reduced(pair, prices), allowed[pair] === 2 ? 1 : 0, 1)
    return sum
  }

  /** The pairs that a solution takes, or takes a part of. */
  chosen(amounts: Float64Array): number[] {
    return [...this.columns].filter(([column]) => (amounts[column] ?? 0) > 1e-6).map(([, pair]) => pair)
  }

  static with<T>(highs: Highs, numbers: Numbered, terms: Terms, act: (master: Master, programme: Programme) => T): T {
    return Programme.with(highs, {}, (programme) => act(new Master(programme, numbers, terms), programme))
  }
}
