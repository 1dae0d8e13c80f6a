import type { AdvanceRule } from './advancing.ts'
import type { Outcome } from './rules.ts'

/** An entry of a decided list. */
export type Listed = { entryId: string; outcome: Outcome; place: number | null; organisationId: string | null; trackId: string | null }

/**
 * Who takes a place that was given up, from nothing but the decided list, the round's bounds and the one who goes: the best placed
 * reserve whose organisation and track have room for it without them. Undefined where no reserve fits. The order of the input does not matter.
 */
export function successor(list: readonly Listed[], goes: string, rule: Pick<AdvanceRule, 'mostPerOrganisation'>, tracks: ReadonlyMap<string, number> = new Map()): string | undefined {
  const leaving = list.find((one) => one.entryId === goes)
  if (leaving?.outcome !== 'advanced') return undefined
  const staying = list.filter((one) => one.outcome === 'advanced' && one.entryId !== goes)
  const fits = (one: Listed): boolean =>
    (rule.mostPerOrganisation === null || one.organisationId === null || staying.filter((other) => other.organisationId === one.organisationId).length < rule.mostPerOrganisation) &&
    (one.trackId === null || staying.filter((other) => other.trackId === one.trackId).length < (tracks.get(one.trackId) ?? Infinity))
  const inLine = list.filter((one) => one.outcome === 'reserve' && one.entryId !== goes).sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.entryId < b.entryId ? -1 : 1))
  return inLine.find(fits)?.entryId
}
