import type { Meeting, MeetingProblem } from '../problem.ts'

/** Checks a plan against the rules as they are written, from the problem alone and by other means than the solver's. One sentence a violation. */
export function violationsOf({ people, slots, wishes }: MeetingProblem, plan: readonly Meeting[]): string[] {
  const wrong: string[] = []
  const at = new Map<string, number>()
  const count = (key: string): number => {
    const times = (at.get(key) ?? 0) + 1
    at.set(key, times)
    return times
  }
  for (const { a, b, slot, table } of plan) {
    const name = `${a} with ${b} at ${slot}`
    const place = slots.findIndex((one) => one.id === slot)
    const both = [a, b].map((id) => people.find((one) => one.id === id))
    if (place < 0 || both.some((one) => !one)) wrong.push(`${name}: unknown`)
    if (both[0]?.side === both[1]?.side) wrong.push(`${name}: one side`)
    for (const one of both) if (!one?.free[place]) wrong.push(`${name}: ${one?.id} is not free`)
    if (table < 0 || table >= (slots[place]?.tables ?? 0)) wrong.push(`${name}: there is no table ${table}`)
    if (count(`table ${slot} ${table}`) > 1) wrong.push(`${name}: table ${table} is taken`)
    for (const id of [a, b]) {
      if (count(`slot ${slot} ${id}`) > 1) wrong.push(`${name}: ${id} is in two meetings`)
      if (count(`all ${id}`) > (people.find((one) => one.id === id)?.most ?? Infinity)) wrong.push(`${name}: ${id} is over its quota`)
    }
    if (count(`pair ${[a, b].sort().join(' ')}`) > 1) wrong.push(`${name}: they meet twice`)
    const between = wishes.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
    if (between.some(({ kind }) => kind === 'never')) wrong.push(`${name}: refused`)
    if (!between.some(({ kind }) => kind !== 'never')) wrong.push(`${name}: wished by nobody`)
  }
  return wrong
}

/** Σ weight of the wishes that a plan holds, and the musts among them, from the wishes as given. */
export function valueOf({ wishes }: MeetingProblem, plan: readonly Meeting[]): { value: number; musts: number } {
  let [value, musts] = [0, 0]
  for (const { a, b } of plan) {
    const kinds = wishes.filter(({ from, to }) => (from === a && to === b) || (from === b && to === a))
    const must = kinds.some(({ kind }) => kind === 'must')
    if (must) musts += 1
    value += must ? 8 : new Set(kinds.map(({ from }) => from)).size === 2 ? 4 : 1
  }
  return { value, musts }
}
