import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeAgreement, makeTwo } from '../../../test/world/agreements.ts'
import { makeActor } from '../../../test/world/people.ts'
import { rows, sql } from '../../platform/database.ts'
import { dueOf, editPatent, linkPatent, patentFor, type PatentInput, patentsLinkedTo, patentsOf, readPatentNumber, recordPatent, sweepPatents, unlinkPatent } from './patents.ts'

const { db } = await freshDatabase()
const two = await makeTwo(db)
const stranger = await makeActor(db, { role: 'officer', at: two.at })
const patent = (more: Partial<PatentInput> = {}): PatentInput & { keptBy: string } => ({ keptBy: two.organisations[0], number: 'CN 113456789 B', title: { zh: '陶瓷膜' }, lang: 'zh', legalStatus: 'granted', checkedOn: '2026-11-01', openLicence: 'none', ownerIds: [], ...more })

test('a number is read with its kind code and without its spaces, and never without a code', () => {
  expect(['cn 113456789 b', 'GB2601234A', 'WO 2023/123456 A1', 'EP-3456789-B1'].map(readPatentNumber)).toEqual(['CN113456789B', 'GB2601234A', 'WO2023123456A1', 'EP3456789B1'])
  for (const wrong of ['', 'CN113456789', '113456789B', 'ZLABCDEFB', `CN${'1'.repeat(30)}B`, '<b>']) expect(readPatentNumber(wrong), wrong).toBeUndefined()
})

test('what runs out: fee, term and a status looked up too long ago, of living rights alone', () => {
  const one = { legalStatus: 'granted' as const, feeDueOn: '2026-12-01', expiresOn: '2027-03-01', checkedOn: '2026-01-01' }
  expect(dueOf(one, '2026-11-20').map(({ what, left }) => [what, left])).toEqual([['check', 0], ['fee', 11], ['term', 101]])
  expect(dueOf({ ...one, legalStatus: 'lapsed' }, '2026-11-20')).toEqual([])
  expect(dueOf({ ...one, checkedOn: '2026-11-01' }, '2026-11-20', 30).map(({ what }) => what)).toEqual(['fee'])
})

test('a register has a number once; another register may have it too; owners read it and strangers do not', async () => {
  const id = await recordPatent(db, two.first, patent({ ownerIds: [two.organisations[1]], feeDueOn: '2026-12-01' }))
  await expect(recordPatent(db, two.first, patent())).rejects.toMatchObject({ code: 'conflict' })
  await recordPatent(db, two.second, { ...patent(), keptBy: two.organisations[1] })
  await expect(recordPatent(db, stranger, patent())).rejects.toMatchObject({ code: 'invalid' })
  expect((await patentFor(db, two.second, id)).mine).toBe(false)
  await expect(patentFor(db, stranger, id)).rejects.toMatchObject({ code: 'missing' })
  expect(await patentsOf(db, stranger, two.organisations[0])).toEqual([])
  expect((await patentsOf(db, two.second, two.organisations[1])).map((one) => one.id)).toContain(id)
  await expect(editPatent(db, two.second, { ...patent(), id, version: 1 })).rejects.toMatchObject({ code: 'missing' })
  await editPatent(db, two.first, { ...patent({ openLicence: 'declared', feeDueOn: '2026-12-01' }), id, version: 1 })
  await expect(editPatent(db, two.first, { ...patent(), id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
})

test('an assessment is whole or none, and days are days', async () => {
  for (const more of [{ value: { minor: 1, currency: 'GBP' } }, { valueBy: 'Deloitte' }, { value: { minor: -1, currency: 'GBP' }, valueBy: 'x', valueOn: '2026-01-01' }, { checkedOn: '2027-01-01' }, { checkedOn: '2026-02-31' }, { filedOn: '2026-01-02', expiresOn: '2026-01-01' }, { number: 'CN1' }, { title: {} }]) {
    await expect(recordPatent(db, two.first, patent({ number: 'GB2601234A', ...more })), JSON.stringify(more)).rejects.toMatchObject({ code: 'invalid' })
  }
  const id = await recordPatent(db, two.first, patent({ number: 'GB2601234A', value: { minor: 5_000_000, currency: 'GBP' }, valueBy: 'An assessor', valueOn: '2026-01-01' }))
  expect((await patentFor(db, two.first, id)).value).toEqual({ minor: 5_000_000, currency: 'GBP', by: 'An assessor', on: '2026-01-01' })
})

test('linked with what the keeper reads, and with nothing else', async () => {
  const id = await recordPatent(db, two.first, patent({ number: 'EP3456789B1' }))
  const agreement = await makeAgreement(db, two)
  const other = await makeAgreement(db, await makeTwo(db))
  await linkPatent(db, two.first, { id, type: 'agreement', object: agreement.id })
  await linkPatent(db, two.first, { id, type: 'agreement', object: agreement.id })
  await expect(linkPatent(db, two.first, { id, type: 'agreement', object: other.id })).rejects.toMatchObject({ code: 'invalid' })
  await expect(linkPatent(db, two.first, { id, type: 'listing', object: 'nothing' })).rejects.toMatchObject({ code: 'invalid' })
  expect((await patentsLinkedTo(db, two.first, { type: 'agreement', id: agreement.id })).map((one) => one.id)).toEqual([id])
  expect(await patentsLinkedTo(db, two.second, { type: 'agreement', id: agreement.id })).toEqual([])
  await unlinkPatent(db, two.first, { id, type: 'agreement', objectId: agreement.id })
  expect((await patentFor(db, two.first, id)).linked).toEqual([])
})

test('the keeper is reminded of a fee once at each step', async () => {
  for (let n = 0; n < 2; n += 1) await sweepPatents(db, new Date('2026-11-20T00:00:00Z'))
  expect(await rows(db, sql`select 1 from pgboss.job where name = 'notice' and data ->> 'kind' = 'patent_fee_due'`)).toHaveLength(1)
})
