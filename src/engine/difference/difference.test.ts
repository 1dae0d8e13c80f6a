import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsBetween } from './difference.ts'
import { piecesOf } from './pieces.ts'

const numRuns = process.env.QIAO_SOAK ? 10_000 : 100
const text = fc.array(fc.constantFrom('pump ', 'valve ', '陶', '瓷', '膜', '5G', '，', ' ', '\n', '180 L/m² ', 'e\u0301'), { maxLength: 40 }).map((parts) => parts.join(''))

test('the runs give back both texts, and equal texts have no difference', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = runsBetween(before, after)
      expect(runs.filter((one) => one.kind !== 'added').map((one) => one.text).join('')).toBe(before)
      expect(runs.filter((one) => one.kind !== 'removed').map((one) => one.text).join('')).toBe(after)
      expect(runsBetween(before, before).every((one) => one.kind === 'same')).toBe(true)
      expect(piecesOf(before).join('')).toBe(before)
    }),
    { numRuns },
  )
})

test('words of Latin script and single Han characters are what changes', () => {
  expect(runsBetween('a cheap ceramic pump', 'a quiet ceramic pump')).toEqual([
    { kind: 'same', text: 'a ' },
    { kind: 'removed', text: 'cheap ' },
    { kind: 'added', text: 'quiet ' },
    { kind: 'same', text: 'ceramic pump' },
  ])
  expect(runsBetween('陶瓷膜通量高', '陶瓷膜通量更高')).toEqual([
    { kind: 'same', text: '陶瓷膜通量' },
    { kind: 'added', text: '更' },
    { kind: 'same', text: '高' },
  ])
})

test('two long texts with nothing in common are compared in bounded time', () => {
  const [a, b] = [Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(' '), Array.from({ length: 20_000 }, (_, n) => `b${n}`).join(' ')]
  const begun = performance.now()
  expect(runsBetween(a, b).map((one) => one.kind)).toEqual(['removed', 'added'])
  expect(performance.now() - begun).toBeLessThan(2_000)
})
