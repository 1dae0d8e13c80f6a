import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { rows, run, sql } from '../../platform/database.ts'
import { projectRoot } from '../../platform/root.ts'
import { registerDocument } from './document.ts'
import { plainColumns, register, retentions, treatments } from './register.ts'

const { db } = await freshDatabase()

type Column = { at: string; type: string; refers: boolean; closed: boolean }

/** Every column of the migrated database: whether it refers to a person, and whether a constraint names all that it may hold. */
const columns = (): Promise<Column[]> =>
  rows<Column>(
    db,
    sql`select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname as at, t.typname as type,
          exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)) as refers,
          exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
            and (pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%' or pg_get_constraintdef(k.oid) like '%<@ ARRAY[%' or pg_get_constraintdef(k.oid) like '%^[A-Z]{2}$%')) as closed
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
        where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped order by 1`,
  )

/** A column that could hold something of a person: a reference, words, an address, or bytes. Numbers, times, flags and closed lists cannot. */
const couldHold = ({ type, refers, closed }: Column): boolean =>
  refers || ['qiao_text', 'qiao_name', 'jsonb', 'json', 'bytea', 'inet', 'cidr'].includes(type) || (!closed && ['text', 'varchar', '_text', 'name', 'bpchar'].includes(type))

const registered = new Set(register.flatMap((one) => Object.keys(one.columns).map((column) => `${one.table}.${column}`)))
const plain = new Set(plainColumns)

test('no column escapes: each that could hold something of a person is registered, or declared to hold nothing', async () => {
  const open = (await columns()).filter(couldHold).map((one) => one.at).filter((at) => !registered.has(at) && !plain.has(at))
  expect(open, 'say in words/personal.ts of the module what each of these holds of people').toEqual([])
})

test('what refers to a person is registered and never plain', async () => {
  const refers = (await columns()).filter((one) => one.refers).map((one) => one.at)
  expect(refers.length).toBeGreaterThan(60)
  expect(refers.filter((at) => !registered.has(at))).toEqual([])
  expect([...registered].filter((at) => plain.has(at))).toEqual([])
})

test('a new table cannot be forgotten', async () => {
  await run(db, sql`create table diary (id uuid primary key, keeper uuid references person (id), email text, note text, page qiao_text, state text check (state in ('open', 'shut')), day date)`)
  const open = (await columns()).filter(couldHold).map((one) => one.at).filter((at) => !registered.has(at) && !plain.has(at))
  expect(open).toEqual(['diary.email', 'diary.keeper', 'diary.note', 'diary.page'])
  await run(db, sql`drop table diary`)
})

test('the register names no column that there is not, and every rule can be carried out', async () => {
  const there = new Set((await columns()).map((one) => one.at))
  expect([...registered, ...plain].filter((at) => !there.has(at))).toEqual([])
  const whose = treatments.filter(({ of }) => of !== '*' && !of.startsWith('('))
  expect(whose.filter(({ table, of }) => !there.has(`${table}.${of}`))).toEqual([])
  expect(whose.filter(({ table, of, holds }) => holds !== 'secret' && holds !== 'mark' && !registered.has(`${table}.${of}`))).toEqual([])
  for (const one of retentions) await run(db, sql.raw(one.sql.replaceAll(':before', `'2000-01-01T00:00:00Z'`)))
  expect(new Set(retentions.map((one) => one.rule)).size).toBe(retentions.length)
})

test('docs/personal-data.md is this register', () => {
  const file = join(projectRoot, 'docs/personal-data.md')
  if (process.env.QIAO_WRITE_DOCS) writeFileSync(file, registerDocument())
  expect(readFileSync(file, 'utf8')).toBe(registerDocument())
})
