import { beforeAll, expect, test } from 'vitest'
import { openSite } from '../../../../test/client.ts'
import { makeCall, type MadeCall } from '../../../../test/world/calls.ts'
import { type MadeEntry, makeEntry, makeReview, makeReviewer, type MadeReviewer } from '../../../../test/world/judging.ts'
import type { Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { rows, run, sql } from '../../../platform/database.ts'
import { judgePages } from '../../../web/calls/addresses.ts'
import { reminderDue } from './rules.ts'
import { inviteReviewer, progressOf, remindReviewers } from './judging.ts'
import { sweepReviews } from './reminding.ts'

const at = new Date('2026-11-30T08:00:00Z')
const day = 86_400_000
const now = new Date(at.getTime() + 2 * day)
const site = await openSite({ at: now })
const { db } = site
const pages = judgePages('https://qiao.example')
let call: MadeCall
let officer: Actor
let entries: MadeEntry[]
let diligent: MadeReviewer
let idle: MadeReviewer
let byLink: { id: string; token?: string }

beforeAll(async () => {
  call = await makeCall(db, at, { plain: true })
  entries = [await makeEntry(db, call, 'One'), await makeEntry(db, call, 'Two')]
  ;[diligent, idle] = [await makeReviewer(db, call, entries), await makeReviewer(db, call, entries)]
  officer = { ...call.officer, at: now }
  byLink = await inviteReviewer(db, call.officer, { callId: call.id, email: 'reader@elsewhere.example', languages: ['en'], expertise: {}, loadMost: 5, juror: false, lang: 'zh' })
  await run(db, sql`insert into call_assignment (id, entry_id, reviewer_id, at) values (gen_random_uuid(), ${entries[0]!.entryId}, ${byLink.id}, ${now})`)
  for (const { entryId } of entries) await makeReview(db, call, diligent, entryId, 4)
}, 60_000)

const round = () => ({ callId: call.id, roundId: call.roundId })
const reminders = () => rows<{ reviewer: string; kind: string }>(db, sql`select reviewer_id as reviewer, kind from call_reminder order by at, kind`)
const letters = () => rows<{ body: string; masked: string; lang: string }>(db, sql`select body, masked, lang from mail where kind = 'reviewer_reminder' order by id`)

test('a reminder is due in the last three days, and another once the time is over', () => {
  const due = new Date('2026-12-10T00:00:00Z')
  expect([-3.1, -3, -0.1, 0, 0.1].map((days) => reminderDue(due, new Date(due.getTime() + days * day)))).toEqual([undefined, 'soon', 'soon', 'soon', 'late'])
})

test('the desk says who has not started and who is late, and nothing of an entry from which its reader is recused', async () => {
  const stands = async (who: Actor) => (await progressOf(db, who, round())).map((one) => [one.reviewerId, one.submitted, one.assigned, one.late])
  expect(await stands(officer)).toEqual(expect.arrayContaining([[diligent.id, 2, 2, false], [idle.id, 0, 2, false], [byLink.id, 0, 1, false]]))
  await run(db, sql`update call_round set reviews_due = ${new Date(now.getTime() - day)} where id = ${call.roundId}`)
  expect(await stands(officer)).toEqual(expect.arrayContaining([[diligent.id, 2, 2, false], [idle.id, 0, 2, true]]))
  const cookie = await site.as(officer.personId!)
  expect(await (await site.get(`/en/calls/${call.slug}/desk`, cookie)).text()).toContain('Late reviews')
  expect(await (await site.get(`/zh/calls/${call.slug}/rounds/${showId(call.roundId)}`, cookie)).text()).toContain('提醒全部未完成者（2 人）')
  await run(db, sql`insert into call_recusal (call_id, person_id, submission_id, cause, at) values (${call.id}, ${officer.personId}, ${entries[0]!.id}, 'declared', ${now})`)
  expect(await stands(officer)).toEqual(expect.arrayContaining([[diligent.id, 1, 1, false], [idle.id, 0, 1, true]]))
  expect((await progressOf(db, officer, round())).some((one) => one.reviewerId === byLink.id)).toBe(false)
  await run(db, sql`delete from call_recusal where submission_id = ${entries[0]!.id}`)
  await expect(progressOf(db, entries[0]!.lead, round())).rejects.toMatchObject({ code: 'missing' })
})

test('one button reminds whoever has something open, by notice or by a letter with the link, and nobody twice within a day', async () => {
  const cookie = await site.as(officer.personId!)
  const path = `/en/calls/${call.slug}/rounds/${showId(call.roundId)}/reminders`
  expect((await site.post(path, {}, cookie)).status).toBe(303)
  expect((await reminders()).map((one) => one.reviewer).sort()).toEqual([idle.id, byLink.id].sort())
  const told = await rows<{ data: { kind: string; people: string[] } }>(db, sql`select data from pgboss.job where name = 'notice' and data ->> 'kind' = 'review_due'`)
  expect(told.map((one) => one.data.people)).toEqual([[idle.actor.personId]])
  const [letter] = await letters()
  expect(letter!.lang).toBe('zh')
  expect(letter!.body).toContain(`/judge/${byLink.token}`)
  expect(letter!.masked).not.toContain(byLink.token)
  expect(await remindReviewers(db, officer, round(), pages)).toBe(0)
  expect(await remindReviewers(db, { ...officer, at: new Date(now.getTime() + day) }, { ...round(), reviewerId: idle.id }, pages)).toBe(1)
  await expect(remindReviewers(db, entries[0]!.lead, round(), pages)).rejects.toMatchObject({ code: 'missing' })
  expect((await site.post(path, {}, await site.as(entries[0]!.lead.personId!))).status).toBe(404)
})

test('by itself once before and once after the due time, however often the job runs', async () => {
  await run(db, sql`update call_round set reviews_due = ${new Date(now.getTime() + 2 * day)} where id = ${call.roundId}`)
  const automatic = async () => (await reminders()).filter((one) => one.kind !== 'asked').map((one) => one.kind)
  for (const time of [-day * 5, 0, 1000]) await sweepReviews(db, new Date(now.getTime() + time), pages)
  expect(await automatic()).toEqual(['soon', 'soon'])
  for (const time of [3 * day, 4 * day]) await sweepReviews(db, new Date(now.getTime() + time), pages)
  expect(await automatic()).toEqual(['soon', 'soon', 'late', 'late'])
})
