import { type Actor, publishesFor } from '../../core/actor.ts'
import { holds } from '../../core/visibility.ts'
import { type AgreementState, agreementSteps, isOpen } from './rules.ts'
import { agreementReadable } from './visibility.ts'

/** What the sentences need to know of an agreement. */
export type Governed = { state: AgreementState; drafterId: string; shared: boolean; parties: readonly { organisationId: string }[] }

export const canReadAgreement = (actor: Actor, agreement: Governed): boolean =>
  holds(agreementReadable, actor, { draft: !agreement.shared, parties: agreement.parties.map((one) => one.organisationId), drafter: agreement.drafterId })

/** The parties for which the actor acts, in the order of the agreement. */
export const actsFor = (actor: Actor, agreement: Governed): string[] =>
  canReadAgreement(actor, agreement) ? agreement.parties.map((one) => one.organisationId).filter((id) => publishesFor(actor).includes(id)) : []

const acts = (actor: Actor, agreement: Governed): boolean => actor.kind === 'person' && actsFor(actor, agreement).length > 0
const may = (verb: 'share' | 'send' | 'recall' | 'terminate' | 'abandon') => (actor: Actor, agreement: Governed): boolean => acts(actor, agreement) && agreementSteps[agreement.state][verb] !== undefined

/** Every party writes while the text is open. */
export const canWrite = (actor: Actor, agreement: Governed): boolean => acts(actor, agreement) && isOpen(agreement.state)
export const canComment = canWrite
export const canShare = may('share')
export const canSend = may('send')
export const canRecall = may('recall')
export const canAbandon = may('abandon')
export const canTerminate = may('terminate')
