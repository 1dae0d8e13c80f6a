import type { Event } from './problem.ts'
import { movable, type Schedule, standing } from './schedule.ts'

/** Musts first, then by weight, each in the first slot that fits: what an organiser does by hand, and what the solver is compared with. */
export function greedySchedule(event: Event): Schedule {
  const schedule = standing(event)
  const order = movable(event).sort((x, y) => (event.weight[y] ?? 0) - (event.weight[x] ?? 0) || x - y)
  for (const pair of order) {
    const slot = event.common[pair]?.find((place) => schedule.fits(pair, place))
    if (slot !== undefined) schedule.put(pair, slot)
  }
  return schedule
}
