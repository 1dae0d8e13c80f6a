import type { Event } from './problem.ts'
import { Schedule } from './schedule.ts'

/** Musts first, then by weight, each in the first slot that fits: what an organiser does by hand, and what the solver is compared with. */
export function greedySchedule(event: Event): Schedule {
  const schedule = new Schedule(event)
  const order = Array.from(event.a, (_, pair) => pair).sort((x, y) => (event.weight[y] ?? 0) - (event.weight[x] ?? 0) || x - y)
  for (const pair of order) {
    const slot = event.common[pair]?.find((place) => schedule.fits(pair, place))
    if (slot !== undefined) schedule.put(pair, slot)
  }
  return schedule
}
