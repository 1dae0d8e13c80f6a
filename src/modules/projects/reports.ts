import type { Actor } from '../../core/actor.ts'
import { Failure, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Name, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { brokeConstraint, type Db, rows, run, sql } from '../../platform/database.ts'
import { dayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { canReport } from './policy.ts'
import { projectRead, work } from './record.ts'
import { projectLimits } from './rules.ts'
import type { ReportKind } from './words/words.ts'

export type Report = { id: string; kind: ReportKind; fromOn: string; toOn: string; body: Text; writtenFor: string; writtenBy: Name | null; at: Date }

/** The reports of a project, newest period first. Whoever calls has read the project. */
export const reportsOf = (db: Db, projectId: string): Promise<Report[]> =>
  rows<Report>(
    db,
    sql`select r.id, r.kind, r.from_on as "fromOn", r.to_on as "toOn", r.body, r.written_for as "writtenFor", (select name from person where id = r.written_by) as "writtenBy", r.at
        from project_report r where r.project_id = ${projectId} order by r.to_on desc, r.id desc limit 200`,
  )

/** Writes a report, in both languages: it is read on both sides. @throws Failure missing | invalid | conflict (the period has one) */
export async function writeReport(db: Db, actor: Actor, input: { id: string; kind: ReportKind; lang: Lang; fromOn: string; toOn: string; body: Halves }): Promise<string> {
  const seen = await projectRead(db, actor, input.id)
  const { body } = textsOf(actor, input.lang, { body: { halves: input.body, limit: projectLimits.report, need: 'both' } })
  const [fromOn, toOn] = [dayAt('fromOn', input.fromOn), dayAt('toOn', input.toOn)]
  if (toOn < fromOn) throw wrong('toOn', projectRefusals.dates)
  const id = newId(actor.at.getTime())
  try {
    await work(db, actor, { id: seen.id, verb: 'report', may: canReport }, async (tx, project, mine) => {
      await run(
        tx,
        sql`insert into project_report (id, project_id, kind, from_on, to_on, body, written_for, written_by, at)
            values (${id}, ${project.id}, ${input.kind}, ${fromOn}, ${toOn}, ${stored(body)}, ${mine}, ${actor.personId ?? null}, ${actor.at})`,
      )
    })
  } catch (error) {
    if (brokeConstraint(error, 'project_report_once') || brokeConstraint(error, 'project_report_final')) throw new Failure('conflict', projectRefusals.finalOnce)
    throw error
  }
  return id
}
