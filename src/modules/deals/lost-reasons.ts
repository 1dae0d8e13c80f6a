import { type DismissalReason, reasons } from '../matching/matching.ts'
import { type DealStage, hasEnded } from './rules.ts'

const laterReasons = {
  partner_check: ['accepted', 'screened'],
  screen_stop: ['accepted'],
  no_confidentiality: ['screened'],
  technical: ['nda', 'scoping', 'negotiating', 'agreed', 'delivering'],
  scope_not_agreed: ['nda', 'scoping', 'negotiating'],
  price: ['scoping', 'negotiating'],
  ip_terms: ['scoping', 'negotiating'],
  other_terms: ['negotiating', 'agreed'],
  funding: ['scoping', 'negotiating', 'agreed', 'delivering'],
  other_partner: ['accepted', 'screened', 'nda', 'scoping', 'negotiating'],
  people_left: ['scoping', 'negotiating', 'agreed', 'delivering'],
  no_response: ['accepted', 'screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering'],
} as const satisfies Record<string, readonly DealStage[]>
export type LaterReason = keyof typeof laterReasons
export type LostReason = DismissalReason | 'withdrawn' | LaterReason

/** The reasons for which a case may be lost at a stage: those of a refusal while it waits, afterwards what ends one there. */
export function lostReasonsAt(stage: DealStage): LostReason[] {
  if (hasEnded(stage)) return []
  if (stage === 'interest') return Object.keys(reasons) as DismissalReason[]
  const own = (Object.keys(laterReasons) as LaterReason[]).filter((reason) => (laterReasons[reason] as readonly DealStage[]).includes(stage))
  return [...own, 'not_a_fit', 'later']
}
