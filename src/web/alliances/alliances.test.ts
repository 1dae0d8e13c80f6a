import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { longAgo, makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { addWave, admit, createAlliance } from '../../modules/alliances/alliances.ts'
import { row, rows, run, sql } from '../../platform/database.ts'
import { writeWorkbook } from '../../platform/workbook.ts'
import { positions } from './waves.tsx'

const site = await openSite()
const { db, room } = site
const organiser = await makeActor(db, { platform: 'organiser' })
const secretariatId = await makeOrganisation(db, { slug: 'river-office', name: { zh: '江河办公室', en: 'River Office' }, country: 'CN' })
const officer = await makeActor(db, { organisationId: secretariatId, role: 'officer' })
const memberId = await makeOrganisation(db, { slug: 'alder', name: { zh: '桤木大学', en: 'Alder University' } })
const member = await makeActor(db, { organisationId: memberId, role: 'administrator' })
const outsider = await makeActor(db, { role: 'administrator' })
const [asOrganiser, asOfficer, asMember, asOutsider] = await Promise.all([organiser, officer, member, outsider].map((one) => site.as(one.personId!)))

const found = (slug: string, visibility: 'public' | 'space') =>
  createAlliance(db, organiser, { kind: 'consortium', name: { en: `Consortium ${slug}` }, purpose: { en: 'To meet.' }, visibility, peopleJoin: false, slug, lang: 'en', secretariatId })

test('an organiser founds an alliance by a form, and the form comes back with what was typed', async () => {
  const form = { name_zh: '清江联盟', name_en: '', purpose_zh: '共同推进对接。', kind: 'industry_alliance', visibility: 'public', slug: 'clear-river', secretariat: '江河办公室', startsOn: '2026-02-01' }
  expect((await site.post('/zh/alliances', form, asOfficer)).status).toBe(404)
  const wrong = await site.post('/zh/alliances', { ...form, secretariat: 'Nobody', purpose_zh: '共同推进对接，保留。' }, asOrganiser)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('共同推进对接，保留。')
  const made = await site.post('/zh/alliances', form, asOrganiser)
  expect([made.status, made.headers.get('location')]).toEqual([303, '/zh/alliances/clear-river'])
  expect((await site.post('/zh/alliances', form, asOrganiser)).status).toBe(422)
  for (const lang of ['zh', 'en']) {
    const html = await (await site.get(`/${lang}/alliances/clear-river`)).text()
    expect(html).toContain('清江联盟')
    expect(html).toContain(lang === 'zh' ? '暂无成员' : 'No members yet')
  }
  const edited = await site.post('/en/alliances/clear-river', { ...form, name_en: 'Clear River', _version: '1' }, asOfficer)
  expect(edited.status).toBe(303)
  expect((await site.post('/en/alliances/clear-river', { ...form, name_en: 'Another', _version: '1' }, asOfficer)).status).toBe(409)
  expect((await site.get('/en/alliances/clear-river/edit', asOutsider)).status).toBe(404)
})

test('a request is sent, stands on the secretariat’s desk, is accepted, and the member leaves again', async () => {
  const id = await found('joining', 'public')
  await addWave(db, organiser, { allianceId: id, lang: 'en', name: { en: 'First wave' }, onDate: '2026-01-15' })
  expect((await site.get('/en/alliances/joining/secretariat', asMember)).status).toBe(404)
  const sent = await site.post('/en/alliances/joining/requests', { organisation: showId(memberId), message: 'Let us in.' }, asMember)
  expect(sent.status).toBe(303)
  expect(await (await site.get('/en/alliances/joining', asMember)).text()).toContain('A request to join waits')
  expect(await (await site.get('/en/alliances/joining/secretariat', asOfficer)).text()).toContain('Let us in.')
  const request = await row<{ id: string }>(db, sql`select id from request where object_id = ${id}`)
  const answer = `/en/alliances/joining/requests/${showId(request!.id)}/answer`
  expect((await site.post(answer, { verdict: 'accept' }, asOutsider)).status).toBe(404)
  expect((await site.post(answer, { verdict: 'accept' }, asOfficer)).status).toBe(303)
  const page = await (await site.get('/zh/alliances/joining')).text()
  expect(page).toContain('桤木大学')
  expect(page).toContain('1 家成员同批加入')
  const membership = await row<{ id: string }>(db, sql`select id from space_member where space_id = ${id} and organisation_id = ${memberId}`)
  expect((await site.post(`/en/alliances/joining/members/${showId(membership!.id)}/suspension`, {}, asMember)).status).toBe(404)
  expect((await site.post(`/en/alliances/joining/members/${showId(membership!.id)}/end`, {}, asMember)).status).toBe(303)
  expect(await (await site.get('/zh/alliances/joining')).text()).not.toContain('桤木大学')
  expect(await (await site.get('/en/alliances/joining/secretariat', asOfficer)).text()).toContain('Alder University')
})

test('a table and a pasted list become one letter each; its link leads to membership', async () => {
  const id = await found('inviting', 'space')
  const bytes = await writeWorkbook([{ name: 'Guests', columns: [{ header: 'Name', width: 20 }, { header: 'Mail', width: 20 }], rows: [['Birch College', 'birch@college.example'], ['Nowhere', '']] }])
  const table = new File([new Uint8Array(bytes)], 'guests.xlsx')
  const answer = await site.post('/en/alliances/inviting/invitations', { list: `桤木大学 ${member.email}`, letter: 'zh', table }, asOfficer)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('2 invitations are on their way.')
  expect(html).toContain('Nowhere')
  const letters = await rows<{ address: string; body: string; masked: string; lang: string }>(db, sql`select address, body, masked, lang from mail where kind = 'alliance_invited' order by address`)
  expect(letters.map((one) => [one.address, one.lang])).toEqual([['birch@college.example', 'zh'], [member.email, 'zh']].sort())
  const path = /https?:\/\/[^/]+(\/zh\/alliance-invitations\/\S+)/.exec(letters.find((one) => one.address === member.email)!.body)![1]!
  expect(letters.every((one) => !one.masked.includes(path))).toBe(true)
  expect((await site.post(path, { organisation: showId(memberId) }, asOutsider)).status).toBe(403)
  expect(await (await site.get(path, asMember)).text()).toContain('接受邀请')
  expect((await site.get('/en/alliances/inviting', asMember)).status).toBe(404)
  expect((await site.post(path, { organisation: showId(memberId) }, asMember)).status).toBe(303)
  expect((await site.get('/en/alliances/inviting', asMember)).status).toBe(200)
  expect((await site.get(path, asMember)).status).toBe(404)
  expect((await row<{ n: number }>(db, sql`select count(*) as n from space_member where space_id = ${id} and role = 'member'`))!.n).toBe(1)
})

test('the hall, its feed and the API take an alliance as scope: its members by name, and nothing of one that is not the reader’s', async () => {
  const [open, closed] = [await found('open-scope', 'public'), await found('closed-scope', 'space')]
  for (const allianceId of [open, closed]) await admit(db, organiser, { allianceId, party: { organisationId: memberId } })
  const shown = await makeListing(db, { kind: 'offer', ownerId: memberId, at: longAgo, content: someContent({ title: 'Graphite anvil' }) })
  const withheld = await makeListing(db, { kind: 'need', ownerId: memberId, at: longAgo, content: someContent({ title: 'Graphite bellows' }) })
  const other = await makeListing(db, { kind: 'offer', at: longAgo, content: someContent({ title: 'Graphite crucible' }) })
  await run(db, sql`update listing set name_withheld = true where id = ${withheld.id}`)
  await room.matcher.refresh()
  for (const path of ['/en/hall?space=open-scope', '/en/hall/feed.atom?space=open-scope', '/api/v1/listings?alliance=open-scope']) {
    const text = await (await site.get(path)).text()
    expect([shown, withheld, other].map((one) => text.includes(showId(one.id))), path).toEqual([true, false, false])
  }
  const page = await (await site.get('/en/alliances/open-scope')).text()
  expect(page).toContain('href="/en/hall?space=open-scope&amp;kind=offer"><b>1</b>')
  for (const path of ['/en/hall?space=closed-scope', '/en/hall/feed.atom?space=closed-scope', '/api/v1/listings?alliance=closed-scope', '/en/alliances/closed-scope', '/en/alliances/closed-scope/members', '/api/v1/alliances/closed-scope', '/api/v1/alliances/closed-scope/members']) {
    const nowhere = path.replace('closed-scope', 'no-such-scope')
    expect([(await site.get(path)).status, (await site.get(path, asOutsider)).status, (await site.get(nowhere)).status], path).toEqual([404, 404, 404])
  }
  expect(await (await site.get('/en/hall?space=closed-scope', asMember)).text()).toContain(showId(shown.id))
  for (const path of ['/en/alliances', '/api/v1/alliances']) {
    const text = await (await site.get(path)).text()
    expect([text.includes('open-scope'), text.includes('closed-scope')], path).toEqual([true, false])
  }
})

test('the directory with its contacts is for members, also as a workbook', async () => {
  const id = await found('directory', 'public')
  await admit(db, organiser, { allianceId: id, party: { organisationId: memberId } })
  await run(db, sql`update organisation set contact_email = 'desk@alder.example' where id = ${memberId}`)
  for (const [cookie, sees] of [[undefined, false], [asOutsider, false], [asMember, true], [asOfficer, true]] as const) {
    const html = await (await site.get('/zh/alliances/directory/members', cookie)).text()
    expect(html).toContain('桤木大学')
    expect(html.includes('desk@alder.example')).toBe(sees)
    const file = await site.get('/zh/alliances/directory/members.xlsx', cookie)
    expect(file.status).toBe(cookie === undefined ? 303 : sees ? 200 : 404)
    if (sees) expect(Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
  }
  expect(await (await site.get('/en/desk/reports', asOfficer)).text()).toContain('Consortium directory')
  expect(await (await site.get('/en/desk/reports', asMember)).text()).not.toContain('Consortium directory')
  const listed = (await (await site.get('/api/v1/alliances/directory/members')).json()) as { items: { role: string }[]; total: number }
  expect([listed.total, listed.items.map((one) => one.role).sort()]).toEqual([2, ['member', 'secretariat']])
  expect((await site.get(`/zh/alliances/${showId(id)}`)).headers.get('location')).toBe('/zh/alliances/directory')
})

test('marks on the line of waves keep their order and never touch', () => {
  for (const dates of [['2026-01-01'], ['2026-01-01', '2026-01-02'], ['2020-01-01', '2025-12-30', '2025-12-31'], ['2020-01-01', '2020-01-02', '2025-12-31']]) {
    const places = positions(dates)
    expect(places.every((place) => place >= 13.9 && place <= 86.1)).toBe(true)
    for (let one = 1; one < places.length; one += 1) expect(places[one]! - places[one - 1]!).toBeGreaterThanOrEqual(21.9)
  }
})

test('an alliance that a reader may not see changes no byte of what the reader gets', async () => {
  const paths = ['/en/alliances', '/zh/alliances?kind=consortium', '/en/hall', '/en/hall?space=open-scope', '/en/alliances/open-scope', '/en/alliances/open-scope/members', `/en/organisations/alder`, '/api/v1/alliances', '/api/v1/listings', '/sitemap.xml']
  const readers = [undefined, asOutsider]
  const everything = async () => {
    const parts: string[] = []
    for (const cookie of readers) for (const path of paths) parts.push(path, (await (await site.get(path, cookie)).text()).replaceAll(/name="_key" value="[^"]*"/g, ''))
    return parts
  }
  const before = await everything()
  const whole = await found('unseen-whole', 'space')
  const part = await found('unseen-part', 'space')
  await admit(db, organiser, { allianceId: part, party: { organisationId: memberId } })
  const listing = await row<{ id: string }>(db, sql`select id from listing where owner_id = ${memberId} limit 1`)
  await run(db, sql`insert into listing_space (listing_id, space_id) values (${listing!.id}, ${part})`)
  const open = await row<{ id: string }>(db, sql`select id from space where slug = 'open-scope'`)
  for (const [wholeId, partId] of [[whole, open!.id], [open!.id, part]]) await run(db, sql`insert into alliance_part (whole_id, part_id) values (${wholeId}, ${partId})`)
  await room.matcher.refresh()
  expect(await everything()).toEqual(before)
  expect(await (await site.get('/en/alliances/open-scope', asOfficer)).text()).toContain('unseen-part')
})
