import { expect, test } from 'vitest'
import { openSite } from '../../../test/client.ts'
import { makeDraft } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { draftFor, listingFor, submitListing } from '../../modules/listings/listings.ts'

const site = await openSite()
const { db } = site

/** What an organisation that nobody trusts has submitted. */
async function submitted() {
  const { id, ownerId } = await makeDraft(db)
  const author = await makeActor(db, { role: 'officer', organisationId: ownerId })
  const { revisionId } = await submitListing(db, author, { id })
  return { id, ownerId, author, revisionId }
}
const moderator = await makeActor(db, { platform: 'moderator' })
const cookie = await site.as(moderator.personId!)
const scores = { advantages: '3', clarity: '3', cooperation: '3', language: '3' }

test('is there for moderators alone', async () => {
  const person = await makeActor(db, { role: 'administrator' })
  const theirs = await site.as(person.personId!)
  for (const path of ['/en/moderation', '/en/moderation/organisations', `/en/moderation/${showId(crypto.randomUUID())}`]) {
    expect((await site.get(path)).status).toBe(303)
    expect((await site.get(path, theirs)).status).toBe(404)
  }
  expect((await site.get('/en/moderation', cookie)).status).toBe(200)
})

test('four criteria decide, and a refused form keeps what was typed', async () => {
  const { id, revisionId } = await submitted()
  const path = `/en/moderation/${showId(id)}`
  const shown = await (await site.get(path, cookie)).text()
  expect(shown).toContain('Ceramic membranes for dye wastewater')
  expect(shown).toContain(`value="${revisionId}"`)
  const silent = await site.post(`${path}/review`, { revision: revisionId, ...scores, advantages: '0' }, cookie)
  expect(silent.status).toBe(422)
  const wrong = await site.post(`${path}/review`, { revision: revisionId, ...scores, clarity: '9', comment: 'Thorough & kept' }, cookie)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Thorough &amp; kept')
  expect((await site.post(`${path}/review`, { revision: revisionId, ...scores }, cookie)).status).toBe(303)
  expect((await site.get(`/en/listings/${showId(id)}`)).status).toBe(200)
  expect((await site.post(`${path}/review`, { revision: revisionId, ...scores }, cookie)).status).toBe(409)
})

test('what is returned reaches its author with the comment', async () => {
  const { id, author, revisionId } = await submitted()
  const low = { advantages: '1', clarity: '1', cooperation: '1', language: '0' }
  expect((await site.post(`/en/moderation/${showId(id)}/review`, { revision: revisionId, ...low, comment: 'Say what the flux is.' }, cookie)).status).toBe(303)
  expect((await draftFor(db, author, id)).comment).toBe('Say what the flux is.')
  const editor = await site.get(`/en/desk/listings/${showId(id)}/edit`, await site.as(author.personId!))
  expect(await editor.text()).toContain('Say what the flux is.')
})

test('a batch is approved in one step; an empty choice is asked again', async () => {
  const [one, two] = [await submitted(), await submitted()]
  const none = await site.post('/en/moderation/batch', { queue: 'waiting' }, cookie)
  expect(none.status).toBe(422)
  expect(await none.text()).toContain('Choose what to approve first')
  expect((await site.post('/en/moderation/batch', { queue: 'waiting', revision: [one.revisionId, two.revisionId] }, cookie)).status).toBe(303)
  for (const { id } of [one, two]) expect((await listingFor(db, moderator, id)).state).toBe('published')
})

test('nobody reviews for their own organisation', async () => {
  const { id, ownerId, revisionId } = await submitted()
  const own = await makeActor(db, { platform: 'moderator', role: 'officer', organisationId: ownerId })
  const theirs = await site.as(own.personId!)
  expect(await (await site.get(`/en/moderation/${showId(id)}`, theirs)).text()).not.toContain('Record the review')
  expect((await site.post(`/en/moderation/${showId(id)}/review`, { revision: revisionId, ...scores }, theirs)).status).toBe(403)
})

test('organisations stand with their trust, and it can be given and ended', async () => {
  const slug = `trusty-works-${crypto.randomUUID().slice(0, 8)}`
  await makeOrganisation(db, { slug, name: { zh: '信实工坊', en: 'Trusty Works' }, verified: false })
  const find = async () => (await site.get('/zh/moderation/organisations?q=trusty', cookie)).text()
  expect(await find()).toContain('待核验')
  expect((await site.post(`/zh/organisations/${slug}/trust`, { trusted: 'yes' }, cookie)).status).toBe(303)
  expect(await find()).toContain('取消信任')
})
