import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { makeAccepted } from '../../../../test/world/deals.ts'
import { isFailure } from '../../../core/failure.ts'
import { row, rows, run, sql } from '../../../platform/database.ts'
import { openLog } from '../../../platform/log.ts'
import { announce, type Change, openRealtime } from '../../../platform/realtime.ts'
import { cancelMeeting, noteInDeal, recordMeeting, replyByLink, replyTo, replyToken, sayInDeal, setMeeting, timelineOf, timelineSince } from '../deals.ts'
import { entryPage } from './entries.ts'
import { instantAt } from './wall-clock.ts'

const { db, url } = await freshDatabase()
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))

test('pages of the timeline are whole, in order and without the notes; what came since follows on', async () => {
  const { dealId, asker, owner } = await makeAccepted(db)
  for (let n = 0; n < 120; n += 1) await sayInDeal(db, { ...(n % 2 ? asker : owner), at: new Date(asker.at.getTime() + Math.floor(n / 3) * 1_000) }, { id: dealId, body: `m${n}` })
  await noteInDeal(db, owner, { id: dealId, body: 'Only ours.' })
  const newest = await timelineOf(db, owner, dealId)
  expect(newest.entries).toHaveLength(entryPage)
  const pages = [newest]
  while (pages.at(-1)!.older) pages.push(await timelineOf(db, asker, dealId, pages.at(-1)!.older))
  const words = pages.reverse().flatMap((page) => page.entries).flatMap((one) => (one.kind === 'message' ? [one.body] : []))
  expect(new Set(words).size).toBe(120)
  expect(words).toHaveLength(120)
  expect(JSON.stringify(pages)).not.toContain('Only ours.')
  await sayInDeal(db, { ...asker, at: new Date(asker.at.getTime() + 3_600_000) }, { id: dealId, body: 'And then.' })
  const since = await timelineSince(db, owner, dealId, newest.newest!)
  expect(since.entries.map((one) => one.kind === 'message' && one.body)).toEqual(['And then.'])
  expect((await timelineSince(db, owner, dealId, since.newest!)).entries).toEqual([])
})

test('a meeting is set on one wall clock, recorded once it has begun, and changed by its version only', async () => {
  expect(instantAt('2026-10-25T01:30', 'Europe/London')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantAt('2026-03-29T01:30', 'Europe/London')).toBeUndefined()
  expect(instantAt('2026-11-21T16:00', 'Asia/Shanghai')?.toISOString()).toBe('2026-11-21T08:00:00.000Z')
  const { dealId, asker, owner } = await makeAccepted(db)
  const input = { dealId, topic: 'First talk', startsAt: '2026-06-20T16:00', zone: 'Asia/Shanghai' as const, minutesLong: 60 }
  expect(await codeOf(setMeeting(db, asker, { ...input, link: 'javascript:alert(1)' }))).toBe('invalid')
  expect(await codeOf(setMeeting(db, asker, input))).toBe('invalid')
  const at = new Date('2026-06-10T08:00:00Z')
  const meetingId = await setMeeting(db, { ...asker, at }, { ...input, place: 'Room 4' })
  expect(await codeOf(recordMeeting(db, { ...owner, at }, { dealId, meetingId, version: 1, outcome: 'cooperation' }))).toBe('conflict')
  const after = new Date('2026-06-20T10:00:00Z')
  await recordMeeting(db, { ...owner, at: after }, { dealId, meetingId, version: 1, outcome: 'cooperation', minutes: 'Samples next week.' })
  expect(await codeOf(cancelMeeting(db, { ...asker, at: after }, { dealId, meetingId, version: 1 }))).toBe('conflict')
  expect((await timelineOf(db, asker, dealId)).entries.find((one) => one.kind === 'meeting')).toMatchObject({ outcome: 'cooperation', minutes: 'Samples next week.' })
})

test('a letter’s link answers once, for its person only while they have the right', async () => {
  const { dealId, asker, owner, listing } = await makeAccepted(db)
  await sayInDeal(db, asker, { id: dealId, body: 'Could you say when?' })
  const notice = (await row<{ id: string }>(db, sql`select id from notice where kind = 'message_received' and object_id = ${dealId} and person_id = ${owner.personId}`))!.id
  const token = await replyToken(db, notice)
  const now = new Date()
  expect(JSON.stringify(await replyTo(db, token, now))).not.toContain('Could you say when')
  expect(await codeOf(replyTo(db, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, now))).toBe('missing')
  expect(await codeOf(replyByLink(db, token, new Date(now.getTime() + 20 * 86_400_000), { body: 'Late' }))).toBe('missing')
  expect((await Promise.all([codeOf(replyByLink(db, token, now, { body: 'On Monday.' })), codeOf(replyByLink(db, token, now, { body: 'On Monday.' }))])).sort()).toEqual(['conflict', 'done'])
  expect((await timelineOf(db, asker, dealId)).entries.at(-1)).toMatchObject({ kind: 'message', body: 'On Monday.' })

  await sayInDeal(db, { ...asker, at: new Date(asker.at.getTime() + 7_200_000) }, { id: dealId, body: 'Thank you.' })
  const second = (await rows<{ id: string }>(db, sql`select id from notice where kind = 'message_received' and object_id = ${dealId} and person_id = ${owner.personId} order by at desc`))[0]!.id
  const affiliation = (await row<{ id: string }>(db, sql`select id from affiliation where person_id = ${owner.personId} and organisation_id = ${listing.ownerId}`))!.id
  await run(db, sql`update affiliation set ended_at = now() where id = ${affiliation}`)
  expect(await codeOf(replyByLink(db, await replyToken(db, second), now, { body: 'Still here' }))).toBe('missing')
})

test('a change reaches who follows within two seconds, says ids only, and a lost connection is told as a gap', async () => {
  const realtime = openRealtime(url, openLog('silent', 'test'))
  const { dealId, asker } = await makeAccepted(db)
  const heard: (Change | undefined)[] = []
  let next: () => void = () => undefined
  const stop = realtime.follow(`deal:${dealId}`, (change) => {
    heard.push(change)
    next()
  })
  const one = () => new Promise<void>((resolve) => (next = resolve))
  const listening = async () => (await rows(db, sql`select 1 from pg_stat_activity where application_name = 'qiao-live' and datname = current_database() and query like 'listen%' and state = 'idle'`)).length > 0
  while (!(await listening())) await rows(db, sql`select pg_sleep(0.02)`)
  const first = one()
  await sayInDeal(db, asker, { id: dealId, body: 'Secret words that no channel carries' })
  await first
  expect(heard[0]).toMatchObject({ topic: `deal:${dealId}`, kind: 'message' })
  expect(JSON.stringify(heard)).not.toContain('Secret')
  const gap = one()
  await rows(db, sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'qiao-live' and datname = current_database()`)
  await gap
  expect(heard.at(-1)).toBeUndefined()
  stop()
  expect(realtime.following()).toBe(0)
  await realtime.close()
  await expect(announce(db, { topic: 'x'.repeat(2_000), kind: 'x', id: 'x' })).rejects.toThrow(/ids/)
})
