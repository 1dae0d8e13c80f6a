import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeActor, makePerson } from '../../../test/world/people.ts'
import { newId, showId } from '../../core/id.ts'
import { queueLetter } from '../../modules/notices/notices.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { enqueue } from '../../platform/queue.ts'

const site = await openSite()
const { db } = site
const moderator = await makeActor(db, { platform: 'moderator' })
const administrator = await makeActor(db, { platform: 'administrator' })
const [asModerator, asAdministrator] = [await site.as(moderator.personId!), await site.as(administrator.personId!)]

const letter = async () => {
  const id = await queueLetter(db, {
    address: 'lin@example.org', lang: 'zh', kind: 'password_reset', object: { type: 'person', id: newId() }, subject: '设置新密码', body: '请打开 https://qiao.example/zh/new-password?token=SECRET-TOKEN', secrets: ['SECRET-TOKEN'],
  })
  return id!
}

test('the staff desk opens for staff alone and shows figures in both languages', async () => {
  const person = await site.as(await makePerson(db))
  expect((await site.get('/en/staff', person)).status).toBe(404)
  for (const cookie of [asModerator, asAdministrator]) {
    expect(await (await site.get('/en/staff', cookie)).text()).toContain('Jobs that failed')
    expect(await (await site.get('/zh/staff', cookie)).text()).toContain('失败任务')
  }
})

test('the outbox is masked for everybody; in full for the administrator only, and each look is an activity', async () => {
  const id = await letter()
  const address = `/en/staff/outbox/${showId(id)}`
  for (const cookie of [asModerator, asAdministrator]) {
    expect(await (await site.get('/en/staff/outbox', cookie)).text()).toContain('设置新密码')
    expect(await (await site.get(address, cookie)).text()).not.toContain('SECRET-TOKEN')
  }
  expect((await site.post(`${address}/whole`, {}, asModerator)).status).toBe(404)
  expect(await rows(db, sql`select 1 from activity where verb = 'mail.read_whole'`)).toEqual([])
  const whole = await site.post(`${address}/whole`, {}, asAdministrator)
  expect(whole.status).toBe(200)
  expect(whole.headers.get('cache-control')).toContain('no-store')
  expect(await whole.text()).toContain('SECRET-TOKEN')
  await site.post(`${address}/whole`, {}, asAdministrator)
  expect(await rows(db, sql`select actor_id as actor from activity where verb = 'mail.read_whole' and object_id = ${id}`)).toEqual([{ actor: administrator.personId }, { actor: administrator.personId }])
})

test('letters are found by their state, and unknown ones are not there', async () => {
  const id = await letter()
  await run(db, sql`update mail set state = 'failed', error = 'no such mailbox' where id = ${id}`)
  expect(await (await site.get('/en/staff/outbox?state=failed', asModerator)).text()).toContain(showId(id))
  expect(await (await site.get('/en/staff/outbox?state=sent', asModerator)).text()).not.toContain(showId(id))
  expect((await site.get('/en/staff/outbox?state=x&before=y', asModerator)).status).toBe(200)
  expect((await site.get(`/en/staff/outbox/${showId(newId())}`, asModerator)).status).toBe(404)
  expect((await site.get('/en/staff/outbox/nonsense', asModerator)).status).toBe(404)
})

test('a dead job is named without its data and runs again once, also from the archive', async () => {
  await enqueue(db, 'housekeeping', { secret: 'data of the job' }, { key: 'housekeeping:one' })
  await enqueue(db, 'import', { run: 'x' }, { key: 'import:two' })
  await run(db, sql`update pgboss.job set state = 'failed', completed_on = now(), output = ${JSON.stringify({ message: 'the disk is full' })}::jsonb, retry_count = 8 where singleton_key in ('housekeeping:one', 'import:two')`)
  await run(db, sql`insert into pgboss.archive select *, now() from pgboss.job where singleton_key = 'import:two'`)
  await run(db, sql`delete from pgboss.job where singleton_key = 'import:two'`)
  const text = await (await site.get('/en/staff/jobs', asModerator)).text()
  expect(text).toContain('the disk is full')
  expect(text).not.toContain('data of the job')
  for (const key of ['housekeeping:one', 'import:two']) {
    const dead = await row<{ id: string }>(db, sql`select id from pgboss.job where singleton_key = ${key} union all select id from pgboss.archive where singleton_key = ${key}`)
    const address = `/en/staff/jobs/${showId(dead!.id)}/retry`
    expect((await site.post(address, {}, asModerator)).status).toBe(303)
    expect((await site.post(address, {}, asModerator)).status).toBe(404)
    expect(await rows(db, sql`select state, retry_count as tries from pgboss.job where singleton_key = ${key}`)).toEqual([{ state: 'created', tries: 0 }])
    expect(await rows(db, sql`select verb from activity where object_id = ${dead!.id}`)).toEqual([{ verb: 'job.retry' }])
  }
  expect(await (await site.get('/en/staff/jobs', asModerator)).text()).toContain('No job has failed')
})
