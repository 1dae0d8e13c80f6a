import { type Halves, halvesOf } from '../../core/writing.ts'
import type { Db } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { officersOf } from '../people/people.ts'
import type { Project } from './record.ts'

type Told = 'project_opened' | 'project_milestone_due' | 'project_change_asked' | 'project_change_decided' | 'project_ended' | 'outcome_recorded' | 'outcome_answered'

/** Tells the officers of the partners, without those of `except`; `version` tells two occasions apart. */
export async function tellPartners(tx: Db, kind: Told, project: Project, options: { version: string; except?: string; only?: readonly string[]; about?: Record<string, string | Halves> }): Promise<void> {
  const people = new Set<string>()
  for (const { organisationId } of project.partners) {
    if (organisationId === options.except || !(options.only?.includes(organisationId) ?? true)) continue
    for (const person of await officersOf(tx, organisationId)) people.add(person)
  }
  if (people.size === 0) return
  await tell(tx, { kind, people: [...people], object: { type: 'project', id: project.id }, version: options.version, about: { title: halvesOf(project.title), reference: project.reference, ...options.about } })
}
