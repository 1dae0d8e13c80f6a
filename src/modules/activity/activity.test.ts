import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import pg from 'pg'
import { system } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { change, recordAll } from '../../platform/change.ts'
import { row, rows, run, sql, transaction } from '../../platform/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { sealActivity, verifyChains } from './activity.ts'
import { invariants } from './invariants.ts'

const { db, url } = await freshDatabase()
const actor = system(new Date())
const deed = (id: string, verb = 'test.made') => ({ verb, object: { type: 'test', id } })

/** Sealed is what is older than every transaction that runs on the server; those of other test files have to end first. */
const othersEnded = () =>
  vi.waitFor(async () => expect((await row<{ n: number }>(db, sql`select count(*) as n from activity where xid >= pg_snapshot_xmin(pg_current_snapshot())`))?.n).toBe(0), { timeout: 15_000, interval: 10 })
async function seal(): Promise<number> {
  await othersEnded()
  return sealActivity(db)
}

const places = (id: string) => rows<{ place: number; verb: string }>(db, sql`select s.place, a.verb from activity_seal s join activity a on a.id = s.activity_id where s.object_id = ${id} order by s.place`)

test('rows are chained per object, once, whatever the batches', async () => {
  const objects = Array.from({ length: 5 }, () => newId())
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }), { maxLength: 4 }), async (batches) => {
      for (const batch of batches) {
        await transaction(db, (tx) => recordAll(tx, actor, batch.map((one) => deed(objects[one]!))))
        await seal()
      }
      const left = await row<{ n: number }>(db, sql`select count(*) as n from activity a where not exists (select from activity_seal s where s.activity_id = a.id)`)
      expect(left?.n).toBe(0)
      expect((await verifyChains(db)).broken).toEqual([])
    }),
    { numRuns: process.env.QIAO_SOAK ? 500 : 20 },
  )
  expect(await seal()).toBe(0)
})

test('a row of a transaction that still runs waits, and so do those after it', async () => {
  const [late, early] = [newId(), newId()]
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  await other.query('begin')
  await other.query(`insert into activity (id, verb, object_type, object_id) values ($1, 'test.late', 'test', $2)`, [newId(), late])
  await change(db, actor, deed(early, 'test.early'), async () => undefined)
  await sealActivity(db)
  expect(await places(early)).toEqual([])
  await other.query('commit')
  await other.end()
  expect(await seal()).toBe(2)
  expect([await places(late), await places(early)]).toEqual([[{ place: 1, verb: 'test.late' }], [{ place: 1, verb: 'test.early' }]])
})

test('two sealers at once make one chain', async () => {
  const id = newId()
  await transaction(db, (tx) => recordAll(tx, actor, Array.from({ length: 300 }, () => deed(id))))
  await othersEnded()
  await Promise.all([sealActivity(db), sealActivity(db), sealActivity(db)])
  await sealActivity(db)
  expect((await places(id)).map((one) => one.place)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
})

test('an altered row, a row taken out and a row under another object are found', async () => {
  const ids = [newId(), newId(), newId()] as const
  for (const id of ids) for (const verb of ['test.one', 'test.two', 'test.three']) await change(db, actor, deed(id, verb), async () => undefined)
  await seal()
  const forbidden = async (statement: string, values: unknown[]) => {
    await run(db, sql`alter table activity disable trigger user`)
    await run(db, sql`alter table activity_seal disable trigger user`)
    await db.$client.query(statement, values)
    await run(db, sql`alter table activity enable trigger user`)
    await run(db, sql`alter table activity_seal enable trigger user`)
  }
  await forbidden(`update activity set verb = 'test.other' where object_id = $1 and verb = 'test.two'`, [ids[0]])
  await forbidden(`delete from activity_seal where object_id = $1 and place = 2`, [ids[1]])
  await forbidden(`update activity set object_id = $1 where object_id = $2 and verb = 'test.three'`, [newId(), ids[2]])
  const { broken } = await verifyChains(db)
  expect(broken).toEqual(expect.arrayContaining([
    { objectType: 'test', objectId: ids[0], place: 2, what: 'altered' },
    { objectType: 'test', objectId: ids[1], place: 3, what: 'missing' },
    { objectType: 'test', objectId: ids[2], place: 3, what: 'altered' },
  ]))
  expect(broken).toHaveLength(3)
  expect((await invariants[0]!.violations(db)).join()).toContain(ids[0])
})

test('an organisation that nobody recorded is named', async () => {
  const id = newId()
  await run(db, sql`insert into organisation (id, slug, kind, name, country) values (${id}, 'unrecorded', 'park', '{"en":"Unrecorded"}', 'GB')`)
  expect(await invariants[2]!.violations(db)).toEqual([`organisation ${id}`])
})

test('a row that waits too long is named while a worker runs, and not while none does', async () => {
  const id = newId()
  await run(db, sql`insert into activity (id, at, verb, object_type, object_id) values (${id}, now() - interval '2 minutes', 'test.old', 'test', ${newId()})`)
  expect(await invariants[1]!.violations(db)).toEqual([])
  await run(db, sql`update pgboss.version set cron_on = now()`)
  await othersEnded()
  expect(await invariants[1]!.violations(db)).toEqual([`activity ${id}`])
  await seal()
  expect(await invariants[1]!.violations(db)).toEqual([])
})
