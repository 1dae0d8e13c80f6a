import readExcelFile from 'read-excel-file/node'
import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeEvent } from '../../../test/world/events.ts'
import { makeActor } from '../../../test/world/people.ts'
import { newId, showId } from '../../core/id.ts'
import { doorList } from '../../modules/events/events.ts'
import { row, rows, sql } from '../../platform/database.ts'

const at = new Date('2026-12-01T08:00:00Z')
const site = await openSite({ at })
const { db } = site
const event = await makeEvent(db, at, { capacity: 1 })
const officer = await site.as(event.officer.personId!)
const visitor = await makeActor(db, { role: 'officer', name: { zh: '李雷', en: 'Lei Li' }, at })
const [mine, other] = [await site.as(visitor.personId!), await site.as((await makeActor(db, { role: 'officer', at })).personId!)]
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const base = `/en/events/${event.slug}`

test('a visitor is asked to sign in, registers once however often it is sent, and has a badge with a code; the next stands in line', async () => {
  expect(await bodyOf(`${base}/registration`)).toContain('Sign in to register')
  expect((await site.post(`${base}/registration`, { _key: newId() }, mine)).status).toBe(422)
  const form = { ticket: showId(event.ticketId), _key: newId() }
  const answers = await Promise.all([1, 2, 3].map(() => site.post(`${base}/registration`, form, mine)))
  expect(answers.filter((one) => ![303, 409].includes(one.status))).toEqual([])
  expect((await row<{ n: number }>(db, sql`select count(*)::int as n from event_registration`))!.n).toBe(1)
  expect(await bodyOf(`/zh/events/${event.slug}/registration`, mine)).toContain('您的席位已确认')
  expect((await site.get(`${base}/registration/code.svg`, mine)).headers.get('content-type')).toContain('svg')
  const badge = await site.get(`${base}/registration/badge.pdf`, mine)
  expect(badge.headers.get('content-type')).toBe('application/pdf')
  const { text } = await extractText(new Uint8Array(await badge.arrayBuffer()), { mergePages: true })
  for (const words of ['李雷', 'Lei Li']) expect(text.replace(/\s+/g, ' ')).toContain(words)
  expect((await site.get(`${base}/registration/badge.pdf`, other)).status).toBe(404)
  await site.post(`${base}/registration`, { ticket: showId(event.ticketId) }, other)
  expect(await bodyOf(`${base}/registration`, other)).toContain('You are number 1 in the line')
})

test('only who runs the event sees the list, the questions’ answers and the door', async () => {
  for (const path of ['registrations', 'registrations.xlsx', 'tickets', 'guests', 'check-in']) {
    for (const [cookie, status] of [[undefined, 303], [mine, 404], [officer, 200]] as const) expect([path, (await site.get(`${base}/${path}`, cookie)).status]).toEqual([path, status])
  }
  const sheet = await readExcelFile(Buffer.from(await (await site.get(`${base}/registrations.xlsx`, officer)).arrayBuffer()))
  expect(JSON.stringify(sheet)).toContain('Lei Li')
})

test('a badge is read by form and by device; nonsense is a sentence, never a fault', async () => {
  const [{ code } = { code: '' }] = await doorList(db, event.officer, event.id)
  expect(await (await site.post(`${base}/check-in`, { code }, officer)).text()).toContain('Welcome')
  expect(await (await site.post(`${base}/check-in`, { code: 'nothing' }, officer)).text()).toContain('No badge has this code')
  const key = crypto.randomUUID()
  const readings = JSON.stringify([{ code, key, at: at.toISOString() }, { code: 'x', key: crypto.randomUUID(), at: at.toISOString() }])
  const sent = await site.post(`${base}/check-in`, { readings }, officer, { accept: 'application/json' })
  expect(await sent.json()).toMatchObject({ done: [{ key, outcome: 'again', name: 'Lei Li' }, { outcome: 'unknown' }] })
  for (const wrong of ['{', '[1]', '[{"code":1}]']) expect((await site.post(`${base}/check-in`, { readings: wrong }, officer)).status).toBe(422)
  expect((await site.post(`${base}/check-in`, { readings }, mine)).status).toBe(404)
})

test('a guest opens the link of the letter, and no other address can use it', async () => {
  const guest = await makeActor(db, { email: 'guest@example.org', at })
  await site.post(`${base}/guests`, { guests: 'Dr Guest <guest@example.org>', ticket: showId(event.ticketId), letter: 'en' }, officer)
  const [letter] = await rows<{ body: string }>(db, sql`select body from mail where kind = 'event_invited'`)
  const path = new URL(/https?:\/\/\S+/.exec(letter!.body)![0]).pathname
  expect(await bodyOf(path)).toContain('Sign in')
  expect(await bodyOf(path, mine)).toContain('not the address invited')
  const guests = await site.as(guest.personId!)
  expect((await site.post(path, {}, guests)).status).toBe(303)
  expect((await site.get(path, guests)).status).toBe(404)
  expect(await bodyOf(`${base}/registrations`, officer)).toContain('guest@example.org')
})

test('tickets and questions are made, changed and closed; mistakes come back with what was typed', async () => {
  const wrong = await site.post(`${base}/tickets`, { name_en: 'VIP', attends: 'on_site', capacity: 'many' }, officer)
  expect([wrong.status, (await wrong.text()).includes('value="many"')]).toEqual([422, true])
  expect((await site.post(`${base}/tickets`, { name_en: 'Online', attends: 'online', capacity: '' }, officer)).status).toBe(303)
  expect((await site.post(`${base}/questions`, { kind: 'yes_no', label_zh: '参加晚宴', label_en: 'Dinner', purpose_zh: '安排晚宴', purpose_en: 'To order dinner', keepDays: '30' }, officer)).status).toBe(303)
  expect(await bodyOf(`/zh/events/${event.slug}/registration`, await site.as((await makeActor(db, { role: 'officer', at })).personId!))).toContain('安排晚宴（活动结束 30 天后删除）')
  expect((await site.post(`${base}/tickets/${showId(event.ticketId)}/closing`, { closed: 'yes' }, officer)).status).toBe(303)
  expect(await bodyOf(`${base}/tickets`, officer)).toContain('Closed')
})
