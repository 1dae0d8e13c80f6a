import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/database.ts'
import { standInEmbedder } from '../../../../test/world/embedder.ts'
import { makeListing, someContent } from '../../../../test/world/listings.ts'
import { system } from '../../../core/actor.ts'
import { openEmbedder } from '../../../platform/embeddings.ts'
import { type Access, setAccess } from '../../listings/listings.ts'
import { storeVectors, vectorsOf } from './vectors.ts'

const { db } = await freshDatabase()
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
