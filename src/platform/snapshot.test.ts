import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { openPool, run, sql, transaction } from './database.ts'
import { keptBySnapshot, keptRows, snapshotNow } from './snapshot.ts'

const { db, url } = await freshDatabase()
await run(db, sql`create table noted (id uuid, n int)`)
const write = (n: number) => run(db, sql`insert into noted values (${randomUUID()}, ${n})`)

/** Other databases of the server commit too, and move its snapshot: what holds while nothing is committed is seen in a moment in which nothing was. */
const inQuiet = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000, interval: 5 })

test('the same while nothing is committed, another after every change', async () => {
  const first = await inQuiet(async () => {
    const before = await snapshotNow(db)
    await run(db, sql`select * from noted`)
    expect(await snapshotNow(db)).toBe(before)
    return before
  })
  const seen = new Set([first])
  for (const change of [() => write(1), () => run(db, sql`update noted set n = 2`), () => run(db, sql`delete from noted`), () => run(db, sql`alter table noted add column if not exists more int`)]) {
    await change()
    const now = await snapshotNow(db)
    expect(seen.has(now!)).toBe(false)
    seen.add(now)
  }
})

test('a transaction that began long ago and commits now shows', async () => {
  const other = openPool(url, 1)
  let finish = (): void => undefined
  const held = new Promise<void>((resolve) => (finish = resolve))
  let wrote = (): void => undefined
  const written = new Promise<void>((resolve) => (wrote = resolve))
  const slow = transaction(other.db, async (tx) => {
    await run(tx, sql`insert into noted values (${randomUUID()}, 7)`)
    wrote()
    await held
  })
  await written
  await write(8)
  const before = await inQuiet(async () => {
    const now = await snapshotNow(db)
    expect(await snapshotNow(db)).toBe(now)
    return now
  })
  finish()
  await slow
  expect(await snapshotNow(db)).not.toBe(before)
  await other.close()
})

/** The first transaction that a snapshot does not see (pg_current_snapshot: xmin:xmax:xip). */
const upTo = (snapshot: string | undefined): number => Number(snapshot?.split(':')[1])

test('who asks together shares a question; who asks after a change is never answered from before it', async () => {
  await inQuiet(async () => expect(new Set(await Promise.all(Array.from({ length: 20 }, () => snapshotNow(db)))).size).toBe(1))
  for (let turn = 0; turn < 20; turn += 1) {
    const before = await snapshotNow(db)
    const racing = Array.from({ length: 3 }, () => snapshotNow(db))
    await write(turn)
    const after = await snapshotNow(db)
    expect(after).not.toBe(before)
    // An answer is none older than before, none newer than after.
    for (const one of await Promise.all(racing)) expect(upTo(before) <= upTo(one) && upTo(one) <= upTo(after)).toBe(true)
  }
})

test('inside a transaction there is none: its own changes show in no snapshot', () => transaction(db, async (tx) => expect(snapshotNow(tx)).toBeUndefined()))

test('what was kept is gone with the first other snapshot, and when it has become too much', async () => {
  const kept = keptBySnapshot<number>(2)
  kept.set(db, 'a', 'one', 1)
  kept.set(db, 'a', 'two', 2)
  expect([kept.get(db, 'a', 'one'), kept.get(db, 'b', 'one')]).toEqual([1, undefined])
  kept.set(db, 'a', 'three', 3)
  expect([kept.get(db, 'a', 'one'), kept.get(db, 'a', 'three')]).toEqual([undefined, 3])
  kept.set(db, 'b', 'one', 4)
  expect(kept.get(db, 'a', 'three')).toBeUndefined()
})

test('rows of a statement are read once while nothing is committed, by its values; a change, a transaction and a failure are never answered from them', async () => {
  await run(db, sql`delete from noted`)
  await write(1)
  const above = (floor: number, of = db) => keptRows<{ n: number }>(of, sql`select n from noted where n > ${floor} order by n`)
  await inQuiet(async () => {
    const [first, together] = await Promise.all([above(0), above(0)])
    expect(first).toEqual([{ n: 1 }])
    expect(together).toBe(first)
    expect(await above(0)).toBe(first)
  })
  expect(await above(1)).toEqual([])
  await write(2)
  expect(await above(0)).toEqual([{ n: 1 }, { n: 2 }])
  await transaction(db, async (tx) => {
    expect(await above(0, tx)).toHaveLength(2)
    await run(tx, sql`insert into noted values (${randomUUID()}, 3)`)
    expect(await above(0, tx)).toHaveLength(3)
  })
  expect(await above(0)).toHaveLength(3)
  const broken = () => keptRows(db, sql`select 1 / (count(*) - 3) as n from noted`)
  await expect(broken()).rejects.toThrow('division by zero')
  await expect(broken()).rejects.toThrow('division by zero')
})

test('whoever asks after a change reads it, however many ask at once', async () => {
  const count = async () => (await keptRows<{ n: number }>(db, sql`select count(*) as n from noted`))[0]!.n
  const before = await count()
  for (let turn = 1; turn <= 20; turn += 1) {
    const racing = Array.from({ length: 5 }, count)
    await write(turn)
    const after = await Promise.all(Array.from({ length: 5 }, count))
    expect(after).toEqual(Array(5).fill(before + turn))
    for (const one of await Promise.all(racing)) expect([before + turn - 1, before + turn]).toContain(one)
  }
})
