import { beforeEach, expect, test } from 'vitest'
import { showId } from '../../core/id.ts'
import { readDraft } from '../../modules/listings/draft-content.ts'
import { listingFor } from '../../modules/listings/listings.ts'
import { saveSearch, watchFor } from '../../modules/watches/watches.ts'
import { addTerm, mergeTerm, renameTerm, termsOf } from '../../modules/vocabularies/vocabularies.ts'
import { invariants } from '../../modules/vocabularies/invariants.ts'
import { rows, run, sql } from '../../platform/database.ts'
import { openSite } from '../../../test/client.ts'
import { makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor } from '../../../test/world/people.ts'

const site = await openSite()
const { db, room } = site
const organiser = await makeActor(db, { platform: 'organiser' })
const cookie = await site.as(organiser.personId!)
const at = (vocabulary: string, code = '') => `/en/staff/vocabularies/${vocabulary}${code ? `/${code}` : ''}`

beforeEach(async () => void (await run(db, sql`delete from rate_limit`)))

const listed = async (query: string) => ((await (await site.get(`/api/v1/listings?${query}`)).json()) as { items: { id: string; fields: string[]; chain?: string }[]; facets: Record<string, Record<string, number>> })

test('an organiser adds a term in the app; it is chosen, found, counted and named in both languages', async () => {
  expect((await site.post(at('chain'), { zh: '航天发射产业链', en: 'Launch vehicles', code: 'launch_vehicles' }, cookie)).status).toBe(303)
  const { id } = await makeListing(db, { content: someContent({ title: 'Reusable nozzle throat', facts: { fields: ['aerospace'], chain: 'launch_vehicles', chainLink: 'upstream', priorities: ['space_aviation'] } }) })
  await room.matcher.refresh()
  const found = await listed('chain=launch_vehicles&chainLink=upstream&priority=space_aviation')
  expect(found.items.map((one) => one.id)).toEqual([showId(id)])
  expect(found.facets.chain).toEqual({ launch_vehicles: 1 })
  expect(await (await site.get(`/zh/hall?chain=launch_vehicles`)).text()).toContain('航天发射产业链')
  const page = await (await site.get(`/en/listings/${showId(id)}`)).text()
  expect(page).toContain('Launch vehicles · Upstream')
  expect(page).toContain('Space and aviation')
})

test('what is wrong is said and nothing typed is lost', async () => {
  const wrong = await site.post(at('chain'), { zh: '另一条', en: 'Launch Vehicles', code: 'Bad Code' }, cookie)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="Bad Code"')
  expect((await site.post(at('chain'), { zh: '另一条', en: 'Launch Vehicles', code: 'another' }, cookie)).status).toBe(409)
  expect((await site.post(at('chain'), { zh: '又一条', en: 'Yet another', code: 'rail' }, cookie)).status).toBe(409)
  expect((await site.post(at('chain', 'rail'), { zh: '', en: 'Rail' }, cookie)).status).toBe(422)
  expect((await site.post(at('field', 'other') + '/merger', { into: 'water' }, cookie)).status).toBe(422)
  expect((await site.post(at('field', 'water') + '/merger', { into: 'water' }, cookie)).status).toBe(422)
  expect((await site.get(at('field', 'nobody_knows'), cookie)).status).toBe(404)
  expect((await site.get(at('nothing'), cookie)).status).toBe(404)
})

test('two organisers: the second is told that the first has changed it', async () => {
  expect((await site.post(at('priority', 'blue_economy'), { zh: '海洋经济', en: 'Ocean economy', _version: '0' }, cookie)).status).toBe(303)
  expect((await site.post(at('priority', 'blue_economy'), { zh: '蓝色经济', en: 'Blue economy', _version: '0' }, cookie)).status).toBe(409)
  expect((await termsOf(db)).term('priority', 'blue_economy').name.en).toBe('Ocean economy')
})

test('renamed: every reader sees the new name at once, cards that were kept too', async () => {
  await makeListing(db, { content: someContent({ title: 'Alloy sampler', facts: { fields: ['marine'] } }) })
  await room.matcher.refresh()
  expect(await (await site.get('/en/hall?q=alloy')).text()).toContain('Marine')
  await renameTerm(db, organiser, { vocabulary: 'field', code: 'marine', name: { zh: '海洋工程', en: 'Ocean engineering' } })
  const page = await (await site.get('/en/hall?q=alloy')).text()
  expect(page).toContain('Ocean engineering')
  expect(page).not.toMatch(/>Marine[<&]/)
})

test('merged: listings, facets, old addresses, drafts, saved searches and the next import lead to the other term', async () => {
  const actor = await makeActor(db)
  const saved = await saveSearch(db, room.matcher, actor, { name: 'Waste', chosen: { field: ['waste_circular', 'environment'] } })
  const { id } = await makeListing(db, { content: someContent({ title: 'Slag granulator', facts: { fields: ['waste_circular', 'environment'] } }) })
  await room.matcher.refresh()
  expect((await listed('field=waste_circular')).items).toHaveLength(1)
  expect((await site.post(`${at('field', 'waste_circular')}/merger`, { into: 'environment', _version: '0' }, cookie)).headers.get('location')).toBe(at('field', 'environment'))
  await room.matcher.refresh()

  expect((await listed('field=waste_circular')).items.map((one) => one.id)).toEqual([showId(id)])
  const found = await listed('field=environment')
  expect(found.items.map((one) => one.fields)).toEqual([['environment']])
  expect(Object.keys(found.facets.field ?? {})).not.toContain('waste_circular')
  expect(await (await site.get('/en/hall?field=waste_circular')).text()).toContain('Slag granulator')
  expect((await site.get(at('field', 'waste_circular'), cookie)).headers.get('location')).toBe(at('field', 'environment'))
  expect((await watchFor(db, room.matcher, actor, saved)).watch.chosen).toEqual(['field:environment'])
  expect((await listingFor(db, actor, id)).facts.fields).toEqual(['environment'])
  expect((await listingFor(db, actor, id)).fields.map(({ code }) => code)).toEqual(['environment'])
  expect(readDraft({ source: 'en', texts: {}, facts: { fields: ['waste_circular'], chain: 'unheard_of' } }, await termsOf(db))).toMatchObject({ content: { facts: { fields: ['environment'] } }, problems: { chain: {} } })
})

test('a merged term that is merged on leads straight to where both went; two at once never lead in a circle', async () => {
  for (const code of ['loop_a', 'loop_b', 'loop_c']) await addTerm(db, organiser, { vocabulary: 'chain', code, name: { zh: `环${code}`, en: `Loop ${code}` } })
  await mergeTerm(db, organiser, { vocabulary: 'chain', code: 'loop_a', into: 'loop_b' })
  await mergeTerm(db, organiser, { vocabulary: 'chain', code: 'loop_b', into: 'loop_c' })
  expect((await termsOf(db)).current('chain', 'loop_a')).toBe('loop_c')
  for (const code of ['ring_a', 'ring_b']) await addTerm(db, organiser, { vocabulary: 'chain', code, name: { zh: `圈${code}`, en: `Ring ${code}` } })
  const both = await Promise.allSettled([mergeTerm(db, organiser, { vocabulary: 'chain', code: 'ring_a', into: 'ring_b' }), mergeTerm(db, organiser, { vocabulary: 'chain', code: 'ring_b', into: 'ring_a' })])
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  for (const one of invariants) expect(await one.violations(db)).toEqual([])
  expect((await rows<{ n: number }>(db, sql`select count(*)::int as n from activity where verb = 'term.merge'`))[0]?.n).toBe(4)
})

test('a retired term is no longer offered and stays where it was chosen', async () => {
  await makeListing(db, { content: someContent({ title: 'Weaving loom monitor', facts: { chain: 'textiles' } }) })
  expect((await site.post(`${at('chain', 'textiles')}/retirement`, { retired: 'yes' }, cookie)).status).toBe(303)
  await room.matcher.refresh()
  expect((await listed('chain=textiles')).items).toHaveLength(1)
  expect((await termsOf(db)).choices('chain').some(({ code }) => code === 'textiles')).toBe(false)
})
