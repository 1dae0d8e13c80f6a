import type { Actor } from '../../core/actor.ts'
import { missing } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import type { Text } from '../../core/text.ts'
import { type Db, row, rows, sql } from '../../platform/database.ts'
import { type ChangeRequest, changesOf } from './changes.ts'
import { type Milestone, milestonesOf } from './milestones.ts'
import { type Output, outputsOf } from './outputs.ts'
import { actsFor, canComplete, canEnd, canReport, canStart, canWork } from './policy.ts'
import { type Project, projectRead, projectRow } from './record.ts'
import { type Report, reportsOf } from './reports.ts'
import { dayOf, type ProjectState } from './rules.ts'
import { type Spend, spendOf, spendSums } from './spend.ts'
import { projectFilter } from './visibility.ts'

export type ProjectQuery = { state?: ProjectState; dealId?: string; organisationId?: string; page?: number; size?: number }
export type ProjectLine = Project & { milestones: number; done: number; late: number; nextDue: string | null }

/** The projects that the actor reads, those that moved last first, `size` to a page (30), with how many there are. */
export async function projectsVisibleTo(db: Db, actor: Actor, query: ProjectQuery = {}): Promise<{ projects: ProjectLine[]; total: number }> {
  const size = Math.min(query.size ?? 30, 100)
  const where = sql`${projectFilter('read', actor)} ${query.state ? sql`and j.state = ${query.state}` : sql``} ${query.dealId ? sql`and j.deal_id = ${query.dealId}` : sql``}
    ${query.organisationId ? sql`and exists (select from project_partner p where p.project_id = j.id and p.organisation_id = ${query.organisationId})` : sql``}`
  const total = (await row<{ n: number }>(db, sql`select count(*) as n from project j where ${where}`))?.n ?? 0
  const offset = (Math.max(1, query.page ?? 1) - 1) * size
  const found = await rows<ProjectLine>(
    db,
    sql`select ${projectRow}, m.milestones, m.done, m.late, m."nextDue" from project j cross join lateral (
          select count(*) as milestones, count(done_on) as done, count(*) filter (where done_on is null and due_on < ${dayOf(actor.at)}::date) as late, min(due_on) filter (where done_on is null) as "nextDue" from project_milestone where project_id = j.id) m
        where ${where} order by j.updated_at desc, j.id limit ${size} offset ${offset}`,
  )
  return { projects: found, total }
}

export type ProjectPage = Project & {
  milestones: Milestone[]
  spend: Spend[]
  sums: { payerId: string; currency: string; minor: number }[]
  outputs: Output[]
  changes: ChangeRequest[]
  reports: Report[]
  /** The partners for which the reader acts. */
  mine: string[]
  may: Record<'work' | 'report' | 'start' | 'complete' | 'end', boolean>
}

/** One project with everything in it. @throws Failure missing */
export async function projectPage(db: Db, actor: Actor, id: string): Promise<ProjectPage> {
  const project = await projectRead(db, actor, id)
  const may = { work: canWork(actor, project), report: canReport(actor, project), start: canStart(actor, project), complete: canComplete(actor, project), end: canEnd(actor, project) }
  return {
    ...project, mine: actsFor(actor, project), may, milestones: await milestonesOf(db, project.id), spend: await spendOf(db, project.id), sums: await spendSums(db, project.id), outputs: await outputsOf(db, project.id),
    changes: await changesOf(db, project.id), reports: await reportsOf(db, project.id),
  }
}

/** What everybody reads once every partner agreed: no money, no milestones, no reports. */
export type PublicProject = Pick<Project, 'id' | 'reference' | 'state' | 'startsOn' | 'endsOn' | 'partners'> & { title: Text; outputs: Output[] }

/** @throws Failure missing while one partner has not agreed */
export async function publicProject(db: Db, actor: Actor, idOrShown: string): Promise<PublicProject> {
  const id = readId(idOrShown)
  const found = id ? await row<Project>(db, sql`select ${projectRow} from project j where j.id = ${id} and ${projectFilter('shown', actor)}`) : undefined
  if (!found) throw missing()
  const { reference, state, startsOn, endsOn, partners, title } = found
  return { id: found.id, reference, state, startsOn, endsOn, partners, title, outputs: await outputsOf(db, found.id) }
}
