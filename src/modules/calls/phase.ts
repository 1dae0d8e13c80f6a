import type { RoundState } from './rules.ts'

/** The times of a round and what is stored of it. `grace` in seconds. */
export type RoundTimes = { state: RoundState; opensAt: Date | null; closesAt: Date | null; grace: number }

export type Phase = 'planned' | 'open' | 'grace' | 'closed' | Exclude<RoundState, 'planned'>

/** Where a round stands at an instant: the clock opens and closes it, people step it on from there. */
export function phaseOf(round: RoundTimes, at: Date): Phase {
  if (round.state !== 'planned') return round.state
  if (!round.opensAt || !round.closesAt || at < round.opensAt) return 'planned'
  if (at <= round.closesAt) return 'open'
  return at.getTime() <= round.closesAt.getTime() + round.grace * 1000 ? 'grace' : 'closed'
}

/**
 * Whether something whose first byte arrived at `arrivedAt` is in time (invariant 12): on the server's clock, the same grace
 * for everybody, and never by when its last byte came.
 */
export const inTime = (round: RoundTimes, arrivedAt: Date): boolean => ['open', 'grace'].includes(phaseOf(round, arrivedAt))
