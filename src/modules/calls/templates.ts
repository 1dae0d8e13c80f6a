import type { Phrase } from '../../core/text.ts'
import type { AdvanceRule } from './advancing.ts'
import type { Combination } from './combination.ts'
import type { EligibilityRule } from './eligibility.ts'
import type { Blindness, CallTemplate, RoundMode } from './rules.ts'
import { challenge } from './words/templates/challenge.ts'
import { cohort } from './words/templates/cohort.ts'
import { competition } from './words/templates/competition.ts'
import { exhibitors } from './words/templates/exhibitors.ts'
import { facilityTime } from './words/templates/facility-time.ts'
import { flagship } from './words/templates/flagship.ts'
import { jointFund } from './words/templates/joint-fund.ts'
import { roadshow } from './words/templates/roadshow.ts'

export const questionKinds = ['short_text', 'long_text', 'number', 'choice', 'choices', 'date', 'file', 'table', 'budget', 'listing', 'consent'] as const
export type QuestionKind = (typeof questionKinds)[number]

export type TemplateOption = { code: string; label: Phrase }
/** `room` in measure units; `options` are choices, columns of a table or categories of a budget. */
export type TemplateQuestion = { code: string; kind: QuestionKind; label: Phrase; help?: Phrase; required?: true; /** See Question in forms.ts. */ names?: true; room?: number; least?: number; most?: number; unit?: string; options?: readonly TemplateOption[] }
export type TemplateSection = { title: Phrase; help?: Phrase; questions: readonly TemplateQuestion[] }
/** Weights in basis points, 10,000 in all. */
export type TemplateCriterion = { name: Phrase; help?: Phrase; weightBp: number; most?: number; anchors?: Readonly<Record<number, Phrase>> }
export type TemplateRound = {
  name: Phrase
  /** The first round takes submissions by the form; later ones take who advanced. */
  takesForm: boolean
  blindness: Blindness
  mode: RoundMode
  reviewsWanted: number
  advance: AdvanceRule['advance']
  places: number | null
  reserves: number
  thresholdBp?: number
  mostPerOrganisation?: number
  audienceVote?: true
  rubric: readonly TemplateCriterion[]
}
export type Template = {
  sections: readonly TemplateSection[]
  rounds: readonly TemplateRound[]
  rules: readonly Pick<EligibilityRule, 'kind' | 'count' | 'countries' | 'kinds'>[]
  combination: Combination
  noticeDays: number
  appealDays: number
}

/** What each template fills in; everything may be changed before the call is published. */
export const templates: Record<CallTemplate, Template> = {
  open_challenge: challenge, roadshow, competition, joint_fund: jointFund, flagship, cohort, exhibitors, facility_time: facilityTime,
}
