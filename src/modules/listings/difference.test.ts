import { expect, test } from 'vitest'
import { factsSchema } from './content.ts'
import { differenceOf } from './difference.ts'

test('facts are compared by what they say', () => {
  const facts = (given: object) => factsSchema.parse(given)
  const before = { texts: [], facts: facts({ trl: 4, amount: { minor: 100, currency: 'GBP' } }) }
  const after = { texts: [{ field: 'title' as const, lang: 'zh' as const, body: '泵' }], facts: facts({ trl: 6, amount: { currency: 'GBP', minor: 100 } }) }
  expect(differenceOf(before, after)).toEqual({
    texts: [{ field: 'title', lang: 'zh', kind: 'added', runs: [{ kind: 'added', text: '泵' }] }],
    facts: [{ fact: 'trl', before: 4, after: 6 }],
  })
})
