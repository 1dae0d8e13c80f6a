import type { Highs } from 'highs'
import { boundOf } from '../programme/bound.ts'
import { Programme } from '../programme/programme.ts'
import { chanceFrom } from './chance.ts'
import type { Event } from './problem.ts'
import { nobody, Schedule } from './schedule.ts'

/** A must counts so much more than its weight: more than the meetings of two people and a table that it can push aside. */
export const mustFirst = 64

type Option = { pair: number; slot: number }

/** What may still be added to a schedule as a programme: one column a pair and slot that fits. */
function fill(programme: Programme, schedule: Schedule, pairs: readonly number[]): Option[] {
  const { event, width } = schedule
  const rows = new Map<number, number>()
  const rowOf = (key: number, limit: number): number => {
    const known = rows.get(key)
    if (known !== undefined) return known
    const row = programme.addRow(-Infinity, limit)
    rows.set(key, row)
    return row
  }
  const people = event.people.length
  const tableKeys = people * (width + 1)
  const options: Option[] = []
  for (const pair of pairs) {
    const [a, b] = [event.a[pair] ?? 0, event.b[pair] ?? 0]
    const once = programme.addRow(-Infinity, 1)
    const bounded = [a, b].filter((person) => (schedule.room[person] ?? 0) < Math.min(width, event.pairsOf[person]?.length ?? 0))
    const quotas = bounded.flatMap((person) => [rowOf(people * width + person, schedule.room[person] ?? 0), 1])
    for (const slot of event.common[pair] ?? []) {
      if (!schedule.fits(pair, slot)) continue
      const entries = [once, 1, rowOf(a * width + slot, 1), 1, rowOf(b * width + slot, 1), 1, rowOf(tableKeys + slot, schedule.tables[slot] ?? 0), 1, ...quotas]
      programme.columns.add((event.weight[pair] ?? 0) + (event.must[pair] ? mustFirst : 0), 0, 1, entries)
      options.push({ pair, slot })
    }
  }
  return options
}

/** A solver's one. */
const one = 1 - 1e-6

/** Puts what a solution says for certain. */
function put(schedule: Schedule, options: readonly Option[], amounts: Float64Array): void {
  options.forEach(({ pair, slot }, place) => {
    if ((amounts[place] ?? 0) > one && schedule.fits(pair, slot)) schedule.put(pair, slot)
  })
}

/** What the pairs that meet count, musts first. */
export const countOf = (event: Event, pairs: readonly number[], slotOf: Int32Array): number =>
  pairs.reduce((sum, pair) => sum + (slotOf[pair] === nobody ? 0 : (event.weight[pair] ?? 0) + (event.must[pair] ? mustFirst : 0)), 0)

/** The best that can be added, whole numbers only; the search may end before it is proved. */
function addWhole(highs: Highs, schedule: Schedule, pairs: readonly number[], nodes: number): void {
  Programme.with(highs, { mip_max_nodes: nodes }, (programme) => {
    const options = fill(programme, schedule, pairs)
    if (options.length === 0) return
    const found = programme.solveWhole(options.keys())
    if (found) put(schedule, options, found.amounts)
  })
}

const unmetOf = (schedule: Schedule, pairs: readonly number[]): number[] => pairs.filter((pair) => schedule.slotOf[pair] === nobody)

/**
 * Adds to a schedule the meetings of these pairs that count most. Returns a bound on what can be added, by {@link countOf}: it is computed here
 * from the prices that the solver found, so it holds whether the solver erred or not, and rounded down, since all counts are whole.
 */
export function addBest(highs: Highs, schedule: Schedule, pairs: readonly number[]): number {
  const bound = Programme.with(highs, {}, (programme) => {
    const options = fill(programme, schedule, pairs)
    if (options.length === 0) return 0
    const { amounts, prices } = programme.solve()
    put(schedule, options, amounts)
    return Math.floor(boundOf(programme, prices) + 1e-6)
  })
  addWhole(highs, schedule, unmetOf(schedule, pairs), 200)
  return bound
}

/** Columns that the search below opens at once. */
const opened = 6_000

/** Takes all meetings out of some slots and fills them anew, again and again, while the bound is not reached. */
export function improve(highs: Highs, schedule: Schedule, pairs: readonly number[], { bound, rounds }: { bound: number; rounds: number }): void {
  const { event } = schedule
  const chance = chanceFrom(rounds)
  for (let round = 0; round < rounds; round += 1) {
    const before = countOf(event, pairs, schedule.slotOf)
    if (before >= bound) return
    const slots = event.slots.map((_, slot) => ({ slot, at: chance() })).sort((x, y) => x.at - y.at).map(({ slot }) => slot)
    const whole = schedule.slotOf.slice()
    let columns = 0
    for (const slot of slots) {
      if (columns > opened) break
      for (const pair of pairs) {
        if (event.common[pair]?.includes(slot)) columns += 1
        if (schedule.slotOf[pair] === slot) schedule.drop(pair)
      }
    }
    addWhole(highs, schedule, unmetOf(schedule, pairs), 200)
    if (countOf(event, pairs, schedule.slotOf) >= before) continue
    for (const pair of pairs) if (schedule.slotOf[pair] !== nobody) schedule.drop(pair)
    for (const pair of pairs) if (whole[pair] !== nobody) schedule.put(pair, whole[pair] ?? 0)
  }
}

/** No schedule holds more of these musts than this. */
export function mostMusts(highs: Highs, event: Event): number {
  const musts = Array.from(event.must.keys()).filter((pair) => event.must[pair] === 1)
  return Programme.with(highs, {}, (programme) => {
    const options = fill(programme, new Schedule(event), musts)
    if (options.length === 0) return 0
    options.forEach((_, column) => programme.columns.earns.put(column, 1))
    return Math.floor(boundOf(programme, programme.solve().prices) + 1e-6)
  })
}
