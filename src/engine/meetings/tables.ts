import type { Event, Meeting } from './problem.ts'
import { nobody, type Schedule } from './schedule.ts'

type Seated = { pair: number; slot: number; table: number }

/** Which tables are taken in each slot. */
const takenBy = (event: Event, seated: readonly Seated[]): Set<number>[] => {
  const taken = event.slots.map(() => new Set<number>())
  for (const { slot, table } of seated) taken[slot]?.add(table)
  return taken
}

const firstFree = (taken: ReadonlySet<number>): number => {
  let table = 0
  while (taken.has(table)) table += 1
  return table
}

/** Gives every meeting a table: those that have one keep it; who meets most stays at the table of its last meeting where it can. */
export function seat(schedule: Schedule, given: ReadonlyMap<number, number> = new Map()): Seated[] {
  const { event, slotOf } = schedule
  const meetings = Array.from(slotOf.keys()).filter((pair) => slotOf[pair] !== nobody)
  const seated = meetings.flatMap((pair): Seated[] => (given.has(pair) ? [{ pair, slot: slotOf[pair] ?? 0, table: given.get(pair) ?? 0 }] : []))
  const taken = takenBy(event, seated)
  const busy = event.people.map((_, person) => (event.pairsOf[person] ?? []).filter((pair) => slotOf[pair] !== nobody).length)
  const last = new Map<number, number>()
  const hostOf = (pair: number): number => {
    const [a, b] = [event.a[pair] ?? 0, event.b[pair] ?? 0]
    return (busy[a] ?? 0) > (busy[b] ?? 0) ? a : b
  }
  event.slots.forEach((_, slot) => {
    const free = taken[slot] as Set<number>
    const here = meetings.filter((pair) => slotOf[pair] === slot && !given.has(pair)).sort((x, y) => (busy[hostOf(y)] ?? 0) - (busy[hostOf(x)] ?? 0) || x - y)
    const staying = here.filter((pair) => {
      const table = last.get(hostOf(pair))
      if (table === undefined || free.has(table) || table >= (event.tables[slot] ?? 0)) return true
      free.add(table)
      seated.push({ pair, slot, table })
      return false
    })
    for (const pair of staying) {
      const table = firstFree(free)
      free.add(table)
      last.set(hostOf(pair), table)
      seated.push({ pair, slot, table })
    }
  })
  return seated
}

/** In the order of time, then of tables. */
export const meetingsOf = (event: Event, seated: readonly Seated[]): Meeting[] =>
  [...seated].sort((x, y) => x.slot - y.slot || x.table - y.table).map(({ pair, slot, table }) => ({
    a: event.people[event.a[pair] ?? 0]?.id ?? '', b: event.people[event.b[pair] ?? 0]?.id ?? '', slot: event.slots[slot]?.id ?? '', table,
  }))
