import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { openPool, row, sql } from './database.ts'
import { take } from './limits.ts'

const { db, url } = await freshDatabase()
const now = new Date('2026-12-01T08:00:10Z')
const limit = { hits: 300, seconds: 60 }

test('of a large limit exactly as many pass as it says, with a write for every fifth, and none more by another process', async () => {
  let passed = 0
  for (let n = 0; n < 200; n += 1) if ((await take(db, 'write:one', limit, now)) === 0) passed += 1
  expect(passed).toBe(200)
  expect(await row(db, sql`select hits from rate_limit where bucket = 'write:one'`)).toEqual({ hits: 200 })
  const at = await Promise.all(Array.from({ length: 150 }, () => take(db, 'write:one', limit, now)))
  expect(at.filter((seconds) => seconds === 0).length).toBe(100)
  expect(new Set(at)).toEqual(new Set([0, 50]))
  const other = openPool(url, 2)
  expect(await take(other.db, 'write:one', limit, now)).toBe(50)
  const both = [db, other.db]
  let together = 0
  for (let n = 0; n < 400; n += 1) if ((await take(both[n % 2]!, 'write:two', limit, now)) === 0) together += 1
  expect(together).toBeLessThanOrEqual(300)
  expect(together).toBeGreaterThan(300 - 5)
  expect(await take(db, 'write:one', limit, new Date(now.getTime() + 60_000))).toBe(0)
  await other.close()
})

test('a small limit counts each hit by itself', async () => {
  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push(await take(db, 'letters:one', { hits: 10, seconds: 60 }, now))
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 0), 50, 50])
  expect(await row(db, sql`select hits from rate_limit where bucket = 'letters:one'`)).toEqual({ hits: 12 })
})
