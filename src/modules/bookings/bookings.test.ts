import { expect, test } from 'vitest'
import { system } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { type Db, openPool, row, rows, run, sql, transaction } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { calendarOf, endReservations, makeResource, moveReservations, personResources, reserve, retireResources } from './bookings.ts'
import { invariants } from './invariants.ts'

const at = new Date('2026-12-01T08:00:00Z')
const actor = system(at)
const hour = (n: number) => new Date(at.getTime() + n * 3_600_000)
const { db, url } = await freshDatabase()
const organisationId = await makeOrganisation(db)
const room = (kind: 'room' | 'table' | 'instrument' = 'instrument', more: Partial<Parameters<typeof makeResource>[2]> = {}) => makeResource(db, actor, { kind, owner: { organisationId }, ...more })
const mine = () => ({ type: 'organisation' as const, id: newId() })
const held = async (resourceId: string) => (await rows<{ n: number }>(db, sql`select count(*) as n from reservation where resource_id = ${resourceId} and state = 'held'`))[0]!.n
const broken = async (on: Db = db) => (await Promise.all(invariants.map((one) => one.violations(on)))).flat()

test('all or none: where one of several is taken, none is reserved', async () => {
  const [first, second] = [await room(), await room()]
  await reserve(db, actor, [{ resourceId: second, from: hour(2), to: hour(3), holder: mine() }])
  const both = transaction(db, (tx) => reserve(tx, actor, [first, second].map((resourceId) => ({ resourceId, from: hour(2), to: hour(3), holder: mine() }))))
  await expect(both).rejects.toMatchObject({ code: 'conflict', details: { theirs: 'taken' } })
  expect([await held(first), await held(second)]).toEqual([0, 1])
})

test('the calendar greys what the write refuses, and says the same', async () => {
  const id = await room('instrument', { leastMinutes: 60, openings: [{ from: hour(1), to: hour(9) }] })
  await reserve(db, actor, [{ resourceId: id, from: hour(3), to: hour(4), holder: mine() }])
  const spans = [[1, 2], [3, 4], [3.5, 4.5], [4, 4.5], [9, 10]].map(([from, to]) => ({ from: hour(from!), to: hour(to!) }))
  const asks = { holder: mine(), at }
  const grey = await calendarOf(db, id, spans, asks)
  expect(grey.map(({ problems }) => problems.map(({ rule }) => rule).join())).toEqual(['', 'taken', 'taken', 'short', 'closed'])
  for (const { from, to, problems } of grey) {
    const write = transaction(db, async (tx) => {
      await reserve(tx, actor, [{ resourceId: id, from, to, holder: asks.holder }])
      throw new Error('free')
    })
    await expect(write).rejects.toMatchObject(problems[0] ? { sentence: problems[0].says } : { message: 'free' })
  }
  await reserve(db, actor, [{ resourceId: id, from: hour(9), to: hour(10), holder: mine() }], { keeper: true, overrides: ['closed'] })
  expect((await row<{ overridden: string[] }>(db, sql`select overridden from reservation where resource_id = ${id} order by lower(during) desc limit 1`))!.overridden).toEqual(['closed'])
})

test('people only warn, except in a meeting', async () => {
  const personId = await makePerson(db)
  const id = (await personResources(db, [personId], at)).get(personId)!
  expect((await personResources(db, [personId], at)).get(personId)).toBe(id)
  const span = { resourceId: id, from: hour(2), to: hour(3) }
  await reserve(db, actor, [{ ...span, holder: { type: 'session', id: newId() } }])
  await expect(reserve(db, actor, [{ ...span, holder: { type: 'session', id: newId() } }])).rejects.toMatchObject({ code: 'conflict' })
  await reserve(db, actor, [{ ...span, holder: { type: 'session', id: newId() } }], { overrides: ['taken'] })
  expect(await held(id)).toBe(2)
  // A meeting asks for the whole person; its completeness is for the meetings' own constraint, which is not at hand here.
  const raw = (holder: string) => run(db, sql`insert into reservation (id, resource_id, during, holder_type, holder_id, made_at) values (${newId()}, ${id}, tstzrange(${hour(5)}, ${hour(6)}), 'meeting', ${holder}, ${at})`)
  await expect(raw(newId())).rejects.toMatchObject({ constraint: 'event_meeting_whole' })
})

test('a move is a new reservation that takes the place of the old; nothing is written over', async () => {
  const [first, second] = [await room(), await room()]
  const holder = mine()
  const [before] = await reserve(db, actor, [{ resourceId: first, from: hour(2), to: hour(3), holder }])
  const [after] = await moveReservations(db, actor, holder, { from: hour(4), to: hour(5), resources: new Map([[first, second]]) })
  expect(await rows(db, sql`select id, state, replaces from reservation where holder_id = ${holder.id} order by replaces nulls first`)).toEqual([{ id: before, state: 'replaced', replaces: null }, { id: after, state: 'held', replaces: before }])
  for (const change of [sql`during = tstzrange(${hour(7)}, ${hour(8)})`, sql`state = 'held', ended_at = null`, sql`resource_id = ${second}`]) await expect(run(db, sql`update reservation set ${change} where id = ${before}`)).rejects.toMatchObject({ constraint: 'reservation_stands' })
  await expect(run(db, sql`delete from reservation where id = ${before}`)).rejects.toMatchObject({ constraint: 'reservation_stands' })
  await expect(retireResources(db, actor, [second])).rejects.toMatchObject({ code: 'conflict' })
  await endReservations(db, actor, 'organisation', [holder.id])
  await retireResources(db, actor, [second])
  await expect(reserve(db, actor, [{ resourceId: second, from: hour(8), to: hour(9), holder }])).rejects.toMatchObject({ details: { theirs: 'retired' } })
  expect(await broken()).toEqual([])
})

test('a hundred at once for one table: one has it, whether they ask the face or write the row', { timeout: 60_000 }, async () => {
  const pool = openPool(url, 60)
  try {
    const [asked, written] = [await room('table', { number: 1 }), await room('table', { number: 2 })]
    const span = { from: hour(2), to: hour(3) }
    const faces = await Promise.allSettled(Array.from({ length: 100 }, () => transaction(pool.db, (tx) => reserve(tx, actor, [{ resourceId: asked, ...span, holder: mine() }]))))
    expect(faces.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(faces.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])).every((code) => code === 'conflict')).toBe(true)
    const row = () => run(pool.db, sql`insert into reservation (id, resource_id, during, holder_type, holder_id, made_at) values (${newId()}, ${written}, tstzrange(${span.from}, ${span.to}), 'organisation', ${newId()}, ${at})`)
    const raw = await Promise.allSettled(Array.from({ length: 100 }, row))
    expect(raw.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await held(asked), await held(written)]).toEqual([1, 1])
    expect(await broken(pool.db)).toEqual([])
  } finally {
    await pool.close()
  }
})
