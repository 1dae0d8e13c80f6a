import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeCircle } from '../../../../test/world/bodies.ts'
import { makeActor } from '../../../../test/world/people.ts'
import { rows, run, sql } from '../../../platform/database.ts'
import { invariants } from './invariants.ts'
import { closeStatement, draftStatement, editStatement, exactText, hashOf, openStatement, signableBy, signaturesOf, signStatement, statementById, statementsOf } from './bodies.ts'

const { db } = await freshDatabase()
const text = { title: { zh: '开放科学联合声明', en: 'Joint statement on open science' }, body: { zh: '我们承诺共享数据。', en: 'We shall share our data.' }, lang: 'en' as const }

test('a statement is signed by all but one; the list says who has not', async () => {
  const circle = await makeCircle(db, { members: 4 })
  const { allianceId, secretary, officers, memberIds, outsider } = circle
  const id = await draftStatement(db, secretary, { ...text, allianceId })
  expect(await statementsOf(db, officers[0]!, allianceId)).toEqual([])
  await expect(signStatement(db, officers[0]!, { id, allianceId, organisationId: memberIds[0]! })).rejects.toMatchObject({ code: 'missing' })
  await openStatement(db, secretary, { id, version: 1 })
  for (const place of [0, 1, 2]) await signStatement(db, officers[place]!, { id, allianceId, organisationId: memberIds[place]! })
  await signStatement(db, secretary, { id, allianceId, organisationId: secretary.affiliations[0]!.organisationId })
  const statement = await statementById(db, outsider, allianceId, id)
  const list = await signaturesOf(db, outsider, statement)
  expect(list.filter((one) => one.at === null).map((one) => one.organisationId)).toEqual([memberIds[3]])
  expect(await signableBy(db, officers[3]!, statement)).toEqual([memberIds[3]])
  expect(await signableBy(db, outsider, statement)).toEqual([])
  await closeStatement(db, secretary, id)
  await expect(signStatement(db, officers[3]!, { id, allianceId, organisationId: memberIds[3]! })).rejects.toMatchObject({ code: 'conflict' })
})

test('its text is frozen by its hash, which anybody can compute', async () => {
  const { allianceId, secretary } = await makeCircle(db)
  const id = await draftStatement(db, secretary, { ...text, allianceId })
  await expect(draftStatement(db, secretary, { ...text, body: { en: 'English alone' }, allianceId })).rejects.toMatchObject({ code: 'invalid' })
  await editStatement(db, secretary, { ...text, id, version: 1, title: { zh: '声明', en: 'Statement' } })
  await expect(openStatement(db, secretary, { id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await openStatement(db, secretary, { id, version: 2 })
  const found = await statementById(db, secretary, allianceId, id)
  const exact = '声明\n\n我们承诺共享数据。\n\n---\n\nStatement\n\nWe shall share our data.\n'
  expect(exactText(found)).toBe(exact)
  expect(found.sha256).toBe(createHash('sha256').update(exact).digest('hex'))
  expect(hashOf({ ...found, title: found.body })).not.toBe(found.sha256)
  await expect(editStatement(db, secretary, { ...text, id, version: 3 })).rejects.toMatchObject({ code: 'conflict' })
  await expect(run(db, sql`update alliance_statement set body = title where id = ${id}`)).rejects.toThrow(/not changed/)
  await expect(run(db, sql`update alliance_statement set sha256 = decode(repeat('00', 32), 'hex') where id = ${id}`)).rejects.toThrow(/not changed/)
  await expect(run(db, sql`delete from alliance_statement where id = ${id}`)).rejects.toThrow(/not changed/)
})

test('one signature for a member, by its officers and administrators alone, however many try at once', async () => {
  const { allianceId, secretary, officers, memberIds, outsider } = await makeCircle(db)
  const second = await makeActor(db, { organisationId: memberIds[0], role: 'administrator' })
  const researcher = await makeActor(db, { organisationId: memberIds[0], role: 'researcher' })
  const id = await draftStatement(db, secretary, { ...text, allianceId })
  await openStatement(db, secretary, { id, version: 1 })
  const sign = { id, allianceId, organisationId: memberIds[0]! }
  for (const stranger of [researcher, outsider, officers[1]!]) await expect(signStatement(db, stranger, sign)).rejects.toMatchObject({ code: 'missing' })
  await expect(signStatement(db, outsider, { ...sign, organisationId: outsider.affiliations[0]!.organisationId })).rejects.toMatchObject({ code: 'missing' })
  const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => signStatement(db, n % 2 ? officers[0]! : second, sign)))
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await rows(db, sql`select 1 from alliance_signature where statement_id = ${id}`)).toHaveLength(1)
  await expect(run(db, sql`update alliance_signature set person_id = ${researcher.personId} where statement_id = ${id}`)).rejects.toThrow(/not changed/)
})

test('a text changed behind the back of the product is found', async () => {
  const { allianceId, secretary } = await makeCircle(db)
  const id = await draftStatement(db, secretary, { ...text, allianceId })
  await openStatement(db, secretary, { id, version: 1 })
  const found = () => Promise.all(invariants.map((one) => one.violations(db))).then((all) => all.flat())
  expect(await found()).toEqual([])
  await run(db, sql`alter table alliance_statement disable trigger user`)
  await run(db, sql`update alliance_statement set body = title where id = ${id}`)
  expect(await found()).toEqual([`statement ${id}`])
})
