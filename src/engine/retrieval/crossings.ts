import type { Bridge, Crossing } from './bridge.ts'
import type { Side } from './side.ts'

type Kept = { version: number; bridge: Bridge; known: Map<string, readonly Crossing[]> }

const kept = new WeakMap<Side, Kept>()
/** Terms that are kept for one language of an index. */
const most = 30_000

/** What terms of a query cross to in one language of the index, as long as neither its statistics nor the bridge change: a batch asks for the same words again and again. */
export function crossingsKept(side: Side, bridge: Bridge): Map<string, readonly Crossing[]> {
  const before = kept.get(side)
  if (before && before.version === side.version && before.bridge === bridge && before.known.size < most) return before.known
  const known = new Map<string, readonly Crossing[]>()
  kept.set(side, { version: side.version, bridge, known })
  return known
}
