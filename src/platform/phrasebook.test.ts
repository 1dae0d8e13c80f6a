import { expect, test } from 'vitest'
import { loadPhrasebook } from './phrasebook.ts'

test('the phrasebook of the product prints what the dictionary prints, and is loaded once', async () => {
  const book = await loadPhrasebook()
  expect(book.printed('电池')).toContain('battery')
  expect(book.printed('石墨')).toContain('graphite')
  expect(book.printed('没有这个词条')).toEqual([])
  expect(await loadPhrasebook()).toBe(book)
})
