import { expect, test } from 'vitest'
import type { Lang } from '../../core/text.ts'
import { Bridge } from './bridge.ts'
import { balanced, sumsOf } from './calibrate.ts'
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

const planned = (from: Lang, text: string, to: Lang, bridge = new Bridge(printed)) => planFor(askedOf([{ lang: from, title: text }], collection.analyse), from, to, collection.sides, bridge, collection.vocabulary)
const allowance = (text: string, to: Lang, bridge = new Bridge(printed)) => planned('zh', text, to, bridge).allowance

const further = (count: number) => Array.from({ length: count }, (_, at) => `另${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[at]}`).join('，')

test('a short query is made an allowance for what it reaches by translations, less for what was learned', () => {
  expect(allowance('电池，焊接', 'en')).toBeCloseTo(1 + tuning.allowance.zh.dictionary)
  expect(allowance('电池，焊接', 'en', new Bridge(undefined, learned))).toBeCloseTo(1 + tuning.allowance.zh.learned)
  expect(allowance('电池，焊接', 'zh')).toBe(1)
  expect(allowance('另甲', 'en')).toBe(1)
  expect(planned('en', 'battery welding', 'zh').allowance).toBeCloseTo(1 + tuning.allowance.en.dictionary)
})

test('the longer the query the smaller the allowance, none for one of sixteen words', () => {
  expect(allowance(`电池，焊接，${further(6)}`, 'en')).toBeCloseTo(1 + tuning.allowance.zh.dictionary)
  expect(allowance(`电池，焊接，${further(10)}`, 'en')).toBeCloseTo(1 + tuning.allowance.zh.dictionary / 2)
  expect(allowance(`电池，焊接，${further(14)}`, 'en')).toBe(1)
})

test('a long query has something taken off what was learned', () => {
  const bridge = new Bridge(undefined, learned)
  expect(allowance(`电池，焊接，${further(14)}`, 'en', bridge)).toBeCloseTo(1 - tuning.certainty)
  expect(allowance(`电池，焊接，${further(10)}`, 'en', bridge)).toBeCloseTo(1 + (tuning.allowance.zh.learned - tuning.certainty) / 2)
})

/** So many listings of each language about batteries, and some about welding. */
const filled = (zh: number, en: number) => {
  const many = new Collection(analyserWith(wholeRuns))
  const add = (lang: Lang, index: number) => many.upsert({ id: `${lang}${index}`, kind: 'offer', texts: [{ lang, title: [lang === 'zh' ? '电池' : 'battery', ...(index % 5 ? [] : [lang === 'zh' ? '焊接' : 'welding'])].join('，') }], facets: {} })
  for (let index = 0; index < zh; index += 1) add('zh', index)
  for (let index = 0; index < en; index += 1) add('en', index)
  return many
}

const balance = (text: string, to: Lang, { sides, vocabulary, analyse }: Collection) => planFor(askedOf([{ lang: 'zh', title: text }], analyse), 'zh', to, sides, new Bridge(printed), vocabulary).balance

test('the best of both languages are balanced where both have enough listings to tell, for short queries that translations reach', () => {
  const enough = filled(tuning.telling, tuning.telling)
  expect(balance('电池，焊接', 'en', enough)).toBeCloseTo(tuning.balance)
  expect(balance('电池，焊接', 'zh', enough)).toBe(0)
  expect(balance('另甲', 'en', enough)).toBe(0)
  expect(balance(`电池，焊接，${further(10)}`, 'en', enough)).toBeCloseTo(tuning.balance / 2)
  expect(balance(`电池，焊接，${further(14)}`, 'en', enough)).toBe(0)
  expect(balance('电池，焊接', 'en', filled(tuning.telling, tuning.telling - 1))).toBe(0)
  expect(balance('电池，焊接', 'en', filled(tuning.telling - 1, tuning.telling))).toBe(0)
})

test('the tenth-best of counted rows', () => {
  const tenthOf = (scores: Float64Array, counted: Uint8Array): number => sumsOf(scores, counted, scores.length).tenth
  const scores = Float64Array.from({ length: 40 }, (_, row) => (row * 7) % 40)
  const all = new Uint8Array(40).fill(1)
  expect(tenthOf(scores, all)).toBe(30)
  expect(tenthOf(scores, Uint8Array.from(scores, (score) => (score > 34 ? 0 : 1)))).toBe(25)
  expect(tenthOf(scores.subarray(0, 9), all)).toBe(0)
  expect(tenthOf(new Float64Array(40).fill(3), all)).toBe(3)
  expect(tenthOf(new Float64Array(40), all)).toBe(0)
})

test('a language whose best are worth less is raised, twice at most; nothing where either lacks ten', () => {
  expect(balanced(0.6, 0.5, 1)).toBeCloseTo(1.2)
  expect(balanced(0.6, 0.5, 0)).toBe(1)
  expect(balanced(9, 1, 1)).toBe(2)
  expect(balanced(1, 9, 1)).toBe(0.5)
  expect(balanced(0, 0.5, 1)).toBe(1)
  expect(balanced(0.5, 0, 1)).toBe(1)
})
