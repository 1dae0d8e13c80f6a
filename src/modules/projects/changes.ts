import { type Actor, publishesFor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { type Db, row, rows, run, sql } from '../../platform/database.ts'
import { dayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { canWork } from './policy.ts'
import { type Project, projectRead, work } from './record.ts'
import { changeAfter, projectLimits } from './rules.ts'
import { tellPartners } from './told.ts'
import type { changeStates } from './words/words.ts'

export type ChangeAnswer = { organisationId: string; agrees: boolean; reason: string | null; at: Date }
export type ChangeRequest = { id: string; what: Text; newEnd: string | null; state: keyof typeof changeStates; askedFor: string; askedAt: Date; endedAt: Date | null; answers: ChangeAnswer[] }

/** The change requests of a project, newest first. Whoever calls has read the project. */
export const changesOf = (db: Db, projectId: string): Promise<ChangeRequest[]> =>
  rows<ChangeRequest>(
    db,
    sql`select c.id, c.what, c.new_end as "newEnd", c.state, c.asked_for as "askedFor", c.asked_at as "askedAt", c.ended_at as "endedAt",
          coalesce((select json_agg(json_build_object('organisationId', a.organisation_id, 'agrees', a.agrees, 'reason', a.reason, 'at', a.at) order by a.at) from project_change_answer a where a.change_id = c.id), '[]') as answers
        from project_change c where c.project_id = ${projectId} order by c.asked_at desc, c.id desc limit 200`,
  )

/** Asks the other partners for a change; with a new last day, that day takes effect when all have agreed. @throws Failure missing | invalid | conflict */
export async function askChange(db: Db, actor: Actor, input: { id: string; lang: Lang; what: Halves; newEnd?: string }): Promise<string> {
  const seen = await projectRead(db, actor, input.id)
  const { what } = textsOf(actor, input.lang, { what: { halves: input.what, limit: projectLimits.change, need: 'one' } })
  const newEnd = input.newEnd ? dayAt('newEnd', input.newEnd) : null
  if (newEnd && newEnd < seen.startsOn) throw wrong('newEnd', projectRefusals.dates)
  const id = newId(actor.at.getTime())
  await work(db, actor, { id: seen.id, verb: 'ask_change', may: canWork }, async (tx, project, mine) => {
    const open = await row<{ n: number }>(tx, sql`select count(*) as n from project_change where project_id = ${project.id} and state = 'open'`)
    if ((open?.n ?? 0) >= 20) throw new Failure('conflict', projectRefusals.many)
    await run(tx, sql`insert into project_change (id, project_id, what, new_end, asked_for, asked_by, asked_at) values (${id}, ${project.id}, ${stored(what)}, ${newEnd}, ${mine}, ${actor.personId ?? null}, ${actor.at})`)
    await tellPartners(tx, 'project_change_asked', project, { version: id, except: mine })
  })
  return id
}

/** Which partners the actor may still answer for. */
export const mayAnswer = (actor: Actor, project: Project, change: ChangeRequest): string[] =>
  change.state !== 'open' || !canWork(actor, project)
    ? []
    : project.partners.map((one) => one.organisationId).filter((id) => id !== change.askedFor && publishesFor(actor).includes(id) && !change.answers.some((one) => one.organisationId === id))

/** A partner's answer; the last yes lets the change take effect, a single no ends it. @throws Failure missing | invalid | conflict */
export async function answerChange(db: Db, actor: Actor, input: { id: string; changeId: string; agrees: boolean; reason?: string }): Promise<void> {
  const seen = await projectRead(db, actor, input.id)
  const before = (await changesOf(db, seen.id)).find((one) => one.id === input.changeId)
  const reason = input.reason?.trim() || null
  if (!before) throw missing()
  const mine = mayAnswer(actor, seen, before)[0]
  if (!mine) throw new Failure('conflict', projectRefusals.answered)
  if ((!input.agrees && !reason) || (reason && reason.length > projectLimits.reason)) throw wrong('reason', projectRefusals.reason)
  await work(db, actor, { id: seen.id, verb: input.agrees ? 'agree_change' : 'refuse_change', may: canWork, forOrganisation: mine }, async (tx, project) => {
    const now = (await changesOf(tx, project.id)).find((one) => one.id === input.changeId)
    if (!now || !mayAnswer(actor, project, now).includes(mine)) throw new Failure('conflict', projectRefusals.answered)
    if (now.newEnd && now.newEnd < project.startsOn) throw new Failure('conflict', projectRefusals.dates)
    await run(tx, sql`insert into project_change_answer (change_id, organisation_id, agrees, reason, by, at) values (${now.id}, ${mine}, ${input.agrees}, ${reason}, ${actor.personId ?? null}, ${actor.at})`)
    const state = changeAfter(now.askedFor, project.partners.map((one) => one.organisationId), [...now.answers, { organisationId: mine, agrees: input.agrees }])
    if (state === 'open') return
    await run(tx, sql`update project_change set state = ${state}, ended_at = ${actor.at} where id = ${now.id}`)
    if (state === 'agreed' && now.newEnd) await run(tx, sql`update project set ends_on = ${now.newEnd} where id = ${project.id}`)
    await tellPartners(tx, 'project_change_decided', project, { version: now.id, only: [now.askedFor] })
  })
}

/** Takes one's own request back. @throws Failure missing | conflict */
export async function withdrawChange(db: Db, actor: Actor, input: { id: string; changeId: string }): Promise<void> {
  const seen = await projectRead(db, actor, input.id)
  const before = (await changesOf(db, seen.id)).find((one) => one.id === input.changeId)
  if (!before) throw missing()
  await work(db, actor, { id: seen.id, verb: 'withdraw_change', may: canWork, forOrganisation: before.askedFor }, async (tx) => {
    if ((await run(tx, sql`update project_change set state = 'withdrawn', ended_at = ${actor.at} where id = ${before.id} and state = 'open'`)) === 0) throw new Failure('conflict', projectRefusals.answered)
  })
}
