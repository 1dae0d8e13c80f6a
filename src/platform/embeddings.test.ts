import { afterAll, beforeEach, expect, test } from 'vitest'
import { standInEmbedder } from '../../test/world/embedder.ts'
import { openEmbedder } from './embeddings.ts'

const stand = await standInEmbedder()
beforeEach(() => {
  stand.mood = 'well'
  stand.asked.length = 0
})
afterAll(() => stand.close())

const embedder = (path = '', timeoutMs = 20_000) => openEmbedder({ url: stand.url + path, model: 'small', key: 'secret' }, { timeoutMs })

test('vectors of length 1 in the order of the texts, whatever the order of the answer, by any way of writing the address', async () => {
  for (const path of ['', '/', '/v1', '/v1/embeddings']) {
    const [battery, membrane] = await embedder(path).embed(['固态电池', 'ceramic membrane'])
    expect(Math.hypot(...battery!)).toBeCloseTo(1, 5)
    expect(battery![0]).toBeGreaterThan(0.9)
    expect(membrane![1]).toBeGreaterThan(0.9)
  }
  expect(stand.asked[0]).toMatchObject({ model: 'small', authorization: 'Bearer secret' })
})

test('many texts go in several requests, long ones are cut, none goes without a text', async () => {
  expect(await embedder().embed(Array.from({ length: 70 }, (_, at) => `sensor ${at}`))).toHaveLength(70)
  expect(stand.asked.map(({ texts }) => texts.length)).toEqual([32, 32, 6])
  await embedder().embed(['水'.repeat(100_000)])
  expect(stand.asked.at(-1)?.texts[0]?.length).toBeLessThan(10_000)
  const before = stand.asked.length
  expect(await embedder().embed([])).toEqual([])
  expect(stand.asked).toHaveLength(before)
})

test.each([['error', 'status'], ['refuse', 'refused'], ['html', 'html'], ['nonsense', 'not_json'], ['short', 'not_json'], ['zero', 'not_json'], ['slow', 'timeout']] as const)('a service that answers “%s” is a fault of kind %s', async (mood, kind) => {
  stand.mood = mood
  await expect(embedder('', mood === 'slow' ? 100 : undefined).embed(['water', 'robot'])).rejects.toMatchObject({ name: 'ServiceFault', kind })
})

test('a service that is not there is a fault', async () => {
  await expect(openEmbedder({ url: 'http://127.0.0.1:9', model: 'small', key: undefined }).embed(['water'])).rejects.toMatchObject({ kind: 'unreachable' })
})
