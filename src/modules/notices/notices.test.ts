import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { actorOf, makeActor, makePerson } from '../../../test/world/people.ts'
import { visitor } from '../../core/actor.ts'
import { isFailure } from '../../core/failure.ts'
import { newId } from '../../core/id.ts'
import { type Db, row, rows, run, sql, transaction } from '../../platform/database.ts'
import type { Letter as Sent } from '../../platform/mail.ts'
import { tell } from '../../platform/queue.ts'
import { noticeJobs } from './jobs.ts'
import { kinds } from './messages/kinds.ts'
import { countUnread, deliverNotice, letterWhole, lineOf, markRead, noticesOf, notify, outbox, queueLetter, sendLetter } from './notices.ts'

const { db } = await freshDatabase()
const page = (lang: string, object: { type: string; id: string }) => `https://qiao.example/${lang}/${object.type}/${object.id}`
const about = { organisation: { zh: '湖畔大学', en: 'Lakeside University' }, title: { zh: '炉衬', en: 'Lining' } }
const received = (people: string[], id = newId()) => ({ kind: 'interest_received', people, object: { type: 'deal', id }, about })
const letterOf = (personId: string) => row<{ id: string; subject: string; body: string; masked: string; lang: string; state: string; address: string }>(db, sql`select * from mail where person_id = ${personId}`)

async function deliver(personId: string): Promise<void> {
  for (const { id } of await rows<{ id: string }>(db, sql`select id from notice where person_id = ${personId}`)) await deliverNotice(db, id, page)
}

test('once per person, kind, object and version, however often and however many at once', async () => {
  const people = [await makePerson(db), await makePerson(db)]
  const telling = received(people)
  await Promise.all([notify(db, telling), notify(db, telling), notify(db, { ...telling, people: [...people, people[0]!] })])
  expect(await rows(db, sql`select 1 from notice where object_id = ${telling.object.id}`)).toHaveLength(2)
  expect(await rows(db, sql`select 1 from pgboss.job where name = 'mail' and data ->> 'noticeId' in (select id::text from notice where object_id = ${telling.object.id})`)).toHaveLength(2)
  expect(await notify(db, { ...telling, version: 'again' })).toBe(2)
})

test('a notice is written with the change that tells, or not at all', async () => {
  const person = await makePerson(db)
  const attempt = transaction(db, async (tx: Db) => {
    await notify(tx, received([person]))
    throw new Error('no')
  })
  await expect(attempt).rejects.toThrow('no')
  expect(await noticesOf(db, await actorOf(db, person))).toEqual([])
})

test('a kind without words is a fault of the program', async () => {
  await expect(notify(db, { ...received([await makePerson(db)]), kind: 'nothing_like_it' })).rejects.toThrow('no words')
})

test('the letter is in the reader’s language, with the page in that language, once', async () => {
  const [zh, en] = [await makePerson(db, { lang: 'zh', name: { zh: '林晓' } }), await makePerson(db, { lang: 'en', name: { en: 'Ann Lee' } })]
  const telling = received([zh, en])
  await notify(db, telling)
  for (const person of [zh, en, zh]) await deliver(person)
  const [chinese, english] = [await letterOf(zh), await letterOf(en)]
  expect(chinese?.subject).toBe('合作意向：炉衬')
  expect(chinese?.body).toContain('林晓，您好：')
  expect(chinese?.body).toContain(`https://qiao.example/zh/deal/${telling.object.id}`)
  expect(english?.subject).toBe('An expression of interest: Lining')
  expect(english?.body).toContain('Lakeside University has expressed interest')
  expect(english?.masked).not.toContain(telling.object.id)
  expect(await rows(db, sql`select 1 from mail where object_id = ${telling.object.id}`)).toHaveLength(2)
})

test('a calendar date is written as the reader’s language writes it', () => {
  const about = { title: { en: 'Membranes' }, day: '2026-11-23' }
  expect(lineOf('en', { kind: 'deal_overdue', about })).toBe('“Membranes” is overdue since 23 November 2026')
  expect(lineOf('zh', { kind: 'deal_overdue', about })).toBe('“Membranes”已逾期（2026年11月23日）')
  expect(lineOf('en', { kind: 'deal_overdue', about: { ...about, day: '2026-13-45' } })).toContain('2026-13-45')
})

test('quiet kinds stay on the desk; nobody writes to a person who was erased', async () => {
  const person = await makePerson(db)
  await notify(db, { kind: 'interest_withdrawn', people: [person], object: { type: 'deal', id: newId() }, about })
  await deliver(person)
  expect(await letterOf(person)).toBeUndefined()
  await notify(db, received([person]))
  await run(db, sql`update person set erased_at = now(), name = null, email = null where id = ${person}`)
  await deliver(person)
  expect(await letterOf(person)).toBeUndefined()
})

test('a letter is sent once, tried again after a fault, and given up after eight', async () => {
  const sent: Sent[] = []
  const send = { keeps: false, close: () => undefined, send: async (letter: Sent) => void sent.push(letter) }
  const broken = { ...send, send: async () => Promise.reject(new Error('connection refused')) }
  const make = async () => (await queueLetter(db, { address: 'a@example.org', lang: 'en', kind: 'x', object: { type: 'person', id: newId() }, subject: 'S', body: 'B' }))!
  const first = await make()
  await sendLetter(db, send, first)
  await sendLetter(db, send, first)
  expect(sent.map((letter) => letter.id)).toEqual([first])
  const second = await make()
  for (let attempt = 1; attempt < 8; attempt += 1) await expect(sendLetter(db, broken, second)).rejects.toThrow()
  expect(await row(db, sql`select state, tries from mail where id = ${second}`)).toEqual({ state: 'queued', tries: 7 })
  await sendLetter(db, broken, second)
  expect(await row(db, sql`select state, tries from mail where id = ${second}`)).toEqual({ state: 'failed', tries: 8 })
  const kept = await make()
  await sendLetter(db, { ...send, keeps: true, send: async () => undefined }, kept)
  expect((await row<{ state: string }>(db, sql`select state from mail where id = ${kept}`))?.state).toBe('kept')
})

test('an equal letter is queued once', async () => {
  const letter = { address: 'b@example.org', lang: 'zh' as const, kind: 'x', object: { type: 'person', id: newId() }, subject: 'S', body: 'B' }
  const made = await Promise.all([queueLetter(db, letter), queueLetter(db, letter), queueLetter(db, letter)])
  expect(made.filter(Boolean)).toHaveLength(1)
})

test('what a module below tells is written by the job', async () => {
  const person = await makePerson(db)
  const id = newId()
  await tell(db, { kind: 'listing_published', people: [person], object: { type: 'listing', id }, about: { title: { en: 'Lining' } } })
  const job = await row<{ data: Record<string, unknown> }>(db, sql`select data from pgboss.job where name = 'notice' and data #>> '{object,id}' = ${id}`)
  const jobs = noticeJobs(db, { keeps: true, send: async () => undefined, close: () => undefined }, page)
  await jobs.notice(job!.data)
  await jobs.notice(job!.data)
  const found = await noticesOf(db, await actorOf(db, person))
  expect(found.map((one) => lineOf('en', one))).toEqual(['“Lining” is published'])
  expect(lineOf('zh', found[0]!)).toBe('“Lining”已发布')
})

test('reading is one’s own: counts, unread ones, marks', async () => {
  const [person, other] = [await makePerson(db), await makePerson(db)]
  for (let count = 0; count < 3; count += 1) await notify(db, received([person, other]))
  const [actor, stranger] = [await actorOf(db, person), await actorOf(db, other)]
  const mine = await noticesOf(db, actor)
  await markRead(db, stranger, mine.map((one) => one.id))
  expect(await countUnread(db, actor)).toBe(3)
  await markRead(db, actor, [mine[0]!.id])
  expect((await noticesOf(db, actor, { unread: true })).map((one) => one.id)).toEqual(mine.slice(1).map((one) => one.id))
  await markRead(db, actor)
  expect([await countUnread(db, actor), await countUnread(db, stranger), await countUnread(db, visitor(new Date()))]).toEqual([0, 3, 0])
})

test('the outbox is for staff and masked; the whole letter is for the administrator', async () => {
  const id = (await queueLetter(db, { address: 'c@example.org', lang: 'en', kind: 'reset', object: { type: 'person', id: newId() }, subject: 'Code', body: 'Your code is 424242, or https://qiao.example/en/x?token=abc', secrets: ['424242'] }))!
  const moderator = await makeActor(db, { platform: 'moderator' })
  const [line] = await outbox(db, moderator, { id })
  expect(line?.masked).toBe('Your code is ••••••, or https://qiao.example/••••••')
  const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (isFailure(error) ? error.code : String(error)))
  expect(await codeOf(outbox(db, await actorOf(db, await makePerson(db))))).toBe('missing')
  expect(await codeOf(letterWhole(db, moderator, id))).toBe('missing')
  expect((await letterWhole(db, await makeActor(db, { platform: 'administrator' }), id)).body).toContain('424242')
})

test('the words of every kind use the same values in both languages', () => {
  const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()
  for (const [kind, words] of Object.entries(kinds)) {
    expect(values(words.line.zh), kind).toEqual(values(words.line.en))
    if (words.mail) expect(values(words.subject.zh), kind).toEqual(values(words.subject.en))
  }
})
