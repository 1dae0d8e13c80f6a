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

/** A case sleeps and wakes at any stage that has not ended; it stays where it stood. */
export const restSteps: Steps<'awake' | 'dormant', 'rest' | 'revive'> = { awake: { rest: 'dormant' }, dormant: { revive: 'awake' } }
export type DealHistoryVerb = DealVerb | 'open' | 'rest' | 'revive'

export const dealRoutes = ['licence', 'assignment', 'joint_research', 'commissioned_research', 'service', 'investment', 'ktp', 'person'] as const
export type DealRoute = (typeof dealRoutes)[number]

export const dealOrigins = ['interest', 'match', 'meeting', 'entry', 'broker'] as const
/** What a case came from: an expression of interest, a match pursued, a meeting, a call's entry, or a broker. */
export type DealOrigin = (typeof dealOrigins)[number]

export const partyRoles = ['holder', 'solver', 'enterprise', 'investor', 'funder', 'facility', 'broker', 'member'] as const
export type PartyRole = (typeof partyRoles)[number]
export const chainPlaces = ['upstream', 'midstream', 'downstream'] as const
export const researchPlaces = ['basic', 'technology', 'pilot', 'product'] as const
/** `asks` opened the case, `answers` was asked by it, `joins` came later. */
export type PartySide = 'asks' | 'answers' | 'joins'

export const evidenceKinds = ['screen', 'nda', 'agreement', 'outcome'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** The evidence without which a step is not taken (domain.md, Deal). The database holds the same (`qiao_deal_gate`). */
export const gates: Partial<Record<DealVerb, EvidenceKind>> = { screen: 'screen', sign_nda: 'nda', agree: 'agreement', complete: 'outcome' }

/** Steps up to the agreement look at the last answers of every side's screen again: a correction to "stop" stops, a licence runs out. */
export const looksAtScreens = (verb: DealVerb): boolean => ['screen', 'sign_nda', 'scope', 'negotiate', 'agree'].includes(verb)

/** The step that this evidence lets a case take from where it stands, if it stands right before it. */
export function stepFor(kind: EvidenceKind, stage: DealStage): DealVerb | undefined {
  return openVerbs(dealSteps, stage).find((verb) => gates[verb] === kind)
}

/** The step forward from a stage, if there is one that a person takes: an interest is answered, not advanced. */
export const forwardFrom = (stage: DealStage): DealVerb | undefined =>
  stage === 'interest' ? undefined : openVerbs(dealSteps, stage).find((verb) => verb !== 'lose' && verb !== 'expire')

/** Days, counted by the calendar of the owner's country, within which a stage is expected to be done; a plan may say otherwise. */
export const stageDays: Record<DealStage, number> = { interest: 30, accepted: 14, screened: 21, nda: 14, scoping: 30, negotiating: 45, agreed: 14, delivering: 90, completed: 0, lost: 0, expired: 0 }

/** Stages in which a case is over: another interest between the same parties may be expressed. */
export const endedStages = dealStages.filter((stage) => openVerbs(dealSteps, stage).length === 0)
export const hasEnded = (stage: DealStage): boolean => openVerbs(dealSteps, stage).length === 0
export const waitsForAnswer = (stage: DealStage): boolean => step(dealSteps, stage, 'accept') !== undefined

/** The two sides talk from acceptance until the case ends; private notes are open at every stage. */
export const canTalkIn = (stage: DealStage): boolean => !waitsForAnswer(stage) && !hasEnded(stage)

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
