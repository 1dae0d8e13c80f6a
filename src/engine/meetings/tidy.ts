import { type Change, chainFrom, exchangeFor, make, undone } from './changes.ts'
import { chanceFrom } from './chance.ts'
import { daysOf, idleGaps, idleOf, Lateness } from './figures.ts'
import { nobody, type Schedule } from './schedule.ts'

/** How a search goes: `heat` from first to last, what an idle slot and a late minute a meeting cost, and more idle slots than `mostIdle` never. */
type Course = { effort: number; heat: readonly [first: number, last: number]; idleCosts: number; lateCosts: number; mostIdle: number }

/** What it takes to weigh a change, in proposals that come to nothing. */
const considering = 7

/** One move in so many lets somebody else meet, for the same worth. */
const exchanges = 0.25

class Search {
  private readonly days: [number, number][]
  private readonly dayOf: number[]
  private readonly lateness: Lateness
  private readonly pairs: number[]
  private idle: number

  constructor(private readonly schedule: Schedule, private readonly chance: () => number) {
    const { event } = schedule
    this.days = daysOf(event)
    this.dayOf = event.slots.map((_, slot) => this.days.findIndex(([first, end]) => slot >= first && slot < end))
    this.lateness = new Lateness(schedule)
    this.idle = idleGaps(schedule)
    this.pairs = Array.from(event.a.keys())
  }

  run({ effort, heat: [first, last], ...course }: Course): void {
    if (this.pairs.length === 0) return
    for (let spent = 0; spent < effort; spent += 1) {
      if (this.idle === 0 && course.idleCosts > 0) return
      const changes = this.propose()
      if (!changes) continue
      spent += considering
      this.consider(changes, first * (last / first) ** (spent / effort), course)
    }
  }

  private propose(): Change[] | undefined {
    const { event, slotOf } = this.schedule
    const pair = this.pairs[Math.floor(this.chance() * this.pairs.length)] ?? 0
    const choices = event.common[pair] ?? []
    const there = choices[Math.floor(this.chance() * choices.length)] ?? 0
    if (slotOf[pair] === there) return undefined
    if (slotOf[pair] === nobody) return this.chance() < exchanges ? exchangeFor(this.schedule, pair, there) : undefined
    return chainFrom(this.schedule, pair, there)
  }

  private consider(changes: readonly Change[], heat: number, { idleCosts, lateCosts, mostIdle }: Pick<Course, 'idleCosts' | 'lateCosts' | 'mostIdle'>): void {
    const places = this.placesOf(changes)
    const [before, burden] = [this.idleIn(places), this.lateness.burden]
    this.make(changes)
    const more = this.idleIn(places) - before
    const cost = idleCosts * more + lateCosts * (this.lateness.burden - burden)
    if (this.idle + more <= mostIdle && (cost <= 0 || this.chance() < Math.exp(-cost / heat))) this.idle += more
    else this.make(undone(changes))
  }

  private make(changes: readonly Change[]): void {
    make(this.schedule, changes)
    for (const { pair, from, to } of changes) {
      this.lateness.count(pair, from, -1)
      this.lateness.count(pair, to, 1)
    }
  }

  /** Whose days a change may alter: person × days + day. */
  private placesOf(changes: readonly Change[]): Set<number> {
    const { event } = this.schedule
    const places = new Set<number>()
    for (const { pair, from, to } of changes) {
      for (const slot of [from, to]) {
        if (slot === nobody) continue
        const day = this.dayOf[slot] ?? 0
        places.add((event.a[pair] ?? 0) * this.days.length + day)
        places.add((event.b[pair] ?? 0) * this.days.length + day)
      }
    }
    return places
  }

  private idleIn(places: ReadonlySet<number>): number {
    let sum = 0
    for (const place of places) {
      const [first, end] = this.days[place % this.days.length] ?? [0, 0]
      sum += idleOf(this.schedule, Math.floor(place / this.days.length), first, end)
    }
    return sum
  }
}

/**
 * Fewest idle gaps first, then the late minutes shared fairly without one more gap. What the meetings are worth and the musts stay as they are.
 * Simulated annealing: `effort` says how long it looks, some four million a second of CPU; the same effort gives the same schedule.
 */
export function tidy(schedule: Schedule, effort: number): void {
  new Search(schedule, chanceFrom(1)).run({ effort, heat: [0.8, 0.06], idleCosts: 1, lateCosts: 0.02, mostIdle: Infinity })
  new Search(schedule, chanceFrom(2)).run({ effort: effort / 4, heat: [0.01, 0.0001], idleCosts: 0, lateCosts: 1, mostIdle: idleGaps(schedule) })
}
