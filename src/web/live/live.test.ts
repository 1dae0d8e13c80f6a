import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, test } from 'vitest'
import { showId } from '../../core/id.ts'
import { setLiveState, showQuestion } from '../../modules/events/live/live.ts'
import { addPitch, interestInPitch, runRoadshow } from '../../modules/events/roadshow/roadshow.ts'
import { rows, run, sql } from '../../platform/database.ts'
import { openSite } from '../../../test/client.ts'
import { makePublished } from '../../../test/world/deals.ts'
import { makeEvent, makeParticipant, makeSession, releaseSessions } from '../../../test/world/events.ts'
import { makeActor } from '../../../test/world/people.ts'
import { liveFront } from './front.ts'
import { readPass } from './pass.ts'

const at = new Date('2026-12-01T08:00:00Z')
const site = await openSite({ at, settings: { QIAO_STREAM_HOSTS: 'player.example.org' } })
const { db } = site

async function begun(kind: 'forum' | 'roadshow' = 'forum', visibility: 'public' | 'signed_in' = 'public') {
  const event = await makeEvent(db, at, { visibility })
  const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000), kind })
  await releaseSessions(db, event, [sessionId], at)
  const where = { slug: event.slug, sessionId }
  await setLiveState(db, event.officer, { ...where, state: 'on' })
  const asker = await makeParticipant(db, event, at)
  const page = `/en/events/${event.slug}/sessions/${showId(sessionId)}`
  return { event, where, sessionId, page, feed: `/live/${showId(sessionId)}`, officer: event.officer, asker, askerCookie: await site.as(asker.personId!), officerCookie: await site.as(event.officer.personId!) }
}

test('without scripts: a question asked by a form waits, the desk lets it through, others vote by a form, and the page says so in both languages', async () => {
  const { page, askerCookie, officerCookie, sessionId, event } = await begun()
  expect((await site.post(`${page}/questions`, { body: 'How long does the membrane last?' }, askerCookie)).status).toBe(303)
  expect(await (await site.get(page, askerCookie)).text()).toContain('Waits for the moderator')
  expect(await (await site.get(page)).text()).not.toContain('How long does the membrane last?')
  const desk = await (await site.get(`${page}/desk`, officerCookie)).text()
  expect(desk).toContain('How long does the membrane last?')
  const [question] = await rows<{ id: string }>(db, sql`select id from live_question where session_id = ${sessionId}`)
  expect((await site.post(`${page}/questions/${showId(question!.id)}/translation`, { translation: '这种膜能用多久？' }, officerCookie)).status).toBe(303)
  expect((await site.post(`${page}/questions/${showId(question!.id)}/showing`, {}, officerCookie)).status).toBe(303)
  const voter = await site.as((await makeParticipant(db, event, at)).personId!)
  expect((await site.post(`${page}/votes`, { n: '1' }, voter)).status).toBe(303)
  await site.room.live.broadcasts.tick()
  const chinese = await (await site.get(page.replace('/en/', '/zh/'), voter)).text()
  expect(chinese).toContain('这种膜能用多久？')
  expect(chinese).toMatch(/aria-pressed="true"[^>]*title="您已投票"/)
  expect(await (await site.get(page)).text()).toContain('How long does the membrane last?')
  expect((await site.get(`${page}/stage`)).status).toBe(200)
})

test('with scripts: a pass votes for its person in its session alone, until it is old, and a second vote counts as none', async () => {
  const { page, feed, askerCookie, sessionId, where, officer, asker } = await begun()
  const other = await begun()
  await site.post(`${page}/questions`, { body: 'Who pays for the trial?' }, askerCookie)
  const [question] = await rows<{ id: string }>(db, sql`select id from live_question where session_id = ${sessionId}`)
  await showQuestion(db, officer, { ...where, id: question!.id })
  const { pass } = (await (await site.get(`${feed}/pass`, askerCookie)).json()) as { pass: string }
  const vote = async (form: Record<string, string>, to = feed) => {
    const answer = await site.post(`${to}/votes`, { n: '1', lang: 'en', ...form })
    return [answer.status, ((await answer.json().catch(() => ({}))) as { verdict?: string }).verdict]
  }
  expect(await vote({ pass })).toEqual([200, 'counted'])
  expect(await vote({ pass })).toEqual([200, 'before'])
  expect(await vote({ pass }, other.feed)).toEqual([404, undefined])
  expect(await vote({ pass: `${pass.slice(0, -1)}${pass.endsWith('A') ? 'B' : 'A'}` })).toEqual([404, undefined])
  expect(await vote({ pass, n: 'x' })).toEqual([422, 'invalid'])
  expect(await readPass(db, pass, sessionId, new Date(at.getTime() + 19 * 60_000))).toMatchObject({ sessionId, personId: asker.personId })
  expect(await readPass(db, pass, sessionId, new Date(at.getTime() + 21 * 60_000))).toBeUndefined()
  expect((await site.get(`${feed}/pass`)).status).toBe(303)
  const limited = []
  for (let n = 0; n < 70; n += 1) limited.push((await vote({ pass }))[0])
  expect(limited.at(-1)).toBe(429)
})

test('the snapshot is for every cache where the session is public, and for nobody else where it is not', async () => {
  const open = await begun()
  const answer = await site.get(`${open.feed}/snapshot`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=1'])
  const closed = await begun('forum', 'signed_in')
  expect((await site.get(`${closed.feed}/snapshot`)).status).toBe(404)
  const own = await site.get(`${closed.feed}/snapshot`, closed.askerCookie)
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await site.get(`${closed.feed}/events`)).status).toBe(404)
  expect((await site.get(closed.page)).status).toBe(404)
})

test('on a real server a reader hears each change as an event of at most a kilobyte, and the snapshot agrees with it', async () => {
  const { feed, page, askerCookie, sessionId, where, officer } = await begun()
  const server = createServer(liveFront(site.room, getRequestListener(site.app.fetch)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const warm = await fetch(`${base}${feed}/snapshot`)
    expect(((await warm.json()) as { f: Record<string, unknown> }).f['s']).toEqual({ s: 'on', q: 1, r: 1 })
    const events = await fetch(`${base}${feed}/events`)
    expect(events.headers.get('content-type')).toContain('text/event-stream')
    const reader = events.body!.getReader()
    let heard = ''
    const until = async (wanted: string) => {
      while (!heard.includes(wanted)) heard += new TextDecoder().decode((await reader.read()).value)
    }
    await until('event: hello')
    expect(site.room.live.streams.count()).toBe(1)
    await site.post(`${page}/questions`, { body: 'Is there a prototype?' }, askerCookie)
    const [question] = await rows<{ id: string }>(db, sql`select id from live_question where session_id = ${sessionId}`)
    await showQuestion(db, officer, { ...where, id: question!.id })
    await until('Is there a prototype?')
    const change = JSON.parse(/data: (\{"v":\d+.*prototype.*\})/.exec(heard)![1]!) as { v: number; set: Record<string, unknown> }
    expect(Buffer.byteLength(JSON.stringify(change))).toBeLessThanOrEqual(1024)
    const again = await fetch(`${base}${feed}/snapshot`)
    const snapshot = (await again.json()) as { v: number; f: Record<string, unknown> }
    expect(snapshot.f['q1']).toEqual(change.set['q1'])
    expect((await fetch(`${base}${feed}/snapshot`, { headers: { 'if-none-match': again.headers.get('etag') ?? '' } })).status).toBe(304)
    await reader.cancel()
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

test('frames and media are let in for the streams of this page alone', async () => {
  const { page, officerCookie } = await begun()
  const policyOf = async () => (await site.get(page)).headers.get('content-security-policy') ?? ''
  expect(await policyOf()).not.toContain('frame-src')
  const add = (kind: string, url: string) => site.post(`${page}/streams`, { kind, url, region: 'uk', name_en: 'Stream' }, officerCookie)
  expect((await add('embed', 'https://elsewhere.example/1')).status).toBe(422)
  expect((await add('embed', 'https://player.example.org/embed/1')).status).toBe(303)
  expect(await policyOf()).toMatch(/frame-src https:\/\/player\.example\.org$/)
  expect((await add('hls', 'https://player.example.org/live.m3u8')).status).toBe(303)
  expect(await policyOf()).toMatch(/connect-src 'self' https:\/\/player\.example\.org.*media-src 'self' blob:/)
})

test('nobody but who moderates finds the desk, the run sheet or the speaker view', async () => {
  const { page, askerCookie, officerCookie } = await begun('roadshow')
  for (const part of ['/desk', '/desk/questions', '/run-sheet', '/speaker']) {
    expect((await site.get(page + part, askerCookie)).status).toBe(404)
    expect((await site.get(page + part, officerCookie)).status).toBe(200)
  }
  for (const part of ['/state', '/settings', '/stage', '/polls', '/run', '/pitches', '/jurors']) expect((await site.post(page + part, { state: 'ended' }, askerCookie)).status).toBe(404)
})

test('a roadshow: teams in order, the clock on every page, scores for organisers alone, and an interest that opens a case', async () => {
  const { page, where, officer, officerCookie, sessionId, event } = await begun('roadshow')
  const listing = await makePublished(db, { kind: 'offer' })
  await addPitch(db, officer, { ...where, lang: 'en', title: {}, listingId: listing.id })
  await addPitch(db, officer, { ...where, lang: 'zh', title: { zh: '低温电池' }, team: { zh: '东南大学' } })
  expect((await site.post(`${page}/run-sheet`, { pitchMinutes: '8', questionMinutes: '4', scored: 'yes' }, officerCookie)).status).toBe(303)
  await runRoadshow(db, officer, { ...where, verb: 'start' })
  await site.room.live.broadcasts.tick()
  const snapshot = await site.room.live.broadcasts.snapshot(sessionId)
  expect(snapshot!.facts.get('run')).toMatchObject({ n: 1, ph: 'pitch', of: 480_000 })
  const juror = await makeActor(db)
  await run(db, sql`update person set email = 'juror@example.org', email_verified = true where id = ${juror.personId}`)
  expect((await site.post(`${page}/jurors`, { email: 'juror@example.org' }, officerCookie)).status).toBe(303)
  const [first] = await rows<{ id: string }>(db, sql`select id from roadshow_pitch where session_id = ${sessionId} order by position`)
  const jurorCookie = await site.as(juror.personId!)
  expect((await site.post(`${page}/pitches/${showId(first!.id)}/score`, { score: '9', note: 'Strong' }, jurorCookie)).status).toBe(303)
  const stranger = await site.as((await makeActor(db)).personId!)
  expect((await site.post(`${page}/pitches/${showId(first!.id)}/score`, { score: '1' }, stranger)).status).toBe(404)
  expect(await (await site.get(`${page}/run-sheet`, officerCookie)).text()).toContain('Mean 9 (1)')
  expect(await (await site.get(page, stranger)).text()).not.toContain('Mean')
  const buyer = await makeParticipant(db, event, at)
  const buyerCookie = await site.as(buyer.personId!)
  expect(await (await site.get(page, buyerCookie)).text()).toContain('Express interest')
  expect((await site.get(`${page}/pitches/${showId(first!.id)}/interest`, buyerCookie)).status).toBe(200)
  await interestInPitch(db, buyer, { ...where, id: first!.id, interest: { fromOrganisationId: buyer.affiliations[0]!.organisationId, sentence: 'We would test it at our plant.', contact: 'buyer@example.org' } })
  expect(await rows(db, sql`select d.stage from roadshow_interest i join deal d on d.id = i.deal_id where i.pitch_id = ${first!.id}`)).toEqual([{ stage: 'interest' }])
  expect(await (await site.get(`${page}/run-sheet`, officerCookie)).text()).toContain('Interests 1')
})
