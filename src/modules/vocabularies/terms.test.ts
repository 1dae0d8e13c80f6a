import { expect, test } from 'vitest'
import { currentChoices, type SaidTerm, shippedTerms, termCode, termsFrom } from './terms.ts'
import { vocabularies, vocabularyWords } from './words/sets.ts'

const said = (more: Partial<SaidTerm> & { code: string }): SaidTerm => ({ id: more.code, vocabulary: 'chain', retired: false, version: 1, ...more })

test('the shipped codes are codes, their names differ, and what is called by name is found', () => {
  for (const vocabulary of vocabularies) {
    const shipped = Object.entries(vocabularyWords[vocabulary].shipped)
    expect(shipped.filter(([code]) => !termCode.test(code))).toEqual([])
    for (const lang of ['zh', 'en'] as const) expect(new Set(shipped.map(([, name]) => name[lang])).size, `${vocabulary} ${lang}`).toBe(shipped.length)
    for (const [code, name] of shipped) for (const written of [code, name.zh, name.en.toUpperCase()]) expect(shippedTerms.find(vocabulary, written), written).toBe(code)
  }
  expect(shippedTerms.find('chain', '新能源汽车')).toBe('new_energy_vehicles')
  expect(shippedTerms.find('chain', 'Hydrogen industry chain')).toBe('hydrogen')
  expect(shippedTerms.find('field', '新能源汽车')).toBeUndefined()
})

test('another name changes what a term is called and nothing else', () => {
  const terms = termsFrom([said({ code: 'rail', name: { zh: '轨交装备', en: 'Trains' } })])
  expect(terms.term('chain', 'rail')).toEqual({ code: 'rail', name: { zh: '轨交装备', en: 'Trains' } })
  expect(terms.find('chain', 'trains')).toBe('rail')
  expect(terms.choices('chain').map(({ code }) => code)).toEqual(shippedTerms.choices('chain').map(({ code }) => code))
})

test('a merged term is the other one: once in a list, found by its old code and name, no longer chosen', () => {
  const terms = termsFrom([said({ code: 'rail', mergedInto: 'wind_power' }), said({ code: 'wind_power' })])
  expect(terms.terms('chain', ['rail', 'food', 'wind_power']).map(({ code }) => code)).toEqual(['wind_power', 'food'])
  expect(terms.find('chain', '轨道交通装备产业链')).toBe('wind_power')
  expect(terms.choices('chain').some(({ code }) => code === 'rail')).toBe(false)
  expect(currentChoices(terms, { chain: ['rail', 'wind_power'], field: ['water'] })).toEqual({ chain: ['wind_power'], field: ['water'] })
})

test('a retired term keeps its name and is not offered; an unknown code names itself', () => {
  const terms = termsFrom([said({ code: 'food', retired: true })])
  expect(terms.choices('chain').some(({ code }) => code === 'food')).toBe(false)
  expect(terms.term('chain', 'food').name.en).toBe('Food')
  expect(terms.current('chain', 'nobody_knows')).toBeUndefined()
  expect(terms.term('chain', 'nobody_knows').name).toEqual({ zh: 'nobody_knows', en: 'nobody_knows' })
  expect(terms.choices('field').at(-1)?.code).toBe('other')
})
