import { expect, test } from 'vitest'
import type { Concept } from '../../engine/retrieval/matcher.ts'
import { reasonOf, topicsOf } from './reason.ts'

const concept = (query: string, found: string, contribution: number): Concept => ({ query: { term: query, label: query, lang: 'zh' }, found: { term: found, label: found, lang: 'en' }, via: 'dictionary', p: 1, contribution })
const topics = (...concepts: Concept[]) => topicsOf('zh', concepts).map(({ text }) => text)

test('words that any listing may say are no reason where there are others', () => {
  expect(topics(concept('需求', 'requirements', 4), concept('锂离子电池', 'lithium-ion batteries', 3), concept('方法', 'methods', 2), concept('隔膜', 'separator', 1))).toEqual(['锂离子电池', '隔膜'])
  expect(topics(concept('经营', 'innovative', 2), concept('需求', 'requirements', 1))).toEqual(['经营', '需求'])
})

test('what a listing lacks is named in words that tell something', () => {
  const lacks = (...missing: string[]) => reasonOf('zh', { asks: 'need', concepts: [concept('隔膜', 'separator', 1), concept('锂离子电池', 'lithium-ion batteries', 1)], missing }).slice(1).map(({ items }) => items.map(({ text }) => text))
  expect(lacks('寻找', '陶瓷涂层', '有限公司', '耐高温')).toEqual([['陶瓷涂层', '耐高温']])
  expect(lacks('寻找')).toEqual([])
})
