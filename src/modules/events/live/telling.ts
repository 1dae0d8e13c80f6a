/** What everybody may know of a live session at a moment, flat: a key for each thing that changes by itself. */
export type Facts = ReadonlyMap<string, unknown>

/** From one version to the next: what is new or different, and what is gone. `again`: one thing was too long to be told; read the snapshot. */
export type Change = { v: number; t: number; set?: Record<string, unknown>; gone?: string[]; again?: true }

/** What a change may weigh, in bytes of its JSON. */
export const mostBytes = 1_024

const bytes = (text: string): number => Buffer.byteLength(text)
const sameAs = (one: unknown, two: unknown): boolean => one === two || JSON.stringify(one) === JSON.stringify(two)

/**
 * One step from what readers were told towards what is: as much as a change carries, in the order of `now`, so that what
 * matters most comes first in it; the rest is told in the next step. Undefined when there is nothing to tell.
 */
export function step(told: Facts, now: Facts, v: number, t: number): { told: Facts; change: Change } | undefined {
  const next = new Map(told)
  const change: Change = { v, t }
  let room = mostBytes - bytes(JSON.stringify({ v, t, set: {}, gone: [], again: true }))
  for (const key of told.keys()) {
    if (now.has(key)) continue
    const cost = bytes(JSON.stringify(key)) + 1
    if (cost > room) break
    room -= cost
    next.delete(key)
    ;(change.gone ??= []).push(key)
  }
  for (const [key, value] of now) {
    if (told.has(key) && sameAs(told.get(key), value)) continue
    const cost = bytes(`${JSON.stringify(key)}:${JSON.stringify(value)},`)
    if (cost > mostBytes - 200) {
      next.set(key, value)
      change.again = true
      continue
    }
    if (cost > room) continue
    room -= cost
    next.set(key, value)
    ;(change.set ??= {})[key] = value
  }
  return change.set || change.gone || change.again ? { told: next, change } : undefined
}

/** The same on the reader's side. */
export function applied(facts: Facts, change: Change): Facts {
  const next = new Map(facts)
  for (const key of change.gone ?? []) next.delete(key)
  for (const [key, value] of Object.entries(change.set ?? {})) next.set(key, value)
  return next
}
