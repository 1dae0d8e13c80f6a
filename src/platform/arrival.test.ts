import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { arrivedBy, noteTurns } from './arrival.ts'

test('what waited while the process was busy arrived before it was; at rest the difference is small', async () => {
  const first = new Date()
  expect(arrivedBy(first)).toEqual(first)
  noteTurns()
  await pause(400)
  const busyFrom = Date.now()
  while (Date.now() - busyFrom < 300);
  const now = new Date()
  const arrived = arrivedBy(now)
  expect(arrived.getTime()).toBeLessThanOrEqual(busyFrom)
  expect(now.getTime() - arrived.getTime()).toBeLessThan(2_000)
  // Asked after the database was waited for, it is the same.
  await pause(400)
  expect(arrivedBy(now)).toEqual(arrived)
  expect(arrivedBy(new Date(0))).toEqual(new Date(0))
})
