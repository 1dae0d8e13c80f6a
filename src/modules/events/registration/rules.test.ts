import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom, firstState, offerUntil, readCode, showCode, windowOf } from './rules.ts'

const hour = 3_600_000

test('registration is open between its times, in a published event that has not ended', () => {
  const event = { state: 'published', endsAt: new Date(10 * hour), registrationOpensAt: new Date(2 * hour), registrationClosesAt: new Date(5 * hour) }
  expect([1, 2, 4, 5, 11].map((at) => windowOf(event, new Date(at * hour)))).toEqual(['not_yet', 'open', 'open', 'closed', 'closed'])
  expect(windowOf({ ...event, state: 'cancelled' }, new Date(3 * hour))).toBe('closed')
  expect(windowOf({ ...event, registrationOpensAt: null, registrationClosesAt: null }, new Date(0))).toBe('open')
})

test('nobody overtakes the line, and approval comes before a seat unless one was invited', () => {
  expect(firstState({ approval: false }, { capacity: 2, taken: 1, waiting: 0 }, false)).toBe('confirmed')
  expect(firstState({ approval: false }, { capacity: 2, taken: 1, waiting: 1 }, false)).toBe('waiting')
  expect(firstState({ approval: false }, { capacity: 2, taken: 2, waiting: 0 }, false)).toBe('waiting')
  expect(firstState({ approval: true }, { capacity: null, taken: 0, waiting: 0 }, false)).toBe('asked')
  expect(firstState({ approval: true }, { capacity: null, taken: 0, waiting: 0 }, true)).toBe('confirmed')
})

test('an offer always lies ahead, and holds a day at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 1200 }), (starts, long, now) => {
      const at = new Date(now * hour)
      const until = offerUntil({ startsAt: new Date(starts * hour), endsAt: new Date((starts + long) * hour) }, at)
      expect(until > at).toBe(true)
      expect(until.getTime() - at.getTime()).toBeLessThanOrEqual(24 * hour)
    }),
  )
})

test('a code is read back however it was typed, and out of the address on a badge', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const code = codeFrom(bytes)
      expect(readCode(code)).toBe(code)
      expect(readCode(` ${showCode(code).toLowerCase()} `)).toBe(code)
      expect(readCode(`https://qiao.example/zh/events/week/check-in?code=${code}`)).toBe(code)
    }),
  )
  expect(readCode('O1IL0ABCDE')).toBe('01110ABCDE')
  for (const wrong of ['', 'ABC', 'UUUUUUUUUU', '0123456789A']) expect(readCode(wrong)).toBeUndefined()
})
