import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import type { PersonalTable } from '../../platform/personal.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { register } from './register.ts'
import { rowsOf, tableName, type Whose, whoseOf } from './whose.ts'

/** Rows of one table that are the person's, and deeds of theirs on rows that are not. */
export type Held = { table: string; rows: Record<string, unknown>[]; deeds: Record<string, unknown>[] }

type Column = { name: string; type: string; key: boolean }

const left = new Set(['bytea', 'xid8'])
const instants = new Set(['timestamp with time zone', 'date'])

/**
 * Everything kept about the actor, table by table in the order of the register. Secrets and digests never leave, nor does
 * what only tells of somebody else. A row that is not about them is told of as their deed: which, what, when.
 */
export async function exportPersonalData(db: Db, actor: Actor): Promise<{ exportedAt: string; held: Held[] }> {
  if (!actor.personId) throw new Failure('missing', refusals.missing)
  const whose = await whoseOf(db, actor.personId)
  if (!whose) throw new Failure('missing', refusals.missing)
  const columns = await columnsOf(db)
  const held: Held[] = []
  for (const entry of register) {
    const known = columns.get(entry.table)
    if (!known) continue
    const one = { table: entry.table, rows: await ownRows(db, entry, known, whose), deeds: await deedsOf(db, entry, known, whose) }
    if (one.rows.length + one.deeds.length > 0) held.push(one)
  }
  return { exportedAt: actor.at.toISOString(), held }
}

async function ownRows(db: Db, entry: PersonalTable, columns: readonly Column[], whose: Whose): Promise<Record<string, unknown>[]> {
  const found = Object.entries(entry.columns).filter(([, one]) => !one.deed && (one.holds === 'person' || one.holds === 'address'))
  const own = found.flatMap(([column, one]) => rowsOf({ table: entry.table, of: one.of ?? column }, whose) ?? [])
  if (own.length === 0) return []
  const told = columns.filter(({ name, type }) => !left.has(type) && !['secret', 'mark'].includes(entry.columns[name]?.holds ?? ''))
  const list = sql.join(told.map(({ name }) => sql.identifier(name)), sql`, `)
  const rowsFound = await rows<Record<string, unknown>>(db, sql`select ${list} from ${tableName(entry.table)} where ${sql.join(own.map((one) => sql`(${one})`), sql` or `)} limit ${mostRows}`)
  return rowsFound.map((one) => withoutOthers(entry, one, whose))
}

/** Other people's numbers in a row stay out: they would say who they are to somebody who may not know. */
const withoutOthers = (entry: PersonalTable, one: Record<string, unknown>, { personId }: Whose): Record<string, unknown> =>
  Object.fromEntries(Object.entries(one).filter(([name, value]) => value !== null && !(entry.columns[name]?.holds === 'person' && entry.columns[name]?.of === undefined && value !== personId)))

async function deedsOf(db: Db, entry: PersonalTable, columns: readonly Column[], { personId }: Whose): Promise<Record<string, unknown>[]> {
  const kept = columns.filter((one) => one.key || instants.has(one.type))
  const list = sql.join(kept.filter(({ type }) => !left.has(type)).map(({ name }) => sql.identifier(name)), sql`, `)
  const deeds: Record<string, unknown>[] = []
  for (const [column, one] of Object.entries(entry.columns)) {
    if (!one.deed) continue
    const found = await rows<Record<string, unknown>>(db, sql`select ${list} from ${tableName(entry.table)} where ${sql.identifier(column)} = ${personId} limit ${mostRows}`)
    deeds.push(...found.map((row) => ({ as: column, ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) })))
  }
  return deeds
}

/** More rows of one table than anybody has. */
const mostRows = 100_000

async function columnsOf(db: Db): Promise<Map<string, Column[]>> {
  const found = await rows<Column & { at: string }>(
    db,
    sql`select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname as at, a.attname as name, format_type(a.atttypid, null) as type,
          exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey)) as key
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`,
  )
  const tables = new Map<string, Column[]>()
  for (const { at, ...column } of found) tables.set(at, [...(tables.get(at) ?? []), column])
  return tables
}
