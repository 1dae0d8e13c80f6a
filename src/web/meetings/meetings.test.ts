import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeEvent, makeParticipant } from '../../../test/world/events.ts'
import { makeMeetings } from '../../../test/world/meetings.ts'
import { makeListing } from '../../../test/world/listings.ts'
import { makeActor } from '../../../test/world/people.ts'
import type { Actor } from '../../core/actor.ts'
import { newId, showId } from '../../core/id.ts'
import { performRun, slotsOf } from '../../modules/events/meetings/meetings.ts'
import { row, rows, sql } from '../../platform/database.ts'

let now = new Date('2026-12-01T08:00:00Z')
const at = now
const site = await openSite({ at })
site.room.clock = () => now
const { db } = site
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const id = (actor: Actor) => showId(actor.personId!)

/** Sends the same form three times, twice of them at once: one effect. */
async function thrice(path: string, form: Record<string, string | readonly string[]>, cookie: string): Promise<string> {
  const whole = { _key: newId(), ...form }
  const answers = [await site.post(path, whole, cookie), ...(await Promise.all([site.post(path, whole, cookie), site.post(path, whole, cookie)]))]
  expect(answers.map((one) => one.status).filter((status) => status !== 303 && status !== 409), path).toEqual([])
  return answers.find((one) => one.status === 303)!.headers.get('location')!
}

test('from the settings to a published plan, an outcome and a case, in both languages', { timeout: 240_000 }, async () => {
  now = at
  const event = await makeEvent(db, at)
  const officer = await site.as(event.officer.personId!)
  const base = `/en/events/${event.slug}/meetings`
  expect(await bodyOf(base, officer)).toContain(`${base}/settings`)
  const settings = { _version: '1', way: 'organiser', slotMinutes: '20', pauseMinutes: '0', zone: 'london', 'from1_2026-12-03': '09:00', 'to1_2026-12-03': '10:20', tables: '2', rooms: 'https://meeting.tencent.com/dm/abc', meetingsMost: '5', requestsMost: '5', mustsMost: '2', answerHours: '48', note_zh: '请提前五分钟到场。', note_en: 'Be there five minutes early.', open: 'yes' }
  const wrong = await site.post(`${base}/settings`, { ...settings, slotMinutes: '7', rooms: 'http://x', 'to1_2026-12-03': '' }, officer)
  expect(wrong.status).toBe(422)
  expect((await wrong.text()).match(/role="alert"/g)).toHaveLength(1)
  expect(await thrice(`${base}/settings`, settings, officer)).toBe(`${base}/desk`)
  expect(await bodyOf(`${base}/settings`, officer)).toContain('value="09:00"')

  const people: { actor: Actor; cookie: string }[] = []
  for (const country of ['GB', 'CN', 'CN']) {
    const actor = await makeParticipant(db, event, at, { country })
    people.push({ actor, cookie: await site.as(actor.personId!) })
  }
  const [offer, first, second] = people as [typeof people[number], typeof people[number], typeof people[number]]
  const { id: listing } = await makeListing(db, { ownerId: offer.actor.affiliations[0]!.organisationId, kind: 'offer', at })
  await site.room.matcher.refresh()
  expect(await bodyOf(base, first.cookie)).toContain('Take part')
  expect((await site.post(`${base}/part`, { organisationId: showId(first.actor.affiliations[0]!.organisationId), role: 'seeks' }, first.cookie)).status).toBe(422)
  for (const { actor, cookie } of people) {
    const seeks = actor !== offer.actor
    await thrice(`${base}/part`, { organisationId: showId(actor.affiliations[0]!.organisationId), role: seeks ? 'seeks' : 'offers', listingId: seeks ? '' : showId(listing), words: seeks ? 'Ceramic membranes for dye wastewater' : '' }, cookie)
  }
  const directory = await bodyOf(`${base}/people`, first.cookie)
  expect(directory).toContain('Suggested for you')
  expect(directory).not.toContain(`id="p-${id(second.actor)}"`)
  await thrice(`${base}/wishes`, { to: id(offer.actor), kind: 'must' }, first.cookie)
  await thrice(`${base}/wishes`, { to: id(offer.actor), kind: 'meet' }, second.cookie)
  const slots = await slotsOf(db, event.id)
  await thrice(`${base}/times`, { free: slots.slice(0, 1).map((slot) => showId(slot.id)) }, second.cookie)
  await thrice(`${base}/times`, { free: slots.slice(0, 1).map((slot) => showId(slot.id)) }, first.cookie)

  const runPage = await thrice(`${base}/runs`, { kind: 'whole' }, officer)
  expect(await bodyOf(runPage, officer)).toContain('data-controller="progress"')
  await performRun(db, () => now, (await row<{ id: string }>(db, sql`select id from meeting_run where event_id = ${event.id}`))!.id)
  expect(await bodyOf(`${runPage}/progress`, officer)).toContain('data-progress-done')
  const draft = await bodyOf(runPage, officer)
  expect(draft).toContain('One of the two is in a meeting in every common slot')
  expect(draft).toContain('Publish')
  expect(await bodyOf('/zh/desk', officer)).toContain('第 1 次排期已完成，尚未发布')
  expect(await bodyOf('/en/desk', first.cookie)).not.toContain('Run 1 is done')
  await thrice(`${runPage}/publication`, {}, officer)
  expect(await bodyOf('/zh/desk', officer)).not.toContain('尚未发布')
  expect(await bodyOf(base, first.cookie)).toContain('09:00 London')
  expect(await bodyOf(base.replace('/en/', '/zh/'), first.cookie)).toContain('桌位 1')
  expect(await bodyOf(base.replace('/en/', '/zh/'), second.cookie)).toContain('对方在共同时段均已排满')
  const file = await (await site.get(`${base}/mine.ics`, first.cookie)).text()
  expect(file).toContain('DTSTART:20261203T090000Z')
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  for (const path of ['desk', 'plan', 'settings']) for (const lang of ['en', 'zh']) expect((await site.get(`/${lang}/events/${event.slug}/meetings/${path}`, officer)).status, path).toBe(200)
  expect(await bodyOf(`${base}/plan`, officer)).toContain('Table 1')

  const meeting = (await row<{ id: string }>(db, sql`select id from event_meeting where event_id = ${event.id}`))!.id
  const shown = showId(meeting)
  expect((await site.post(`${base}/held/${shown}/link`, { link: 'ftp://x' }, first.cookie)).status).toBe(422)
  await thrice(`${base}/held/${shown}/link`, { link: 'https://zoom.us/j/1' }, first.cookie)
  now = slots[0]!.endsAt
  expect(await bodyOf(base, first.cookie)).toContain(`${base}/held/${shown}/outcome`)
  expect(await bodyOf('/en/desk', first.cookie)).toContain(`href="${base}/held/${shown}/outcome"`)
  expect((await site.post(`${base}/held/${shown}/outcome`, {}, first.cookie)).status).toBe(422)
  await thrice(`${base}/held/${shown}/outcome`, { outcome: 'cooperation', note: 'A pilot' }, first.cookie)
  const deal = (await row<{ id: string; origin: string }>(db, sql`select id, origin from deal where origin_id = ${meeting}`))!
  expect(await bodyOf(base, first.cookie)).toContain(`/en/deals/${showId(deal.id)}`)
  expect((await site.get(`/en/deals/${showId(deal.id)}`, offer.cookie)).status).toBe(200)
  expect(await rows(db, sql`select id from deal where origin_id = ${meeting}`)).toHaveLength(1)
  expect(await bodyOf('/en/desk', first.cookie)).not.toContain('held/')
  expect(await bodyOf(`${base}/desk`, officer)).toContain('Cases opened')
})

test('requests are asked, changed and answered on the pages; a slot that went meanwhile is said at its field', { timeout: 240_000 }, async () => {
  now = at
  const { event, slots, offers, seeks } = await makeMeetings(db, at)
  const base = `/en/events/${event.slug}/meetings`
  const [asker, other, answers] = [await site.as(offers[0]!.personId!), await site.as(offers[1]!.personId!), await site.as(seeks[0]!.personId!)]
  expect(await bodyOf(`${base}/people/${id(seeks[0]!)}`, asker)).toContain('say nothing confidential')
  expect((await site.post(`${base}/people/${id(seeks[0]!)}`, { words: 'Hello' }, asker)).status).toBe(422)
  for (const cookie of [asker, other]) await thrice(`${base}/people/${id(seeks[0]!)}`, { words: 'Hello <b>', slot: showId(slots[0]!.id) }, cookie)
  const [first, second] = (await rows<{ id: string }>(db, sql`select id from meeting_request where event_id = ${event.id} order by from_person = ${offers[0]!.personId} desc`)).map((one) => showId(one.id))
  await thrice(`${base}/requests/${first}`, { _version: '1', words: 'Better', slot: showId(slots[0]!.id) }, asker)
  expect(await bodyOf(base, answers)).toContain('Hello &lt;b&gt;')
  expect(await bodyOf('/en/desk', answers)).toContain(`${base}#r-${first}`)
  expect(await bodyOf('/en/desk', asker)).not.toContain('asks to meet you')
  await thrice(`${base}/requests/${first}/acceptance`, { slot: showId(slots[0]!.id) }, answers)
  const gone = await site.post(`${base}/requests/${second}/acceptance`, { slot: showId(slots[0]!.id) }, answers)
  expect([gone.status, (await gone.text()).includes('Not both of you are free then')]).toEqual([422, true])
  await thrice(`${base}/requests/${second}/refusal`, {}, answers)
  const meeting = showId((await row<{ id: string }>(db, sql`select id from event_meeting where event_id = ${event.id}`))!.id)
  await thrice(`${base}/held/${meeting}/cancellation`, { reason: 'A flight' }, asker)
  expect(await bodyOf(base, answers)).toContain('A flight')
})

test('whoever does not take part, or does not run the event, finds nothing', async () => {
  now = at
  const { event, offers, seeks, slots } = await makeMeetings(db, at)
  const base = `/en/events/${event.slug}/meetings`
  const stranger = await site.as((await makeActor(db, { role: 'officer', at })).personId!)
  const part = await site.as(offers[0]!.personId!)
  expect((await site.get(base)).status).toBe(303)
  for (const path of ['/people', '/times', `/people/${id(seeks[0]!)}`]) expect((await site.get(base + path, stranger)).status, path).toBe(404)
  for (const path of ['/desk', '/settings', '/plan']) for (const cookie of [stranger, part]) expect((await site.get(base + path, cookie)).status, path).toBe(404)
  expect((await site.post(`${base}/wishes`, { to: id(seeks[0]!), kind: 'meet' }, stranger)).status).toBe(404)
  expect((await site.post(`${base}/held`, { one: id(offers[0]!), other: id(seeks[0]!), slot: showId(slots[0]!.id) }, part)).status).toBe(404)
  const draft = await makeEvent(db, at, { draft: true })
  expect((await site.get(`/en/events/${draft.slug}/meetings`, stranger)).status).toBe(404)
})
