import { expect, test } from 'vitest'
import { row, rows, sql, transaction } from '../src/platform/database.ts'
import { freshDatabase } from './database.ts'

const { db } = await freshDatabase()

test('instants come as Date, dates as text, counts as numbers', async () => {
  const one = await row<{ at: Date; day: string; n: number }>(db, sql`select now() as at, date '2026-11-21' as day, count(*) as n from migration`)
  expect(one?.at).toBeInstanceOf(Date)
  expect(one?.day).toBe('2026-11-21')
  expect(one?.n).toBeGreaterThan(4)
})

test('a throw inside a transaction leaves nothing behind', async () => {
  const attempt = transaction(db, async (tx) => {
    await rows(tx, sql`insert into setting (name, value) values ('gone', '1')`)
    throw new Error('no')
  })
  await expect(attempt).rejects.toThrow('no')
  expect(await rows(db, sql`select 1 from setting where name = 'gone'`)).toEqual([])
})

test('a Text needs its source variant, and the source is never a machine', async () => {
  const text = (value: unknown) => rows(db, sql`select ${JSON.stringify(value)}::jsonb::qiao_text`)
  const variant = { body: 'x', origin: 'author', ofRev: 1, at: '2026-11-21T00:00:00Z' }
  await expect(text({ source: 'en', rev: 1, variants: { en: variant } })).resolves.toHaveLength(1)
  await expect(text({ source: 'zh', rev: 1, variants: { en: variant } })).rejects.toThrow()
  await expect(text({ source: 'en', rev: 1, variants: { en: { ...variant, origin: 'machine' } } })).rejects.toThrow()
  await expect(text({ source: 'en', rev: 1, variants: { en: { ...variant, ofRev: 2 } } })).rejects.toThrow()
})

test('activity can be neither changed nor removed', async () => {
  await rows(db, sql`insert into activity (id, verb, object_type, object_id) values (gen_random_uuid(), 'test.made', 'test', gen_random_uuid())`)
  await expect(rows(db, sql`update activity set verb = 'test.other'`)).rejects.toThrow()
  await expect(rows(db, sql`delete from activity`)).rejects.toThrow()
})
