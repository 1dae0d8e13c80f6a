import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../platform/words.ts'
import { createMatcher, type Indexed, type Matcher } from './matcher.ts'

const vocabulary = ['graphene', 'membrane', 'steel', 'battery', 'solar cell', 'the', '石墨烯', '薄膜', '太阳能电池', '钢', 'graphite anode', '的', 'CO2', '500 Wh/kg']
const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 0, maxLength: 6 }).map((words) => words.join(' '))
const document = (id: string, zh: string, en: string): Indexed => ({
  id,
  kind: 'offer',
  texts: [...(zh ? [{ lang: 'zh' as const, title: zh }] : []), ...(en ? [{ lang: 'en' as const, title: en }] : [])],
  facets: { id: [id] },
})

const words = await loadWords()

/** By definition: what a search restricted to one document finds while a document that fulfils everything is there too. */
function findsStrictly(matcher: Matcher, search: string, id: string): boolean {
  matcher.upsert({ ...document('everything', search, search), counted: false })
  const found = matcher.search(search, { filter: { facet: 'id', in: [id, 'everything'] }, limit: 10 })
  matcher.remove('everything')
  return found.ids.includes(id)
}

describe.each([['alone', {}], ['with a dictionary', words]] as const)('searches that wait, %s', (_, parts) => {
  test('find exactly what the search of the index finds when nothing is relaxed', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), fc.array(text.filter((one) => one.trim() !== ''), { minLength: 1, maxLength: 6 }), (documents, searches) => {
        const matcher = createMatcher(parts)
        const all = documents.map(([zh, en], place) => document(`d${place}`, zh, en))
        for (const one of all) matcher.upsert(one)
        const standing = matcher.standing()
        searches.forEach((one, place) => standing.addSearch(`s${place}`, one))
        for (const one of all) {
          const found = standing.fulfilledBy(one)
          searches.forEach((search, place) => expect(found.includes(`s${place}`), `${search} in ${JSON.stringify(one.texts)}`).toBe(findsStrictly(matcher, search, one.id)))
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('a search in Chinese waits for a document in English, and the reverse', () => {
  const matcher = createMatcher(words)
  matcher.upsert(document('here', '', 'Graphene membranes for desalination'))
  const standing = matcher.standing()
  standing.addSearch('zh', '石墨烯薄膜')
  standing.addSearch('none', '钢铁')
  const arrives = (one: Indexed): string[] => {
    matcher.upsert(one)
    return standing.fulfilledBy(one).sort()
  }
  expect(arrives(document('one', '', 'A graphene membrane'))).toEqual(['zh'])
  standing.addSearch('en', 'membrane')
  expect(arrives(document('two', '分离薄膜', ''))).toEqual(['en'])
})

test('what was removed or replaced waits no longer; blank words wait for everything, stop words for nothing', () => {
  const standing = createMatcher().standing()
  standing.addSearch('a', 'steel')
  standing.addSearch('b', ' ')
  standing.addSearch('c', 'the of')
  const steel = document('d', '', 'Steel for bridges')
  expect(standing.fulfilledBy(steel).sort()).toEqual(['a', 'b'])
  standing.addSearch('a', 'glass')
  standing.remove('b')
  expect(standing.fulfilledBy(steel)).toEqual([])
  expect(standing.size).toBe(2)
})

test('of three wishes all are needed, of four three; a document that has fewer is not taken for want of better', () => {
  const standing = createMatcher().standing()
  standing.addSearch('three', 'steel glass copper')
  standing.addSearch('four', 'steel glass copper zinc')
  expect(standing.fulfilledBy(document('d', '', 'steel glass'))).toEqual([])
  expect(standing.fulfilledBy(document('d', '', 'steel glass copper')).sort()).toEqual(['four', 'three'])
})

test('a text that asks is told how much of it a document mentions, the most first', () => {
  const matcher = createMatcher(words)
  for (const [place, body] of ['Coating of separators', 'Steel casting', 'Fish farming', 'Battery recycling'].entries()) matcher.upsert(document(`d${place}`, '', body))
  const standing = matcher.standing()
  standing.addQuery('coating', [{ lang: 'zh', title: '电池隔膜涂层' }])
  standing.addQuery('steel', [{ lang: 'en', title: 'Steel casting for bridges' }])
  const asking = standing.askedBy(document('new', '', 'Separator coating for a battery'), 0.1)
  expect(asking.map((one) => one.id)).toEqual(['coating'])
  expect(asking[0]!.share).toBeGreaterThan(0.1)
  expect(asking[0]!.share).toBeLessThanOrEqual(1)
  expect(standing.askedBy(document('new', '', 'Steel casting for bridges'), 0.1)[0]).toEqual({ id: 'steel', share: 1 })
})
