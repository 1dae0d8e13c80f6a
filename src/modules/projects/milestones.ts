import type { Readable } from 'node:stream'
import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Name, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import type { Blobs } from '../../platform/blobs.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { attachFile, fileById, prepareFile } from '../files/files.ts'
import { dayAt, pastDayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { canWork } from './policy.ts'
import { type Project, projectRead, work } from './record.ts'
import { dayOf, projectLimits, readLink } from './rules.ts'

export type Milestone = { id: string; title: Text; dueOn: string; responsibleId: string; doneOn: string | null; doneBy: Name | null; link: string | null; fileId: string | null; fileName: string | null }

/** The milestones of a project, by their due day. Whoever calls has read the project. */
export const milestonesOf = (db: Db, projectId: string): Promise<Milestone[]> =>
  rows<Milestone>(
    db,
    sql`select m.id, m.title, m.due_on as "dueOn", m.responsible_id as "responsibleId", m.done_on as "doneOn", (select name from person where id = m.done_by) as "doneBy", m.evidence_link as link, f.id as "fileId", f.name as "fileName"
        from project_milestone m left join file f on f.id = m.evidence_file and f.removed_at is null where m.project_id = ${projectId} order by m.due_on, m.id`,
  )

/** @throws Failure invalid at the field where it is no partner of the project */
export function partnerIn(project: Project, organisationId: string | undefined, field: string): string {
  if (!organisationId || !project.partners.some((one) => one.organisationId === organisationId)) throw wrong(field, projectRefusals.partner)
  return organisationId
}

/** @throws Failure missing | invalid | conflict */
export async function addMilestone(db: Db, actor: Actor, input: { id: string; lang: Lang; title: Halves; dueOn: string; responsibleId?: string }): Promise<string> {
  const seen = await projectRead(db, actor, input.id)
  const { milestone } = textsOf(actor, input.lang, { milestone: { halves: input.title, limit: projectLimits.milestone, need: 'one' } })
  const dueOn = dayAt('dueOn', input.dueOn)
  const responsible = partnerIn(seen, input.responsibleId, 'responsible')
  const id = newId(actor.at.getTime())
  await work(db, actor, { id: seen.id, verb: 'add_milestone', may: canWork }, async (tx, project) => {
    const count = await row<{ n: number }>(tx, sql`select count(*) as n from project_milestone where project_id = ${project.id}`)
    if ((count?.n ?? 0) >= projectLimits.milestones) throw new Failure('conflict', projectRefusals.many)
    await run(tx, sql`insert into project_milestone (id, project_id, title, due_on, responsible_id, created_at) values (${id}, ${project.id}, ${stored(milestone)}, ${dueOn}, ${responsible}, ${actor.at})`)
  })
  return id
}

export type DoneInput = { id: string; milestoneId: string; doneOn: string; link?: string; file?: { name: string; bytes: Uint8Array } }

/** Marks a milestone done, with a file or an address that shows it. @throws Failure missing | invalid | conflict (done already) */
export async function completeMilestone(db: Db, blobs: Blobs, actor: Actor, input: DoneInput): Promise<void> {
  const seen = await projectRead(db, actor, input.id)
  const link = input.link?.trim() ? readLink(input.link) : null
  if (link === undefined) throw wrong('link', projectRefusals.link)
  if (link === null && !input.file) throw wrong('link', projectRefusals.evidence)
  const doneOn = pastDayAt('doneOn', input.doneOn, dayOf(actor.at))
  const prepared = input.file && (await prepareFile(blobs, { ...input.file, accepted: 'scan' }))
  await work(db, actor, { id: seen.id, verb: 'complete_milestone', may: canWork }, async (tx, project) => {
    const now = await row<{ done: boolean }>(tx, sql`select done_at is not null as done from project_milestone where id = ${input.milestoneId} and project_id = ${project.id}`)
    if (!now) throw missing()
    if (now.done) throw new Failure('conflict', projectRefusals.done)
    const fileId = prepared ? await attachFile(tx, actor, prepared, { type: 'project', id: project.id }) : null
    await run(tx, sql`update project_milestone set done_on = ${doneOn}, done_by = ${actor.personId ?? null}, done_at = ${actor.at}, evidence_link = ${link}, evidence_file = ${fileId} where id = ${input.milestoneId}`)
  })
}

/** Takes out a milestone that is not done. @throws Failure missing | conflict */
export const removeMilestone = (db: Db, actor: Actor, input: { id: string; milestoneId: string }): Promise<void> =>
  work(db, actor, { id: input.id, verb: 'remove_milestone', may: canWork }, async (tx, project) => {
    const removed = await run(tx, sql`delete from project_milestone where id = ${input.milestoneId} and project_id = ${project.id} and done_at is null`)
    if (removed === 0) throw new Failure('conflict', projectRefusals.done)
  })

/** The file that shows a milestone, for whoever reads the project. @throws Failure missing */
export async function milestoneFile(db: Db, blobs: Blobs, actor: Actor, input: { id: string; milestoneId: string }): Promise<{ name: string; mediaType: string; bytes: number; stream: Readable }> {
  const project = await projectRead(db, actor, input.id)
  const found = (await milestonesOf(db, project.id)).find((one) => one.id === input.milestoneId)
  const file = found?.fileId ? await fileById(db, found.fileId) : undefined
  if (!file) throw missing()
  return { name: file.name, mediaType: file.mediaType, bytes: file.bytes, stream: await blobs.get(file.sha256) }
}
