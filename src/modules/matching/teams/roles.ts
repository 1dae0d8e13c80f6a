import type { Card } from '../../listings/listings.ts'

/** Places on the research chain (domain.md), early to late. */
export const researchRoles = ['basic', 'technology', 'pilot', 'product'] as const
export type ResearchRole = (typeof researchRoles)[number]

/** Places on the industry chain, read apart from the research chain. */
export const industryLinks = ['upstream', 'midstream', 'downstream'] as const
export type IndustryLink = (typeof industryLinks)[number]

/** A place and the stated fact that it follows from. */
export type ResearchPlace = { role: ResearchRole; from: 'trl' | 'stage' }

const byStage = { concept: 'basic', under_development: 'technology', lab_tested: 'technology', demonstration: 'pilot', on_market: 'product' } as const

/**
 * Where on the research chain a listing stands by what it states: TRL 1–3 basic, 4–5 technology, 6–7 pilot, 8–9 product (EU scale); without a
 * TRL its stage of development. Undefined where it states neither: never a guess.
 */
export function researchPlace({ trl, stage }: Pick<Card, 'trl' | 'stage'>): ResearchPlace | undefined {
  if (trl !== undefined) return { role: trl <= 3 ? 'basic' : trl <= 5 ? 'technology' : trl <= 7 ? 'pilot' : 'product', from: 'trl' }
  return stage === undefined ? undefined : { role: byStage[stage], from: 'stage' }
}
