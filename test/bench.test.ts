import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distinctTermsOf, madeTexts, plainTerm, termsOf, textOf } from '../bench/matching/corpus/made.ts'
import type { Pool, Sentence } from '../bench/matching/corpus/sentences.ts'
import { figuresOf, ratioOf } from '../bench/matching/figures.ts'
import { overlapOf, type Report } from '../bench/matching/measure.ts'

const sentence = (words: string[]): Sentence => ({ text: `${words.join(' ')}.`, terms: words.map((word) => word.toLowerCase()), words })
const pool: Pool = { sentences: 400, texts: Array.from({ length: 40 }, (_, real) => Array.from({ length: 10 }, (_, at) => sentence(Array.from({ length: 8 }, (_, word) => `W${(real * 7 + at * 3 + word * 11) % 500}`)))) }

describe('texts of the benchmark', () => {
  test('the same seed makes the same texts, another seed others', () => {
    const made = (seed: number): string[] => [...madeTexts(pool, 5, seed)].map((one) => textOf(one, 'en').text)
    expect(made(1)).toEqual(made(1))
    expect(made(1)).not.toEqual(made(2))
  })

  test('a text ends soon after it has the terms that it was to have', () => {
    for (const made of madeTexts(pool, 50, 3)) {
      const distinct = new Set(made.flatMap(({ terms }) => terms)).size
      expect(distinct).toBeGreaterThanOrEqual(46)
      expect(distinct).toBeLessThan(106 + 8)
    }
  })

  test('peers get every term as often as the text has it, and ask for each once', () => {
    const made = [sentence(['Nano', '0.5', 'Nano']), sentence(['10kW', 'nano'])]
    expect(termsOf(made).split(' ')).toEqual(['nano', '0x2ex5', 'nano', '10kw', 'nano'])
    expect(distinctTermsOf(made).split(' ')).toEqual(['nano', '0x2ex5', '10kw'])
  })

  test('a term for peers has letters and digits alone', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (term) => {
      expect(plainTerm(term)).toMatch(/^[\p{L}\p{N}]+$/u)
    }))
  })
})

const report = (documents: number, runs: [string, number[], string[][]][]): Report => ({
  name: 'x', documents, indexSeconds: 1, indexCpuSeconds: 1, peakMb: 100,
  runs: runs.map(([label, ms, found]) => ({ label, ms, cpuMs: 1, rounds: [], found })),
})

describe('figures of the benchmark', () => {
  test('overlap counts what both found, on the queries that both were asked', () => {
    expect(overlapOf([['a', 'b'], ['c', 'd']], [['b', 'x'], ['c', 'd']])).toBe(0.75)
    expect(overlapOf([['a'], ['b']], [['a']])).toBe(1)
  })

  test('a peer that was asked fewer queries is compared on those', () => {
    const run = (ms: number[]) => ({ label: '', ms, cpuMs: 0, rounds: [], found: [] })
    expect(ratioOf(run([10, 30]), run([1, 3, 100]))).toBe(10)
  })

  test('a peer is compared at its own size; one that did not run has no ratio', () => {
    const ours = (documents: number, ms: number) => ({ engine: 'plain', documents, outcome: report(documents, [['exact', [ms], [['a', 'b']]], ['fast', [ms], [['a', 'c']]]]) })
    const figures = figuresOf([
      ours(1_000, 4),
      ours(100, 2),
      { engine: 'minisearch', documents: 100, outcome: report(100, [['', [20], []]]) },
      { engine: 'lucene', documents: 1_000, outcome: report(1_000, [['exhaustive', [8], []], ['block-max WAND', [40], []]]) },
      { engine: 'fts5', documents: 1_000, outcome: { notRun: 'not installed' } },
    ], 1_000)
    expect(figures).toMatchObject({ msPerQuery: 4, minisearchRatio: 10, luceneRatio: 2, fts5Ratio: null, flexsearchRatio: null, fastOverlap: 0.5, batchMinutes: null })
  })

  test('the batch is stated for the size of the plan', () => {
    const mixed = { ...report(75_000, [['exact', [1], []]]), batch: { needs: 5_500, seconds: 30, cpuSeconds: 60, peakMb: 700 } }
    expect(figuresOf([{ engine: 'mixed', documents: 75_000, outcome: mixed }], 75_000)).toMatchObject({ batchMinutes: 20, batchCpuMinutes: 40, peakMb: 700 })
  })
})
