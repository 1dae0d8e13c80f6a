import { afterAll, expect, test } from 'vitest'
import { visitor } from '../../../core/actor.ts'
import { newId } from '../../../core/id.ts'
import { openLog } from '../../../platform/log.ts'
import { rows, run, sql } from '../../../platform/database.ts'
import type { Telling } from '../../../platform/queue.ts'
import { openRealtime } from '../../../platform/realtime.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { makeEvent, makeParticipant, makeSession, releaseSessions } from '../../../../test/world/events.ts'
import { makeActor } from '../../../../test/world/people.ts'
import { notify } from '../../notices/notices.ts'
import { erasePerson } from '../../privacy/privacy.ts'
import { markSession, releaseProgramme } from '../events.ts'
import { addStream, answerQuestion, type Asked, blockAsker, closePoll, deskQuestions, enterFigure, figuresOf, hideQuestion, makePoll, mergeQuestion, openBatches, openBroadcasts, openPoll, ownPart, putOnStage, sessionFor, setLive, setLiveState, showQuestion, streamsOf, translateQuestion } from './live.ts'
import { invariants } from './invariants.ts'

const at = new Date('2026-12-01T08:00:00Z')
const { db, url } = await freshDatabase()
const log = openLog('silent', 'test')
const clock = () => at
const realtime = openRealtime(url, log)
afterAll(() => realtime.close())
const batches = openBatches({ db, clock, log })
const codeOf = (doing: Promise<unknown>) => doing.then(() => 'done', (error: { code?: string }) => error.code)

/** A session that is on, with who runs it. */
async function begun(settings: Partial<{ moderated: boolean; takesFrom: 'signed_in' | 'participants' }> = {}) {
  const event = await makeEvent(db, at)
  const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  await releaseSessions(db, event, [sessionId], at)
  const where = { slug: event.slug, sessionId }
  await setLiveState(db, event.officer, { ...where, state: 'on' })
  if (settings.moderated === false || settings.takesFrom) await setLive(db, event.officer, { ...where, version: 0, questions: true, reactions: true, moderated: settings.moderated ?? true, takesFrom: settings.takesFrom ?? 'signed_in' })
  const asker = await makeParticipant(db, event, at)
  const ask = (body: string, personId = asker.personId!): Promise<Asked> => batches.ask({ sessionId, personId, body, lang: 'en', named: true })
  return { event, where, sessionId, officer: event.officer, asker, ask, session: () => sessionFor(db, event.officer, where) }
}

const broken = async () => (await Promise.all(invariants.map((one) => one.violations(db)))).flat()
const shownTo = async (sessionId: string) => {
  const broadcasts = openBroadcasts({ db, realtime, clock, log })
  const snapshot = await broadcasts.snapshot(sessionId)
  broadcasts.close()
  return Object.fromEntries(snapshot!.facts)
}

test('a question waits for its moderator, and until then nobody else reads a trace of it', async () => {
  const { officer, where, sessionId, asker, ask, session } = await begun()
  expect(await ask('What did the pilot plant cost to run?')).toBe('waiting')
  expect(Object.keys(await shownTo(sessionId)).filter((key) => /^[qv]\d/.test(key))).toEqual([])
  const stranger = await makeActor(db)
  await expect(deskQuestions(db, stranger, await session())).rejects.toMatchObject({ code: 'missing' })
  expect((await ownPart(db, stranger, sessionId)).questions).toEqual([])
  expect((await ownPart(db, asker, sessionId)).questions.map((one) => one.state)).toEqual(['waiting'])
  const [question] = await deskQuestions(db, officer, await session())
  await showQuestion(db, officer, { ...where, id: question!.id })
  expect(await shownTo(sessionId)).toMatchObject({ q1: { b: { en: 'What did the pilot plant cost to run?', s: 'en' } }, v1: 0 })
  await hideQuestion(db, officer, { ...where, id: question!.id })
  expect(Object.keys(await shownTo(sessionId)).filter((key) => /^[qv]\d/.test(key))).toEqual([])
})

test('who has the session on their agenda is told once when it begins, who asked when it is shown and answered', async () => {
  const event = await makeEvent(db, at)
  const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  await releaseProgramme(db, event.officer, { eventId: event.id })
  const [marker, asker] = [await makeParticipant(db, event, at), await makeParticipant(db, event, at)]
  await markSession(db, marker, { eventId: event.id, sessionId, on: true })
  const where = { slug: event.slug, sessionId }
  for (const state of ['on', 'waiting', 'on'] as const) await setLiveState(db, event.officer, { ...where, state })
  await batches.ask({ sessionId, personId: asker.personId!, body: 'Is it safe?', lang: 'en', named: true })
  const [question] = await deskQuestions(db, event.officer, await sessionFor(db, event.officer, where))
  const on = { ...where, id: question!.id }
  await showQuestion(db, event.officer, on)
  await hideQuestion(db, event.officer, on)
  await showQuestion(db, event.officer, on)
  for (const answer of ['Yes.', 'Yes, it is.']) await answerQuestion(db, event.officer, { ...on, lang: 'en', answer: { en: answer } })
  for (const { data } of await rows<{ data: Telling }>(db, sql`select data from pgboss.job where name = 'notice' and data -> 'object' ->> 'id' = ${sessionId}`)) await notify(db, data)
  expect(await rows(db, sql`select kind, person_id as person from notice where object_id = ${sessionId} order by kind`)).toEqual([
    { kind: 'live_began', person: marker.personId }, { kind: 'live_question_answered', person: asker.personId }, { kind: 'live_question_shown', person: asker.personId },
  ])
})

test('the same question of the same person is one, however often and at once it is sent; too many wait for none', async () => {
  const { ask, sessionId } = await begun()
  const verdicts = await Promise.all(['Who owns the results?', 'who owns  the results', 'Who owns the results?!'].map((body) => ask(body)))
  expect(verdicts.sort()).toEqual(['again', 'again', 'waiting'])
  expect(await ask('Who owns the results')).toBe('again')
  const more = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => ask(`Question number ${n} of mine`)))
  expect(more.filter((one) => one === 'waiting').length).toBe(4)
  expect(more.filter((one) => one === 'many').length).toBe(3)
  expect((await rows(db, sql`select from live_question where session_id = ${sessionId}`)).length).toBe(5)
})

test('a hundred votes of one person at the same moment are one vote, and two processes count each person once', async () => {
  const { ask, sessionId, event } = await begun({ moderated: false })
  expect(await ask('Is the membrane for sale?')).toBe('shown')
  const people = await Promise.all(Array.from({ length: 5 }, () => makeParticipant(db, event, at)))
  const other = openBatches({ db, clock, log })
  const verdicts = await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 ? batches : other).vote({ sessionId, personId: people[n % 5]!.personId!, number: 1 })))
  await other.close()
  expect(verdicts.every((one) => one === 'counted' || one === 'before')).toBe(true)
  expect(await rows(db, sql`select votes from live_question where session_id = ${sessionId}`)).toEqual([{ votes: 5 }])
  expect(await batches.vote({ sessionId, personId: people[0]!.personId!, number: 99 })).toBe('gone')
  expect(await broken()).toEqual([])
})

test('merged questions keep one vote of each person, and later votes for the one go to the other', async () => {
  const { ask, officer, where, sessionId, event, session } = await begun({ moderated: false })
  const [one, two] = await Promise.all([makeParticipant(db, event, at), makeParticipant(db, event, at)])
  await ask('How much does it cost?')
  await ask('What is the price?', one.personId!)
  for (const [person, number] of [[one, 1], [two, 1], [two, 2]] as const) await batches.vote({ sessionId, personId: person.personId!, number })
  const second = (await deskQuestions(db, officer, await session())).find((each) => each.number === 2)!
  expect(await codeOf(mergeQuestion(db, officer, { ...where, id: second.id, into: 2 }))).toBe('invalid')
  await mergeQuestion(db, officer, { ...where, id: second.id, into: 1 })
  const third = await makeParticipant(db, event, at)
  expect(await batches.vote({ sessionId, personId: third.personId!, number: 2 })).toBe('counted')
  expect(await batches.vote({ sessionId, personId: two.personId!, number: 2 })).toBe('before')
  expect((await shownTo(sessionId)).v1).toBe(3)
  expect(await shownTo(sessionId)).not.toHaveProperty('q2')
  expect(await broken()).toEqual([])
})

test('a poll takes one answer of each person while it is open, and says nothing of fewer than five', async () => {
  const { officer, where, sessionId, event } = await begun()
  const id = await makePoll(db, officer, { ...where, lang: 'en', question: { en: 'Which comes first?', zh: '先做哪一步？' }, choices: [{ en: 'Pilot' }, { en: 'Licence' }, {}] })
  expect(await shownTo(sessionId)).not.toHaveProperty('p1')
  const people = await Promise.all(Array.from({ length: 5 }, () => makeParticipant(db, event, at)))
  const say = (n: number, choice: number) => batches.answer({ sessionId, personId: people[n]!.personId!, poll: 1, choice })
  expect(await say(0, 1)).toBe('gone')
  await openPoll(db, officer, { ...where, id })
  expect(await Promise.all([say(0, 1), say(0, 2), say(1, 1), say(2, 1), say(3, 2)])).toEqual(['counted', 'before', 'counted', 'counted', 'counted'])
  expect((await shownTo(sessionId)).c1).toEqual([4])
  await say(4, 2)
  expect((await shownTo(sessionId)).c1).toEqual([5, 3, 2])
  await closePoll(db, officer, { ...where, id })
  expect(await say(4, 1)).toBe('gone')
  await expect(run(db, sql`insert into live_answer (poll_id, person_id, choice_id, at) select ${id}, ${officer.personId}, c.id, now() from live_choice c where c.poll_id = ${id} limit 1`)).rejects.toThrow(/not open/)
  expect(await broken()).toEqual([])
})

test('who does not moderate can do nothing on the desk; the chair of the session can, and no other session’s', async () => {
  const { where, asker, ask, sessionId, session, officer } = await begun()
  await ask('May I see the data?')
  const [question] = await deskQuestions(db, officer, await session())
  const other = await begun()
  const chair = await makeActor(db)
  await run(db, sql`insert into event_speaker (id, session_id, position, role, person_id, name) values (${newId()}, ${sessionId}, 1, 'chair', ${chair.personId}, '{"en":"The chair"}')`)
  const deeds = (actor: typeof asker) => [
    () => showQuestion(db, actor, { ...where, id: question!.id }), () => setLiveState(db, actor, { ...where, state: 'ended' }), () => putOnStage(db, actor, { ...where, what: undefined }), () => blockAsker(db, actor, { ...where, id: question!.id, blocked: true }),
    () => makePoll(db, actor, { ...where, lang: 'en', question: { en: 'A?' }, choices: [{ en: 'b' }, { en: 'c' }] }), () => addStream(db, actor, { ...where, lang: 'en', region: 'uk', kind: 'page', url: 'https://example.org/', name: { en: 'X' }, allowed: [] }),
  ]
  for (const actor of [asker, other.officer, visitor(at)]) for (const deed of deeds(actor)) expect(await codeOf(deed())).toBe('missing')
  for (const deed of deeds({ ...chair, at })) expect(await codeOf(deed())).toBe('done')
  expect(await codeOf(showQuestion(db, other.officer, { ...other.where, id: question!.id }))).toBe('missing')
})

test('somebody whose part was ended asks, votes and is seen no more', async () => {
  const { officer, where, asker, ask, sessionId, session } = await begun({ moderated: false })
  await ask('Is anybody there?')
  const [question] = await deskQuestions(db, officer, await session())
  await blockAsker(db, officer, { ...where, id: question!.id, blocked: true })
  expect(await ask('And now?')).toBe('blocked')
  expect(await batches.vote({ sessionId, personId: asker.personId!, number: 1 })).toBe('gone')
  expect(await shownTo(sessionId)).not.toHaveProperty('q1')
})

test('a translation stands beside the words of the author, which stay; an answer in both languages goes with them', async () => {
  const { officer, where, ask, sessionId, session } = await begun({ moderated: false })
  await ask('Which materials are used?')
  const [question] = await deskQuestions(db, officer, await session())
  await translateQuestion(db, officer, { ...where, id: question!.id, translation: '使用了哪些材料？' })
  await answerQuestion(db, officer, { ...where, id: question!.id, lang: 'zh', answer: { zh: '石墨烯。', en: 'Graphene.' } })
  expect((await shownTo(sessionId)).q1).toMatchObject({ a: 1, b: { en: 'Which materials are used?', zh: '使用了哪些材料？', s: 'en' }, r: { zh: '石墨烯。', en: 'Graphene.' } })
  await expect(run(db, sql`update live_question set body = jsonb_set(body, '{variants,en,body}', '"Other words"') where id = ${question!.id}`)).rejects.toThrow(/stands/)
})

test('streams stand only where the platform allows their host, and a figure comes with its source', async () => {
  const { officer, where, sessionId } = await begun()
  const stream = (kind: 'page' | 'embed' | 'hls', url: string) => addStream(db, officer, { ...where, lang: 'en', region: 'mainland', kind, url, name: { en: 'Broadcaster' }, allowed: ['player.example.org'] })
  expect(await codeOf(stream('embed', 'https://evil.example/player.example.org'))).toBe('invalid')
  expect(await codeOf(stream('hls', 'http://player.example.org/a.m3u8'))).toBe('invalid')
  expect(await codeOf(stream('page', 'https://live.example.cn/1'))).toBe('done')
  expect(await codeOf(stream('embed', 'https://eu.player.example.org/1'))).toBe('done')
  expect((await streamsOf(db, sessionId)).map((one) => one.kind)).toEqual(['page', 'embed'])
  expect(await codeOf(enterFigure(db, officer, { ...where, lang: 'en', viewers: 920_000, source: {}, countedAt: at }))).toBe('invalid')
  await enterFigure(db, officer, { ...where, lang: 'en', viewers: 910_000, source: { en: 'Broadcaster' }, countedAt: at })
  await enterFigure(db, { ...officer, at: new Date(at.getTime() + 1) }, { ...where, lang: 'en', viewers: 920_000, source: { en: 'Broadcaster' }, countedAt: at })
  expect((await figuresOf(db, sessionId)).map((one) => one.viewers)).toEqual([920_000])
})

test('a session is found once its programme is released, and never while its event is a draft', async () => {
  const draft = await makeEvent(db, at, { draft: true })
  const out = await makeEvent(db, at)
  for (const event of [draft, out]) {
    const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 60_000) })
    const where = { slug: event.slug, sessionId }
    expect(await codeOf(sessionFor(db, visitor(at), where))).toBe('missing')
    expect(await codeOf(sessionFor(db, event.officer, where))).toBe('done')
    await releaseSessions(db, event, [sessionId], at)
    expect(await codeOf(sessionFor(db, visitor(at), where))).toBe(event === draft ? 'missing' : 'done')
    expect(await codeOf(sessionFor(db, visitor(at), { slug: (event === draft ? out : draft).slug, sessionId }))).toBe('missing')
  }
})

test('an erased person’s questions and their words are gone, their votes stand without a name', async () => {
  const { asker, ask, sessionId, event } = await begun({ moderated: false })
  await ask('I am Wren and I ask')
  const other = await makeParticipant(db, event, at)
  await ask('And I am somebody else', other.personId!)
  await batches.vote({ sessionId, personId: asker.personId!, number: 2 })
  await erasePerson(db, asker)
  expect(await shownTo(sessionId)).toMatchObject({ q2: {}, v2: 1 })
  expect(await shownTo(sessionId)).not.toHaveProperty('q1')
  expect(await rows(db, sql`select body, state from live_question where person_id = ${asker.personId}`)).toEqual([{ body: null, state: 'hidden' }])
  expect(await ask('Still here?')).toBe('blocked')
  expect(await broken()).toEqual([])
})

test('beats of a sample make the estimate, a minute each, and it is told', async () => {
  const { sessionId } = await begun()
  let now = at.getTime()
  const broadcasts = openBroadcasts({ db, realtime, clock: () => new Date(now), log })
  await broadcasts.snapshot(sessionId)
  for (const [reader, of] of [['reader-one', 10], ['reader-two', 10], ['reader-one', 10]] as const) broadcasts.beat(sessionId, reader, of)
  now += 60_000
  await broadcasts.tick()
  expect(await rows(db, sql`select beats, viewers from live_attendance where session_id = ${sessionId}`)).toEqual([{ beats: 2, viewers: 20 }])
  broadcasts.close()
})
