import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeEvent, makeParticipant, makeSession, releaseSessions } from '../../../test/world/events.ts'
import { makeMeetings } from '../../../test/world/meetings.ts'
import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { askToMeet } from '../../modules/events/meetings/meetings.ts'
import { deskQuestions, openBatches, sessionFor, setLiveState, showQuestion } from '../../modules/events/live/live.ts'
import { createToken } from '../../modules/people/people.ts'
import { run, sql } from '../../platform/database.ts'
import { operations } from './operations.ts'

let now = new Date('2026-12-01T08:00:00Z')
const at = now
const site = await openSite({ at })
site.room.clock = () => now
const { db } = site

type Json = { items: Record<string, unknown>[] } & Record<string, unknown>
async function call(name: string, path: string, sent: { token?: string; body?: unknown } = {}): Promise<{ status: number; json: Json }> {
  await run(db, sql`delete from rate_limit`)
  const one = operations.find((each) => each.name === name)!
  const answer = await site.app.request(`http://localhost:4180/api/v1${path}`, { method: one.method.toUpperCase(), headers: { ...(sent.body ? { 'content-type': 'application/json' } : {}), ...(sent.token ? { authorization: `Bearer ${sent.token}` } : {}) }, body: sent.body ? JSON.stringify(sent.body) : undefined })
  const json = (await answer.json()) as Json
  if (answer.ok) expect(one.answer.safeParse(json).error, path).toBeUndefined()
  return { status: answer.status, json }
}
const tokenOf = async (actor: Actor, scopes: ('interests:read' | 'interests:write')[] = ['interests:read', 'interests:write']) => (await createToken(db, { ...actor, at: now }, { name: 'test', scopes })).token

test('requests to meet are read and answered by token, a meeting by its two people alone, and its outcome opens a case', async () => {
  const { event, slots, offers, seeks } = await makeMeetings(db, at)
  const base = `/events/${event.slug}`
  const [asker, answers, other] = [await tokenOf(offers[0]!), await tokenOf(seeks[0]!), await tokenOf(seeks[1]!)]
  const request = showId(await askToMeet(db, { ...offers[0]!, at }, { eventId: event.id, to: seeks[0]!.personId!, words: 'About membranes', slotId: slots[0]!.id }))
  expect((await call('listMeetingRequests', `${base}/meeting-requests`, { token: answers })).json.items).toMatchObject([{ id: request, side: 'to', state: 'open', words: 'About membranes', slot: showId(slots[0]!.id) }])
  expect((await call('listMeetingRequests', `${base}/meeting-requests`, { token: other })).json.items).toEqual([])
  expect((await call('acceptMeetingRequest', `${base}/meeting-requests/${request}/acceptance`, { token: other, body: {} })).status).toBe(404)
  expect((await call('acceptMeetingRequest', `${base}/meeting-requests/${request}/acceptance`, { token: await tokenOf(seeks[0]!, ['interests:read']), body: {} })).status).toBe(403)
  const accepted = await call('acceptMeetingRequest', `${base}/meeting-requests/${request}/acceptance`, { token: answers, body: {} })
  expect(accepted.json).toMatchObject({ state: 'accepted' })
  expect((await call('declineMeetingRequest', `${base}/meeting-requests/${request}/refusal`, { token: answers })).status).toBe(409)
  const { json } = await call('listOwnMeetings', `${base}/meetings`, { token: asker })
  expect(json.items).toMatchObject([{ id: accepted.json['meeting'], state: 'held', place: { kind: 'table', number: 1 } }])
  expect((await call('listOwnMeetings', `${base}/meetings`)).status).toBe(401)
  const outcome = { token: asker, body: { outcome: 'cooperation', note: 'A pilot', language: 'en' } }
  const meeting = `${base}/meetings/${String(accepted.json['meeting'])}/outcome`
  expect((await call('giveMeetingOutcome', meeting, outcome)).status).toBe(409)
  now = slots[0]!.endsAt
  expect((await call('giveMeetingOutcome', meeting, { ...outcome, token: other })).status).toBe(404)
  expect((await call('giveMeetingOutcome', meeting, outcome)).json).toMatchObject({ outcome: 'cooperation', note: 'A pilot', case: expect.stringMatching(/^[0-9a-z]{26}$/) as string })
  expect(JSON.stringify((await call('listOwnMeetings', `${base}/meetings`, { token: answers })).json)).not.toContain('A pilot')
  now = at
})

test('how a session stands is read by anybody who may read it, without what waits for its moderator', async () => {
  const event = await makeEvent(db, at)
  const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  await releaseSessions(db, event, [sessionId], at)
  const where = { slug: event.slug, sessionId }
  const path = `/events/${event.slug}/sessions/${showId(sessionId)}`
  expect((await call('readLiveSession', path)).json).toMatchObject({ state: 'waiting', takesQuestions: false, questions: [] })
  await setLiveState(db, event.officer, { ...where, state: 'on' })
  const batches = openBatches({ db, clock: () => now, log: site.room.log })
  const asker = await makeParticipant(db, event, at)
  for (const body of ['What did it cost?', 'Who paid for it?']) await batches.ask({ sessionId, personId: asker.personId!, body, lang: 'en', named: false })
  await batches.close()
  const [first] = await deskQuestions(db, event.officer, await sessionFor(db, event.officer, where))
  await showQuestion(db, event.officer, { ...where, id: first!.id })
  const { json } = await call('readLiveSession', path)
  expect(json).toMatchObject({ state: 'on', takesQuestions: true, questions: [{ number: 1, text: { en: 'What did it cost?' }, votes: 0, answered: false }] })
  expect(JSON.stringify(json)).not.toMatch(/Who paid|by"/)
  const closed = await makeEvent(db, at, { visibility: 'signed_in' })
  const inside = await makeSession(db, closed, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  await releaseSessions(db, closed, [inside], at)
  expect((await call('readLiveSession', `/events/${closed.slug}/sessions/${showId(inside)}`)).status).toBe(404)
  expect((await call('readLiveSession', `/events/${closed.slug}/sessions/${showId(sessionId)}`)).status).toBe(404)
})
