import { nobody, type Schedule } from './schedule.ts'

/** A pair goes from one slot to another; from or to {@link nobody} where it did not meet, or no longer meets. */
export type Change = { pair: number; from: number; to: number }

/** Longer chains are seldom better than what they cost to look at. */
const longest = 16

/**
 * What has to move with a pair when it goes to another slot: whoever its people meet there comes back, whoever those meet here goes there, and so
 * on (a Kempe chain). Undefined where somebody is not free or tables run out.
 */
export function chainFrom(schedule: Schedule, pair: number, there: number): Change[] | undefined {
  const { event, width } = schedule
  const here = schedule.slotOf[pair] ?? nobody
  const changes: Change[] = [{ pair, from: here, to: there }]
  let balance = 0
  for (let at = 0; at < changes.length; at += 1) {
    const { pair: one, to } = changes[at] as Change
    balance += to === there ? 1 : -1
    for (const person of [event.a[one] ?? 0, event.b[one] ?? 0]) {
      if (event.free[person * width + to] !== 1) return undefined
      const other = schedule.held[person * width + to] ?? nobody
      if (other === nobody || changes.some((change) => change.pair === other)) continue
      if (changes.length === longest) return undefined
      changes.push({ pair: other, from: to, to: to === there ? here : there })
    }
  }
  return balance > (schedule.tables[there] ?? 0) || -balance > (schedule.tables[here] ?? 0) ? undefined : changes
}

/** A pair that does not meet takes a slot from the one meeting in its way, where the two are worth the same. */
export function exchangeFor(schedule: Schedule, pair: number, slot: number): Change[] | undefined {
  const { event, width } = schedule
  const [a, b] = [event.a[pair] ?? 0, event.b[pair] ?? 0]
  const [atA, atB] = [schedule.held[a * width + slot] ?? nobody, schedule.held[b * width + slot] ?? nobody]
  if ((atA === nobody) === (atB === nobody)) return undefined
  const other = Math.max(atA, atB)
  const stranger = atA === nobody ? a : b
  if (event.weight[other] !== event.weight[pair] || event.must[other] !== event.must[pair]) return undefined
  return (schedule.room[stranger] ?? 0) > 0 ? [{ pair: other, from: slot, to: nobody }, { pair, from: nobody, to: slot }] : undefined
}

export function make(schedule: Schedule, changes: readonly Change[]): void {
  for (const { pair, from } of changes) if (from !== nobody) schedule.drop(pair)
  for (const { pair, to } of changes) if (to !== nobody) schedule.put(pair, to)
}

export const undone = (changes: readonly Change[]): Change[] => changes.map(({ pair, from, to }) => ({ pair, from: to, to: from }))
