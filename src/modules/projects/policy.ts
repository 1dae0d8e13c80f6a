import { type Actor, publishesFor } from '../../core/actor.ts'
import { holds } from '../../core/visibility.ts'
import { isOpen, nextState, type ProjectState } from './rules.ts'
import { projectRules } from './visibility.ts'

/** What the sentences need to know of a project. */
export type Governed = { state: ProjectState; partners: readonly { organisationId: string; public: boolean }[] }

const row = (project: Governed) => ({ partners: project.partners.map((one) => one.organisationId), public: project.partners.every((one) => one.public) })

export const canReadProject = (actor: Actor, project: Governed): boolean => holds(projectRules.read, actor, row(project))
export const canReadPublicly = (actor: Actor, project: Governed): boolean => holds(projectRules.shown, actor, row(project))
export const canActFor = (actor: Actor, project: Governed): boolean => actor.kind === 'person' && holds(projectRules.act, actor, row(project))

/** The partners for which the actor acts, in the order of the project. */
export const actsFor = (actor: Actor, project: Governed): string[] =>
  canActFor(actor, project) ? project.partners.map((one) => one.organisationId).filter((id) => publishesFor(actor).includes(id)) : []

/** Milestones, spend, outputs, changes: while it is planned or runs. */
export const canWork = (actor: Actor, project: Governed): boolean => canActFor(actor, project) && isOpen(project.state)
/** Reports and late outputs also after the end: a paper often comes after the work. */
export const canReport = canActFor
export const canStart = (actor: Actor, project: Governed): boolean => canActFor(actor, project) && nextState(project.state, 'start') !== undefined
export const canComplete = (actor: Actor, project: Governed): boolean => canActFor(actor, project) && nextState(project.state, 'complete') !== undefined
export const canEnd = (actor: Actor, project: Governed): boolean => canActFor(actor, project) && nextState(project.state, 'end') !== undefined
