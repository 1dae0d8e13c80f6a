import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMatcher, type Indexed } from './matcher.ts'

const colours = ['red', 'green', 'blue']
const sizes = ['s', 'm']
const documents = fc.array(
  fc.record({ colour: fc.subarray(colours), size: fc.constantFrom(...sizes), hidden: fc.boolean(), word: fc.constantFrom('pump', 'valve', 'sensor'), at: fc.integer({ min: 0, max: 5 }) }),
  { maxLength: 30 },
)

test('a page of the hall is what filtering one by one gives, with true counts', () => {
  fc.assert(
    fc.property(documents, fc.subarray(colours), fc.subarray(sizes), fc.constantFrom('', 'pump'), fc.boolean(), (rows, chosenColours, chosenSizes, text, newest) => {
      const matcher = createMatcher()
      rows.forEach((row, index) => {
        const document: Indexed = {
          id: `d${String(index).padStart(2, '0')}`,
          kind: 'offer',
          texts: [{ lang: 'en', title: row.word }],
          facets: { colour: row.colour, size: [row.size], hidden: [String(row.hidden)] },
          numbers: { at: row.at },
        }
        matcher.upsert(document)
      })
      const chosen = { ...(chosenColours.length ? { colour: chosenColours } : {}), ...(chosenSizes.length ? { size: chosenSizes } : {}) }
      const answer = matcher.browse(text, { filter: { facet: 'hidden', in: ['false'] }, chosen, facets: ['colour', 'size'], sort: newest ? { by: 'at', descending: true } : undefined, limit: 5, offset: 2 })
      const base = rows.map((row, index) => ({ ...row, id: `d${String(index).padStart(2, '0')}` })).filter((row) => !row.hidden && (text === '' || row.word === text))
      const inColour = (row: (typeof base)[number]) => chosenColours.length === 0 || row.colour.some((one) => chosenColours.includes(one))
      const inSize = (row: (typeof base)[number]) => chosenSizes.length === 0 || chosenSizes.includes(row.size)
      const all = base.filter((row) => inColour(row) && inSize(row))
      expect(answer.total).toBe(all.length)
      if (newest) expect(answer.ids).toEqual([...all].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).slice(2, 7).map((row) => row.id))
      else expect(answer.ids).toEqual(all.slice(2, 7).map((row) => row.id))
      for (const colour of colours) expect(answer.facets.colour?.[colour] ?? 0).toBe(base.filter((row) => inSize(row) && row.colour.includes(colour)).length)
      for (const size of sizes) expect(answer.facets.size?.[size] ?? 0).toBe(base.filter((row) => inColour(row) && row.size === size).length)
    }),
  )
})

test('the order of a sort follows what changes', () => {
  const matcher = createMatcher()
  const put = (id: string, at: number) => matcher.upsert({ id, kind: 'offer', texts: [{ lang: 'en', title: id }], facets: {}, numbers: { at } })
  put('a', 1)
  put('b', 2)
  const newest = () => matcher.browse('', { sort: { by: 'at', descending: true } }).ids
  expect(newest()).toEqual(['b', 'a'])
  put('a', 3)
  expect(newest()).toEqual(['a', 'b'])
  matcher.remove('a')
  expect(newest()).toEqual(['b'])
})
