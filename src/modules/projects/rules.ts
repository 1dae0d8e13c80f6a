import { type Steps, step } from '../../core/steps.ts'

export const projectStates = ['planned', 'running', 'completed', 'ended'] as const
export type ProjectState = (typeof projectStates)[number]
export type ProjectVerb = 'start' | 'complete' | 'end'

export const projectSteps: Steps<ProjectState, ProjectVerb> = {
  planned: { start: 'running', end: 'ended' },
  running: { complete: 'completed', end: 'ended' },
  completed: {},
  ended: {},
}
export const nextState = (state: ProjectState, verb: ProjectVerb): ProjectState | undefined => step(projectSteps, state, verb)
export const isOpen = (state: ProjectState): boolean => state === 'planned' || state === 'running'

/** Types of agreement that are carried out as work between the parties; secrecy and intentions alone are none. */
export const projectTypes = ['collaboration', 'consortium', 'licence', 'assignment', 'consultancy', 'technical_service', 'ktp', 'hosting', 'facility_access', 'framework'] as const
export const becomesProject = (type: string): boolean => (projectTypes as readonly string[]).includes(type)

export const outputKinds = ['paper', 'patent', 'standard', 'prototype', 'product', 'people_trained', 'spin_off'] as const
export type OutputKind = (typeof outputKinds)[number]

export const projectLimits = { title: 300, milestone: 300, about: 500, output: 300, change: 4_000, report: 40_000, reason: 2_000, milestones: 100, outputs: 500, spend: 2_000 } as const

/**
 * A DOI out of what people paste: with `doi:` or the address of a resolver before it. The pattern is the one that Crossref
 * recommends; a DOI has no check digit.
 */
export function readDoi(typed: string): string | undefined {
  const doi = typed.trim().normalize('NFKC').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '').toLowerCase()
  return /^10\.\d{4,9}\/[^\s]+$/.test(doi) && doi.length <= 200 ? doi : undefined
}

/** An address of the web, at most 500 characters; undefined when it is none. */
export function readLink(typed: string): string | undefined {
  const link = typed.trim()
  return link.length <= 500 && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(link) && URL.canParse(link) ? link : undefined
}

export type Amount = { minor: number; currency: string }

/** Sums per currency, in the order of their codes: no sum mixes currencies (invariant 17). */
export function sumsOf(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>()
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor)
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ minor, currency }))
}

/** Whether a change is settled by the answers of the partners other than the one that asked: one no refuses, all yes agree. */
export function changeAfter(asked: string, partners: readonly string[], answers: readonly { organisationId: string; agrees: boolean }[]): 'open' | 'agreed' | 'refused' {
  if (answers.some((one) => !one.agrees)) return 'refused'
  return partners.every((id) => id === asked || answers.some((one) => one.organisationId === id)) ? 'agreed' : 'open'
}

/** Days before the due date on which the responsible partner is reminded; the last says that it is overdue. */
export const remindedBefore = [14, 3, -1] as const
/** The reminder that goes out `left` days before the due date, the latest that came due; none before the first. */
export const reminderAt = (left: number): number | undefined => remindedBefore.filter((days) => left <= days).at(-1)

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
