import pg from 'pg'
import { allOften, type Db, prepared, type SQL, written } from './database.ts'
import { snapshotOfMoment } from './moment.ts'

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
 * The snapshot now, or that of a view's moment (`inOneMoment`); undefined inside a transaction, whose own changes no snapshot shows. All who ask while a question is
 * on its way share the one that is sent after it, so that nobody is answered from before they asked.
 */
export function snapshotNow(db: Db): Promise<string> | undefined {
  const pool = db.$client
  if (!(pool instanceof pg.Pool)) return undefined
  return snapshotOfMoment(db, () => asked(db, pool)) ?? asked(db, pool)
}

function asked(db: Db, pool: pg.Pool): Promise<string> {
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
    /** Whether something is kept under a key, of whatever snapshot: without, it need not be asked which one this is. */
    has: (db: Db, key: string): boolean => kept.get(db.$client)?.values.has(key) ?? false,
    get(db: Db, snapshot: string, key: string): Value | undefined {
      const known = kept.get(db.$client)
      return known?.snapshot === snapshot ? known.values.get(key) : undefined
    },
    set(db: Db, snapshot: string, key: string, value: Value): void {
      const known = kept.get(db.$client)
      if (known?.snapshot === snapshot && known.values.size < most) known.values.set(key, value)
      else kept.set(db.$client, { snapshot, values: new Map([[key, value]]) })
    },
    drop(db: Db, snapshot: string, key: string): void {
      const known = kept.get(db.$client)
      if (known?.snapshot === snapshot) known.values.delete(key)
    },
  }
}

const reads = keptBySnapshot<Promise<readonly object[]>>(1_000)

/**
 * The rows of a statement, read once for all who ask while nothing at all is committed; prepared, as {@link allOften}. They are
 * shared: whoever asks changes none of them. Only for a statement whose answer hangs on rows and values alone, so that days
 * and instants come as values; whoever may not read is told so by the values too, or by what is made of the rows.
 */
export async function keptRows<Row extends object>(db: Db, statement: SQL): Promise<readonly Row[]> {
  const snapshot = await snapshotNow(db)
  if (snapshot === undefined) return allOften<Row>(db, statement)
  const { text, values } = written(statement)
  const key = `${text} ${JSON.stringify(values)}`
  const known = reads.get(db, snapshot, key)
  if (known) return known as Promise<readonly Row[]>
  // Rows that are newer than the snapshot under which they are kept are found by nobody who asks after that change.
  const read = allOften<Row>(db, statement)
  reads.set(db, snapshot, key, read)
  read.catch(() => reads.drop(db, snapshot, key))
  return read
}

/** The first of {@link keptRows} or undefined. */
export const keptRow = async <Row extends object>(db: Db, statement: SQL): Promise<Row | undefined> => (await keptRows<Row>(db, statement))[0]
