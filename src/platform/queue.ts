import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import { type Db, fixed, sql } from './database.ts'

/** The kinds of job; the queues are made by migration 0006. */
export const queues = ['mail', 'notice', 'import', 'listing_sweep', 'listing_release', 'deal_sweep', 'match_tell', 'match_learn', 'match_report', 'posters', 'commons', 'watch_tell', 'watch_sweep', 'translation', 'embedding', 'door_sweep', 'body_close', 'chat', 'release', 'agreement_seal', 'agreement_sweep', 'call_sweep', 'project_sweep', 'form_sweep', 'event_sweep', 'meeting_run', 'meeting_sweep', 'housekeeping'] as const
export type Queue = (typeof queues)[number]

/**
 * Queues a job in the caller's transaction: it exists if and only if the change does. `key` is `verb:object:version`;
 * an equal key that still waits is not queued twice. Jobs run at least once: the handler re-reads the state.
 */
export async function enqueue(tx: Db, queue: Queue, data: Record<string, unknown>, options: { key?: string; after?: Date; priority?: number } = {}): Promise<void> {
  await fixed(
    tx,
    'enqueue',
    sql`insert into pgboss.job (name, data, priority, start_after, singleton_key, retry_limit, retry_delay, retry_backoff, policy)
      select name, ${JSON.stringify(data)}::jsonb, ${options.priority ?? 0}, coalesce(${options.after?.toISOString() ?? null}::timestamptz, now()), ${options.key ?? crypto.randomUUID()},
        retry_limit, retry_delay, retry_backoff, policy
      from pgboss.queue where name = ${queue}
      on conflict do nothing`,
  )
}

/** A one-line job: calls a face of its module with what was queued. */
export type Job = (data: Record<string, unknown>) => Promise<void>

/** Runs jobs until stopped. `schedules` are cron expressions in UTC. Used by the worker process only. */
export async function startWorker(url: string, log: Logger, jobs: Partial<Record<Queue, Job>>, schedules: Partial<Record<Queue, string>>): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: url, max: 4, migrate: false, application_name: 'qiao-queue' })
  boss.on('error', (error) => log.error({ err: error }, 'queue'))
  await boss.start()
  for (const queue of queues) {
    const job = jobs[queue]
    if (!job) continue
    await boss.work<Record<string, unknown>>(queue, { pollingIntervalSeconds: 0.5 }, async ([one]) => {
      if (!one) return
      try {
        await job(one.data ?? {})
      } catch (error) {
        log.error({ err: error, queue, job: one.id }, 'job failed')
        throw error
      }
    })
    const cron = schedules[queue]
    if (cron) await boss.schedule(queue, cron, {}, { tz: 'UTC' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}

/**
 * What a module below `notices` queues so that people are told: the job calls `notify` of module notices, which knows the
 * words of each kind, writes the desk notice and the mail in the reader's language, once per (person, kind, object, version).
 */
export type Telling = {
  kind: string
  /** Person ids. */
  people: readonly string[]
  object: { type: string; id: string }
  /** Tells two occasions of the same kind apart; default: once for ever. */
  version?: string
  /** Values for the placeholders of the kind's words, per language where they differ: `{ title: { zh, en } }`. */
  about?: Record<string, string | { zh?: string; en?: string }>
}

/** Queues a {@link Telling} in the caller's transaction. */
export const tell = (tx: Db, telling: Telling): Promise<void> =>
  enqueue(tx, 'notice', telling, { key: `${telling.kind}:${telling.object.id}:${telling.version ?? ''}:${telling.people.join(',').slice(0, 400)}` })
