import type { Actor } from '../../../core/actor.ts'
import type { Phrase } from '../../../core/text.ts'
import type { Db } from '../../../platform/database.ts'
import { type CaseCount, casesWithin } from '../../deals/deals.ts'
import { scopeFor } from '../parts.ts'
import { type OutcomeFigure, outcomeFigures } from '../words/outcomes.ts'

export type Outcome = { figure: OutcomeFigure; label: Phrase; counts: Phrase } & CaseCount

/**
 * What came of the centre's listings and organisations: sums that name nobody and are told from five cases on. A case that
 * two of its parts share is counted once.
 * @throws Failure missing
 */
export async function outcomesWithin(db: Db, actor: Actor, slug: string): Promise<Outcome[]> {
  const { scope } = await scopeFor(db, actor, slug)
  const found = await casesWithin(db, scope)
  return (Object.keys(outcomeFigures) as OutcomeFigure[]).map((figure) => ({ figure, ...outcomeFigures[figure], ...found[figure] }))
}
