import { type Actor, organisationsOf } from '../../core/actor.ts'
import { holds, type Rule, type RuleValue } from '../../core/visibility.ts'
import { canTalkIn, type DealStage, waitsForAnswer } from './rules.ts'
import { dealAnswerable, dealReadable, dealWithdrawable } from './visibility.ts'

/** What the sentences need to know of a deal. */
export type Governed = { stage: DealStage; fromOrganisation: string; toOrganisation: string; fromPerson: string; contactId: string | null; publisherId: string }

export type Side = 'from' | 'to'

/** The values of the columns of the visibility rules. */
export const ruleRow = (deal: Governed): Record<string, RuleValue> => ({
  from: deal.fromOrganisation,
  to: deal.toOrganisation,
  from_person: deal.fromPerson,
  contact: deal.contactId,
  answering: `${deal.toOrganisation}:${deal.publisherId}`,
})

const meets = (rule: Rule, actor: Actor, deal: Governed): boolean => holds(rule, actor, ruleRow(deal))

export const canReadDeal = (actor: Actor, deal: Governed): boolean => meets(dealReadable, actor, deal)
export const canAnswer = (actor: Actor, deal: Governed): boolean => waitsForAnswer(deal.stage) && meets(dealAnswerable, actor, deal)
export const canWithdraw = (actor: Actor, deal: Governed): boolean => waitsForAnswer(deal.stage) && meets(dealWithdrawable, actor, deal)
export const canTalk = (actor: Actor, deal: Governed): boolean => actor.kind === 'person' && canTalkIn(deal.stage) && canReadDeal(actor, deal)
export const canKeepNotes = (actor: Actor, deal: Governed): boolean => actor.kind === 'person' && canReadDeal(actor, deal)

/** The side for which the actor reads the deal; somebody who belongs to both speaks for the answering one. */
export function sideOf(actor: Actor, deal: Governed): Side | undefined {
  if (!canReadDeal(actor, deal)) return undefined
  const answering = meets(dealAnswerable, actor, deal) || organisationsOf(actor).includes(deal.toOrganisation)
  return answering ? 'to' : 'from'
}

/** Whose private notes the actor writes: their own organisation's. Somebody with a mandate keeps them for the publisher, not for the firm. */
export function notesOf(actor: Actor, deal: Governed): string | undefined {
  const mine = organisationsOf(actor)
  const side = sideOf(actor, deal)
  if (!side) return undefined
  const own = side === 'to' ? deal.toOrganisation : deal.fromOrganisation
  return mine.includes(own) ? own : mine.find((id) => id === deal.publisherId)
}
