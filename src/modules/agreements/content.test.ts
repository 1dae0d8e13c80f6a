import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someAgreement } from '../../../test/world/agreements-content.ts'
import { documentText } from '../../platform/documents.ts'
import { gapsOf } from './blanks.ts'
import { exactText, hashOf } from './canonical.ts'
import { clauseWords, isClauseKey, optionsOf, positionsOf, templateOf } from './clauses.ts'
import { contentSchema, rolesOf } from './content.ts'
import { differenceOf } from './difference.ts'
import { clausesOf, hanNumber } from './document.ts'
import { faultsOf } from './schedule.ts'
import { readBack, withReadBack, wordOf } from './word.ts'
import { closingClauses } from './words/clauses/closing.ts'
import { conductClauses } from './words/clauses/conduct.ts'
import { propertyClauses } from './words/clauses/property.ts'
import { purposeClauses } from './words/clauses/purpose.ts'
import { agreementTypes, type AgreementType } from './words/kinds.ts'

const types = Object.keys(agreementTypes) as AgreementType[]
const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const reference = { reference: 'A-2026-0001' }
const whole = types.flatMap((type) => (positionsOf(type).length ? positionsOf(type) : [null]).map((position) => someAgreement({ type, terms: { position } })))

describe('the clauses', () => {
  test('every type, with each of its positions, fills every blank in both languages, and has both halves in as many paragraphs', () => {
    for (const content of whole) {
      const text = exactText(content, reference)
      expect(text.match(/\{\w+\}/g) ?? [], content.type).toEqual([])
      expect(gapsOf(content), content.type).toEqual([])
      for (const clause of clausesOf(content)) expect(clause.text.zh.split('\n').length, clause.key).toBe(clause.text.en.split('\n').length)
      expect(text).toContain('Northfield Filtration Ltd')
    }
  })

  test('no clause is written for nothing', () => {
    const used = new Set(types.flatMap((type) => [...whole.filter((one) => one.type === type).flatMap((one) => templateOf({ ...one, options: optionsOf(type).map(({ key }) => key) })), ...templateOf(someAgreement({ type, terms: { payment: 'none', position: null } }))]))
    const written = Object.keys({ ...purposeClauses, ...propertyClauses, ...conductClauses, ...closingClauses })
    expect(written.filter((key) => isClauseKey(key) && !used.has(key))).toEqual([])
  })

  test('what is missing is named, and stays visible in the text', () => {
    const content = someAgreement({ terms: { subject: { en: 'Membranes' }, months: null, amount: null } })
    expect(gapsOf(content).map(({ what, lang }) => [what.en, lang])).toEqual([['subject', 'zh'], ['price', undefined], ['term in months', undefined]])
    expect(exactText(content, reference)).toContain('[to be filled in: term in months]')
    expect(gapsOf(someAgreement({ type: 'licence', schedule: { licences: [] } }))).toHaveLength(1)
  })

  test('a party has its role by its place', () => {
    expect(someAgreement({ type: 'licence' }).parties.map((one) => one.role)).toEqual(['licensor', 'licensee'])
    expect(Object.values(rolesOf).every((roles) => roles.length > 0)).toBe(true)
  })
})

test('the exact text depends on the content alone: any change of a term that it shows is another hash', () => {
  const content = someAgreement()
  expect(hashOf(exactText(content, reference))).toBe(hashOf(exactText(contentSchema.parse(JSON.parse(JSON.stringify(content))), reference)))
  for (const terms of [{ months: 25 }, { amount: { minor: 150_000_01, currency: 'CNY' as const } }, { law: 'england' as const }, { royaltyBp: 251 }, { position: 'p6' as const }]) expect(exactText(someAgreement({ terms }), reference)).not.toBe(exactText(content, reference))
  expect(exactText(someAgreement({ governing: 'en' }), reference).startsWith('Research')).toBe(true)
})

test('Chinese counts from 1 to 99', () => {
  expect([1, 9, 10, 11, 19, 20, 21, 99].map(hanNumber)).toEqual(['一', '九', '十', '十一', '十九', '二十', '二十一', '九十九'])
})

test('foreground shares make a whole, or the item is named; a licence has two parties', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ party: fc.nat(2), bp: fc.integer({ min: 1, max: 10_000 }) }), { minLength: 1, maxLength: 3 }), (shares) => {
      const content = someAgreement({ schedule: { foreground: [{ title: { en: 'x' }, kind: 'patent', number: '', shares }] } })
      const right = shares.every((one) => one.party < 2) && new Set(shares.map((one) => one.party)).size === shares.length && shares.reduce((sum, one) => sum + one.bp, 0) === 10_000
      expect(faultsOf(content).length === 0).toBe(right)
    }),
    { numRuns },
  )
  const [licence] = someAgreement().schedule.licences
  expect(faultsOf(someAgreement({ schedule: { licences: [{ ...licence!, to: 0 }] } }))).toEqual([{ list: 'licences', place: 0, fault: 'party' }])
})

describe('the difference of two versions', () => {
  test('names the clause, in both languages, and says what came and went', () => {
    const changes = differenceOf(someAgreement(), someAgreement({ terms: { confidentialityYears: 7 } }))
    expect(changes.map(({ name, lang, kind }) => [name.en, lang, kind])).toEqual([['Confidentiality', 'zh', 'changed'], ['Confidentiality', 'en', 'changed']])
    expect(changes[1]!.runs.filter((run) => run.kind !== 'same')).toEqual([{ kind: 'removed', text: '5 ' }, { kind: 'added', text: '7 ' }])
  })

  test('is empty for the same, and tells clauses that came or went', () => {
    const content = someAgreement()
    expect(differenceOf(content, content)).toEqual([])
    const without = { ...content, options: content.options.filter((key) => key !== 'data') }
    expect(differenceOf(content, without).map((one) => one.kind)).toEqual(['removed', 'removed'])
    expect(differenceOf(without, content).map((one) => one.kind)).toEqual(['added', 'added'])
  })
})

describe('Word', () => {
  const back = async (bytes: Uint8Array) => documentText(Buffer.from(bytes))

  test('what went out and came back untouched changes nothing, for every type', { timeout: 60_000 }, async () => {
    for (const content of types.map((type) => someAgreement({ type }))) {
      const text = await back(await wordOf(content, reference))
      const read = readBack(text, content)
      expect(read.scheduleDiffers, content.type).toBe(false)
      expect(withReadBack(content, read), content.type).toEqual({ ...content, own: [], left: [] })
    }
  })

  test('a changed sentence, a clause that came and one that went are what differs', async () => {
    const content = someAgreement()
    const text = (await back(await wordOf(content, reference)))
      .replace('一方书面要求时，对方应返还或销毁保密信息', '一方书面要求时，对方应在十日内返还或销毁保密信息')
      .replace(/第[^条]+条　费用与支付[\s\S]*?(?=第[^条]+条　提成与账目)/u, '').replace(/\d+\. Payment\n[\s\S]*?(?=\d+\. Royalties)/u, '')
      .replace(/(第[^条]+条　适用法律与争议解决)/u, '第九十条　保险\n各方应投保。\n$1').replace(/(\d+\. Law and disputes)/u, '90. Insurance\nEach party insures itself.\n$1')
    const after = withReadBack(content, readBack(text, content))
    expect(after.left).toEqual(['payment'])
    expect(after.own.map((one) => one.key)).toEqual(['confidentiality', 'own-1'])
    expect(clausesOf(after).find((one) => one.key === 'own-1')).toMatchObject({ heading: { zh: '保险', en: 'Insurance' }, text: { zh: '各方应投保。', en: 'Each party insures itself.' } })
    const keys = clausesOf(after).map((one) => one.key)
    expect(keys.indexOf('own-1')).toBe(keys.indexOf('law') - 1)
    expect(clausesOf(after).find((one) => one.key === 'confidentiality')?.text.en).toBe(clausesOf(content).find((one) => one.key === 'confidentiality')?.text.en)
  })

  test('one language alone keeps the other; a schedule that differs is told', async () => {
    const content = someAgreement()
    const text = await back(await wordOf(content, reference))
    const english = text.slice(text.indexOf('English text'))
    const after = withReadBack(content, readBack(english.replace('with no less care than its own', 'with great care').replace('60 %', '70 %'), content))
    expect(after.own.map((one) => one.key)).toEqual(['confidentiality'])
    expect(after.own[0]!.text.zh).toBe(clausesOf(content).find((one) => one.key === 'confidentiality')?.text.zh)
    expect(readBack(english.replace('60 %', '70 %'), content).scheduleDiffers).toBe(true)
    expect(readBack('Nothing that looks like a clause.', content).clauses).toEqual({})
    expect(clauseWords('law').heading.en).toBe('Law and disputes')
  })
})
