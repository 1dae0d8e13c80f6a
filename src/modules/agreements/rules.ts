import { type Steps, step } from '../../core/steps.ts'
import type { agreementStates } from './words/kinds.ts'

export type AgreementState = keyof typeof agreementStates
export type AgreementVerb = 'share' | 'send' | 'complete' | 'decline' | 'recall' | 'lapse' | 'start' | 'expire' | 'terminate' | 'abandon'

/** What may happen to an agreement. What goes back to negotiating keeps its text; the signatures given until then count no more. */
export const agreementSteps: Steps<AgreementState, AgreementVerb> = {
  draft: { share: 'negotiating', abandon: 'abandoned' },
  negotiating: { send: 'out_for_signature', abandon: 'abandoned' },
  out_for_signature: { complete: 'executed', decline: 'negotiating', recall: 'negotiating', lapse: 'negotiating', abandon: 'abandoned' },
  executed: { start: 'in_force', terminate: 'terminated' },
  in_force: { expire: 'expired', terminate: 'terminated' },
  expired: {},
  terminated: {},
  abandoned: {},
}

export const nextState = (from: AgreementState, verb: AgreementVerb): AgreementState | undefined => step(agreementSteps, from, verb)

/** The text may still change. */
export const isOpen = (state: AgreementState): boolean => state === 'draft' || state === 'negotiating'
/** Signed by everybody, whatever came of it since. */
export const wasExecuted = (state: AgreementState): boolean => ['executed', 'in_force', 'expired', 'terminated'].includes(state)

/** Days that a signature may take at most, and after which days a signatory is reminded. */
export const signingLimits = { days: 60, most: 30, remindedAfter: [3, 7, 14] } as const
/** Days after taking effect within which a contract for the import or export of technology is registered (field-schemas.md §3). */
export const registrationDays = 60

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
export const addDays = (day: string, days: number): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000))

/** The last day of a term of months that begins on a day: a term of 12 from 1 March ends on the last day of February. */
export function endOf(startsOn: string, months: number): string {
  const [year, month, day] = startsOn.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return addDays(dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))), -1)
}

export type Signing = { id: string; turn: number; signed: boolean }

/** Who may sign now: with an order, those of the lowest turn that has not signed; without, everybody who has not. */
export function onTurn<One extends Signing>(signatories: readonly One[], ordered: boolean): One[] {
  const open = signatories.filter((one) => !one.signed)
  const first = Math.min(...open.map((one) => one.turn))
  return ordered ? open.filter((one) => one.turn === first) : open
}

/** The reminders that are due of somebody who was asked on a day, by their number of days. */
export const remindersDue = (askedOn: string, today: string): number[] => signingLimits.remindedAfter.filter((days) => addDays(askedOn, days) <= today)
