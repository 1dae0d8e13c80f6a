import { getTableName } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { rows, sql } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import * as files from '../files/schema.ts'
import * as tables from './schema.ts'

const { db } = await freshDatabase()

test.each([...Object.values(tables), ...Object.values(files)].map((table) => [getTableName(table), table] as const))('the typed columns of %s are those of the database', async (name, table) => {
  const stored = await rows<{ name: string; required: boolean }>(
    db,
    sql`select attname as name, attnotnull as required from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped order by attname`,
  )
  const typed = getTableConfig(table).columns.map((column) => ({ name: column.name, required: column.notNull || column.primary }))
  const composite = getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map((column) => column.name))
  const known = typed.map((one) => ({ ...one, required: one.required || composite.includes(one.name) }))
  expect(known.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(stored.sort((a, b) => (a.name < b.name ? -1 : 1)))
})
