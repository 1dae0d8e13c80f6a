import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applied, type Facts, mostBytes, step } from './telling.ts'

const facts = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), fc.oneof(fc.integer(), fc.string({ maxLength: 300 }), fc.array(fc.integer(), { maxLength: 5 })), { maxKeys: 60 }).map((one): Facts => new Map(Object.entries(one)))

test('whoever applies the changes knows what was told, no change is too large, and what is comes to be told', () => {
  fc.assert(
    fc.property(facts, facts, (before, now) => {
      let [told, reader] = [before, before]
      for (let v = 1; ; v += 1) {
        const next = step(told, now, v, 1_790_000_000_000)
        if (!next) break
        expect(v).toBeLessThan(200)
        expect(Buffer.byteLength(JSON.stringify(next.change))).toBeLessThanOrEqual(mostBytes)
        expect(next.change.again).toBeUndefined()
        reader = applied(reader, next.change)
        told = next.told
        expect([...reader].sort()).toEqual([...told].sort())
      }
      expect([...told].sort()).toEqual([...now].sort())
    }),
  )
})

test('what is too long for a change sends readers to the snapshot, once', () => {
  const now = new Map<string, unknown>([['q1', 'long '.repeat(300)], ['v1', 3]])
  const first = step(new Map(), now, 1, 0)
  expect(first?.change).toEqual({ v: 1, t: 0, again: true, set: { v1: 3 } })
  expect(step(first!.told, now, 2, 0)).toBeUndefined()
})

test('what matters most comes first where there is no room for all', () => {
  const now = new Map<string, unknown>(Array.from({ length: 300 }, (_, place) => [`v${place}`, 1000 + place]))
  const first = step(new Map(), now, 1, 0)!
  expect(Object.keys(first.change.set!)[0]).toBe('v0')
  expect(first.told.has('v299')).toBe(false)
})
