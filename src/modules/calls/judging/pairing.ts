import { createHash } from 'node:crypto'

/** An entry that a juror may compare: how often it was compared by anybody, and its strength so far. */
export type Comparable = { entryId: string; comparisons: number; strength: number }

const keyOf = (one: string, other: string): string => (one < other ? `${one}:${other}` : `${other}:${one}`)
const drawnBy = (juror: string, entryId: string): string => createHash('sha256').update(`${juror}:${entryId}`).digest('hex')

/**
 * The next pair for a juror: the entry that was compared least, beside the one nearest in strength that was compared little too and that
 * they have not set against it yet. A pure function; each juror draws equals in an order of their own. Undefined once all is compared.
 */
export function nextPair(juror: string, entries: readonly Comparable[], done: readonly { one: string; other: string }[]): [string, string] | undefined {
  const seen = new Set(done.map((pair) => keyOf(pair.one, pair.other)))
  const order = entries.map((one) => ({ ...one, drawn: drawnBy(juror, one.entryId) })).sort((a, b) => a.comparisons - b.comparisons || (a.drawn < b.drawn ? -1 : 1))
  for (const first of order) {
    const others = order.filter((one) => one.entryId !== first.entryId && !seen.has(keyOf(one.entryId, first.entryId)))
    if (others.length === 0) continue
    const apart = (one: Comparable): number => Math.abs(one.strength - first.strength) + one.comparisons * 0.2
    const second = others.reduce((best, one) => (apart(one) < apart(best) ? one : best))
    return first.entryId < second.entryId ? [first.entryId, second.entryId] : [second.entryId, first.entryId]
  }
  return undefined
}
