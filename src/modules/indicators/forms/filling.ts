import { type Actor, system } from '../../../core/actor.ts'
import { Failure, isFailure, missing, wrong } from '../../../core/failure.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Db, row, rows, run, sql } from '../../../platform/database.ts'
import { type Job, type Queue, tell } from '../../../platform/queue.ts'
import { fillWorkbook } from '../../../platform/workbook/filling.ts'
import { attachFile, prepareOwn, removeFile } from '../../files/files.ts'
import { actorOfPerson } from '../../people/people.ts'
import { type Funnel, funnelOf } from '../funnel.ts'
import { emptyOf, formFor, type OfficialForm, scopeOfForm } from './keeping.ts'
import { formRefusals } from './messages.ts'
import { dayIn, type FormPeriod, formPeriods, type FormZone, isMonth, monthBefore, spanOf, valuesOf, withheldMark } from './rules.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const owner = (id: string) => ({ type: 'indicator_form', id })

/**
 * Fills a form in for a month with the figures that the actor may have, each as it stands now; a month that was filled in before is
 * filled in anew. @throws Failure missing | invalid | conflict (no cell is mapped)
 */
export async function fillForm(db: Db, blobs: Blobs, actor: Actor, input: { id: string; month: string }): Promise<void> {
  const form = await formFor(db, actor, input.id)
  const { month } = input
  if (!isMonth(month) || month > dayIn(form.zone, actor.at).slice(0, 7)) throw wrong('month', formRefusals.month)
  if (form.cells.length === 0) throw new Failure('conflict', formRefusals.empty)
  const funnels = new Map<FormPeriod, Funnel>()
  for (const period of formPeriods) funnels.set(period, await funnelOf(db, actor, scopeOfForm(form), { ...spanOf(month, period), zone: form.zone }))
  const values = valuesOf(form.cells, funnels, month)
  const bytes = await fillWorkbook(await emptyOf(db, blobs, form), form.cells.map(({ sheet, cell }, place) => ({ sheet, cell, value: values[place]! })), actor.at)
  const prepared = await prepareOwn(blobs, { name: `${form.name} ${month}.xlsx`, bytes, mediaType })
  await change(db, actor, { verb: 'indicators.fill_form', object: owner(form.id), onBehalfOf: form.organisationId ?? undefined }, async (tx) => {
    const there = await row(tx, sql`select from indicator_form where id = ${form.id} and removed_at is null for update`)
    if (!there) throw missing()
    const before = await row<{ fileId: string }>(tx, sql`select file_id as "fileId" from indicator_form_filling where form_id = ${form.id} and month = ${month}`)
    const fileId = await attachFile(tx, actor, prepared, owner(form.id))
    await run(
      tx,
      sql`insert into indicator_form_filling (form_id, month, file_id, withheld, filled_by, filled_at) values (${form.id}, ${month}, ${fileId}, ${values.filter((one) => one === withheldMark).length}, ${actor.personId ?? null}, ${actor.at})
          on conflict (form_id, month) do update set file_id = excluded.file_id, withheld = excluded.withheld, filled_by = excluded.filled_by, filled_at = excluded.filled_at`,
    )
    if (before) await removeFile(tx, actor, before.fileId, owner(form.id))
  })
}

type Due = Pick<OfficialForm, 'id' | 'name' | 'keptBy'> & { zone: FormZone; filled: string | null }

/** Fills in the forms of which the month before this one is not filled in, each in the name and with the rights of who keeps it, and tells them. */
export async function sweepForms(db: Db, blobs: Blobs, now: Date): Promise<void> {
  const due = await rows<Due>(db, sql`select g.id, g.name, g.kept_by as "keptBy", g.zone, (select max(month) from indicator_form_filling where form_id = g.id) as filled from indicator_form g where g.monthly and g.removed_at is null and g.stopped_at is null order by g.id limit 2000`)
  for (const form of due) {
    const month = monthBefore(dayIn(form.zone, now).slice(0, 7))
    if (form.filled !== null && form.filled >= month) continue
    const keeper = form.keptBy ? await actorOfPerson(db, form.keptBy, now) : undefined
    const filled = keeper && (await fillForm(db, blobs, keeper, { id: form.id, month }).then(() => true, (error: unknown) => { if (isFailure(error, 'missing')) return false; throw error }))
    await change(db, system(now), { verb: filled ? 'indicators.tell_form' : 'indicators.stop_form', object: owner(form.id) }, async (tx) => {
      if (!filled) await run(tx, sql`update indicator_form set monthly = false, stopped_at = ${now} where id = ${form.id} and stopped_at is null`)
      else await tell(tx, { kind: 'form_filled', people: [form.keptBy!], object: owner(form.id), version: month, about: { form: form.name, month } })
    })
  }
}

export const formJobs = (db: Db, blobs: Blobs, clock: Clock): Partial<Record<Queue, Job>> => ({ form_sweep: () => sweepForms(db, blobs, clock()) })

/** Cron expressions in UTC: each morning after the month has ended in China and in Britain; what is filled in is not filled in again. */
export const formSchedules: Partial<Record<Queue, string>> = { form_sweep: '10 1 * * *' }
