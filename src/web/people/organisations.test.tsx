import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { actorOf, makeAffiliation, makeMandate, makeOrganisation, makePerson, makeRole } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { row, rows, sql } from '../../platform/database.ts'

const site = await openSite()
const founder = await makePerson(site.db, { name: { en: 'Ada Founder' } })
const cookie = await site.as(founder)
const form = { name_en: 'Clyde Marine Sensors', name_zh: '克莱德海洋传感', kind: 'enterprise', country: 'GB', region: 'GB-SCT', about_en: 'Sensors for <sea> & shore.', website: 'https://clyde.example' }

test('founding an organisation, seeing it, editing it, and meeting another editor', async () => {
  expect((await site.get('/en/organisations/new')).status).toBe(303)
  expect((await site.get('/en/organisations/new', cookie)).status).toBe(200)
  const wrong = await site.post('/en/organisations', { ...form, ror: '013meh723' }, cookie)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('克莱德海洋传感')
  const made = await site.post('/en/organisations', { ...form, _key: 'key-of-this-form' }, cookie)
  expect([made.status, made.headers.get('location')]).toEqual([303, '/en/organisations/clyde-marine-sensors'])
  expect((await site.post('/en/organisations', { ...form, _key: 'key-of-this-form' }, cookie)).headers.get('location')).toBe('/en/organisations/clyde-marine-sensors')
  expect(await row(site.db, sql`select count(*) as n from organisation where slug like 'clyde%'`)).toEqual({ n: 1 })
  expect((await site.get('/en/organisations/clyde-marine-sensors')).status).toBe(404)
  const shown = await (await site.get('/zh/organisations/clyde-marine-sensors', cookie)).text()
  expect(shown).toContain('克莱德海洋传感')
  expect(shown).toContain('Sensors for &lt;sea&gt; &amp; shore.')
  expect(shown).toContain('待核验')

  const edit = '/en/organisations/clyde-marine-sensors'
  expect((await site.post(edit, { ...form, about_zh: '海洋传感器。', _version: '1' }, cookie)).status).toBe(303)
  const conflict = await site.post(edit, { ...form, about_en: 'My own words.', _version: '1' }, cookie)
  const text = await conflict.text()
  expect(conflict.status).toBe(409)
  expect(text).toContain('My own words.')
  expect(text).toContain('海洋传感器。')
  expect(text).toContain('name="_version" value="2"')
})

test('the pages of an organisation look to strangers as if they were not there', async () => {
  const stranger = await site.as(await makePerson(site.db))
  for (const path of ['edit', 'people', 'mandates']) {
    const nowhere = await site.get(`/en/organisations/nowhere-at-all/${path}`, stranger)
    const there = await site.get(`/en/organisations/clyde-marine-sensors/${path}`, stranger)
    expect([nowhere.status, there.status]).toEqual([404, 404])
    expect((await there.text()).replaceAll('clyde-marine-sensors', '*')).toBe((await nowhere.text()).replaceAll('nowhere-at-all', '*'))
  }
  for (const path of ['verification', 'trust', 'merge']) expect((await site.post(`/en/organisations/clyde-marine-sensors/${path}`, { verified: 'yes', trusted: 'yes', into: 'x' }, stranger)).status).toBe(404)
  expect((await site.post('/en/organisations/clyde-marine-sensors', { ...form, _version: '2' }, stranger)).status).toBe(404)
  expect((await site.post('/en/organisations/clyde-marine-sensors/invitations', { email: 'a@example.org', role: 'administrator' }, stranger)).status).toBe(404)
})

test('staff verify, and then everybody reads it; the contact is for those who are signed in', async () => {
  const moderator = await makePerson(site.db)
  await makeRole(site.db, moderator, 'moderator')
  const staff = await site.as(moderator)
  expect((await site.post('/en/organisations/clyde-marine-sensors', { ...form, contactEmail: 'office@clyde.example', _version: '2' }, staff)).status).toBe(303)
  expect((await site.post('/en/organisations/clyde-marine-sensors/verification', { verified: 'yes' }, staff)).status).toBe(303)
  const anonymous = await site.get('/en/organisations/clyde-marine-sensors')
  const text = await anonymous.text()
  expect(anonymous.status).toBe(200)
  expect(anonymous.headers.get('cache-control')).toContain('public')
  expect(text).not.toContain('office@clyde.example')
  expect(await (await site.get('/en/organisations/clyde-marine-sensors', cookie)).text()).toContain('office@clyde.example')
  expect(text).not.toContain('Ada Founder')
  const duplicate = await makeOrganisation(site.db, { slug: 'clyde-sensors' })
  expect((await site.post('/en/organisations/clyde-sensors/merge', { into: 'nothing-like-it' }, staff)).status).toBe(422)
  expect((await site.post('/en/organisations/clyde-sensors/merge', { into: 'clyde-marine-sensors' }, staff)).headers.get('location')).toBe('/en/organisations/clyde-marine-sensors')
  expect((await site.get('/en/organisations/clyde-sensors')).headers.get('location')).toBe('/en/organisations/clyde-marine-sensors')
  expect(duplicate).toBeTruthy()
})

test('inviting somebody: the letter holds the link, staff see it masked, the guest joins', async () => {
  const invited = await site.post('/en/organisations/clyde-marine-sensors/invitations', { email: 'guest@example.org', role: 'officer' }, cookie)
  expect([invited.status, invited.headers.get('location')]).toEqual([303, '/en/organisations/clyde-marine-sensors/people'])
  const letter = await row<{ body: string; masked: string }>(site.db, sql`select body, masked from mail where kind = 'invited' and address = 'guest@example.org'`)
  const link = /http:\/\/localhost:4180(\/en\/invitations\/\S+)/.exec(letter!.body)![1]!
  expect(letter!.masked).not.toContain(link)
  expect(await (await site.get('/en/organisations/clyde-marine-sensors/people', cookie)).text()).toContain('guest@example.org')
  const asked = await (await site.get(link)).text()
  expect(asked).toContain('Clyde Marine Sensors')
  expect(asked).toContain(encodeURIComponent(link))
  const guest = await makePerson(site.db, { email: 'guest@example.org', emailVerified: false })
  expect(await (await site.get(link, cookie)).text()).toContain('Sign out')
  expect((await site.post(link, {}, cookie)).status).toBe(403)
  expect((await site.post(link, {}, await site.as(guest))).headers.get('location')).toBe('/en/organisations/clyde-marine-sensors')
  expect((await actorOf(site.db, guest)).affiliations).toMatchObject([{ slug: 'clyde-marine-sensors', role: 'officer' }])
  expect((await site.get(link, await site.as(guest))).status).toBe(404)
})

test('asking to represent it: the administrator finds the request among the people and answers', async () => {
  const asker = await makePerson(site.db, { name: { zh: '陈静', en: 'Chen Jing' } })
  const asking = await site.as(asker)
  expect((await site.post('/en/organisations/clyde-marine-sensors/requests', { role: 'researcher', message: 'I lead the optics group.' }, asking)).status).toBe(303)
  expect((await site.post('/en/organisations/clyde-marine-sensors/requests', { role: 'researcher' }, asking)).status).toBe(409)
  expect(await (await site.get('/en/organisations/clyde-marine-sensors', asking)).text()).toContain('waits for an answer')
  const people = await (await site.get('/zh/organisations/clyde-marine-sensors/people', cookie)).text()
  expect(people).toContain('I lead the optics group.')
  const address = /action="(\/zh\/requests\/\w+\/answer)"/.exec(people)![1]!
  expect((await site.post(address, { verdict: 'accept' }, asking)).status).toBe(404)
  expect((await site.post(address, { verdict: 'accept', answer: '欢迎' }, cookie)).status).toBe(303)
  expect((await site.post(address, { verdict: 'decline' }, cookie)).status).toBe(409)
  expect((await actorOf(site.db, asker)).affiliations).toMatchObject([{ role: 'researcher' }])
  expect(await (await site.get('/en/account', asking)).text()).toContain('欢迎')
})

test('changing a role, leaving, and the last administrator who stays', async () => {
  const member = await makeAffiliation(site.db, { organisationId: (await actorOf(site.db, founder)).affiliations[0]!.organisationId, role: 'researcher' })
  const place = `/en/organisations/clyde-marine-sensors/people/${showId(member.id)}`
  expect((await site.post(place, { role: 'officer' }, cookie)).status).toBe(303)
  expect((await site.post(place, { role: 'king' }, cookie)).status).toBe(422)
  expect((await site.post(`${place}/end`, {}, await site.as(member.personId))).headers.get('location')).toBe('/en/account')
  const own = await row<{ id: string }>(site.db, sql`select id from affiliation where person_id = ${founder} and ended_at is null`)
  expect((await site.post(`/en/organisations/clyde-marine-sensors/people/${showId(own!.id)}/end`, {}, cookie)).status).toBe(409)
  expect((await site.post('/en/organisations/clyde-marine-sensors/people/not-an-id/end', {}, cookie)).status).toBe(404)
})

test('granting a mandate in a form and ending it', async () => {
  await makeOrganisation(site.db, { slug: 'forth-park', kind: 'park', name: { en: 'Forth Science Park' } })
  const page = await (await site.get('/en/organisations/clyde-marine-sensors/mandates', cookie)).text()
  expect(page).toContain('<option value="forth-park">Forth Science Park</option>')
  expect((await site.post('/en/organisations/clyde-marine-sensors/mandates', { publisher: 'forth-park', until: '2020-01-01', verbs: 'publish' }, cookie)).status).toBe(422)
  const until = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
  expect((await site.post('/en/organisations/clyde-marine-sensors/mandates', { publisher: 'forth-park', until, verbs: ['publish', 'draft'], consent: 'Agreement 12' }, cookie)).status).toBe(303)
  const mandate = await row<{ id: string; verbs: string[] }>(site.db, sql`select id, verbs from mandate where consent = 'Agreement 12'`)
  expect(mandate!.verbs).toEqual(['draft', 'publish'])
  const other = await makeMandate(site.db)
  expect((await site.post(`/en/organisations/clyde-marine-sensors/mandates/${showId(other.id)}/end`, {}, cookie)).status).toBe(404)
  expect((await site.post(`/en/organisations/clyde-marine-sensors/mandates/${showId(mandate!.id)}/end`, {}, cookie)).status).toBe(303)
  expect(await rows(site.db, sql`select 1 from mandate where id = ${mandate!.id} and ended_at is null`)).toEqual([])
})

test('the list finds by words of either script, and odd addresses are pages too', async () => {
  expect(await (await site.get('/zh/organisations?q=克莱德')).text()).toContain('clyde-marine-sensors')
  for (const query of ['?page=9999999', '?page=-1', '?page=x', '?country=zz&kind=emperor', `?q=${'%25'.repeat(90)}`]) expect((await site.get(`/en/organisations${query}`)).status).toBe(200)
})
