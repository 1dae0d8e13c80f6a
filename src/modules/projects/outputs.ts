import type { Actor } from '../../core/actor.ts'
import { Failure, missing, wrong } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import type { Lang, Text } from '../../core/text.ts'
import { type Halves, stored, textsOf } from '../../core/writing.ts'
import { brokeConstraint, type Db, row, rows, run, sql } from '../../platform/database.ts'
import { patentByNumber, readPatentNumber } from '../patents/patents.ts'
import { pastDayAt } from './days.ts'
import { projectRefusals } from './messages.ts'
import { canReport } from './policy.ts'
import { projectRead, work } from './record.ts'
import { dayOf, type OutputKind, projectLimits, readDoi, readLink } from './rules.ts'

export type Output = { id: string; kind: OutputKind; title: Text; doi: string | null; number: string | null; patentId: string | null; people: number | null; link: string | null; onDate: string; recordedFor: string }

/** What came of a project, newest first. Whoever calls has read the project or its public page. */
export const outputsOf = (db: Db, projectId: string): Promise<Output[]> =>
  rows<Output>(
    db,
    sql`select id, kind, title, doi, number, patent_id as "patentId", people, link, on_date as "onDate", recorded_for as "recordedFor" from project_output where project_id = ${projectId} order by on_date desc, id desc limit ${projectLimits.outputs}`,
  )

export type OutputInput = { id: string; kind: OutputKind; lang: Lang; title: Halves; doi?: string; number?: string; people?: number; link?: string; onDate: string }

/** What the kind needs, checked. @throws Failure invalid */
function identified(input: OutputInput): { doi: string | null; number: string | null; people: number | null; link: string | null } {
  const link = input.link?.trim() ? readLink(input.link) : null
  if (link === undefined) throw wrong('link', projectRefusals.link)
  const doi = input.doi?.trim() ? readDoi(input.doi) : null
  if (doi === undefined || (input.kind === 'paper' && doi === null)) throw wrong('doi', projectRefusals.doi)
  const typed = input.number?.trim() ?? ''
  const number = input.kind === 'patent' ? readPatentNumber(typed) : typed || null
  if (number === undefined || (input.kind === 'standard' && !number) || (number && number.length > 100)) throw wrong('number', projectRefusals.number)
  const people = input.kind === 'people_trained' ? (input.people ?? 0) : null
  if (people !== null && (!Number.isInteger(people) || people < 1 || people > 100_000)) throw wrong('people', projectRefusals.people)
  return { doi, number, people, link }
}

/** Records an output; a patent of the own register is linked by its number. @throws Failure missing | invalid | conflict (recorded already) */
export async function recordOutput(db: Db, actor: Actor, input: OutputInput): Promise<string> {
  const seen = await projectRead(db, actor, input.id)
  const { title } = textsOf(actor, input.lang, { title: { halves: input.title, limit: projectLimits.output, need: 'one' } })
  const { doi, number, people, link } = identified(input)
  const onDate = pastDayAt('onDate', input.onDate, dayOf(actor.at))
  const patentId = input.kind === 'patent' && number ? ((await patentByNumber(db, actor, number))?.id ?? null) : null
  const id = newId(actor.at.getTime())
  try {
    await work(db, actor, { id: seen.id, verb: 'record_output', may: canReport }, async (tx, project, mine) => {
      const count = await row<{ n: number }>(tx, sql`select count(*) as n from project_output where project_id = ${project.id}`)
      if ((count?.n ?? 0) >= projectLimits.outputs) throw new Failure('conflict', projectRefusals.many)
      await run(
        tx,
        sql`insert into project_output (id, project_id, kind, title, doi, number, patent_id, people, link, on_date, recorded_for, recorded_by, at)
            values (${id}, ${project.id}, ${input.kind}, ${stored(title)}, ${doi}, ${number}, ${patentId}, ${people}, ${link}, ${onDate}, ${mine}, ${actor.personId ?? null}, ${actor.at})`,
      )
    })
  } catch (error) {
    if (brokeConstraint(error, 'project_output_doi') || brokeConstraint(error, 'project_output_number')) throw new Failure('conflict', projectRefusals.repeated)
    throw error
  }
  return id
}

/** Takes out what one's own organisation recorded. @throws Failure missing */
export const removeOutput = (db: Db, actor: Actor, input: { id: string; outputId: string }): Promise<void> =>
  work(db, actor, { id: input.id, verb: 'remove_output', may: canReport }, async (tx, project, mine) => {
    if ((await run(tx, sql`delete from project_output where id = ${input.outputId} and project_id = ${project.id} and recorded_for = ${mine}`)) === 0) throw missing()
  })
