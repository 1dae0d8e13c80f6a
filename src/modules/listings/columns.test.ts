import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencies } from '../../core/money.ts'
import { readAmount, readCode, readDay, readNumber } from './columns/cells.ts'
import { columns, exportColumns, readRecord, writeRecord } from './columns.ts'
import { type Content, factsSchema, textFields } from './content.ts'
import { digestOf } from './digest.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerTypes, partnerships, profileKinds, resultOwners, stages } from './words/facts.ts'
import { shippedTerms } from '../vocabularies/terms.ts'
import { fields } from '../vocabularies/words/fields.ts'

const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const some = <T extends object>(words: T, max: number) => fc.uniqueArray(fc.constantFrom(...(Object.keys(words) as (keyof T & string)[])), { maxLength: max })
const one = <T extends object>(words: T) => fc.option(fc.constantFrom(...(Object.keys(words) as (keyof T & string)[])), { nil: undefined })
const line = fc.stringMatching(/^[a-z|｜\\= 陶瓷]{1,12}$/).map((text) => text.trim() || 'x')
const body = fc.stringMatching(/^[a-zA-Z0-9陶瓷膜，。;\n |]{0,60}$/).map((text) => text.trim())
const bodies = fc.record(Object.fromEntries(textFields.map((field) => [field, body]))).map((all) => Object.fromEntries(Object.entries(all).filter(([, text]) => text !== '')))
const content: fc.Arbitrary<Content> = fc.record({
  source: fc.constantFrom('zh' as const, 'en' as const),
  zh: bodies,
  en: bodies,
  facts: fc.record({
    fields: some(fields, 5), profile: one(profileKinds), stage: one(stages), trl: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }), ipr: one(iprStatuses),
    patents: fc.array(fc.record({ number: line.map((text) => `CN00${text}`), owners: fc.option(line, { nil: undefined }), status: fc.constantFrom('applied' as const, undefined), checkedOn: fc.constantFrom('2026-05-01', undefined) }), { maxLength: 3 }),
    partnerships: some(partnerships, 9), partnerTypes: some(partnerTypes, 7), sdgs: fc.uniqueArray(fc.integer({ min: 0, max: 17 }), { maxLength: 5 }), countriesSought: fc.subarray(['CN', 'GB', 'DE']),
    nextSteps: some(nextSteps, 4), amount: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 10 ** 12 }), currency: fc.constantFrom(...currencies) }), { nil: undefined }), negotiable: fc.boolean(),
    level: one(levels), needClass: one(needClasses), deadline: fc.constantFrom('2027-02-28', undefined), resultOwner: one(resultOwners),
    indicators: fc.array(fc.record({ name: line, operator: fc.constantFrom('≥' as const, '±' as const), value: line, unit: line }), { maxLength: 3 }),
    contactEmail: fc.constantFrom('a@b.example', undefined), video: fc.constantFrom('https://video.example/1', undefined),
  }),
}).map(({ source, zh, en, facts }) => ({ source, texts: { ...(Object.keys(zh).length ? { zh } : {}), ...(Object.keys(en).length ? { en } : {}) }, facts: factsSchema.parse(facts) }))

test('what is exported and imported again says the same', () => {
  fc.assert(
    fc.property(content, (given) => {
      const read = readRecord(writeRecord(given, 'X-1'), shippedTerms)
      expect(read.problems).toEqual({})
      expect(read.externalId).toBe('X-1')
      expect(read.content.facts).toEqual(given.facts)
      expect(digestOf(read.content).toString('hex')).toBe(digestOf(given).toString('hex'))
    }),
    { numRuns },
  )
})

test('no cell makes a row fail', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('万', '=1+1', '|||', '{}', '£', '31/02/2027', '\u0000'))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...columns.map((column) => column.key)), cell), (record) => {
      expect(factsSchema.safeParse(readRecord(record, shippedTerms).content.facts).success).toBe(true)
    }),
    { numRuns },
  )
})

test('cells are read as people write them', () => {
  expect(readCode(stages, '实验室验证').value).toBe('lab_tested')
  expect(readCode(stages, 'Lab Tested').value).toBe('lab_tested')
  expect(readCode(stages, 'nearly').problem?.en).toMatch(/lab.tested/i)
  expect(readAmount('50 万元', undefined).value).toEqual({ minor: 50_000_000, currency: 'CNY' })
  expect(readAmount('£150,000.50', undefined).value).toEqual({ minor: 15_000_050, currency: 'GBP' })
  expect(readAmount('100', 'eur').value).toEqual({ minor: 10_000, currency: 'EUR' })
  expect(readAmount('100', '').problem).toBeDefined()
  expect(readDay('2027年3月9日').value).toBe('2027-03-09')
  expect(readDay('9/3/2027').value).toBe('2027-03-09')
  expect(readDay('2027-02-31').problem).toBeDefined()
  expect(readNumber('TRL 6', 1, 9).value).toBe(6)
  expect(readNumber('12', 1, 9).problem).toBeDefined()
  const { content: read } = readRecord({ indicators: '通量 ≥ 180 L/m2h\nnoise <= 40 dB', title: '陶瓷膜', text: '' }, shippedTerms)
  expect(read).toMatchObject({ source: 'zh', texts: { zh: { title: '陶瓷膜' } }, facts: { indicators: [{ name: '通量', operator: '≥', value: '180', unit: 'L/m2h' }, { operator: '≤', value: '40' }] } })
})

test('every column has a key of its own, and headers in one language tell columns apart', () => {
  expect(new Set(columns.map((column) => column.key)).size).toBe(columns.length)
  for (const lang of ['zh', 'en'] as const) expect(new Set(exportColumns.map((column) => column.header[lang])).size).toBe(exportColumns.length)
})
