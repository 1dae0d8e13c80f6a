import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { system } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { row, run, sql } from '../../platform/database.ts'
import { messageLimit, messagesOf, openThread, postMessage } from './threads.ts'

const { db } = await freshDatabase()
const organisationId = await makeOrganisation(db)
const actor = await makeActor(db, { organisationId, role: 'officer' })
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))
const later = (minutes: number) => ({ ...actor, at: new Date(actor.at.getTime() + minutes * 60_000) })

test('an object has one thread, also when two open it at once', async () => {
  const object = { type: 'deal', id: newId() }
  const opened = await Promise.all([openThread(db, object), openThread(db, object), openThread(db, object)])
  expect(new Set(opened).size).toBe(1)
})

test('a message states its language; one that is not stated is that of the script', async () => {
  const object = { type: 'deal', id: newId() }
  await postMessage(db, actor, { object, organisationId, body: '您好' })
  await postMessage(db, later(1), { object, organisationId, body: '  Hello\n\nagain  ' })
  await postMessage(db, later(2), { object, organisationId, body: 'TRL 5', lang: 'zh' })
  expect((await messagesOf(db, object, [])).map(({ lang, body }) => [lang, body])).toEqual([['zh', '您好'], ['en', 'Hello\n\nagain'], ['zh', 'TRL 5']])
})

test('empty and too long ones are refused whole', async () => {
  const object = { type: 'deal', id: newId() }
  expect(await codeOf(postMessage(db, actor, { object, organisationId, body: ' \n ' }))).toBe('invalid')
  expect(await codeOf(postMessage(db, actor, { object, organisationId, body: 'x'.repeat(messageLimit + 1) }))).toBe('invalid')
  expect(await codeOf(postMessage(db, actor, { object, organisationId, body: '汉'.repeat(messageLimit) }))).toBe('done')
  expect(await codeOf(postMessage(db, system(new Date()), { object, organisationId, body: 'x' }))).toBe('missing')
})

test('private notes come only to whoever asks for that organisation’s', async () => {
  const object = { type: 'deal', id: newId() }
  await postMessage(db, actor, { object, organisationId, body: 'for both' })
  await postMessage(db, later(1), { object, organisationId, body: 'for us', privateTo: organisationId })
  expect((await messagesOf(db, object, [])).map((one) => one.body)).toEqual(['for both'])
  expect((await messagesOf(db, object, [newId()])).map((one) => one.body)).toEqual(['for both'])
  expect((await messagesOf(db, object, [organisationId])).map((one) => [one.body, one.private])).toEqual([['for both', false], ['for us', true]])
})

test('the newest are kept where there are more than asked for, and the erased lose their name only', async () => {
  const object = { type: 'deal', id: newId() }
  const author = await makeActor(db, { organisationId, role: 'researcher' })
  for (let minute = 0; minute < 5; minute += 1) await postMessage(db, { ...author, at: later(minute).at }, { object, organisationId, body: String(minute) })
  await run(db, sql`update person set erased_at = now(), name = null, email = null where id = ${author.personId!}`)
  const found = await messagesOf(db, object, [], [], 3)
  expect(found.map((one) => one.body)).toEqual(['2', '3', '4'])
  expect(found.map((one) => one.author)).toEqual([null, null, null])
  expect((await row<{ n: number }>(db, sql`select count(*) as n from message m join thread t on t.id = m.thread_id where t.object_id = ${object.id}`))?.n).toBe(5)
})
