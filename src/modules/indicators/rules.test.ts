import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOf, smallestCell, told } from './rules.ts'

test('a figure is told when all of it is the reader’s, or at least five are others’; never in between', () => {
  fc.assert(fc.property(fc.nat(100), fc.nat(100), (mine, others) => {
    expect(told(mine + others, mine)).toBe(others === 0 || others >= smallestCell ? mine + others : undefined)
  }))
})

test('shares are of what is told', () => {
  expect([shareOf(1, 3), shareOf(undefined, 3), shareOf(1, undefined), shareOf(0, 0)]).toEqual([33.3, undefined, undefined, undefined])
})
