import { type Actor, hasRole } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import type { Retention } from '../../platform/personal.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { retentions } from './register.ts'

/** What a module tidies by a function of its own: how many rows it ended or forgot. */
export type Tidying = { rule: string; run: (db: Db, now: Date) => Promise<number | void> }

const day = 86_400_000
/** Nightly rows of the record are kept as long. */
const recordDays = 730
/** A night may be missed by a restart; two are not. */
export const overdueHours = 36

/** Runs every rule of the register and every tidying, each by itself, and notes what it did. @throws the first fault, after all have had their turn */
export async function runRetention(db: Db, now: Date, tidyings: readonly Tidying[] = [], clock: () => Date = () => new Date()): Promise<void> {
  const rules: Tidying[] = [...retentions.map((one) => ({ rule: one.rule, run: (inDb: Db, at: Date) => execute(inDb, one, at) })), ...tidyings]
  const faults: unknown[] = []
  for (const one of rules) {
    const noted = { rule: one.rule, at: now }
    try {
      await note(db, { ...noted, rows: (await one.run(db, now)) ?? 0, endedAt: clock() })
    } catch (error) {
      faults.push(error)
      await note(db, { ...noted, rows: 0, endedAt: clock(), error: String(error).slice(0, 500) })
    }
  }
  await run(db, sql`delete from retention_run where at < ${new Date(now.getTime() - recordDays * day)}`)
  if (faults.length > 0) throw faults[0]
}

const execute = (db: Db, { after, sql: statement }: Retention, now: Date): Promise<number> => {
  const before = new Date(now.getTime() - after * day).toISOString()
  return transaction(db, (tx) => run(tx, sql.join(statement.split(/(:before)/).map((part) => (part === ':before' ? sql`${before}` : sql.raw(part))))))
}

const note = (db: Db, one: { rule: string; at: Date; endedAt: Date; rows: number; error?: string }): Promise<number> =>
  run(db, sql`insert into retention_run (id, rule, at, ended_at, rows, error) values (${newId(one.at.getTime())}, ${one.rule}, ${one.at}, ${one.endedAt}, ${one.rows}, ${one.error ?? null})`)

/** What one rule did at last, and in the last thirty days. */
export type RetentionLine = { rule: string; after: number | null; lastAt: Date; seconds: number; rows: number; month: number; error: string | null }

/** The record of retention for staff, by rule. @throws missing */
export async function retentionReport(db: Db, actor: Actor): Promise<RetentionLine[]> {
  if (!hasRole(actor, 'moderator', 'administrator')) throw new Failure('missing', refusals.missing)
  const found = await rows<Omit<RetentionLine, 'after'>>(
    db,
    sql`select distinct on (rule) rule, at as "lastAt", extract(epoch from ended_at - at)::float as seconds, rows, error,
          (select coalesce(sum(b.rows), 0) from retention_run b where b.rule = a.rule and b.at > ${new Date(actor.at.getTime() - 30 * day)})::float as month
        from retention_run a order by rule, at desc`,
  )
  return found.map((one) => ({ ...one, after: retentions.find(({ rule }) => rule === one.rule)?.after ?? null }))
}

/** Since when retention ought to have run; undefined while it is on time. A young database has no night behind it yet. */
export async function retentionOverdue(db: Db, now: Date): Promise<Date | undefined> {
  const found = await row<{ last: Date | null }>(db, sql`select coalesce((select max(at) from retention_run where error is null), (select min(at) from migration)) as last`)
  const last = found?.last
  return last && now.getTime() - last.getTime() > overdueHours * 3_600_000 ? last : undefined
}
