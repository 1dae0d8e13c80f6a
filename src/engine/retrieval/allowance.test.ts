import { expect, test } from 'vitest'
import type { Lang } from '../../core/text.ts'
import { Bridge } from './bridge.ts'
import { Collection } from './collection.ts'
import { bilingualOf } from './dictionary.ts'
import { planFor, tuning } from './plan.ts'
import { askedOf } from './profile.ts'
import { tableOf } from './table.ts'
import { entries, wholeRuns } from './testing/worlds.ts'
import { analyserWith } from './tokens.ts'

const collection = new Collection(analyserWith(wholeRuns))
collection.upsert({ id: 'zh', kind: 'offer', texts: [{ lang: 'zh', title: '电池，焊接' }], facets: {} })
collection.upsert({ id: 'en', kind: 'offer', texts: [{ lang: 'en', title: 'battery welding' }], facets: {} })
const printed = bilingualOf(entries)
const learned = { toEnglish: tableOf([['电池', [{ term: 'batteri', p: 1 }]], ['焊接', [{ term: 'weld', p: 1 }]]]), toChinese: tableOf([]) }

const allowance = (text: string, to: Lang, bridge = new Bridge(printed)) => planFor(askedOf([{ lang: 'zh', title: text }], collection.analyse), 'zh', to, collection.sides, bridge, collection.vocabulary).allowance

const further = (count: number) => Array.from({ length: count }, (_, at) => `另${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[at]}`).join('，')

test('a short query is made an allowance for what it reaches by translations, less for what was learned', () => {
  expect(allowance('电池，焊接', 'en')).toBeCloseTo(1 + tuning.allowance.dictionary)
  expect(allowance('电池，焊接', 'en', new Bridge(undefined, learned))).toBeCloseTo(1 + tuning.allowance.learned)
  expect(allowance('电池，焊接', 'zh')).toBe(1)
  expect(allowance('另甲', 'en')).toBe(1)
})

test('the longer the query the smaller the allowance, none for one of sixteen words', () => {
  expect(allowance(`电池，焊接，${further(6)}`, 'en')).toBeCloseTo(1 + tuning.allowance.dictionary)
  expect(allowance(`电池，焊接，${further(10)}`, 'en')).toBeCloseTo(1 + tuning.allowance.dictionary / 2)
  expect(allowance(`电池，焊接，${further(14)}`, 'en')).toBe(1)
})
