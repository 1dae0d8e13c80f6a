import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepTyped, readDraft } from '../../../modules/listings/draft-content.ts'
import { factsSchema, listingKinds, textFields } from '../../../modules/listings/content.ts'
import { langs } from '../../../core/text.ts'
import { instantOf, localOf } from '../../ui/clock.ts'
import { typedDraft, valuesOf } from './typed.ts'

const runs = process.env.QIAO_SOAK ? 10_000 : 100
const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abc 膜电,;|') }).map((text) => text.replace(/^\s+|\s+$/g, '') || 'x')
const body = fc.option(fc.string({ maxLength: 40 }).map((text) => text.replaceAll('\0', '')), { nil: undefined })
const bodies = fc.record(Object.fromEntries(textFields.map((field) => [field, body])))
const facts = fc.record(
  {
    fields: fc.uniqueArray(fc.constantFrom('energy', 'water', 'marine'), { maxLength: 3 }),
    stage: fc.constantFrom('concept', 'lab_tested'),
    trl: fc.integer({ min: 1, max: 9 }),
    patents: fc.array(fc.record({ number: fc.stringMatching(/^[A-Z]{2}[0-9]{6}[A-Z]$/), owners: word.map((text) => text.replace(/[,;，；、]/g, 'y')) }), { maxLength: 3 }),
    indicators: fc.array(fc.record({ name: word, operator: fc.constantFrom('≥', '≤', '='), value: fc.constantFrom('5', '98 %'), unit: fc.constantFrom('mm', '') }), { maxLength: 3 }),
    sdgs: fc.uniqueArray(fc.integer({ min: 0, max: 17 }), { maxLength: 4 }),
    countriesSought: fc.uniqueArray(fc.constantFrom('CN', 'GB', 'FI', 'NO'), { maxLength: 4 }),
    amount: fc.record({ minor: fc.integer({ min: 0, max: 1e12 }), currency: fc.constantFrom('CNY', 'GBP', 'EUR') }),
    negotiable: fc.boolean(),
    deadline: fc.constantFrom('2027-03-31', '2028-02-29'),
  },
  { requiredKeys: [] },
)

test('what the form shows, sent back untouched, is the same draft', () => {
  fc.assert(
    fc.property(fc.constantFrom(...listingKinds), fc.constantFrom(...langs), fc.record({ zh: bodies, en: bodies }), facts, (kind, source, texts, given) => {
      const draft = keepTyped({ source, texts, facts: factsSchema.parse(given) })
      // A browser sends what is chosen in the order of the page.
      const sent = Object.fromEntries(Object.entries(valuesOf(draft)).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]))
      const back = typedDraft(sent, draft, kind)
      expect(readDraft(back).content.facts).toEqual(readDraft(draft).content.facts)
      for (const lang of langs) for (const field of textFields) expect(back.texts[lang]?.[field] ?? '').toBe(draft.texts[lang]?.[field] ?? '')
    }),
    { numRuns: runs },
  )
})

test('what cannot be read is kept as it was typed and shown again', () => {
  const stored = keepTyped({ source: 'en' })
  const draft = typedDraft({ parts: 'facts', patents: 'x\nCN112233445A | Northbay', amount: 'a great deal', countriesMore: 'Narnia, FI', trl: 'ten' }, stored, 'offer')
  expect(Object.keys(readDraft(draft).problems).sort()).toEqual(['amount', 'countriesSought', 'patents', 'trl'])
  expect(valuesOf(draft)).toMatchObject({ patents: 'x\nCN112233445A | Northbay', amount: 'a great deal', trl: 'ten' })
  expect(valuesOf(draft).countriesMore).toContain('NARNIA')
})

test('a translation never held and left empty stays unsaid; one that was emptied is emptied', () => {
  const stored = keepTyped({ source: 'en', texts: { zh: { title: '标题' } } })
  const draft = typedDraft({ source: 'en', title_zh: '', summary_zh: '', title_en: 'T' }, stored, 'need')
  expect(draft.texts.zh).toEqual({ title: '' })
})

test('wall clocks of both cities read back as they were set, in summer and in winter', () => {
  expect(instantOf('2026-12-01T09:00', 'beijing')?.toISOString()).toBe('2026-12-01T01:00:00.000Z')
  expect(instantOf('2026-07-01T09:00', 'london')?.toISOString()).toBe('2026-07-01T08:00:00.000Z')
  expect(instantOf('2026-13-01T09:00', 'london')).toBeUndefined()
  expect(instantOf('tomorrow', 'beijing')).toBeUndefined()
  fc.assert(
    fc.property(fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true }), fc.constantFrom('beijing' as const, 'london' as const), (at, zone) => {
      const local = localOf(at, zone)
      expect(localOf(instantOf(local, zone)!, zone)).toBe(local)
    }),
    { numRuns: runs },
  )
})
