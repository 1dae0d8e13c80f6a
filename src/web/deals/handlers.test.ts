import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeDeal, makePair, makePublished } from '../../../test/world/deals.ts'
import { actorOf, makeActor, makeOrganisation, makePerson } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { acceptInterest } from '../../modules/deals/deals.ts'
import { row, rows, run, sql } from '../../platform/database.ts'

const site = await openSite()
const { db } = site
const as = (actor: { personId?: string }) => site.as(actor.personId ?? '')
const key = () => crypto.randomUUID()

test('an interest: form, 303, room; the same form again leads to the same room', async () => {
  const { listing, asker, fromOrganisationId } = await makePair(db)
  const cookie = await as(asker)
  const address = `/en/listings/${showId(listing.id)}/-/interest`
  const shown = await site.get(address, cookie)
  expect(shown.status).toBe(200)
  const text = await shown.text()
  expect(text).toContain('Express interest')
  expect(text).toContain(asker.email)
  const form = { _key: key(), from: showId(fromOrganisationId), sentence: 'We can line your furnace.', contact: 'Dr Lin' }
  const sent = await site.post(address, form, cookie)
  expect(sent.status).toBe(303)
  const room = sent.headers.get('location') ?? ''
  expect(room).toMatch(/^\/en\/deals\/[0-9a-z]{26}$/)
  expect((await site.post(address, form, cookie)).headers.get('location')).toBe(room)
  expect(await rows(db, sql`select 1 from deal_interest where listing_id = ${listing.id}`)).toHaveLength(1)
  const page = await (await site.get(room, cookie)).text()
  expect(page).toContain('We can line your furnace.')
  expect(page).toContain('Nothing confidential here')
})

test('a refused form keeps what was typed and says what to do, in both languages', async () => {
  const { listing, asker, fromOrganisationId } = await makePair(db)
  const cookie = await as(asker)
  for (const [lang, sentence] of [['zh', '请填写联系方式'], ['en', 'Give a contact']] as const) {
    const answer = await site.post(`/${lang}/listings/${showId(listing.id)}/-/interest`, { _key: key(), from: showId(fromOrganisationId), sentence: 'Kept & shown <again>', contact: '', brings: 'A furnace' }, cookie)
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain('Kept &amp; shown &lt;again&gt;')
    expect(text).toContain('A furnace')
  }
})

test('a second interest is a conflict that leads to the first', async () => {
  const { dealId, listing, asker, fromOrganisationId } = await makeDeal(db)
  const answer = await site.post(`/en/listings/${showId(listing.id)}/-/interest`, { _key: key(), from: showId(fromOrganisationId), sentence: 'Once more', contact: 'Dr Lin' }, await as(asker))
  expect(answer.status).toBe(409)
  const text = await answer.text()
  expect(text).toContain(`/en/deals/${showId(dealId)}`)
  expect(text).toContain('Once more')
})

test('a form without an organisation, with a foreign one or for a shut listing does not pass', async () => {
  const { listing, asker } = await makePair(db)
  const shut = await makePublished(db, { open: false })
  const cookie = await as(asker)
  const alone = await site.as(await makePerson(db))
  expect((await site.get(`/en/listings/${showId(shut.id)}/-/interest`, cookie)).status).toBe(409)
  expect(await (await site.get(`/en/listings/${showId(listing.id)}/-/interest`, alone)).text()).toContain('Join or create an organisation')
  const foreign = showId(await makeOrganisation(db))
  expect((await site.post(`/en/listings/${showId(listing.id)}/-/interest`, { from: foreign, sentence: 'x', contact: 'Dr Lin' }, cookie)).status).toBe(403)
  for (const from of ['', 'no-id', '0'.repeat(26), "'; drop table deal"]) {
    expect([403, 422]).toContain((await site.post(`/en/listings/${showId(listing.id)}/-/interest`, { from, sentence: 'x', contact: 'Dr Lin' }, cookie)).status)
  }
})

test('accept, talk, note: each comes back to the room; others find nothing', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  const [ours, theirs] = [await as(owner), await as(asker)]
  const room = `/zh/deals/${showId(dealId)}`
  expect(await (await site.get(room, ours)).text()).toContain('接受意向')
  expect(await (await site.get(room, theirs)).text()).not.toContain('接受意向')
  expect((await site.post(`${room}/acceptance`, { _key: key() }, ours)).headers.get('location')).toBe(room)
  expect((await site.post(`${room}/messages`, { _key: key(), body: '请问何时可以寄样？', lang: '' }, theirs)).status).toBe(303)
  expect((await site.post(`${room}/notes`, { _key: key(), body: 'Ask about the price' }, ours)).status).toBe(303)
  expect(await (await site.get(room, ours)).text()).toMatch(/请问何时可以寄样[\s\S]*Ask about the price/)
  expect(await (await site.get(room, theirs)).text()).not.toContain('Ask about the price')
  const stranger = await as(await makeActor(db, { role: 'administrator' }))
  const staff = await as(await makeActor(db, { platform: 'administrator' }))
  for (const cookie of [stranger, staff]) {
    expect((await site.get(room, cookie)).status).toBe(404)
    for (const verb of ['acceptance', 'withdrawal', 'messages', 'notes']) expect((await site.post(`${room}/${verb}`, { body: 'x' }, cookie)).status).toBe(404)
    expect((await site.post(`${room}/refusal`, { reason: 'later' }, cookie)).status).toBe(404)
  }
  expect((await site.get(room)).status).toBe(303)
})

test('a refusal without a reason, a late answer and an empty message show the room again', async () => {
  const { dealId, asker, owner } = await makeDeal(db)
  const cookie = await as(owner)
  const room = `/en/deals/${showId(dealId)}`
  const bare = await site.post(`${room}/refusal`, { _key: key(), reason: '', note: 'kept note' }, cookie)
  expect(bare.status).toBe(422)
  expect(await bare.text()).toContain('kept note')
  expect((await site.post(`${room}/refusal`, { _key: key(), reason: 'too_early', note: 'At TRL 6 again' }, cookie)).status).toBe(303)
  expect(await (await site.get(room, await as(asker))).text()).toMatch(/declined: Too early[\s\S]*At TRL 6 again/)
  const late = await site.post(`${room}/acceptance`, { _key: key() }, cookie)
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('answered or has ended')
  const again = await makeDeal(db)
  await acceptInterest(db, again.owner, again.dealId)
  expect((await site.post(`/en/deals/${showId(again.dealId)}/messages`, { _key: key(), body: '   ' }, await as(again.owner))).status).toBe(422)
})

test('a withheld name is nowhere on the pages of the interested side before acceptance', async () => {
  const ownerId = await makeOrganisation(db, { kind: 'enterprise', name: { zh: '隐名炉衬厂', en: 'Hidden Linings' }, slug: 'hidden-linings' })
  const { dealId, asker, owner, listing } = await makeDeal(db, { ownerId, withheld: true })
  const cookie = await as(asker)
  const pages = ['zh', 'en'].flatMap((lang) => [`/${lang}/deals/${showId(dealId)}`, `/${lang}/desk/deals`, `/${lang}/desk`, `/${lang}/listings/${showId(listing.id)}/-/interest`])
  for (const address of pages) expect(await (await site.get(address, cookie)).text(), address).not.toMatch(/隐名炉衬厂|Hidden Linings|hidden-linings/)
  await acceptInterest(db, owner, dealId)
  expect(await (await site.get(pages[0]!, cookie)).text()).toContain('隐名炉衬厂')
})

test('the list filters by group and direction, and takes any query', async () => {
  const { dealId, asker, reference } = await makeDeal(db)
  const cookie = await as(asker)
  const list = async (query: string) => (await site.get(`/en/desk/deals${query}`, cookie)).text()
  expect(await list('')).toContain(reference)
  expect(await list('?group=waiting&side=from')).toContain(reference)
  expect(await list('?side=to')).not.toContain(reference)
  expect(await list('?group=ended')).not.toContain(reference)
  expect((await site.get('/en/desk/deals?group=x&side=%27&page=-1', cookie)).status).toBe(200)
  expect((await row<{ stage: string }>(db, sql`select stage from deal where id = ${dealId}`))?.stage).toBe('interest')
})

test('after the affiliation has ended the room is gone', async () => {
  const { dealId, asker } = await makeDeal(db)
  const cookie = await as(asker)
  await run(db, sql`update affiliation set ended_at = now() where person_id = ${asker.personId!}`)
  expect((await site.get(`/en/deals/${showId(dealId)}`, cookie)).status).toBe(404)
  expect((await actorOf(db, asker.personId!)).affiliations).toEqual([])
})
