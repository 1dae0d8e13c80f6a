import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { standInEmbedder } from '../../../../test/world/embedder.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { system, visitor } from '../../../core/actor.ts'
import { openEmbedder } from '../../../platform/embeddings.ts'
import { openLog } from '../../../platform/log.ts'
import { type Access, indexRows, type IndexRow, setAccess } from '../../listings/listings.ts'
import { openLiveMatcher, toIndexed } from '../live.ts'
import { storeVectors, vectorsOf } from './vectors.ts'

const { db, url } = await freshDatabase()
const stand = await standInEmbedder()
const embedder = (model = 'small') => openEmbedder({ url: stand.url, model, key: undefined })
afterAll(() => stand.close())

const stored = async (model = 'small', ids?: string[]): Promise<Map<string, Float32Array>> => {
  const all = new Map<string, Float32Array>()
  for await (const [id, vector] of vectorsOf(db, model, ids)) all.set(id, vector)
  return all
}
const everything: Access = { visibility: 'public', audienceSpaces: [], audienceOrganisations: [], excludedCountries: [], nameWithheld: false }

test('public listings get vectors, restricted ones are never sent, and what is restricted later is forgotten', async () => {
  const open = await makeListing(db, { content: someContent({ title: 'Solid battery' }) })
  const excluding = await makeListing(db, { content: someContent({ title: 'Secret robot' }), access: { ...everything, excludedCountries: ['CN'] } })
  const members = await makeListing(db, { content: someContent({ title: 'Members’ sensor' }), access: { ...everything, visibility: 'signed_in' } })
  expect(await storeVectors(db, embedder())).toBe(1)
  expect([...(await stored()).keys()]).toEqual([open.id])
  expect(stand.asked.flatMap(({ texts }) => texts).join()).not.toMatch(/Secret|Members/)
  expect((await stored('small', [excluding.id, members.id])).size).toBe(0)
  expect(await storeVectors(db, embedder())).toBe(0)
  await setAccess(db, system(new Date()), { id: open.id, access: { ...everything, excludedCountries: ['GB'] } })
  await storeVectors(db, embedder())
  expect((await stored()).size).toBe(0)
})

test('another model makes its own vectors; a service that fails leaves what was there', async () => {
  const { id } = await makeListing(db, { content: someContent({ title: 'Hydrogen store' }) })
  await storeVectors(db, embedder())
  stand.mood = 'error'
  await expect(storeVectors(db, embedder('large'))).rejects.toMatchObject({ kind: 'status' })
  expect((await stored()).has(id)).toBe(true)
  stand.mood = 'well'
  await storeVectors(db, embedder('large'))
  expect((await stored('large')).has(id)).toBe(true)
  expect((await stored()).size).toBe(0)
})

test('vectors that arrive move the list of a running index; the parts still sum to the score', async () => {
  const need = await makeListing(db, { kind: 'need', content: someContent({ title: 'Sought: store for hydrogen on ships' }) })
  const alike = await makeListing(db, { content: someContent({ title: 'Store and ships and sought hydrogen' }) })
  const other = await makeListing(db, { content: someContent({ title: 'Store and ships and sought robots' }) })
  const live = openLiveMatcher(db, url, Promise.resolve({}), openLog('silent', 'test'), { vectorModel: 'small', pollMs: 50 })
  try {
    await live.loaded
    const [query] = (await indexRows(db, { ids: [need.id] }).next()).value as IndexRow[]
    const offers = { all: [{ facet: 'id', in: [alike.id, other.id] }] }
    const list = () => live.match(visitor(new Date()), toIndexed(query!), { filter: offers })
    const before = list()
    expect(before.map(({ parts }) => parts.dense)).toEqual([0, 0])
    await storeVectors(db, embedder())
    await live.refresh()
    const after = list()
    for (const { score, parts } of after) expect(parts.lexical + parts.bridged + parts.dense + parts.facets).toBeCloseTo(score, 9)
    const gap = ([first, second]: typeof after) => first!.score - second!.score
    expect(after[0]!.id).toBe(alike.id)
    expect(gap(after)).toBeGreaterThan(gap(before))
    expect(after.find(({ id }) => id === other.id)!.parts.dense).toBeLessThan(0)
  } finally {
    await live.close()
  }
})
