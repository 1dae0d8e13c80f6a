import type { Steps } from '../../core/steps.ts'
import type { ListingKind } from './content.ts'

/** What the reference of a kind begins with: O-2026-000123. */
export const referenceLetters: Readonly<Record<ListingKind, string>> = { offer: 'O', need: 'N', expertise: 'E', facility: 'F' }

export const listingStates = ['draft', 'submitted', 'published', 'paused', 'closed', 'archived'] as const
export type ListingState = (typeof listingStates)[number]
export type ListingVerb = 'submit' | 'publish' | 'return' | 'pause' | 'resume' | 'close' | 'renew' | 'archive'

/** The life of a listing. A returned listing is a draft again; only what expired can be renewed from `closed`. */
export const listingSteps: Steps<ListingState, ListingVerb> = {
  draft: { submit: 'submitted', publish: 'published', archive: 'archived' },
  submitted: { submit: 'submitted', publish: 'published', return: 'draft' },
  published: { submit: 'published', publish: 'published', pause: 'paused', close: 'closed', renew: 'published' },
  paused: { submit: 'paused', publish: 'paused', resume: 'published', close: 'closed', renew: 'paused' },
  closed: { renew: 'published', archive: 'archived' },
  archived: {},
}

export const closeReasons = ['agreed', 'withdrawn', 'solved', 'outdated', 'expired', 'merged', 'moderated'] as const
export type CloseReason = (typeof closeReasons)[number]
/** The reasons that a person may give; the others are the platform's. */
export const givenCloseReasons = ['agreed', 'solved', 'withdrawn', 'outdated'] as const satisfies readonly CloseReason[]

const day = 86_400_000
/** Validity: 365 days, one extension, never beyond two years; notice 14 days before (field-schemas.md §1). */
export const validity = { days: 365, longestDays: 730, noticeDays: 14 } as const

export const expiryOf = (publishedAt: Date): Date => new Date(publishedAt.getTime() + validity.days * day)

/** The expiry after the one renewal, or undefined where it would give nothing: extended before, or already over two years. */
export function renewedExpiry(listing: { publishedAt: Date; expiresAt: Date; extended: boolean }, at: Date): Date | undefined {
  if (listing.extended) return undefined
  const longest = listing.publishedAt.getTime() + validity.longestDays * day
  const renewed = Math.min(listing.expiresAt.getTime() + validity.days * day, longest)
  return renewed > Math.max(at.getTime(), listing.expiresAt.getTime()) ? new Date(renewed) : undefined
}

export const criteria = ['advantages', 'clarity', 'cooperation', 'language'] as const
export type Criterion = (typeof criteria)[number]
/** 0–5 each. */
export type Scores = Record<Criterion, number>
export type ReviewOutcome = 'publish' | 'hold' | 'return'

/** Sum ≥ 10 publishes, 5–9 holds, 0–4 returns; a single 0 keeps a listing that would publish on hold (field-schemas.md §1). */
export function outcomeOf(scores: Scores): ReviewOutcome {
  const values = criteria.map((criterion) => scores[criterion])
  const sum = values.reduce((total, one) => total + one, 0)
  if (sum <= 4) return 'return'
  return sum < 10 || values.includes(0) ? 'hold' : 'publish'
}

/** One revision in ten of those that publish at once is looked at afterwards; which one is fixed by its id. */
export function isSampled(revisionId: string): boolean {
  return Number.parseInt(revisionId.slice(-8), 16) % 10 === 0
}
