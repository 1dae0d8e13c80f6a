import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { newId, showId } from '../../core/id.ts'
import { blockAsker, setLive, setLiveState } from '../../modules/events/live/live.ts'
import { erasePerson } from '../../modules/privacy/privacy.ts'
import { rows, sql } from '../../platform/database.ts'
import { requests } from '../../platform/metrics.ts'
import { openSite } from '../../../test/client.ts'
import { makeEvent, makeParticipant, makeSession, releaseSessions } from '../../../test/world/events.ts'
import { liveFront } from './front.ts'
import { passFor } from './pass.ts'

const at = new Date('2026-12-01T08:00:00Z')
const site = await openSite({ at })
const { db, room } = site
const app = getRequestListener(site.app.fetch)
let reached = 0

const serving = async (listener: Parameters<typeof createServer>[1]) => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
const ways = {
  front: await serving(liveFront(room, (incoming, outgoing) => { reached += 1; return app(incoming, outgoing) })),
  app: await serving(app),
}

type Told = { status: number; headers: Record<string, unknown>; body: string }

const sent = (way: keyof typeof ways, path: string, body: string | Buffer, headers: Record<string, string>): Promise<Told> =>
  new Promise((resolve, reject) => {
    const asked = request({ port: ways[way], host: '127.0.0.1', path, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers } }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => {
        const { date: _date, ...rest } = answer.headers
        resolve({ status: answer.statusCode ?? 0, headers: rest, body: Buffer.concat(pieces).toString() })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })

async function begun() {
  const event = await makeEvent(db, at)
  const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  await releaseSessions(db, event, [sessionId], at)
  const where = { slug: event.slug, sessionId }
  await setLiveState(db, event.officer, { ...where, state: 'on' })
  await setLive(db, event.officer, { ...where, version: 0, questions: true, reactions: true, moderated: false, takesFrom: 'signed_in' })
  const person = (await makeParticipant(db, event, at)).personId!
  return { event, where, sessionId, person, feed: `/live/${showId(sessionId)}`, pass: await passFor(db, { sessionId, personId: person }, at) }
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

test('a write is answered alike before the app and in it, byte for byte, and hostile ones are the app’s', async () => {
  const one = await begun()
  const other = await begun()
  const { pass, feed, person, sessionId } = one
  const old = await passFor(db, { sessionId, personId: person }, new Date(at.getTime() - 21 * 60_000))
  const nobody = await passFor(db, { sessionId, personId: newId() }, at)
  const vote = form({ n: '1', pass, lang: 'en' })
  const fresh = await Promise.all(Array.from({ length: 5 }, async () => passFor(db, { sessionId, personId: (await makeParticipant(db, one.event, at)).personId! }, at)))
  for (const [what, fields] of [['questions', { body: 'Who owns the results?' }], ['votes', { n: '1' }]] as const) expect((await sent('front', `${feed}/${what}`, form({ ...fields, pass }), {})).status).toBe(200)
  // The path, what is sent, with which headers, and whether it is answered before the app.
  const cases: [string, string | Buffer, Record<string, string>, boolean][] = [
    [`${feed}/questions`, form({ body: 'Who owns the results?', pass, lang: 'zh' }), {}, true],
    [`${feed}/questions`, form({ body: 'Who owns the results?', pass }), { 'accept-language': 'zh-CN' }, true],
    [`${feed}/questions`, form({ body: ' ', pass: fresh[0]!, lang: 'en' }), {}, true],
    [`${feed}/questions`, form({ body: 'a '.repeat(900), pass: fresh[1]!, lang: 'en' }), {}, true],
    [`${feed}/questions`, `body=%00&pass=${fresh[2]}&lang=en`, {}, true],
    [`${feed}/questions`, `body=%ff%fe&pass=${fresh[3]}&lang=en`, {}, true],
    [`${feed}/questions`, `body=%ed%a0%80&pass=${fresh[4]}&lang=en`, {}, true],
    [`${feed}/votes`, Buffer.from(`n=膜&pass=${pass}&lang=%00`), {}, false],
    [`${feed}/votes`, Buffer.from(`\uFEFFpass=${pass}&n=1`), {}, false],
    [`${feed}/votes`, vote, {}, true],
    [`${feed}/votes`, vote, { origin: 'http://localhost:4180', 'sec-fetch-site': '' }, true],
    [`${feed}/votes`, `${vote}&n=7&pass=x&lang=zh`, {}, true],
    [`${feed}/votes`, form({ n: '99', pass, lang: 'zh' }), {}, true],
    [`${feed}/votes`, form({ n: '-1', pass, lang: 'en' }), {}, true],
    [`${feed}/votes`, form({ n: '1e400', pass, lang: 'en' }), {}, true],
    [`${feed}/votes`, form({ n: '1', pass: nobody, lang: 'en' }), {}, true],
    [`${feed}/answers`, form({ n: '1', choice: '1', pass, lang: 'en' }), {}, true],
    [`${feed}/answers`, form({ n: '1', choice: '0', pass, lang: 'en' }), {}, true],
    [`${feed}/reactions`, form({ kind: 'clap', pass }), {}, true],
    [`${feed}/reactions`, form({ kind: 'constructor', pass }), {}, true],
    [`${feed.toUpperCase().replace('/LIVE', '/live')}/votes`, vote, {}, false],
    [`${other.feed}/votes`, vote, {}, false],
    [`/live/${showId(newId())}/votes`, vote, {}, false],
    [`${feed}/votes`, form({ n: '1', pass: old }), {}, false],
    [`${feed}/votes`, form({ n: '1', pass: `${pass}.x` }), {}, false],
    [`${feed}/votes`, form({ n: '1', pass: `${pass.slice(0, -1)}~` }), {}, false],
    [`${feed}/votes`, form({ n: '1' }), { 'accept-language': 'zh' }, false],
    [`${feed}/votes`, '', {}, false],
    [`${feed}/votes?n=1`, vote, {}, false],
    [`${feed}/votes/`, vote, {}, false],
    [`${feed}/constructor`, vote, {}, false],
    [`${feed}/beats`, form({ id: 'reader-one', of: '10' }), {}, false],
    [`${feed}/votes`, vote, { 'sec-fetch-site': 'cross-site' }, false],
    [`${feed}/votes`, vote, { 'sec-fetch-site': '', origin: 'https://elsewhere.example' }, false],
    [`${feed}/votes`, vote, { 'sec-fetch-site': '', origin: 'null' }, false],
    [`${feed}/votes`, vote, { cookie: 'qiao.session_token=forged' }, false],
    [`${feed}/votes`, vote, { 'content-type': 'text/plain' }, false],
    [`${feed}/votes`, vote, { 'transfer-encoding': 'chunked' }, false],
    [`${feed}/votes`, `${vote}&x=${'y'.repeat(17_000)}`, {}, false],
  ]
  for (const [path, body, given, before] of cases) {
    const headers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
    const bare = given['sec-fetch-site'] === ''
    const say = (way: keyof typeof ways) => sent(way, path, body, bare ? { ...headers, 'sec-fetch-site': '' } : headers)
    reached = 0
    const [front, behind] = [await say('front'), await say('app')]
    expect({ path, body: String(body).slice(0, 80), given, answer: front }).toEqual({ path, body: String(body).slice(0, 80), given, answer: behind })
    expect([path, String(body).slice(0, 80), reached]).toEqual([path, String(body).slice(0, 80), before ? 0 : 1])
  }
  expect(await rows(db, sql`select votes from live_question where session_id = ${sessionId}`)).toEqual([{ votes: 1 }])
})

test('before the app too, a person is held to so many, the stopped and the erased are refused, and each write is a figure of its route', async () => {
  const { pass, feed, event, where, person } = await begun()
  const vote = async (given = pass) => {
    const told = await sent('front', `${feed}/votes`, form({ n: '1', pass: given, lang: 'en' }), {})
    return [told.status, (JSON.parse(told.body) as { verdict: string }).verdict]
  }
  await sent('front', `${feed}/questions`, form({ body: 'Is it for sale?', pass }), {})
  const counted = async () => (await requests.get()).values.find((one) => one.metricName === 'qiao_request_seconds_count' && one.labels.route === '/live/:session/votes' && one.labels.status === '2xx')?.value ?? 0
  const before = await counted()
  const other = await makeParticipant(db, event, at)
  const theirs = await passFor(db, { sessionId: where.sessionId, personId: other.personId! }, at)
  expect(await vote(theirs)).toEqual([200, 'counted'])
  expect(await counted()).toBe(before + 1)
  const [question] = await rows<{ id: string }>(db, sql`select id from live_question where session_id = ${where.sessionId}`)
  await blockAsker(db, event.officer, { ...where, id: question!.id, blocked: true })
  expect(await vote()).toEqual([409, 'gone'])
  await erasePerson(db, other)
  expect(await vote(theirs)).toEqual([409, 'gone'])
  const limited = []
  for (let n = 0; n < 70; n += 1) limited.push((await vote())[0])
  expect(limited.filter((status) => status === 429).length).toBe(11)
  const reached = await rows(db, sql`select count(*)::int as votes from live_vote where person_id = ${person}`)
  expect(reached).toEqual([{ votes: 0 }])
})
