import { type Steps, openVerbs, step } from '../../core/steps.ts'
import type { WorkingCalendar } from '../../engine/calendar/calendar.ts'

/** The stages of a partnering case in their order, then the two ways in which one ends early. */
export const dealStages = ['interest', 'accepted', 'screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed', 'lost', 'expired'] as const
export type DealStage = (typeof dealStages)[number]
export type DealVerb = 'accept' | 'screen' | 'sign_nda' | 'scope' | 'negotiate' | 'agree' | 'deliver' | 'complete' | 'lose' | 'expire'

/** The whole table of domain.md (Deal): a step forward, or lost with a reason from anywhere; only an unanswered interest expires. */
export const dealSteps: Steps<DealStage, DealVerb> = {
  interest: { accept: 'accepted', lose: 'lost', expire: 'expired' },
  accepted: { screen: 'screened', lose: 'lost' },
  screened: { sign_nda: 'nda', lose: 'lost' },
  nda: { scope: 'scoping', lose: 'lost' },
  scoping: { negotiate: 'negotiating', lose: 'lost' },
  negotiating: { agree: 'agreed', lose: 'lost' },
  agreed: { deliver: 'delivering', lose: 'lost' },
  delivering: { complete: 'completed', lose: 'lost' },
  completed: {},
  lost: {},
  expired: {},
}

/** The line that a case walks when nothing ends it early. */
export const stageLine = dealStages.filter((stage) => stage !== 'lost' && stage !== 'expired')

/** Stages in which a case is over: another interest between the same parties may be expressed. */
export const endedStages = dealStages.filter((stage) => openVerbs(dealSteps, stage).length === 0)
export const hasEnded = (stage: DealStage): boolean => openVerbs(dealSteps, stage).length === 0
export const waitsForAnswer = (stage: DealStage): boolean => step(dealSteps, stage, 'accept') !== undefined

/** The two sides talk from acceptance until the case ends; private notes are open at every stage. */
export const canTalkIn = (stage: DealStage): boolean => !waitsForAnswer(stage) && !hasEnded(stage)

/** Until both sides have recorded the partner check the thread says "nothing confidential". */
export const isBeforePartnerCheck = (stage: DealStage): boolean => stage === 'interest' || stage === 'accepted'

/** Room for texts in measure units (field-schemas.md §1, "Expression of interest"). */
export const interestLimits = { sentence: 500, interests: 825, brings: 825, proposes: 825, contact: 300 } as const
export const noteLimit = 2_000

export const reminderSteps = ['first', 'second', 'broker', 'expired'] as const
export type ReminderStep = (typeof reminderSteps)[number]
/** Days of the answering country, its public holidays left out, after which a step is due (domain.md, Deal). */
export const reminderDays: Record<ReminderStep, number> = { first: 5, second: 12, broker: 15, expired: 30 }

/**
 * What to do about an unanswered interest: `due` are the steps without a row, `send` those that go out now. Of what came
 * due together only the latest reminder goes out, and nothing beside an expiry, so that a sweep that stood still for a
 * week does not send three letters at once.
 */
export function remindersDue(openedAt: Date, at: Date, calendar: WorkingCalendar, done: readonly ReminderStep[]): { due: ReminderStep[]; send: ReminderStep[] } {
  const days = calendar.countedDaysBetween(openedAt, at)
  const due = reminderSteps.filter((one) => days >= reminderDays[one] && !done.includes(one))
  if (due.includes('expired')) return { due, send: ['expired'] }
  return { due, send: due.filter((one) => !(one === 'first' && due.includes('second'))) }
}
