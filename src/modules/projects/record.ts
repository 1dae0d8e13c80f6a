import type { Actor } from '../../core/actor.ts'
import { Failure, missing } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import type { Name, Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import { type Db, row, run, type SQL, sql } from '../../platform/database.ts'
import { projectRefusals } from './messages.ts'
import { actsFor, type Governed } from './policy.ts'
import type { ProjectState } from './rules.ts'
import { projectFilter } from './visibility.ts'
import type { ProjectRole } from './words/words.ts'

export type Partner = { organisationId: string; place: number; role: ProjectRole; name: Name; slug: string; country: string; public: boolean }
export type Project = {
  id: string
  reference: string
  title: Text
  state: ProjectState
  agreementId: string | null
  awardId: string | null
  /** References of the awards that it is paid from, none where it comes of an agreement. */
  awards: string[]
  dealId: string | null
  partners: Partner[]
  startsOn: string
  endsOn: string
  endedOn: string | null
  endedReason: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export const projectRow: SQL = sql`j.id, j.reference, j.title, j.state, j.agreement_id as "agreementId", j.award_id as "awardId", j.deal_id as "dealId", j.starts_on as "startsOn", j.ends_on as "endsOn", j.ended_on as "endedOn", j.ended_reason as "endedReason", j.version,
  j.created_at as "createdAt", j.updated_at as "updatedAt",
  (select json_agg(json_build_object('organisationId', p.organisation_id, 'place', p.place, 'role', p.role, 'name', o.name, 'slug', o.slug, 'country', o.country, 'public', p.public_at is not null) order by p.place)
    from project_partner p join organisation o on o.id = p.organisation_id where p.project_id = j.id) as partners,
  array(select w.reference from project_award a join call_award w on w.id = a.award_id where a.project_id = j.id order by w.reference) as awards`

/** @throws Failure missing, also to whoever may not read it */
export async function projectRead(db: Db, actor: Actor, idOrShown: string): Promise<Project> {
  const id = readId(idOrShown)
  const found = id ? await row<Project>(db, sql`select ${projectRow} from project j where j.id = ${id} and ${projectFilter('read', actor)}`) : undefined
  if (!found) throw missing()
  return found
}

/** The row under its lock until the transaction ends; asks for no right. */
export async function projectLocked(tx: Db, id: string): Promise<Project> {
  // The lock comes first: what the same statement reads is as it was before it was held.
  await run(tx, sql`select from project where id = ${id} for update`)
  const found = await row<Project>(tx, sql`select ${projectRow} from project j where j.id = ${id}`)
  if (!found) throw missing()
  return found
}

type Working = {
  id: string
  verb: string
  may: (actor: Actor, project: Governed) => boolean
  /** What the writer saw, where the deed depends on it. */
  version?: number
  /** In whose name, where the actor acts for several partners. */
  forOrganisation?: string
}

/**
 * One deed on a project in the name of a partner: asked before for the message, and again under the lock.
 * @throws Failure missing (not a partner's people) | denied by conflict (state, changed meanwhile)
 */
export async function work<T>(db: Db, actor: Actor, { id, verb, may, version, forOrganisation }: Working, act: (tx: Db, project: Project, mine: string) => Promise<T>): Promise<T> {
  const seen = await projectRead(db, actor, id)
  const acting = actsFor(actor, seen)
  const mine = forOrganisation === undefined ? acting[0] : acting.find((one) => one === forOrganisation)
  if (!mine) throw missing()
  if (!may(actor, seen)) throw new Failure('conflict', projectRefusals.state)
  return change(db, actor, { verb: `project.${verb}`, object: { type: 'project', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const project = await projectLocked(tx, seen.id)
    if (!may(actor, project)) throw new Failure('conflict', projectRefusals.state)
    if (version !== undefined && version !== project.version) throw new Failure('conflict', projectRefusals.changed)
    await run(tx, sql`update project set version = version + 1, updated_at = ${actor.at} where id = ${project.id}`)
    return act(tx, project, mine)
  })
}
