import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import type { Lang } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { type Db, row, run, sql } from '../../platform/database.ts'
import { dayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { canComplete, canEnd, canStart, canWork } from './policy.ts'
import { type Project, projectRead, work } from './record.ts'
import { dayOf, nextState, projectLimits } from './rules.ts'
import { tellPartners } from './told.ts'

/** Writes title and the first day anew; a new last day is a change that the other partners decide. @throws Failure missing | invalid | conflict */
export async function editProject(db: Db, actor: Actor, input: { id: string; version: number; lang: Lang; title: Halves; startsOn: string }): Promise<void> {
  const before = await projectRead(db, actor, input.id)
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: projectLimits.title, before: before.title, need: 'one' } })
  const startsOn = dayAt('startsOn', input.startsOn)
  await work(db, actor, { id: input.id, verb: 'edit', may: canWork, version: input.version }, async (tx, project) => {
    if (startsOn > project.endsOn) throw wrong('startsOn', projectRefusals.dates)
    await run(tx, sql`update project set title = ${stored(title)}, starts_on = ${startsOn} where id = ${project.id}`)
  })
}

const moved = async (db: Db, actor: Actor, input: { id: string; version: number }, verb: 'start' | 'complete' | 'end', may: typeof canStart, reason: string | null): Promise<void> =>
  work(db, actor, { ...input, verb, may }, async (tx, project, mine) => {
    if (verb === 'complete') await refuseUnfinished(tx, project)
    const to = nextState(project.state, verb)!
    await run(tx, sql`update project set state = ${to}, ended_on = ${verb === 'start' ? null : dayOf(actor.at)}, ended_reason = ${reason} where id = ${project.id}`)
    if (verb !== 'start') {
      await run(tx, sql`update project_change set state = 'withdrawn', ended_at = ${actor.at} where project_id = ${project.id} and state = 'open'`)
      await tellPartners(tx, 'project_ended', project, { version: to, except: mine })
    }
  })

/** What stands between a project and its completion: an open change, no final report. */
async function refuseUnfinished(tx: Db, project: Project): Promise<void> {
  if (await row(tx, sql`select from project_change where project_id = ${project.id} and state = 'open'`)) throw new Failure('conflict', projectRefusals.openChange)
  if (!(await row(tx, sql`select from project_report where project_id = ${project.id} and kind = 'final'`))) throw new Failure('conflict', projectRefusals.finalFirst)
}

export const startProject = (db: Db, actor: Actor, input: { id: string; version: number }): Promise<void> => moved(db, actor, input, 'start', canStart, null)
/** @throws Failure conflict without a final report, or while a change is open */
export const completeProject = (db: Db, actor: Actor, input: { id: string; version: number }): Promise<void> => moved(db, actor, input, 'complete', canComplete, null)
/** Ends a project before it is done. @throws Failure missing | invalid | conflict */
export async function endProject(db: Db, actor: Actor, input: { id: string; version: number; reason: string }): Promise<void> {
  const reason = input.reason.trim()
  await projectRead(db, actor, input.id)
  if (!reason || reason.length > projectLimits.reason) throw wrong('reason', projectRefusals.reason)
  await moved(db, actor, input, 'end', canEnd, reason)
}

const always = (): boolean => true

/** A partner's yes to a public page, or its no, which closes the page at once. @throws Failure missing */
export const setPublic = (db: Db, actor: Actor, input: { id: string; organisationId?: string; agrees: boolean }): Promise<void> =>
  work(db, actor, { id: input.id, verb: input.agrees ? 'publish' : 'unpublish', may: always, forOrganisation: input.organisationId }, async (tx, project, mine) => {
    const touched = await run(
      tx,
      sql`update project_partner set public_at = ${input.agrees ? actor.at : null}, public_by = ${input.agrees ? (actor.personId ?? null) : null} where project_id = ${project.id} and organisation_id = ${mine}`,
    )
    if (touched === 0) throw missing()
  })
