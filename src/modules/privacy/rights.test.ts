import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makeActor, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { shippedBook } from '../calendars/calendars.ts'
import { answerRequest, expireRequests } from '../requests/requests.ts'
import { system } from '../../core/actor.ts'
import { askAboutData, dataRequests, nameHandler, remindDataRequests, retentionOverdue, retentionReport, retentions, runRetention } from './privacy.ts'
import { dueOn } from './rules.ts'

const { db } = await freshDatabase()
const administrator = await makeActor(db, { platform: 'administrator' })
const moderator = await makeActor(db, { platform: 'moderator' })

test('fifteen working days in China, one month elsewhere, on a day on which somebody works', () => {
  const at = (day: string) => new Date(`${day}T09:00:00Z`)
  expect(dueOn(shippedBook, 'CN', at('2026-09-14'))).toBe('2026-10-10')
  expect(dueOn(shippedBook, 'GB', at('2026-01-31'))).toBe('2026-03-02')
  expect(dueOn(shippedBook, 'GB', at('2026-11-25'))).toBe('2026-12-29')
  expect(dueOn(shippedBook, undefined, at('2026-06-10'))).toBe('2026-07-10')
})

test('a request has a day and a named person; its answer is told; it never expires', async () => {
  const actor = await makeActor(db, { country: 'CN' })
  await expect(askAboutData(db, actor, { right: 'everything' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(askAboutData(db, actor, { right: 'correction', message: '  ' })).rejects.toMatchObject({ code: 'invalid' })
  const id = await askAboutData(db, actor, { right: 'correction', message: 'My name is written wrongly.' })
  await expect(askAboutData(db, actor, { right: 'access' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await dataRequests(db, moderator)).toEqual([])
  await expect(dataRequests(db, actor)).rejects.toMatchObject({ code: 'missing' })
  await expect(nameHandler(db, moderator, { id, handlerId: moderator.personId! })).rejects.toMatchObject({ code: 'missing' })
  await expect(nameHandler(db, administrator, { id, handlerId: actor.personId! })).rejects.toMatchObject({ code: 'invalid' })
  await expect(answerRequest(db, moderator, { id, accept: true })).rejects.toMatchObject({ code: 'missing' })
  await nameHandler(db, administrator, { id, handlerId: moderator.personId! })
  expect(await dataRequests(db, moderator)).toMatchObject([{ id, right: 'correction', mayAnswer: true, handler: {} }])
  await expireRequests(db, system(new Date(Date.now() + 3 * 365 * 86_400_000)))
  await answerRequest(db, moderator, { id, accept: true, answer: 'It is corrected.' })
  expect(await row(db, sql`select state, answer, due_on is not null as due from request where id = ${id}`)).toEqual({ state: 'accepted', answer: 'It is corrected.', due: true })
  expect(await rows(db, sql`select data ->> 'kind' as kind from pgboss.job where name = 'notice' and data ->> 'version' = ${id}`)).toEqual([{ kind: 'data_request_answered' }])
})

test('an erasure that is granted is carried out, by the staff’s deed, and takes the request’s words along', async () => {
  const actor = await makeActor(db, { organisationId: await makeOrganisation(db), role: 'officer' })
  const id = await askAboutData(db, actor, { right: 'erasure', message: 'Please forget me.' })
  await answerRequest(db, administrator, { id, accept: true, answer: 'Done.' })
  expect(await row(db, sql`select message, answer from request where id = ${id}`)).toEqual({ message: null, answer: null })
  expect(await row(db, sql`select erased_at is not null as erased from person where id = ${actor.personId}`)).toEqual({ erased: true })
  expect(await row(db, sql`select actor_id as by from activity where verb = 'person.erase' and object_id = ${actor.personId}`)).toEqual({ by: administrator.personId })
  await expect(answerRequest(db, administrator, { id: await askAboutData(db, administrator, { right: 'access' }), accept: true })).rejects.toMatchObject({ code: 'missing' })
})

test('whoever sees to it is reminded before the day and after it, each once', async () => {
  const actor = await makeActor(db)
  const id = await askAboutData(db, actor, { right: 'access' })
  const { day } = (await row<{ day: string }>(db, sql`select due_on::text as day from request where id = ${id}`))!
  await run(db, sql`delete from pgboss.job where name = 'notice'`)
  const told = async (days: number) => {
    await remindDataRequests(db, new Date(Date.parse(day) + days * 86_400_000))
    return (await rows<{ step: string }>(db, sql`delete from pgboss.job where name = 'notice' and data ->> 'kind' = 'data_request_due' and data #>> '{object,id}' = ${id} returning data ->> 'version' as step`)).map((one) => one.step)
  }
  expect([await told(-9), await told(-4), await told(-1), await told(0), await told(3)]).toEqual([[], ['5'], ['1'], ['0'], ['-1']])
})

test('retention runs rule by rule, notes what it did, and one that fails does not keep the others', async () => {
  const now = new Date()
  const personId = await makePerson(db)
  await run(db, sql`insert into mail (id, person_id, address, lang, kind, object_type, object_id, subject, body, masked, state, at) select gen_random_uuid(), ${personId}, 'old@example.org', 'en', 'x', 'deal', gen_random_uuid(), 's', 'b', 'm', 'kept', ${now}::timestamptz - interval '181 days' from generate_series(1, 3)`)
  await run(db, sql`insert into mail (id, person_id, address, lang, kind, object_type, object_id, subject, body, masked, state) values (gen_random_uuid(), ${personId}, 'new@example.org', 'en', 'x', 'deal', gen_random_uuid(), 's', 'b', 'm', 'kept')`)
  await run(db, sql`insert into sign_in_session (id, token, user_id, expires_at) values (gen_random_uuid(), 'gone', ${personId}, ${now}::timestamptz - interval '1 second'), (gen_random_uuid(), 'here', ${personId}, ${now}::timestamptz + interval '1 day')`)
  const failing = { rule: 'fails', run: () => Promise.reject(new Error('the disk is full')) }
  await expect(runRetention(db, now, [failing, { rule: 'works', run: () => Promise.resolve(7) }])).rejects.toThrow('the disk is full')
  expect(await rows(db, sql`select address from mail where person_id = ${personId}`)).toEqual([{ address: 'new@example.org' }])
  expect(await rows(db, sql`select token from sign_in_session where user_id = ${personId}`)).toEqual([{ token: 'here' }])
  const report = new Map((await retentionReport(db, { ...administrator, at: now })).map((one) => [one.rule, one]))
  expect([...retentions.map((one) => one.rule), 'fails', 'works'].filter((rule) => !report.has(rule))).toEqual([])
  expect(report.get('mail')).toMatchObject({ rows: 3, after: 180, error: null })
  expect(report.get('works')).toMatchObject({ rows: 7, after: null })
  expect(report.get('fails')?.error).toContain('the disk is full')
  await expect(retentionReport(db, await makeActor(db))).rejects.toMatchObject({ code: 'missing' })
  expect(await retentionOverdue(db, now)).toBeUndefined()
  expect(await retentionOverdue(db, new Date(now.getTime() + 37 * 3_600_000))).toEqual(now)
})
