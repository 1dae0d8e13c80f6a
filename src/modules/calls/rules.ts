import type { Steps } from '../../core/steps.ts'

export const callTemplates = ['open_challenge', 'roadshow', 'competition', 'joint_fund', 'flagship', 'cohort', 'exhibitors', 'facility_time'] as const
export type CallTemplate = (typeof callTemplates)[number]

export const callStates = ['draft', 'published', 'closed', 'cancelled'] as const
export type CallState = (typeof callStates)[number]
export type CallVerb = 'publish' | 'close' | 'cancel'
export const callSteps: Steps<CallState, CallVerb> = {
  draft: { publish: 'published', cancel: 'cancelled' },
  published: { close: 'closed', cancel: 'cancelled' },
  closed: {},
  cancelled: {},
}

/** A withdrawn submission may be taken up again while its round is open; one found ineligible stays so until an officer takes that back. */
export const submissionStates = ['draft', 'submitted', 'withdrawn', 'ineligible'] as const
export type SubmissionState = (typeof submissionStates)[number]
export type SubmissionVerb = 'submit' | 'withdraw' | 'resume' | 'exclude' | 'readmit'
export const submissionSteps: Steps<SubmissionState, SubmissionVerb> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { submit: 'submitted', withdraw: 'withdrawn', exclude: 'ineligible' },
  withdrawn: { resume: 'draft' },
  ineligible: { readmit: 'submitted' },
}

/** What is stored of a round. Whether it is open is the clock's to say: see `phaseOf`. */
export const roundStates = ['planned', 'assigning', 'assessing', 'deliberating', 'decided', 'released'] as const
export type RoundState = (typeof roundStates)[number]
export type RoundVerb = 'assign' | 'assess' | 'deliberate' | 'decide' | 'reopen' | 'release'
export const roundSteps: Steps<RoundState, RoundVerb> = {
  planned: { assign: 'assigning' },
  assigning: { assess: 'assessing', deliberate: 'deliberating' },
  assessing: { assign: 'assigning', deliberate: 'deliberating' },
  deliberating: { assess: 'assessing', decide: 'decided' },
  decided: { reopen: 'deliberating', release: 'released' },
  released: {},
}

export const assignmentStates = ['active', 'declined', 'revoked'] as const
export type AssignmentState = (typeof assignmentStates)[number]
/** A conflict revokes by itself, in the database too; what is over is over, and a new assignment is a row of its own. */
export const assignmentSteps: Steps<AssignmentState, 'decline' | 'revoke'> = { active: { decline: 'declined', revoke: 'revoked' }, declined: {}, revoked: {} }

export const outcomes = ['advanced', 'reserve', 'not_advanced', 'disqualified'] as const
/** What a chair may decide, and what becomes of a place that its team gives up. */
export type Outcome = (typeof outcomes)[number] | 'withdrawn'

export const blindnesses = ['open', 'single', 'double'] as const
export type Blindness = (typeof blindnesses)[number]
export const roundModes = ['rubric', 'pairwise', 'chair'] as const
export type RoundMode = (typeof roundModes)[number]

/** What a reader of an entry may know of names: one function that every page, export, letter and pack asks. */
export function namesShown(blindness: Blindness, reader: 'applicant' | 'reviewer' | 'staff'): { applicants: boolean; reviewers: boolean } {
  if (reader === 'staff') return { applicants: true, reviewers: true }
  if (reader === 'applicant') return { applicants: true, reviewers: blindness === 'open' }
  return { applicants: blindness !== 'double', reviewers: blindness === 'open' }
}
