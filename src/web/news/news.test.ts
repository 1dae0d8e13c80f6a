import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeDeal } from '../../../test/world/deals.ts'
import { makeListing } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { readId, showId } from '../../core/id.ts'
import { createAlliance } from '../../modules/alliances/alliances.ts'
import { acceptInterest } from '../../modules/deals/deals.ts'
import { answerRequest } from '../../modules/requests/requests.ts'
import { row, rows, run, sql } from '../../platform/database.ts'

const site = await openSite()
const { db, room } = site
const organiser = await makeActor(db, { platform: 'organiser' })
const moderator = await makeActor(db, { platform: 'moderator' })
const secretariatId = await makeOrganisation(db, { slug: 'delta-office', kind: 'region' })
const secretary = await makeActor(db, { organisationId: secretariatId, role: 'officer' })
const stranger = await makeActor(db, { role: 'administrator' })
const [asOrganiser, asModerator, asSecretary, asStranger] = (await Promise.all([organiser, moderator, secretary, stranger].map((one) => site.as(one.personId!)))) as [string, string, string, string]
for (const [slug, visibility] of [['delta', 'public'], ['quiet', 'space']] as const) {
  await createAlliance(db, organiser, { kind: 'regional_centre', slug, lang: 'en', name: { en: `Centre ${slug}` }, purpose: { en: 'To meet.' }, visibility, peopleJoin: false, secretariatId })
}

const listing = await makeListing(db)
await room.matcher.refresh()

const item = { kind: 'news', title_en: 'A week of pitches', title_zh: '路演周', body_en: 'Come:\n- Monday\n- Tuesday', onDate: '2026-06-01', visibility: 'public' }
async function write(form: Record<string, string>, cookie: string): Promise<string> {
  const made = await site.post('/en/desk/news', form, cookie)
  expect(made.status).toBe(303)
  return made.headers.get('location')!.replace('/edit', '').replace('/en/desk/news/', '')
}
const publish = async (id: string, cookie: string) => (await site.post(`/en/desk/news/${id}/publication`, {}, cookie)).status

test('the host writes, edits with a version, pins and withdraws; readers have the page, list, feed and API', async () => {
  expect((await site.get('/en/desk/news/new', asStranger)).status).toBe(404)
  const wrong = await site.post('/en/desk/news', { ...item, title_en: '', title_zh: '', onDate: 'soon', body_en: 'Kept as typed' }, asOrganiser)
  expect([wrong.status, (await wrong.text()).includes('Kept as typed')]).toEqual([422, true])
  const id = await write(item, asOrganiser)
  for (const cookie of [undefined, asStranger]) expect((await site.get(`/en/news/${id}`, cookie)).status).toBe(404)
  expect(await publish(id, asOrganiser)).toBe(303)
  expect((await site.post(`/en/desk/news/${id}`, { ...item, _version: '1', title_en: 'Another' }, asOrganiser)).status).toBe(409)
  expect((await site.post(`/en/desk/news/${id}/pin`, { on: 'yes' }, asOrganiser)).status).toBe(303)
  const page = await (await site.get(`/zh/news/${id}`)).text()
  expect(page).toContain('路演周')
  expect(page).toContain('<ul><li>Monday</li><li>Tuesday</li></ul>')
  for (const path of ['/en/news', '/en/news?kind=news', '/en/news/feed.atom', '/api/v1/news', `/api/v1/news/${id}`]) expect(await (await site.get(path)).text(), path).toContain('A week of pitches')
  expect(await (await site.get('/en/news?kind=policy')).text()).not.toContain('A week of pitches')
  expect(await (await site.get('/en')).text()).toContain('Latest news')
  expect((await site.post(`/en/desk/news/${id}/withdrawal`, { comment: ' ' }, asOrganiser)).status).toBe(422)
  expect((await site.post(`/en/desk/news/${id}/withdrawal`, { comment: 'Moved to another week.' }, asOrganiser)).status).toBe(303)
  for (const path of [`/en/news/${id}`, `/api/v1/news/${id}`]) expect((await site.get(path)).status).toBe(404)
  expect(await (await site.get('/en/news')).text()).not.toContain('A week of pitches')
})

test('an alliance’s secretariat without trust waits for a moderator, who sends it back or lets it out', async () => {
  const id = await write({ ...item, title_en: 'News of the delta', alliance: 'delta' }, asSecretary)
  expect((await site.post('/en/desk/news', { ...item, alliance: 'delta' }, asStranger)).status).toBe(404)
  expect(await publish(id, asSecretary)).toBe(303)
  expect((await site.get(`/en/news/${id}`)).status).toBe(404)
  const review = `/en/desk/news/${id}/review`
  expect((await site.post(review, { verdict: 'approve' }, asSecretary)).status).toBe(404)
  expect((await site.post(review, { verdict: 'return' }, asModerator)).status).toBe(422)
  expect((await site.post(review, { verdict: 'return', comment: 'Name the place.' }, asModerator)).status).toBe(303)
  expect(await (await site.get(`/en/news/${id}`, asSecretary)).text()).toContain('Name the place.')
  expect(await publish(id, asSecretary)).toBe(303)
  expect((await site.post(review, { verdict: 'approve' }, asModerator)).status).toBe(303)
  expect((await site.post(review, { verdict: 'approve' }, asModerator)).status).toBe(409)
  for (const path of [`/en/news/${id}`, '/en/alliances/delta', '/en/alliances/delta/news', '/en/alliances/delta/news/feed.atom', '/api/v1/news?alliance=delta']) expect(await (await site.get(path)).text(), path).toContain('News of the delta')
})

test('what an unseen alliance writes changes nothing for others, whatever its item says of itself', async () => {
  const bare = async () => Promise.all(['/en/news', '/en/news/feed.atom', '/api/v1/news', '/en'].map(async (path) => (await (await site.get(path, path === '/en' ? asStranger : undefined)).text()).replaceAll(/name="_key" value="[^"]*"/g, '')))
  const before = await bare()
  expect((await site.post('/en/desk/news', { ...item, alliance: 'quiet' }, asSecretary)).status).toBe(422)
  const id = await write({ ...item, title_en: 'Inside', visibility: 'space', alliance: 'quiet' }, asSecretary)
  await run(db, sql`update news_item set state = 'published', published_at = now(), visibility = 'public' where id = ${readId(id)}`)
  expect(await bare()).toEqual(before)
  for (const cookie of [undefined, asStranger]) for (const path of [`/en/news/${id}`, '/en/alliances/quiet/news', '/en/alliances/quiet/news/feed.atom', `/api/v1/news/${id}`]) expect((await site.get(path, path.startsWith('/api') ? undefined : cookie)).status, path).toBe(404)
  expect((await site.get(`/en/news/${id}`, asSecretary)).status).toBe(200)
})

test('a story cites facts that open; a case only once both of its parties have agreed', async () => {
  const { dealId, reference, owner, asker } = await makeDeal(db)
  const askerBoss = await makeActor(db, { organisationId: asker.affiliations[0]!.organisationId, role: 'administrator' })
  await acceptInterest(db, owner, dealId)
  const id = await write({ ...item, kind: 'story', title_en: 'They met here' }, asOrganiser)
  const cite = async (form: Record<string, string>) => (await site.post(`/en/desk/news/${id}/citations`, form, asOrganiser)).status
  expect([await cite({ listing: showId(listing.id) }), await cite({ listing: showId(listing.id) }), await cite({ listing: 'N-2099-000001' })]).toEqual([303, 422, 422])
  expect([await cite({ figure: 'hall.offers' }), await cite({ figure: 'alliance.members' }), await cite({ figure: 'nothing' })]).toEqual([303, 422, 422])
  expect([await cite({ reference: 'deal 12' }), await cite({ reference }), await cite({ reference: 'D-2099-000099' })]).toEqual([422, 303, 303])
  expect(await publish(id, asOrganiser)).toBe(409)
  const unknown = await row<{ id: string }>(db, sql`select id from news_citation where deal_reference = 'D-2099-000099'`)
  const waiting = await (await site.get(`/en/news/${id}`, asOrganiser)).text()
  expect(waiting.match(/have not all answered/g)).toHaveLength(2)
  expect((await site.post(`/en/desk/news/${id}/citations/${showId(unknown!.id)}/removal`, {}, asOrganiser)).status).toBe(303)
  const requests = await rows<{ id: string; to: string }>(db, sql`select id, to_organisation as "to" from request where kind = 'citation' order by to_organisation`)
  expect(requests).toHaveLength(2)
  for (const { id: request, to } of requests) {
    const boss = owner.affiliations[0]!.organisationId === to ? owner : askerBoss
    const now = { ...boss, at: new Date() }
    await expect(answerRequest(db, { ...stranger, at: new Date() }, { id: request, accept: true })).rejects.toMatchObject({ code: 'missing' })
    expect(await publish(id, asOrganiser)).toBe(409)
    await answerRequest(db, now, { id: request, accept: true })
  }
  expect(await publish(id, asOrganiser)).toBe(303)
  const html = await (await site.get(`/en/news/${id}`)).text()
  expect(html).toContain(`/en/listings/${showId(listing.id)}`)
  expect(html).toContain('kind=offer')
  expect(html).toContain('Accepted')
  const answered = (await (await site.get(`/api/v1/news/${id}`)).json()) as { facts: { kind: string; stage?: string }[] }
  expect(answered.facts.map((one) => [one.kind, one.stage])).toEqual([['listing', undefined], ['figure', undefined], ['deal', 'accepted']])
  expect(await cite({ reference: 'D-2099-000001' })).toBe(303)
  expect((await site.get(`/en/news/${id}`)).status).toBe(404)
})

test('an attachment goes with its item', async () => {
  const id = await write({ ...item, title_en: 'With a file', visibility: 'signed_in' }, asOrganiser)
  const pdf = new File(['%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], 'policy.pdf')
  expect((await site.post(`/en/desk/news/${id}/attachments`, { file: pdf }, asOrganiser)).status).toBe(303)
  expect((await site.post(`/en/desk/news/${id}/attachments`, { file: new File(['<script>'], 'policy.pdf') }, asOrganiser)).status).toBe(422)
  const file = await row<{ id: string }>(db, sql`select id from file where owner_type = 'news'`)
  const path = `/files/${showId(file!.id)}`
  expect([(await site.get(path, asOrganiser)).status, (await site.get(path, asStranger)).status, (await site.get(path)).status]).toEqual([200, 404, 404])
  expect(await publish(id, asOrganiser)).toBe(303)
  expect([(await site.get(path, asStranger)).status, (await site.get(path)).status]).toEqual([200, 404])
})
