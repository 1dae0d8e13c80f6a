import { system } from '../../core/actor.ts'
import { halvesOf } from '../../core/writing.ts'
import type { Text } from '../../core/text.ts'
import { change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import type { Job, Queue } from '../../platform/queue.ts'
import { sweepPatents } from '../patents/patents.ts'
import { projectLocked } from './record.ts'
import { dayOf, reminderAt } from './rules.ts'
import { tellPartners } from './told.ts'

/** Reminds the responsible partner of milestones 14 and 3 days before, and everybody the day after. Each once, however often it runs. */
export async function sweepProjects(db: Db, now: Date): Promise<void> {
  const due = await rows<{ id: string; projectId: string; responsibleId: string; title: Text; dueOn: string; left: number }>(
    db,
    sql`select m.id, m.project_id as "projectId", m.responsible_id as "responsibleId", m.title, m.due_on as "dueOn", m.due_on - ${dayOf(now)}::date as left
        from project_milestone m join project j on j.id = m.project_id
        where m.done_on is null and j.state in ('planned', 'running') and m.due_on <= ${dayOf(now)}::date + 14 order by m.due_on, m.id limit 2000`,
  )
  for (const one of due) {
    const step = reminderAt(one.left)
    if (step === undefined) continue
    const mark = `${one.dueOn}:${step}`
    const waits = await rows(db, sql`select 1 from project_milestone where id = ${one.id} and reminded is distinct from ${mark}`)
    if (waits.length === 0) continue
    await change(db, system(now), { verb: 'project.remind', object: { type: 'project', id: one.projectId }, related: [one.id] }, async (tx) => {
      const mine = await run(tx, sql`update project_milestone set reminded = ${mark} where id = ${one.id} and reminded is distinct from ${mark} and done_on is null`)
      if (mine === 0) return
      const project = await projectLocked(tx, one.projectId)
      await tellPartners(tx, 'project_milestone_due', project, { version: `${one.id}:${mark}`, only: step < 0 ? undefined : [one.responsibleId], about: { milestone: halvesOf(one.title), day: one.dueOn } })
    })
  }
}

export const projectJobs = (db: Db, clock: Clock): Partial<Record<Queue, Job>> => ({
  project_sweep: async () => {
    await sweepProjects(db, clock())
    await sweepPatents(db, clock())
  },
})

/** Cron expressions in UTC: before the working day in China, and again before the one in Britain. */
export const projectSchedules: Partial<Record<Queue, string>> = { project_sweep: '30 0,7 * * *' }
