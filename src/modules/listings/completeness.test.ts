import fc from 'fast-check'
import { shippedTerms } from '../vocabularies/terms.ts'
import { expect, test } from 'vitest'
import { completenessOf, overlong } from './completeness.ts'
import { type Content, factsSchema, textFields } from './content.ts'
import { readDraft, keepTyped } from './draft-content.ts'
import { suggestFields } from './field-suggestion.ts'
import { lacks } from './readiness.ts'
import { expiryOf, outcomeOf, renewedExpiry } from './rules.ts'

const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const content = (texts: Content['texts'], facts: object = {}, source: 'zh' | 'en' = 'zh'): Content => ({ source, texts, facts: factsSchema.parse(facts) })
const nobody = { organisationContact: false, people: false }

test('a few answers publish, in the source language, whatever the other has', () => {
  const complete = content({ zh: { title: '泵', description: '一种泵。' } })
  expect(lacks(complete, { ...nobody, people: true })).toEqual([])
  expect(lacks(complete, nobody)).toEqual([{ what: 'contact' }])
  expect(lacks(content({ en: { title: 'Pump', summary: 'A pump.' } }, { contactEmail: 'a@b.example' }), nobody)).toEqual([
    { what: 'title', lang: 'zh', field: 'title' },
    { what: 'text', lang: 'zh', field: 'summary' },
  ])
})

test('more answers never make a listing less complete, and what is missing adds up', () => {
  const answered = fc.subarray([...textFields]).chain((given) => fc.subarray(given).map((fewer) => [fewer, given] as const))
  fc.assert(
    fc.property(answered, fc.constantFrom('offer' as const, 'need' as const), ([fewer, more], kind) => {
      const of = (sections: readonly string[]) => completenessOf(kind, content({ zh: Object.fromEntries(sections.map((section) => [section, '字'])) }))
      expect(of(more).score).toBeGreaterThanOrEqual(of(fewer).score)
      expect(of(more).missing.length === 0).toBe(of(more).score === 100)
    }),
    { numRuns },
  )
  const { next, score } = completenessOf('offer', content({ zh: { title: '泵', summary: '泵' } }))
  expect(next).toMatchObject({ what: 'translation', lang: 'en' })
  expect(score).toBeLessThan(40)
})

test('a text over its limit is named, counted in Latin characters', () => {
  expect(overlong(content({ zh: { summary: '字'.repeat(201) } }))).toEqual([{ field: 'summary', lang: 'zh', length: 503, limit: 500 }])
  expect(overlong(content({ en: { summary: 'x'.repeat(500) } }))).toEqual([])
})

test('the field is suggested from the words of either language, or not at all', () => {
  expect(suggestFields({ texts: { zh: { title: '印染废水陶瓷膜处理', summary: '污水脱盐' } } })).toContain('water')
  expect(suggestFields({ texts: { en: { title: 'Solid-state lithium battery electrolyte', summary: 'A battery.' } } })[0]).toBe('energy_storage')
  expect(suggestFields({ texts: { en: { title: 'Something else' } } })).toEqual([])
})

test('a draft keeps what was typed, and publishes what is right', () => {
  const typed = { source: 'en', texts: { en: { title: 'Pump', unknown: 'x' } }, facts: { trl: '7', stage: 'lab_tested', countriesSought: ['CN', 'Narnia'], video: 'http://x', evil: 1 } }
  const kept = keepTyped(typed)
  expect(kept).toEqual({ source: 'en', texts: { en: { title: 'Pump' } }, facts: { trl: '7', stage: 'lab_tested', countriesSought: ['CN', 'Narnia'], video: 'http://x' } })
  const { content: read, problems } = readDraft(kept, shippedTerms)
  expect(Object.keys(problems).sort()).toEqual(['countriesSought', 'trl', 'video'])
  expect(read.facts).toMatchObject({ stage: 'lab_tested', countriesSought: ['CN'] })
})

test('anything at all can be stored as a draft and read again', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.string({ unit: 'binary' }), (texts, facts, title) => {
      const safe = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ?? 'null')
      const kept = keepTyped({ source: 'zh', texts: { zh: { title }, en: safe(texts) }, facts: safe(facts) })
      const stored: unknown = JSON.parse(JSON.stringify(kept))
      expect(readDraft(stored, shippedTerms)).toEqual(readDraft(kept, shippedTerms))
      expect(JSON.stringify(kept)).not.toContain('\\u0000')
    }),
    { numRuns },
  )
})

test('ten points publish, five hold, fewer return, and a nought holds', () => {
  const scores = (...[advantages, clarity, cooperation, language]: [number, number, number, number]) => outcomeOf({ advantages, clarity, cooperation, language })
  expect([scores(3, 3, 2, 2), scores(3, 2, 2, 2), scores(2, 1, 1, 1), scores(1, 1, 1, 1), scores(5, 5, 5, 0), scores(4, 0, 0, 0)]).toEqual(['publish', 'hold', 'hold', 'return', 'hold', 'return'])
})

test('one extension, never beyond two years', () => {
  const publishedAt = new Date('2026-11-21T00:00:00Z')
  const expiresAt = expiryOf(publishedAt)
  expect(renewedExpiry({ publishedAt, expiresAt, extended: false }, publishedAt)).toEqual(new Date('2028-11-20T00:00:00Z'))
  expect(renewedExpiry({ publishedAt, expiresAt, extended: true }, publishedAt)).toBeUndefined()
  expect(renewedExpiry({ publishedAt, expiresAt, extended: false }, new Date('2028-12-01T00:00:00Z'))).toBeUndefined()
})
