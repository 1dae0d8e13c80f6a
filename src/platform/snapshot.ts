import pg from 'pg'
import { type Db, prepared } from './database.ts'

/**
 * What a statement sees, as text: which transactions have ended, and since when the server runs. Two statements with the
 * same text see the same rows, for whatever changes rows has a transaction id and alters this text when it commits
 * (https://www.postgresql.org/docs/current/functions-info.html, pg_current_snapshot). The start of the server is part of
 * it because a server that took over from a lost one may give the same ids again.
 */
export const snapshotText = `pg_current_snapshot()::text || ' ' || extract(epoch from pg_postmaster_start_time())::text`

type Asking = { sent: Promise<string>; next?: Promise<string> }
const askings = new WeakMap<pg.Pool, Asking>()

/**
 * The snapshot now; undefined inside a transaction, whose own changes no snapshot shows. All who ask while a question is
 * on its way share the one that is sent after it, so that nobody is answered from before they asked.
 */
export function snapshotNow(db: Db): Promise<string> | undefined {
  const pool = db.$client
  if (!(pool instanceof pg.Pool)) return undefined
  const asking = askings.get(pool)
  if (asking) return (asking.next ??= asking.sent.then(() => send(db, pool), () => send(db, pool)))
  return send(db, pool)
}

function send(db: Db, pool: pg.Pool): Promise<string> {
  const asking: Asking = { sent: prepared<{ now: string }>(db, 'snapshot', `select ${snapshotText} as now`, []).then(([one]) => one!.now) }
  askings.set(pool, asking)
  const done = () => { if (askings.get(pool) === asking && !asking.next) askings.delete(pool) }
  asking.sent.then(done, done)
  return asking.sent
}

/** What was read under the newest snapshot of a pool, at most so many values; all of an older one is forgotten. */
export function keptBySnapshot<Value>(most: number) {
  const kept = new WeakMap<object, { snapshot: string; values: Map<string, Value> }>()
  return {
    get(db: Db, snapshot: string, key: string): Value | undefined {
      const known = kept.get(db.$client)
      return known?.snapshot === snapshot ? known.values.get(key) : undefined
    },
    set(db: Db, snapshot: string, key: string, value: Value): void {
      const known = kept.get(db.$client)
      if (known?.snapshot === snapshot && known.values.size < most) known.values.set(key, value)
      else kept.set(db.$client, { snapshot, values: new Map([[key, value]]) })
    },
  }
}
