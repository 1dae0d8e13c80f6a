import { system } from '../../core/actor.ts'
import type { Text } from '../../core/text.ts'
import { halvesOf } from '../../core/writing.ts'
import { change } from '../../platform/change.ts'
import { type Db, rows, run, sql } from '../../platform/database.ts'
import { tell } from '../../platform/queue.ts'
import { officersOf } from '../people/people.ts'
import { reminderAt } from './rules.ts'

/** Reminds who keeps a patent of its fee 60 and 14 days before and on the day. Each once, however often it runs. */
export async function sweepPatents(db: Db, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  const due = await rows<{ id: string; keptBy: string; number: string; title: Text; feeDueOn: string; left: number; reminded: string | null }>(
    db,
    sql`select id, kept_by as "keptBy", number, title, fee_due_on as "feeDueOn", fee_due_on - ${today}::date as left, reminded from patent
        where legal_status in ('applied', 'published', 'granted') and fee_due_on between ${today}::date - 30 and ${today}::date + 60 order by fee_due_on, id limit 2000`,
  )
  for (const one of due) {
    const step = reminderAt(one.left)
    const mark = `${one.feeDueOn}:${step}`
    if (step === undefined || one.reminded === mark) continue
    await change(db, system(now), { verb: 'patent.remind', object: { type: 'patent', id: one.id } }, async (tx) => {
      if ((await run(tx, sql`update patent set reminded = ${mark} where id = ${one.id} and reminded is distinct from ${mark}`)) === 0) return
      const people = await officersOf(tx, one.keptBy)
      if (people.length > 0) await tell(tx, { kind: 'patent_fee_due', people, object: { type: 'patent', id: one.id }, version: mark, about: { title: halvesOf(one.title), number: one.number, day: one.feeDueOn } })
    })
  }
}
