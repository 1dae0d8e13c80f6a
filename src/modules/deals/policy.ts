import { type Actor, organisationsOf } from '../../core/actor.ts'
import { holds, type RuleValue } from '../../core/visibility.ts'
import { canTalkIn, type DealStage, hasEnded, type PartyRole, type PartySide, waitsForAnswer } from './rules.ts'
import { type DealRule, dealRules } from './visibility.ts'

/** What the sentences need to know of a party. */
export type GovernedParty = { organisationId: string; side: PartySide; role: PartyRole; personId: string | null; agentId: string | null; accepted: boolean; joined: boolean; left: boolean }

/** What they need to know of a deal. */
export type Governed<Party extends GovernedParty = GovernedParty> = { stage: DealStage; parties: readonly Party[] }

/** The side as its people see it: they opened the case, or it came to them. */
export type Side = 'from' | 'to'

/** The values of the columns of the visibility rules. */
export const ruleRow = (party: GovernedParty): Record<string, RuleValue> => ({
  organisation: party.organisationId,
  person: party.personId,
  agent: party.agentId && `${party.organisationId}:${party.agentId}`,
  side: party.side,
  accepted: party.accepted,
  joined: party.joined,
  left: party.left,
})

const order: Record<PartySide, number> = { answers: 0, joins: 1, asks: 2 }

/** The party for which the actor meets a rule; somebody who belongs to several speaks for the answering one. */
export function partyFor<Party extends GovernedParty>(rule: DealRule, actor: Actor, deal: Governed<Party>): Party | undefined {
  return [...deal.parties].sort((a, b) => order[a.side] - order[b.side]).find((party) => holds(dealRules[rule], actor, ruleRow(party)))
}

const meets = (rule: DealRule, actor: Actor, deal: Governed): boolean => partyFor(rule, actor, deal) !== undefined

export const canReadDeal = (actor: Actor, deal: Governed): boolean => meets('read', actor, deal)
export const canSeeHealth = (actor: Actor, deal: Governed): boolean => meets('health', actor, deal)
export const canAnswer = (actor: Actor, deal: Governed): boolean => waitsForAnswer(deal.stage) && meets('answer', actor, deal)
export const canWithdraw = (actor: Actor, deal: Governed): boolean => waitsForAnswer(deal.stage) && meets('withdraw', actor, deal)
export const canTalk = (actor: Actor, deal: Governed): boolean => actor.kind === 'person' && canTalkIn(deal.stage) && canReadDeal(actor, deal)
export const canKeepNotes = (actor: Actor, deal: Governed): boolean => actor.kind === 'person' && canReadDeal(actor, deal)
/** Moves and plans it: not while it waits for an answer, and not after its end. */
export const canAdvance = (actor: Actor, deal: Governed): boolean => !waitsForAnswer(deal.stage) && !hasEnded(deal.stage) && meets('act', actor, deal)

/** The side for which the actor reads the deal. */
export function sideOf(actor: Actor, deal: Governed): Side | undefined {
  const party = partyFor('health', actor, deal)
  return party && (party.side === 'asks' ? 'from' : 'to')
}

/** Whose private notes the actor writes: their own organisation's. Somebody with a mandate keeps them for the publisher, not for the firm. */
export function notesOf(actor: Actor, deal: Governed): string | undefined {
  const mine = organisationsOf(actor)
  const party = partyFor('read', actor, deal)
  if (!party) return undefined
  return mine.includes(party.organisationId) ? party.organisationId : mine.find((id) => id === party.agentId)
}
