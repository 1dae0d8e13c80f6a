import { expect, test } from 'vitest'
import { factsSchema } from '../listings/content.ts'
import { shippedTerms } from '../vocabularies/terms.ts'
import { compareFacts } from './fits.ts'

const side = (stated: object, country?: string) => {
  const facts = factsSchema.parse(stated)
  return { facts: { ...facts, fields: shippedTerms.terms('field', facts.fields) }, country }
}

test('what both want fits, what they contradict does not, what is not said is asked', () => {
  const need = side({ fields: ['water', 'energy'], trl: 5, partnerships: ['licence'], countriesSought: ['CN'], amount: { minor: 80, currency: 'CNY' } }, 'CN')
  const offer = side({ fields: ['water'], trl: 4, partnerships: ['licence', 'investment'] }, 'GB')
  const { fit, misfit, unknown } = compareFacts(need, offer)
  expect(fit).toEqual([
    { about: 'fields', shared: [{ code: 'water', name: { zh: '水处理', en: 'Water treatment' } }] },
    { about: 'partnerships', shared: ['licence'], wanted: ['licence'] },
  ])
  expect(misfit).toEqual([
    { about: 'trl', wanted: 5, offered: 4 },
    { about: 'countries', side: 'need', country: 'GB' },
  ])
  expect(unknown).toEqual(['amount'])
})

test('amounts in two currencies are not compared', () => {
  const need = side({ amount: { minor: 100, currency: 'CNY' } })
  const offer = side({ amount: { minor: 200, currency: 'GBP' } })
  expect(compareFacts(need, offer)).toEqual({ fit: [], misfit: [], unknown: [] })
  expect(compareFacts(need, side({ amount: { minor: 200, currency: 'CNY' } })).misfit).toHaveLength(1)
})
