import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { visitor } from '../core/actor.ts'
import { freshDatabase } from '../../test/database.ts'
import { row, rows, run, sql, transaction } from './database.ts'
import { keptFor } from './kept-for.ts'
import { endMoment, inOneMoment } from './moment.ts'
import { keptRows, snapshotNow } from './snapshot.ts'

const { db } = await freshDatabase()
await run(db, sql`create table noted (id uuid, n int)`)
const write = (n: number, of = db) => run(of, sql`insert into noted values (${randomUUID()}, ${n})`)
const counted = async (of = db) => (await keptRows<{ n: number }>(of, sql`select count(*) as n from noted`))[0]!.n
/** What is within a quarter of a second, on a machine that may stand still meanwhile. */
const soon = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 10_000, interval: 1 })

test('a view asks once and reads what is kept as of then; the next view sees what was written meanwhile', async () => {
  await soon(async () => {
    const asked = vi.spyOn(db.$client, 'query')
    const view = inOneMoment(db)
    const before = await snapshotNow(view)
    const questions = asked.mock.calls.length
    expect(await snapshotNow(view)).toBe(before)
    expect(asked.mock.calls.length).toBe(questions)
    asked.mockRestore()
    const n = await counted(view)
    await write(1)
    expect(await snapshotNow(view)).toBe(before)
    expect(await counted(view)).toBe(n)
    expect(await counted(inOneMoment(db))).toBe(n + 1)
  })
})

const changes: Record<string, (view: typeof db) => Promise<unknown>> = {
  'a statement that changes': (view) => write(2, view),
  'a statement that changes and gives rows': (view) => rows(view, sql`insert into noted values (${randomUUID()}, 3) returning n`),
  'a statement that changes within a read': (view) => row(view, sql`with made as (insert into noted values (${randomUUID()}, 4) returning n) select n from made`),
  'a transaction': (view) => transaction(view, (tx) => write(5, tx)),
  'the query builder': (view) => view.execute(sql`insert into noted values (${randomUUID()}, 6)`),
}
for (const [name, make] of Object.entries(changes)) {
  test(`${name} over a view ends its moment: what it changed is read`, async () => {
    const view = inOneMoment(db)
    const before = await counted(view)
    await make(view)
    expect(await counted(view)).toBe(before + 1)
  })
}

test('a moment ends by itself, and when its reader says so', async () => {
  const view = inOneMoment(db)
  const before = await counted(view)
  await write(7)
  await pause(300)
  expect(await counted(view)).toBe(before + 1)
  const kept = inOneMoment(db)
  await counted(kept)
  await write(8)
  endMoment(kept)
  expect(await counted(kept)).toBe(before + 2)
})

test('what a reader is shown is made once while nothing is committed, for them alone, for what they asked, for the quarter of an hour', async () => {
  let made = 0
  const shown = (actor = visitor(new Date('2026-11-30T08:00:00Z')), input: unknown = { page: 1 }) => keptFor(db, actor, 'shown', input, async () => (made += 1))
  const other = { ...visitor(new Date('2026-11-30T08:14:59Z')), kind: 'person' as const, personId: randomUUID() }
  await soon(async () => {
    made = 0
    await write(9)
    expect([await shown(), await shown(visitor(new Date('2026-11-30T08:14:59Z')))]).toEqual([1, 1])
    expect(await shown(other)).toBe(2)
    expect(await shown({ ...other, affiliations: [{ organisationId: randomUUID(), role: 'officer', country: 'CN', name: {}, slug: 'x', verified: true, trusted: false }] })).toBe(3)
    expect(await shown(undefined, { page: 2 })).toBe(4)
    expect(await shown(visitor(new Date('2026-11-30T08:15:00Z')))).toBe(5)
  })
  await write(10)
  expect(await shown()).toBe(6)
  await expect(keptFor(db, other, 'broken', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await keptFor(db, other, 'broken', {}, async () => 'mended')).toBe('mended')
  expect(await transaction(db, (tx) => keptFor(tx, other, 'shown', { page: 1 }, async () => 'own'))).toBe('own')
})
