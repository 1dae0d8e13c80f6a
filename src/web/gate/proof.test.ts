import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { solved } from '../../../test/world/doors.ts'
import { challengeFrom, proofHolds } from './proof.ts'

const key = randomBytes(32)
const at = new Date('2026-06-01T08:00:00Z')
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

test('a solved challenge of this instance holds for an hour', () => {
  const proof = solved(challengeFrom(key, at))
  expect(proofHolds(key, proof, later(59))).toEqual(later(60))
  expect(proofHolds(key, proof, later(60))).toBeUndefined()
})

test('an unsolved, altered or foreign one does not', () => {
  const challenge = challengeFrom(key, at)
  const proof = solved(challenge)
  const unsolved = Array.from({ length: 40 }, (_, nonce) => `${challenge}.x${nonce}`).filter((one) => proofHolds(key, one, at))
  expect(unsolved.length).toBeLessThan(3)
  expect(proofHolds(randomBytes(32), proof, at)).toBeUndefined()
  const [until = '', ...rest] = proof.split('.')
  expect(proofHolds(key, [`${until}z`, ...rest].join('.'), at)).toBeUndefined()
  for (const nonsense of ['', '...', 'a.b.c.d', `${proof}.1`, 'x'.repeat(500)]) expect(proofHolds(key, nonsense, at)).toBeUndefined()
})

test('two challenges are never the same', () => expect(new Set(Array.from({ length: 500 }, () => challengeFrom(key, at))).size).toBe(500))
