import type { Db } from './database.ts'

/** The snapshot under which a view reads what is kept, and until when (`performance.now()`); undefined before anybody asked. */
type Moment = { snapshot?: Promise<string>; until: number }
const moments = new WeakMap<Db, Moment>()

/** How long one question for the snapshot stands for all kept reads of a view, in milliseconds: a page is drawn in less. */
const longest = 250
const writers = ['insert', 'update', 'delete', 'execute', 'transaction'] as const

/**
 * A view of `db` for one request that only reads: its kept reads share the snapshot that the first of them asked for, as if they stood in
 * one transaction. The moment ends with the first change over the view, and after a quarter of a second; then each read asks for itself.
 */
export function inOneMoment(db: Db): Db {
  const view = Object.create(db) as Db
  for (const name of writers) {
    Object.defineProperty(view, name, { value: (...input: never[]) => {
      endMoment(view)
      return (db[name] as (...input: never[]) => unknown)(...input)
    } })
  }
  moments.set(view, { until: Infinity })
  return view
}

/** The snapshot of a view's moment, asked for by `ask` where nobody has; undefined for a handle that has no moment or no longer. */
export function snapshotOfMoment(db: Db, ask: () => Promise<string>): Promise<string> | undefined {
  const moment = moments.get(db)
  if (!moment || moment.until < performance.now()) return undefined
  if (!moment.snapshot) {
    moment.snapshot = ask()
    moment.until = performance.now() + longest
    moment.snapshot.catch(() => endMoment(db))
  }
  return moment.snapshot
}

/** What is read over the view from now on asks anew: after a change, and for whoever keeps the view beyond their request. */
export const endMoment = (db: Db): void => void moments.delete(db)

/** {@link endMoment} for a statement that may change rows. */
export function endMomentFor(db: Db, statement: string): void {
  if (moments.has(db) && /\b(?:insert|update|delete|merge)\b/i.test(statement)) endMoment(db)
}
