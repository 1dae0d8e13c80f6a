import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startThread } from '../../../platform/threads.ts'
import { bilingualOf } from '../dictionary.ts'
import { createMatcher, type Indexed, type Match, type MatchAllOptions, type Matcher } from '../matcher.ts'
import { aQuery, documentsOf, entries, wholeRuns } from '../testing/worlds.ts'
import type { StartThread } from './thread.ts'

const dictionary = bilingualOf(entries)

function filled(documents: readonly Indexed[], start: StartThread = startThread): Matcher {
  const matcher = createMatcher({ dictionary, segmenter: wholeRuns, startThread: start })
  for (const document of documents) matcher.upsert(document)
  return matcher
}

async function all(matcher: Matcher, queries: Iterable<Indexed>, options: MatchAllOptions): Promise<{ id: string; matches: Match[] }[]> {
  const results = []
  for await (const result of matcher.matchAll(queries, options)) results.push(result)
  return results
}

const documents = (count: number): Indexed[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `d${index}`,
    kind: 'offer',
    facets: {},
    texts: [{ lang: 'en' as const, title: ['lithium battery', 'welding defects', 'sun sensing', 'catalysis'][index % 4] ?? '', description: `part ${index % 7} of ${index % 11} coatings` }],
  }))

describe('a batch', () => {
  it('answers the same with threads, without, and one query at a time', async () => {
    const queries = fc.array(aQuery, { minLength: 1, maxLength: 12 }).map((list) => list.map((query, index) => ({ ...query, id: `q${index}` })))
    await fc.assert(
      fc.asyncProperty(documentsOf('d', 14), documentsOf('h', 4, false), queries, fc.integer({ min: 1, max: 6 }), fc.boolean(), async (own, hidden, asked, k, explain) => {
        const matcher = filled([...own, ...hidden])
        const options = { k, explain, filter: (query: Indexed) => ({ facet: 'kind', in: query.id.endsWith('1') ? ['offer'] : ['offer', 'need'] }) }
        const plain = asked.map((query) => ({ id: query.id, matches: matcher.match(query, { ...options, filter: options.filter(query) }) }))
        expect(JSON.stringify(await all(matcher, asked, options))).toBe(JSON.stringify(plain))
        expect(JSON.stringify(await all(matcher, asked, { ...options, workers: 2 }))).toBe(JSON.stringify(plain))
      }),
      { numRuns: 15 },
    )
  })

  it('answers from the index as it was at the start, while documents come and go', async () => {
    const matcher = filled(documents(40))
    const queries = documents(30).map((document) => ({ ...document, id: `need ${document.id}` }))
    const before = await all(matcher, queries, { k: 5 })
    for (const workers of [1, 2]) {
      const during = []
      for await (const result of matcher.matchAll(queries, { k: 5, workers })) {
        during.push(result)
        matcher.remove(`d${during.length}`)
        matcher.upsert({ ...documents(1)[0]!, id: `new ${during.length}` })
        matcher.settle()
      }
      expect(during).toEqual(before)
      expect(matcher.has('new 30')).toBe(true)
      expect(matcher.match(queries[3]!, { k: 40 }).map(({ id }) => id)).not.toContain('d3')
      for (const document of documents(40)) matcher.upsert(document)
      for (let number = 1; number <= 30; number += 1) matcher.remove(`new ${number}`)
    }
  })

  it('plans no further ahead than its threads need', async () => {
    let planned = 0
    const queries = documents(200).map((document) => ({ ...document, id: `need ${document.id}` }))
    const batch = filled(documents(20)).matchAll(queries, { workers: 2, filter: () => ({ all: (planned += 1) > 0 ? [] : [] }) })
    const iterator = batch[Symbol.asyncIterator]()
    await iterator.next()
    expect(planned).toBeLessThanOrEqual(16)
    await iterator.return?.()
  })

  it('ends its threads at once when it is stopped', async () => {
    let running = 0
    const counting: StartThread = async (folder, data) => {
      const thread = await startThread(folder, data)
      running += 1
      return { ...thread, stop: () => thread.stop().then(() => void (running -= 1)) }
    }
    const controller = new AbortController()
    const queries = documents(500).map((document) => ({ ...document, id: `need ${document.id}` }))
    const matcher = filled(documents(50), counting)
    let done = 0
    const work = (async () => {
      for await (const _ of matcher.matchAll(queries, { workers: 2, signal: controller.signal })) {
        done += 1
        if (done === 3) controller.abort(new Error('enough'))
      }
    })()
    await expect(work).rejects.toThrow('enough')
    expect(done).toBeLessThan(20)
    expect(running).toBe(0)
    await expect(all(matcher, queries, { workers: 2, signal: controller.signal })).rejects.toThrow('enough')
  })

  it('says so when a thread dies, and ends the others', async () => {
    const dying: StartThread = async (folder, data) => {
      const thread = await startThread(folder, data)
      return { ...thread, post: () => thread.post({ number: 0, question: undefined }) }
    }
    await expect(all(filled(documents(5), dying), documents(5), { workers: 2 })).rejects.toThrow(/A thread of the batch ended before its work was done: .*undefined/)
  })
})
