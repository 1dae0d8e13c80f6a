import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makePublished } from '../../../test/world/deals.ts'
import { makeEvent } from '../../../test/world/events.ts'
import { makeActor } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { visitor } from '../../core/actor.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { exhibitsOf } from '../../modules/events/events.ts'

const at = new Date()
const site = await openSite()
const { db } = site
const event = await makeEvent(db, at)
const [shown, hidden] = [await makePublished(db), await makePublished(db)]
const officer = await site.as(event.officer.personId!)
const owner = await makeActor(db, { organisationId: shown.ownerId, role: 'officer' })
const [keeper, stranger] = [await site.as(owner.personId!), await site.as((await makeActor(db, { role: 'officer' })).personId!)]
const base = `/en/events/${event.slug}/hall`
const bodyOf = async (path: string, cookie?: string) => (await site.get(path, cookie)).text()
const { reference, slug } = (await row<{ reference: string; slug: string }>(db, sql`select l.reference, o.slug from listing l join organisation o on o.id = l.owner_id where l.id = ${shown.id}`))!

test('an exhibitor asks for a place, the organiser says yes, and everybody finds it; nobody asks for what is another’s', async () => {
  expect(await bodyOf(base)).toContain('The hall is being set up')
  expect((await site.post(`${base}/mine`, { listing: showId(shown.id) }, stranger)).status).toBe(422)
  expect((await site.post(`${base}/mine`, { listing: showId(shown.id) }, keeper)).status).toBe(303)
  expect(await bodyOf(`${base}/mine`, keeper)).toContain('Waits for the organiser')
  expect(await exhibitsOf(db, visitor(at), event.id)).toEqual([])
  expect(await bodyOf(`${base}/desk`, officer)).toContain(reference)
  expect((await site.post(`${base}/exhibits/${showId(shown.id)}/answer`, { accept: 'yes' }, keeper)).status).toBe(404)
  expect((await site.post(`${base}/exhibits/${showId(shown.id)}/answer`, { accept: 'yes' }, officer)).status).toBe(303)
  expect((await site.post(`${base}/exhibits/${showId(shown.id)}/answer`, { accept: 'no' }, officer)).status).toBe(409)
  for (const by of ['field', 'organisation']) expect(await bodyOf(`${base}?by=${by}`)).toContain(showId(shown.id))
})

test('organisers put many in by reference, and are told which were not found', async () => {
  const other = (await row<{ reference: string }>(db, sql`select reference from listing where id = ${hidden.id}`))!.reference
  const wrong = await site.post(`${base}/desk`, { listings: `${other}\nQ-1999-000000` }, officer)
  expect([wrong.status, (await wrong.text()).includes('Q-1999-000000')]).toEqual([422, true])
  expect((await site.post(`${base}/desk`, { listings: `${reference}\n${other.toLowerCase()}` }, officer)).status).toBe(303)
  expect((await exhibitsOf(db, visitor(at), event.id)).map((card) => card.id).sort()).toEqual([shown.id, hidden.id].sort())
})

test('what a reader may not read is neither shown nor counted', async () => {
  await run(db, sql`update listing set visibility = 'signed_in' where id = ${hidden.id}`)
  expect((await exhibitsOf(db, visitor(at), event.id)).map((card) => card.id)).toEqual([shown.id])
  expect(await bodyOf(base)).not.toContain(showId(hidden.id))
})

test('a booth has words, a film and papers, kept by its own people', async () => {
  const booth = `${base}/booths/${slug}`
  expect((await site.get(`${booth}/edit`, stranger)).status).toBe(404)
  expect((await site.post(`${booth}/edit`, { about_en: 'Come and see', film: 'ftp://x', _version: '0' }, keeper)).status).toBe(422)
  const paper = new File([Buffer.from('%PDF-1.4\n%%EOF\n')], 'leaflet.pdf', { type: 'application/pdf' })
  expect((await site.post(`${booth}/edit`, { about_en: 'Come and see', film: 'https://video.example.org/1', _version: '0', file: paper }, keeper)).status).toBe(303)
  expect((await site.post(`${booth}/edit`, { about_en: 'Again', _version: '0' }, keeper)).status).toBe(409)
  const page = await bodyOf(booth)
  for (const words of ['Come and see', 'https://video.example.org/1', 'leaflet.pdf']) expect(page).toContain(words)
  const [file] = await rows<{ id: string }>(db, sql`select id from file where owner_type = 'event_booth'`)
  expect((await site.get(`${booth}/papers/${showId(file!.id)}`)).status).toBe(200)
  expect((await site.post(`${booth}/papers/${showId(file!.id)}/removal`, {}, stranger)).status).toBe(404)
  expect((await site.get(`${base}/booths/nobody`)).status).toBe(404)
})

test('openings are counted as sums by day; programs are not', async () => {
  const person = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0' }
  await Promise.all([1, 2, 3].map(() => site.post(`${base}/-/visits`, {}, undefined, person)))
  await site.post(`${base}/-/visits`, {}, undefined, { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' })
  expect(await rows(db, sql`select part, visits::int as visits from event_visit`)).toEqual([{ part: 'hall', visits: 3 }])
  expect(await bodyOf(`${base}/desk`, officer)).toContain('Visits')
})

test('an exhibit that is taken out is gone, and its booth with it', async () => {
  expect((await site.post(`${base}/exhibits/${showId(shown.id)}/removal`, {}, stranger)).status).toBe(404)
  expect((await site.post(`${base}/exhibits/${showId(shown.id)}/removal`, { to: 'mine' }, keeper)).status).toBe(303)
  expect((await site.get(`${base}/booths/${slug}`)).status).toBe(404)
})
