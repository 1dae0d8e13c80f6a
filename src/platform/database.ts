import { createHash } from 'node:crypto'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { SQL } from 'drizzle-orm'
import pg from 'pg'
import { endMoment, endMomentFor } from './moment.ts'

export { sql } from 'drizzle-orm'
export type { SQL } from 'drizzle-orm'

type Client = pg.Pool | pg.PoolClient

/**
 * What faces take: the typed query builder, over the pool or inside a transaction. `$client` is the connection itself,
 * for hot reads with a prepared name.
 */
export type Db = NodePgDatabase<Record<string, never>> & { $client: Client }

// Dates stay `YYYY-MM-DD`, counts become numbers; instants become Date (the driver's default).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type Pool = { db: Db; pool: pg.Pool; close(): Promise<void> }

/** A pool on `url`. `size` bounds the connections of this process. */
export function openPool(url: string, size = 10): Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, application_name: 'qiao' })
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return { db: drizzle(pool) as Db, pool, close: () => pool.end() }
}

const dialect = new PgDialect()

/** Runs a statement and gives its rows, instants as Date, columns under the names that the statement gives them. */
export async function rows<Row extends object>(db: Db, statement: SQL): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  endMomentFor(db, text)
  return (await db.$client.query<Row & pg.QueryResultRow>(text, params)).rows
}

/** The first row or undefined. */
export async function row<Row extends object>(db: Db, statement: SQL): Promise<Row | undefined> {
  return (await rows<Row>(db, statement))[0]
}

/** Runs a statement and gives the number of rows that it touched. */
export async function run(db: Db, statement: SQL): Promise<number> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  endMoment(db)
  return (await db.$client.query(text, params)).rowCount ?? 0
}

/** A prepared read on a hot path: the text is parsed once per connection. Never with text that varies under one name. */
export async function prepared<Row extends object>(db: Db, name: string, text: string, values: unknown[]): Promise<Row[]> {
  endMomentFor(db, text)
  return (await db.$client.query<Row & pg.QueryResultRow>({ name, text, values })).rows
}

/** {@link prepared} for a statement whose text is always the same under its name; the driver refuses another text. */
export async function fixed<Row extends object>(db: Db, name: string, statement: SQL): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  return prepared<Row>(db, name, text, params)
}

const names = new Map<string, string>()

/** A name made from the text; none for texts of more forms than were foreseen, so that no connection fills up. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= 500) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
  names.set(text, name)
  return name
}

/** Text and values of a statement: what its answer hangs on besides the rows. */
export const written = (statement: SQL): { text: string; values: unknown[] } => {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  return { text, values: params }
}

/**
 * {@link fixed} under a name made from the text: for a read whose planning costs more than its running and whose text takes few
 * forms, such as one that the visibility rules are folded into.
 */
export async function allOften<Row extends object>(db: Db, statement: SQL): Promise<Row[]> {
  const { text, values } = written(statement)
  const name = nameOf(text)
  return name ? prepared<Row>(db, name, text, values) : (await db.$client.query<Row & pg.QueryResultRow>(text, values)).rows
}

/** The first row of {@link allOften} or undefined. */
export async function often<Row extends object>(db: Db, statement: SQL): Promise<Row | undefined> {
  return (await allOften<Row>(db, statement))[0]
}

const isPool = (client: Client): client is pg.Pool => client instanceof pg.Pool

/** Whether what is read over this handle may still be rolled back. */
export const inTransaction = (db: Db): boolean => !isPool(db.$client)

/**
 * Runs `f` in one transaction and gives what it gives; any throw rolls back. Inside a transaction it joins it.
 * A pool query inside a transaction without its handle deadlocks a small pool: pass `tx` on.
 * @param how `mayBeLost`: its commit does not wait for the disk, so that a crash of the machine may lose it, whole, within the same second;
 * for what is written again in a moment. Nothing that waits for the disk is kept without what was committed before it.
 * `grows`: plans made in it go by indexes, those of foreign keys too, which a connection keeps: made while a table is nearly empty, they would
 * read all of it for each row, however long it has become.
 */
export async function transaction<T>(db: Db, f: (tx: Db) => Promise<T>, how: { mayBeLost?: boolean; grows?: boolean } = {}): Promise<T> {
  if (!isPool(db.$client)) return f(db)
  endMoment(db)
  const client = await db.$client.connect()
  try {
    await client.query(`begin${how.mayBeLost ? '; set local synchronous_commit to off' : ''}${how.grows ? '; set local enable_seqscan to off' : ''}`)
    const result = await f(drizzle(client) as Db)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    const broken = await client.query('rollback').then(() => false, () => true)
    client.release(broken)
    throw error
  }
}

type PgError = { code: string; constraint?: string }

const pgErrorOf = (error: unknown): PgError | undefined => {
  if (typeof error !== 'object' || error === null) return undefined
  if ('cause' in error && error.cause) return pgErrorOf(error.cause) ?? undefined
  return 'code' in error && typeof error.code === 'string' ? (error as PgError) : undefined
}

/** True when the database refused because of this constraint or unique index. */
export const brokeConstraint = (error: unknown, constraint: string): boolean => pgErrorOf(error)?.constraint === constraint
