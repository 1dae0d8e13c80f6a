import { beforeAll, expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeEvent, makeParticipant } from '../../../test/world/events.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { newId, showId } from '../../core/id.ts'
import { createAlliance } from '../../modules/alliances/alliances.ts'
import { row, sql } from '../../platform/database.ts'

const at = new Date('2026-12-01T01:30:00Z')
const site = await openSite({ at })
const { db } = site
let officer: string
let hostId: string
let stranger: string

beforeAll(async () => {
  hostId = await makeOrganisation(db, { kind: 'park' })
  officer = await site.as((await makeActor(db, { organisationId: hostId, role: 'officer' })).personId!)
  stranger = await site.as((await makeActor(db, { role: 'officer' })).personId!)
})

const text = async (answer: Response) => (await answer.text()).replaceAll(/\s+/g, ' ')
const page = async (path: string, cookie?: string) => text(await site.get(path, cookie))
const form = () => ({ template: 'week', host: showId(hostId), slug: 'week-2026', name_zh: '2026 科技周', name_en: 'Technology week 2026', firstDay: '2026-12-01', zone: 'beijing', fields: ['new_materials', 'energy', 'water'], mode: 'both', _key: newId() })
const eventId = async (slug = 'week-2026') => (await row<{ id: string }>(db, sql`select id from space where slug = ${slug}`))!.id

test('a week from the template to a released programme that visitors read, in both languages', { timeout: 120_000 }, async () => {
  expect((await site.post('/en/events', { ...form(), firstDay: 'soon' }, officer)).status).toBe(422)
  const empty = await text(await site.post('/zh/events', { ...form(), name_zh: ' ', name_en: '', slug: '', firstDay: '' }, officer))
  for (const line of ['<a href="#new-name-zh">活动名称（中文）：请填写此项，至少一种语言。</a>', '<a href="#new-slug">网址名称：请填写此项。</a>', '<a href="#new-first">第一天：请填写此项。</a>']) expect(empty).toContain(line)
  expect((await site.post('/en/events', { ...form(), host: showId(await makeOrganisation(db)) }, officer)).status).toBe(422)
  const platform = await site.as((await makeActor(db, { platform: 'organiser' })).personId!)
  expect((await site.post('/en/events', { ...form(), host: '' }, platform)).status).toBe(422)
  expect((await site.post('/en/events', { ...form(), host: '', hostOther: 'nobody-here' }, platform)).status).toBe(422)
  const made = await site.post('/zh/events', form(), officer)
  expect(made.headers.get('location')).toBe('/zh/events/week-2026/desk')
  expect(await page('/zh/events/week-2026/desk', officer)).toContain('补充活动介绍')
  for (const path of ['', '/desk', '/edit', '/draft', '/import', '/programme']) expect((await site.get(`/en/events/week-2026${path}`, stranger)).status, path).toBe(404)
  expect(await page('/en/events')).not.toContain('week-2026')

  const draft = await page('/en/events/week-2026/draft', officer)
  expect(draft).toContain('New materials forum')
  expect(draft).toContain('The programme can be released once the event is published')
  expect((await site.post('/en/events/week-2026/publication', {}, officer)).status).toBe(303)
  expect((await site.post('/en/events/week-2026/publication', {}, officer)).status).toBe(409)
  expect(await page('/zh/events')).toContain('2026 科技周')
  expect(await page('/en/events/week-2026/programme')).toContain('The programme is not out yet')
  expect((await site.get('/en/events/week-2026/programme.ics')).status).toBe(404)

  const id = await eventId()
  const opening = (await row<{ id: string; venue: string }>(db, sql`select id, venue_id as venue from event_session where event_id = ${id} order by starts_at limit 1`))!
  const speakers = `/en/events/week-2026/draft/${showId(opening.id)}`
  expect((await site.post(`${speakers}/speakers`, { role: 'chair', name_en: '' }, officer)).status).toBe(422)
  expect((await site.post(`${speakers}/speakers`, { role: 'chair', name_zh: '王伟', name_en: '<b>Wei Wang</b>', about_en: 'Lanchuan University' }, officer)).status).toBe(303)
  expect((await site.post(`${speakers}/materials`, { materialKind: 'slides', material_en: 'Slides', link: 'https://slides.example.org/1', audience: 'readers' }, officer)).status).toBe(303)
  expect((await site.post(`${speakers}/materials`, { materialKind: 'slides', material_en: 'Slides', link: 'ftp://x', audience: 'readers' }, officer)).status).toBe(422)

  // The same room at the same time keeps the programme back.
  const clash = { title_en: 'In the way', startsAt: '2026-12-01T09:30', endsAt: '2026-12-01T09:45', zone: 'beijing', kind: 'plenary', venue: showId(opening.venue) }
  const added = await site.post('/en/events/week-2026/draft', clash, officer)
  expect(added.status).toBe(303)
  expect(await page('/en/events/week-2026/draft', officer)).toContain('are in one room at once')
  expect((await site.post('/en/events/week-2026/releases', {}, officer)).status).toBe(409)
  expect((await site.post(`${added.headers.get('location')!.replace(/#.*/, '')}/removal`, {}, officer)).status).toBe(303)
  expect((await site.post('/en/events/week-2026/releases', { note: 'First' }, officer)).status).toBe(303)

  const [en, zh] = [await page('/en/events/week-2026/programme'), await page('/zh/events/week-2026/programme?clock=beijing')]
  expect(en).toContain('&lt;b&gt;Wei Wang&lt;/b&gt;')
  expect(zh).toContain('王伟')
  // 09:00 in Beijing is 01:00 in London; it is on now.
  expect(zh).toMatch(/09:00–10:00<\/strong> 北京<\/time><span>01:00–02:00 伦敦/)
  expect(en).toContain('On now')
  expect(en).toContain('https://slides.example.org/1')
  expect(await page('/en/events/week-2026')).toContain('Opening ceremony')

  // A change is a second version, and the first stands.
  const { version } = (await row<{ version: number }>(db, sql`select version from event_session where id = ${opening.id}`))!
  const later = { title_zh: '开幕式', title_en: 'Grand opening ceremony', startsAt: '2026-12-01T08:30', endsAt: '2026-12-01T09:30', zone: 'beijing', kind: 'ceremony', venue: showId(opening.venue) }
  expect((await site.post(speakers, { ...later, _version: '99' }, officer)).status).toBe(409)
  expect((await site.post(speakers, { ...later, _version: String(version) }, officer)).status).toBe(303)
  expect((await site.post('/en/events/week-2026/releases', {}, officer)).status).toBe(303)
  const versions = await page('/en/events/week-2026/programme/versions')
  expect(versions).toMatch(/<ins>[^<]*Grand/)
  expect(await page('/en/events/week-2026/programme?version=1')).toContain('there is a newer one')
  expect((await site.get('/en/events/week-2026/programme?version=7')).status).toBe(404)
})

test('what goes out comes in again as it was, and a file with faults says which lines', { timeout: 120_000 }, async () => {
  const calendar = await (await site.get('/en/events/week-2026/programme.ics')).text()
  expect(calendar).toContain('SEQUENCE:1')
  expect(calendar).toContain('DTSTART:20261201T003000Z')
  expect(new Set(calendar.match(/UID:.*/g)).size).toBe(calendar.match(/BEGIN:VEVENT/g)!.length)
  const files = { 'programme.ics': calendar, 'programme.xml': await (await site.get('/en/events/week-2026/programme.xml')).text(), 'programme.xlsx': new Uint8Array(await (await site.get('/zh/events/week-2026/programme.xlsx')).arrayBuffer()) }
  for (const [name, bytes] of Object.entries(files)) {
    const tried = await text(await site.post('/en/events/week-2026/import', { file: new File([bytes], name), zone: 'beijing' }, officer))
    expect(tried, name).toMatch(/0 new, 0 changed, \d+ as they are, 0 lines/)
  }
  expect((await site.post('/en/events/week-2026/import', { file: new File(['x'], 'x.doc') }, officer)).status).toBe(422)
  expect((await site.post('/en/events/week-2026/import', { file: new File(['<a/>'], 'x.xml') }, officer)).status).toBe(422)
  const xml = `<schedule><day><room name="Annex"><event guid="g-1"><date>2026-12-02T10:00:00+08:00</date><duration>01:00</duration><title>Extra talk</title><persons><person id="1">Ann</person></persons></event><event guid="g-2"><date>never</date><duration>01:00</duration><title>Bad talk</title></event></room></day></schedule>`
  const tried = await text(await site.post('/en/events/week-2026/import', { file: new File([xml], 'extra.xml'), zone: 'beijing' }, officer))
  expect(tried).toContain('1 new, 0 changed, 0 as they are, 1 lines')
  expect(tried).toContain('Bad talk')
  expect(tried).toContain('Annex')
  const kept = /name="kept" value="([0-9a-f]{64})"/.exec(tried)![1]!
  const take = { kept, name: 'extra.xml', zone: 'beijing' }
  expect((await site.post('/en/events/week-2026/import/taking', take, stranger)).status).toBe(404)
  for (let n = 0; n < 2; n += 1) expect((await site.post('/en/events/week-2026/import/taking', take, officer)).status).toBe(303)
  expect((await row<{ n: number }>(db, sql`select count(*) as n from event_session where outside_id = 'g-1'`))!.n).toBe(1)
  expect((await site.post('/en/events/week-2026/import/taking', { ...take, kept: '0'.repeat(64) }, officer)).status).toBe(422)
})

test('organisers stand in their fixed order with logos; rooms, agenda, clone and cancellation', { timeout: 120_000 }, async () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  expect((await site.post('/en/events/week-2026/organisers', { role: 'supported', name_en: 'A bank', name_zh: '一家银行' }, officer)).status).toBe(303)
  expect((await site.post('/en/events/week-2026/organisers', { role: 'supervised', name_en: 'The ministry', file: new File([png], 'logo.png') }, officer)).status).toBe(303)
  expect((await site.post('/en/events/week-2026/organisers', { role: 'hosted' }, officer)).status).toBe(422)
  const shown = await page('/en/events/week-2026')
  expect(shown.indexOf('The ministry')).toBeLessThan(shown.indexOf('A bank'))
  const logo = /src="(\/files\/[^"]+)"/.exec(shown)![1]!
  expect((await site.get(logo)).headers.get('content-type')).toMatch(/^image\//)

  expect((await site.post('/en/events/week-2026/venues', { venue_en: 'Garden', kind: 'room', capacity: 'many' }, officer)).status).toBe(422)
  expect((await site.post('/en/events/week-2026/venues', { venue_en: 'Garden', kind: 'room', capacity: '40' }, officer)).status).toBe(303)
  const id = await eventId()
  const venues = (await db.$client.query<{ id: string; used: boolean }>('select v.id, exists (select from event_session s where s.venue_id = v.id and s.removed_at is null) as used from event_venue v where v.event_id = $1', [id])).rows
  expect((await site.post(`/en/events/week-2026/venues/${showId(venues.find((one) => one.used)!.id)}/removal`, {}, officer)).status).toBe(409)
  expect((await site.post(`/en/events/week-2026/venues/${showId(venues.find((one) => !one.used)!.id)}/removal`, {}, officer)).status).toBe(303)

  const { ticketId } = (await row<{ ticketId: string }>(db, sql`select id as "ticketId" from event_ticket where event_id = ${id} limit 1`))!
  const person = await makeParticipant(db, { id, slug: 'week-2026', hostId, officer: null as never, ticketId }, at)
  const cookie = await site.as(person.personId!)
  const session = (await row<{ id: string }>(db, sql`select id from event_session where event_id = ${id} and kind = 'panel'`))!.id
  expect((await site.post(`/en/events/week-2026/programme/${showId(session)}/mark`, { on: 'yes' }, cookie)).status).toBe(303)
  expect(await page('/en/events/week-2026/programme', cookie)).toContain('On my agenda')
  const mine = await (await site.get('/en/events/week-2026/programme/mine.ics', cookie)).text()
  expect(mine.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect((await (await site.get(`/en/events/week-2026/programme/${showId(session)}/calendar.ics`)).text()).match(/BEGIN:VEVENT/g)).toHaveLength(1)

  const clone = await site.post('/en/events/clone', { from: showId(id), host: showId(hostId), slug: 'week-2027', name_en: 'Technology week 2027', firstDay: '2027-11-30', zone: 'beijing' }, officer)
  expect(clone.headers.get('location')).toBe('/en/events/week-2027/desk')
  expect(await page('/en/events/week-2027/desk', officer)).toContain('A bank')
  expect((await site.post('/en/events/week-2026/cancellation', { _version: '99', reason: 'x' }, officer)).status).toBe(409)
  const { version } = (await row<{ version: number }>(db, sql`select version from event where space_id = ${id}`))!
  expect((await site.post('/en/events/week-2026/cancellation', { _version: String(version), reason: 'A storm' }, officer)).status).toBe(303)
  expect(await page('/en/events/week-2026')).toContain('A storm')
  expect(await (await site.get('/en/events/week-2026/programme.ics')).text()).toContain('STATUS:CANCELLED')
})

test('the page of an alliance leads to the events that are parts of it', async () => {
  const platform = await makeActor(db, { platform: 'organiser', at })
  await createAlliance(db, platform, { kind: 'regional_centre', slug: 'river-centre', lang: 'en', name: { en: 'River centre' }, purpose: { en: 'To meet.' }, visibility: 'public', peopleJoin: false, secretariatId: await makeOrganisation(db, { kind: 'region' }) })
  const event = await makeEvent(db, at)
  expect((await site.post(`/en/events/${event.slug}/programmes`, { whole: 'river-centre' }, await site.as(platform.personId!))).status).toBe(303)
  const shown = await page('/en/alliances/river-centre')
  expect(shown).toContain(`href="/en/events/${event.slug}"`)
  expect(shown).not.toContain(`/alliances/${event.slug}`)
})
