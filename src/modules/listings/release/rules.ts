import type { Steps } from '../../../core/steps.ts'

export const releaseStates = ['draft', 'approved', 'held', 'released', 'cancelled'] as const
export type ReleaseState = (typeof releaseStates)[number]
export type ReleaseVerb = 'approve' | 'hold' | 'publish' | 'cancel'

/** The life of a release: gathered, approved as a whole, held back to an hour (which may move), and out all at once. */
export const releaseSteps: Steps<ReleaseState, ReleaseVerb> = {
  draft: { approve: 'approved', cancel: 'cancelled' },
  approved: { hold: 'held', publish: 'released', cancel: 'cancelled' },
  held: { hold: 'held', publish: 'released', cancel: 'cancelled' },
  released: {},
  cancelled: {},
}

/** An hour lies at least a minute ahead and within a year. */
export const hourBounds = { soonest: 60_000, furthest: 366 * 86_400_000 } as const

export const releaseLimits = { title: 200, reason: 1_000, words: 1_000, by: 200 } as const
