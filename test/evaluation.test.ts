import { describe, expect, it } from 'vitest'
import { figuresOf, ndcgOf } from '../bench/evaluation/figures.ts'
import { judgementsOf } from '../bench/evaluation/judgements.ts'
import { identified } from '../bench/evaluation/records.ts'
import { splitOf } from '../bench/evaluation/split.ts'
import { tasksOf } from '../bench/evaluation/tasks.ts'

const one = (id: string): Map<string, number> => new Map([[id, 1]])

describe('figures of the evaluation', () => {
  it('follow their definitions', () => {
    const answers = [{ found: ['a', 'b'], grades: one('a') }, { found: ['x', 'y', 'b'], grades: one('b') }, { found: ['x'], grades: one('c') }, { found: ['x'], grades: new Map<string, number>() }]
    expect(figuresOf(answers, 8)).toEqual({ r1: 0.3333, r5: 0.6667, r10: 0.6667, mrr: 0.4444, ndcg: 0.5, needs: 3, msPerNeed: 2 })
  })

  it('grade by gain and place', () => {
    const grades = new Map([['good', 2], ['fair', 1]])
    expect(ndcgOf(['good', 'fair'], grades)).toBe(1)
    expect(ndcgOf(['fair', 'good'], grades)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)))
    expect(ndcgOf(['good'], new Map([['good', 0]]))).toBeUndefined()
  })
})

describe('the split', () => {
  const text = 'we propose a method to detect welding defects in pipelines with ultrasonic arrays'
  const rows = identified([
    { id: 'a', split: 'test', zh: '焊接缺陷检测', en: text },
    { id: 'b', split: 'learn', zh: '焊接', en: `${text} again` },
    { id: 'c', split: 'learn', zh: '催化', en: 'a catalyst for hydrogen production from sea water under pressure' },
    { id: 'd', split: 'learn', en: 'only one language' },
  ])

  it('is that of the file, and never learns from a near-copy of what is asked', () => {
    const { test, learn, nearCopies } = splitOf(rows, 10)
    expect([test, learn].map((list) => list.map(({ id }) => id))).toEqual([['a'], ['c']])
    expect(nearCopies).toMatchObject([{ learn: 'b', test: 'a' }])
  })

  it('shares no record and stays the same when the file states none', () => {
    const plain = identified(Array.from({ length: 200 }, (_, index) => ({ id: `r${index}`, zh: `第${index}条`, en: `record ${index}` })))
    const { test, learn, stated } = splitOf(plain, 1_000)
    const more = splitOf([...plain, { id: 'later', zh: '后', en: 'later' }], 1_000)
    expect(stated).toBe(false)
    expect(test.length + learn.length).toBe(200)
    expect(learn.length).toBeGreaterThan(30)
    expect(test.every(({ id }) => learn.every((other) => other.id !== id))).toBe(true)
    expect(more.learn.map(({ id }) => id)).toEqual(expect.arrayContaining(learn.map(({ id }) => id)))
  })
})

it('removes Latin letters from Chinese only, and names what a file lacks', () => {
  const { tasks, missing } = tasksOf([{ id: 'a', zh: '用LSTM检测', en: 'LSTM detection' }], 'removed')
  const texts = tasks.find(({ name }) => name === 'zh text → en')
  expect(texts?.needs[0]?.text).toBe('用 检测')
  expect(texts?.offers[0]?.text).toBe('LSTM detection')
  expect(missing.find(({ name }) => name === 'en title → zh')?.fields).toEqual(['title_en', 'zh_summary'])
  expect(tasksOf([{ id: 'a', zh: '用LSTM检测', en: 'x' }], 'kept').tasks[0]?.needs[0]?.text).toBe('用LSTM检测')
})

it('reads judgements under the usual names and counts what it cannot read', () => {
  const { judgements, unread } = judgementsOf([{ need: 'n', offer: 'o', grade: '2' }, { query_id: 'n', document_id: 'p', relevance: '0' }, { need: 'n', offer: 'q', grade: 'good' }])
  expect(judgements.get('n')).toEqual(new Map([['o', 2], ['p', 0]]))
  expect(unread).toBe(1)
})
