import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { createAlliance } from '../../modules/alliances/alliances.ts'
import { expressInterest } from '../../modules/deals/deals.ts'
import { performImport } from '../../modules/listings/import/perform.ts'
import { publishDueReleases } from '../../modules/listings/listings.ts'
import { tellRelease } from '../../modules/matching/telling.ts'
import { createToken, tokenScopes } from '../../modules/people/people.ts'
import { openFeed, saveSearch } from '../../modules/watches/watches.ts'
import { watchJobs } from '../../modules/watches/jobs.ts'
import { row, rows, run, sql } from '../../platform/database.ts'

const clock = { at: new Date('2026-06-01T08:00:00Z') }
const site = await openSite({ get at() { return clock.at } })
const { db, room } = site
const parkId = await makeOrganisation(db, { kind: 'park', country: 'CN', trusted: true, slug: 'chenghu', name: { zh: '澄湖科技园', en: 'Chenghu Park' } })
const officer = await makeActor(db, { organisationId: parkId, role: 'officer', at: clock.at })
const stranger = await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'university' }), role: 'administrator', at: clock.at })
const excluded = await makeActor(db, { organisationId: await makeOrganisation(db, { kind: 'enterprise', country: 'US' }), role: 'officer', at: clock.at })
const organiser = await makeActor(db, { platform: 'organiser', at: clock.at })
const moderator = await makeActor(db, { platform: 'moderator', at: clock.at })
const [asOfficer, asStranger, asExcluded, asModerator] = (await Promise.all([officer, stranger, excluded, moderator].map((one) => site.as(one.personId!)))) as [string, string, string, string]
await createAlliance(db, organiser, { kind: 'regional_centre', slug: 'chenghu-centre', lang: 'en', name: { en: 'Chenghu Centre' }, purpose: { en: 'To bring firms and laboratories together.' }, visibility: 'public', peopleJoin: false, secretariatId: parkId })

/** An offer that every need of the release suits, so that a match would tell of them. */
const offer = await makeListing(db, { kind: 'offer', ownerId: stranger.affiliations[0]!.organisationId, at: clock.at, content: someContent({ title: 'Quartz crucible coating for silicon melts' }) })
const { token } = await createToken(db, stranger, { name: 'reader', scopes: tokenScopes })
const watch = await saveSearch(db, room.matcher, stranger, { name: 'Crucibles', words: 'crucible', telling: { rhythm: 'at_once', byDesk: true, byMail: false } })
const feed = `/en/saved/${await openFeed(db, stranger, watch)}/feed.atom`
await room.matcher.refresh()

const csv = ['Title,Summary,Firm,Consent given by,Consent given on,Excluded countries', ...Array.from({ length: 50 }, (_, n) => `Crucible question ${n},Our melts of silicon eat the quartz crucible ${n} within a week and we ask for a coating.,Zhelin Furnace Works ${n},Wang Lan,2026-05-20,${n < 5 ? 'US' : ''}`)].join('\n')

const begin = async (): Promise<string> => {
  const space = await row<{ id: string }>(db, sql`select id from space where slug = 'chenghu-centre'`)
  const made = await site.post('/en/desk/releases', { publisher: parkId, title_en: 'Week of crucibles', visibility: 'public', nameWithheld: 'yes', space: showId(space!.id), excludedCountries: '' }, asOfficer)
  expect(made.status).toBe(303)
  return made.headers.get('location')!
}

async function bring(path: string): Promise<void> {
  const sent = await site.post(`${path}/imports`, { kind: 'need', file: new File([csv], 'needs.csv') }, asOfficer)
  expect(sent.status).toBe(303)
  const at = sent.headers.get('location')!
  expect(await (await site.get(at, asOfficer)).text()).toContain('Consent given by')
  const mapped = await row<{ id: string; headers: string[]; mapping: Record<string, string> }>(db, sql`select id, headers, mapping from import_run order by at desc, id desc limit 1`)
  const columns = Object.fromEntries(mapped!.headers.map((header, place) => [`column-${place}`, mapped!.mapping[header] ?? '']))
  expect((await site.post(`${at}/mapping`, { ...columns, go: 'run' }, asOfficer)).status).toBe(303)
  await performImport(db, room.blobs, () => clock.at, mapped!.id)
}

/** What readers without any part in it get, from everywhere that could tell of a listing. */
async function everything(): Promise<string[]> {
  const pages = ['/en', '/zh/hall?q=crucible', '/en/hall/feed.atom', '/sitemap.xml', '/en/organisations?q=Zhelin', '/en/organisations', '/en/alliances/chenghu-centre', `/en/listings/${showId(offer.id)}/-/matches`, feed, '/api/v1/listings?q=crucible', '/api/v1/organisations']
  const parts: string[] = []
  for (const cookie of [undefined, asStranger]) {
    for (const path of [...pages, ...(cookie ? ['/en/desk', '/en/desk/saved'] : [])]) {
      const answer = await site.get(path, cookie, path.startsWith('/api') && cookie === asStranger ? { authorization: `Bearer ${token}` } : {})
      parts.push(`${path} ${answer.status}`, (await answer.text()).replaceAll(/name="_key" value="[^"]*"/g, '').replaceAll(/<updated>[^<]*<\/updated>/g, ''))
    }
  }
  return parts
}

const jobs = watchJobs(db, () => room.matcher, () => clock.at, { origin: 'https://qiao.example', stop: (lang, one) => `/${lang}/letters/${one}/stop` })
const settle = async () => {
  await room.matcher.refresh()
  await jobs.watch_tell!({})
  await run(db, sql`delete from rate_limit`)
}

test('fifty needs of firms are gathered and held, and no reader gets another byte; at the hour all are there, and matches and letters follow', async () => {
  await settle()
  const before = await everything()
  const notices = async () => (await rows<{ kind: string }>(db, sql`select kind from notice where person_id in (${stranger.personId}, ${excluded.personId}) order by kind`)).map((one) => one.kind)
  const toldBefore = await notices()
  const path = await begin()
  await bring(path)
  expect((await row<{ n: number }>(db, sql`select count(*)::int as n from listing where embargoed`))!.n).toBe(50)

  expect((await site.post(`${path}/submission`, {}, asOfficer)).status).toBe(303)
  const late = await site.post(`${path}/hour`, { hour: '2026-05-01T10:00', zone: 'Asia/Shanghai' }, asOfficer)
  expect([late.status, (await late.text()).includes('at least a minute ahead')]).toEqual([422, true])
  expect((await site.post(`${path}/hour`, { hour: '2026-06-01T17:00', zone: 'Asia/Shanghai' }, asOfficer)).status).toBe(303)
  for (const [cookie, status] of [[asOfficer, 200], [asModerator, 200], [asStranger, 404], [undefined, 303]] as const) expect((await site.get(path, cookie)).status).toBe(status)
  await settle()
  expect(await everything()).toEqual(before)
  expect(await publishDueReleases(db, new Date('2026-06-01T08:59:59Z'))).toBe(0)
  expect(await notices()).toEqual(toldBefore)

  clock.at = new Date('2026-06-01T09:00:00Z')
  expect(await publishDueReleases(db, clock.at)).toBe(50)
  await settle()
  for (const [cookie, n] of [[undefined, 45], [asStranger, 50], [asExcluded, 45]] as const) {
    const listed = (await (await site.get('/api/v1/listings?kind=need', undefined, cookie === asStranger ? { authorization: `Bearer ${token}` } : {})).json()) as { total: number }
    if (cookie !== asExcluded) expect(listed.total).toBe(n)
    const hall = await (await site.get('/en/hall?space=chenghu-centre&kind=need', cookie)).text()
    expect(hall).toContain(`${n}`)
    expect(hall.includes('Zhelin')).toBe(false)
  }
  expect(await tellRelease(db, room.matcher, () => clock.at, (await row<{ id: string }>(db, sql`select id from release`))!.id)).toBeGreaterThan(0)
  expect(await notices()).toEqual(['match_found', ...toldBefore, 'saved_news'])
  expect(await rows(db, sql`select 1 from notice where person_id = ${officer.personId} and kind = 'match_found'`)).toEqual([])
})

test('its page says what became of each, the workbook too, and the firm takes over by a request', async () => {
  const id = (await row<{ id: string }>(db, sql`select id from release`))!.id
  const path = `/en/desk/releases/${showId(id)}`
  const first = (await row<{ id: string; firmId: string }>(db, sql`select l.id, l.owner_id as "firmId" from listing l join release_listing x on x.listing_id = l.id where x.release_id = ${id} order by l.reference limit 1`))!
  await expressInterest(db, { ...stranger, at: clock.at }, { listingId: first.id, fromOrganisationId: stranger.affiliations[0]!.organisationId, sentence: 'Our coating holds for six weeks.', contact: 'lab@example.org' })
  for (const lang of ['en', 'zh']) {
    const html = await (await site.get(path.replace('/en/', `/${lang}/`), asOfficer)).text()
    expect(html).toContain(lang === 'en' ? 'What became of each' : '各条进展')
    expect(html).toContain('Zhelin Furnace Works 0')
  }
  const file = await site.get(`${path}/outcomes.xlsx`, asOfficer)
  expect([file.status, Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect((await site.get(`${path}/outcomes.xlsx`, asStranger)).status).toBe(404)
  expect((await site.post(`${path}/invitation`, { firm: showId(first.id), email: 'not an address' }, asOfficer)).status).toBe(422)
  expect((await site.post(`${path}/invitation`, { firm: showId(first.id), email: 'wang@zhelin.example' }, asOfficer)).status).toBe(303)
  expect((await site.post(`${path}/handover`, { firm: showId(offer.id) }, asOfficer)).status).toBe(422)
  expect((await site.post(`${path}/handover`, { firm: showId(first.id) }, asOfficer)).status).toBe(303)
  expect((await site.post(`${path}/handover`, { firm: showId(first.id) }, asOfficer)).status).toBe(409)
  const boss = await makeActor(db, { organisationId: first.firmId, role: 'administrator', at: clock.at })
  const asBoss = await site.as(boss.personId!)
  const desk = await (await site.get('/en/desk', asBoss)).text()
  expect(desk).toContain('To take listings over')
  const request = await row<{ id: string }>(db, sql`select id from request where kind = 'handover'`)
  expect((await site.post(`/en/requests/${showId(request!.id)}/answer`, { verdict: 'accept' }, asBoss)).status).toBe(303)
  expect(await (await site.get('/en/desk/deals', asBoss)).text()).toContain('Crucible question 0')
  expect(await (await site.get('/en/desk/deals', asOfficer)).text()).not.toContain('Crucible question 0')
  expect(await (await site.get(path, asOfficer)).text()).toContain('Handed over')
})
