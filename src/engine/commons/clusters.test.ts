import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clustersOf, type Likeness, mutualLikeness } from './clusters.ts'

/** Likenesses in eighths, so that sums in whatever order are exact. */
const likenesses = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)).filter(([a, b]) => a < b), { selector: ([a, b]) => `${a} ${b}`, maxLength: 25 })
  .chain((pairs) => fc.tuple(...pairs.map(([a, b]) => fc.integer({ min: 1, max: 8 }).map((eighths): Likeness => ({ a, b, likeness: eighths / 8 })))))

/** The same by the book: of all groups the two with the highest mean are merged, again and again. */
function plainly(pairs: readonly Likeness[], threshold: number): number[][] {
  let groups = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b).map((one) => [one])
  const mean = (x: number[], y: number[]) => pairs.reduce((sum, { a, b, likeness }) => sum + ((x.includes(a) && y.includes(b)) || (x.includes(b) && y.includes(a)) ? likeness : 0), 0) / (x.length * y.length)
  for (;;) {
    let best: { i: number; j: number; value: number } | undefined
    for (const [i, x] of groups.entries()) for (const [j, y] of groups.entries()) if (i < j && mean(x, y) >= threshold && mean(x, y) > (best?.value ?? 0)) best = { i, j, value: mean(x, y) }
    if (!best) return groups.filter((group) => group.length > 1).sort((x, y) => x[0]! - y[0]!)
    const { i, j } = best
    groups = groups.map((group, place) => (place === i ? [...group, ...groups[j]!].sort((a, b) => a - b) : group)).filter((_, place) => place !== j).sort((x, y) => x[0]! - y[0]!)
  }
}

const membersOf = (pairs: readonly Likeness[], threshold: number): number[][] => clustersOf(pairs, threshold).map((one) => one.members).sort((x, y) => x[0]! - y[0]!)

test('average link as the book has it, in whatever order the pairs come', () => {
  fc.assert(
    fc.property(likenesses, fc.constantFrom(0.25, 0.375, 0.5), (pairs, threshold) => {
      expect(membersOf(pairs, threshold)).toEqual(plainly(pairs, threshold))
      expect(clustersOf([...pairs].reverse(), threshold)).toEqual(clustersOf(pairs, threshold))
    }),
    { numRuns: 300 },
  )
})

test('a chain of neighbours does not run away, a circle of likes stays together', () => {
  const chain = Array.from({ length: 6 }, (_, a) => ({ a, b: a + 1, likeness: 0.5 }))
  expect(membersOf(chain, 0.35).every((members) => members.length <= 3)).toBe(true)
  const circle = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => ({ a, b, likeness: 0.5 })))
  expect(clustersOf(circle, 0.35)).toEqual([{ members: [0, 1, 2, 3], cohesion: 0.5 }])
})

test('only those that found each other are alike, and a text that is merely contained less so', () => {
  const pairs = mutualLikeness([[{ of: 1, share: 0.9 }, { of: 2, share: 0.9 }], [{ of: 0, share: 0.4 }], []], 0.3)
  expect(pairs).toEqual([{ a: 0, b: 1, likeness: Math.sqrt(0.9 * 0.4) }])
  expect(mutualLikeness([[{ of: 1, share: 0.9 }], [{ of: 0, share: 0.09 }]], 0.3)).toEqual([])
})
