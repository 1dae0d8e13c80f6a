import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { performPosters } from '../../modules/posters/perform.ts'
import { row, run, sql } from '../../platform/database.ts'
import { reportAddresses } from '../matches/address.ts'

const site = await openSite()
const { db, room } = site
const organisationId = await makeOrganisation(db, { name: { zh: '北岸大学', en: 'North Bank University' } })
const officer = await makeActor(db, { organisationId, role: 'officer' })
const cookie = await site.as(officer.personId!)
const [own, other] = [await makeListing(db, { ownerId: organisationId, content: someContent({ title: 'Graphite bellows' }) }), await makeListing(db, { content: someContent({ title: 'Graphite anvils' }) })]
await room.matcher.refresh()

test('a listing has its poster and its picture, for whoever may read it', async () => {
  const at = `/en/listings/${showId(own.id)}`
  const page = await (await site.get(at)).text()
  for (const [name, type] of [['poster.pdf', 'application/pdf'], ['poster.png', 'image/png']] as const) {
    expect(page).toContain(`${at}/-/${name}`)
    const answer = await site.get(`${at}/-/${name}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(answer.headers.get('cache-control')).toContain('public')
  }
  const secret = await makeListing(db, { content: someContent({ title: 'Of our circle' }) })
  await run(db, sql`update listing set visibility = 'named' where id = ${secret.id}`)
  expect((await site.get(`/en/listings/${showId(secret.id)}/-/poster.pdf`)).status).toBe(404)
  const hole = await makeListing(db, { ownerId: organisationId, content: someContent({ title: 'Rocket 🚀 fuel' }) })
  const refused = await site.get(`/en/listings/${showId(hole.id)}/-/poster.pdf`)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('🚀')
  await run(db, sql`update listing set state = 'paused' where id = ${hole.id}`)
})

test('posters of an organisation: asked by form, followed, fetched by its asker alone', async () => {
  expect(await (await site.get('/zh/desk/posters', cookie)).text()).toContain('北岸大学已发布的内容')
  const bad = await site.post('/en/desk/posters', { scope: showId(organisationId) }, cookie)
  expect(bad.status).toBe(422)
  expect(await bad.text()).toContain('Choose at least one form.')
  const asked = await site.post('/en/desk/posters', { scope: showId(organisationId), forms: ['sheet'] }, cookie)
  expect(asked.status).toBe(303)
  const place = asked.headers.get('location')!
  expect(await (await site.get(place, cookie)).text()).toContain('About to begin')
  const found = await row<{ id: string; total: number }>(db, sql`select id, total from poster_run`)
  expect(found?.total).toBe(1)
  await performPosters({ db, blobs: room.blobs, clock: room.clock, address: reportAddresses('https://qiao.example').listing }, found!.id)
  expect(await (await site.get(`${place}/progress`, cookie)).text()).toContain('data-progress-done')
  const file = await site.get(`${place}/file`, cookie)
  expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([200, 'application/zip', 'private, no-store'])
  const stranger = await site.as((await makeActor(db)).personId!)
  for (const path of [place, `${place}/file`, `${place}/progress`]) expect((await site.get(path, stranger)).status).toBe(404)
  await run(db, sql`update listing set state = 'paused' where id = ${own.id}`)
  expect((await site.get(`${place}/file`, cookie)).status).toBe(409)
  await run(db, sql`update listing set state = 'published' where id = ${own.id}`)
})

test('posters of a search in the hall', async () => {
  await room.matcher.refresh()
  const hall = await (await site.get('/en/hall?q=graphite', cookie)).text()
  const link = /href="([^"]*desk\/posters[^"]*)"/.exec(hall)?.[1]?.replaceAll('&amp;', '&')
  expect(link).toBeDefined()
  const form = await (await site.get(link!, cookie)).text()
  expect(form).toContain('(listings: 2)')
  const asked = await site.post('/en/desk/posters', { scope: 'search', search: 'q=anvils', forms: ['picture'] }, cookie)
  const listing = await row<{ id: string }>(db, sql`select listing_id as id from poster_run_listing l join poster_run r on r.id = l.run_id where r.title = 'Search: anvils'`)
  expect([asked.status, listing?.id]).toEqual([303, other.id])
  expect((await site.post(`${asked.headers.get('location')!}/cancellation`, {}, cookie)).status).toBe(303)
  expect((await site.post('/en/desk/posters', { scope: showId(other.ownerId), forms: ['picture'] }, cookie)).status).toBe(422)
})
