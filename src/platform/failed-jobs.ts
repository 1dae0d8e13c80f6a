import { type Actor, hasRole } from '../core/actor.ts'
import { Failure } from '../core/failure.ts'
import { refusals } from '../core/messages.ts'
import { change } from './change.ts'
import { type Db, row, rows, run, sql } from './database.ts'

/** A job that has used up its tries. Its data may name people and is left out; the key names the deed. */
export type FailedJob = { id: string; queue: string; key: string | null; tries: number; createdAt: Date; failedAt: Date | null; error: string | null }

const columns = `id, name as queue, singleton_key as key, retry_count + 1 as tries, created_on as "createdAt", completed_on as "failedAt", left(coalesce(output ->> 'message', output ->> 'value', output::text), 300) as error`
// The queue moves failed jobs into its archive after some hours; they stay on the desk until they are tried again.
const everywhere = sql.raw(`(select ${columns}, false as archived from pgboss.job where state = 'failed' union all select ${columns}, true from pgboss.archive where state = 'failed') failed`)

function mustBeStaff(actor: Actor): void {
  if (!hasRole(actor, 'moderator', 'organiser', 'administrator')) throw new Failure('missing', refusals.missing)
}

/** The jobs that died, newest first. @throws Failure missing for others than staff */
export async function failedJobs(db: Db, actor: Actor, limit = 100): Promise<FailedJob[]> {
  mustBeStaff(actor)
  return rows<FailedJob>(db, sql`select id, queue, key, tries, "createdAt", "failedAt", error from ${everywhere} order by "failedAt" desc nulls last limit ${limit}`)
}

export async function countFailedJobs(db: Db, actor: Actor): Promise<number> {
  mustBeStaff(actor)
  return (await row<{ n: number }>(db, sql`select count(*) as n from ${everywhere}`))?.n ?? 0
}

/** Queues a dead job again, with all its tries. @throws Failure missing when it is not dead any more */
export async function retryJob(db: Db, actor: Actor, id: string): Promise<void> {
  mustBeStaff(actor)
  await change(db, actor, { verb: 'job.retry', object: { type: 'job', id }, audience: 'staff' }, async (tx) => {
    const known = await row<Dead>(
      tx,
      sql`with dead as (
            delete from pgboss.job where id = ${id} and state = 'failed' returning name, data, priority, singleton_key, policy
          ), archived as (
            delete from pgboss.archive where id = ${id} and state = 'failed' returning name, data, priority, singleton_key, policy
          )
          select name, data, priority, singleton_key as key, policy from dead union all select name, data, priority, singleton_key, policy from archived`,
    )
    if (!known) throw new Failure('missing', refusals.missing)
    await queueAgain(tx, known)
  })
}

type Dead = { name: string; data: unknown; priority: number; key: string | null; policy: string | null }

/** An equal job that waits already takes its place. */
const queueAgain = (tx: Db, dead: Dead): Promise<number> =>
  run(
    tx,
    sql`insert into pgboss.job (name, data, priority, singleton_key, retry_limit, retry_delay, retry_backoff, policy)
        select name, ${JSON.stringify(dead.data)}::jsonb, ${dead.priority}, ${dead.key}, retry_limit, retry_delay, retry_backoff, policy from pgboss.queue where name = ${dead.name}
        on conflict do nothing`,
  )
