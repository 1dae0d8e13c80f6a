import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverWith, provable } from './cover.ts'
import { exactCover } from './exact.ts'
import { greedyCover } from './greedy.ts'
import { type CoverProblem, numbered, type Numbered, shareOf } from './problem.ts'

const aims = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }).map((weights) => weights.map((weight, index) => ({ id: `aim ${index}`, weight })))
const strength = fc.constantFrom(0, 0, 0.25, 0.5, 0.75, 1)

const problem = (most: number, organisations: number): fc.Arbitrary<CoverProblem> =>
  aims.chain((all) =>
    fc.record({
      aims: fc.constant(all),
      candidates: fc
        .array(fc.tuple(fc.nat(organisations - 1), fc.array(strength, { minLength: all.length, maxLength: all.length })), { maxLength: most })
        .map((rows) => rows.map(([organisation, row], index) => ({ id: `candidate ${index}`, organisation: `organisation ${organisation}`, covers: Object.fromEntries(all.map((aim, place) => [aim.id, row[place] ?? 0])) }))),
      most: fc.integer({ min: 1, max: 4 }),
      price: fc.constantFrom(0, 0.05, 0.2),
    }),
  )

/** Every team of different organisations that is small enough. */
function* teams({ candidates, organisations, most }: Numbered, from = 0, chosen: number[] = []): Generator<number[]> {
  yield chosen
  if (chosen.length === most) return
  for (let next = from; next < candidates.length; next += 1) {
    if (chosen.some((other) => organisations[other] === organisations[next])) continue
    yield* teams({ candidates, organisations, most } as Numbered, next + 1, [...chosen, next])
  }
}

const worth = (numbers: Numbered, chosen: readonly number[]): number => shareOf(numbers, chosen) - numbers.price * chosen.length
const all = (given: CoverProblem): Numbered => {
  const { price = 0, ...rest } = given
  const unpriced = numbered({ ...rest, price: 0, candidates: given.candidates.map((one) => ({ ...one, organisation: one.id })) })
  return { ...unpriced, price, organisations: Int32Array.from(unpriced.candidates, (one) => Number(given.candidates.find(({ id }) => id === one.id)?.organisation.at(-1))) }
}
const best = (numbers: Numbered): number => Math.max(...[...teams(numbers)].map((team) => worth(numbers, team)))

test('the solver gives what trying every team of all candidates gives, and never less than the greedy team', async () => {
  await fc.assert(
    fc.asyncProperty(problem(8, 5), async (given) => {
      const numbers = numbered(given)
      const proved = await exactCover(numbers)
      expect(worth(numbers, proved ?? [])).toBeCloseTo(best(all(given)), 6)
      expect(worth(numbers, proved ?? [])).toBeGreaterThanOrEqual(worth(numbers, greedyCover(numbers)) - 1e-6)
    }),
    { numRuns: 60 },
  )
})

test('without a price the greedy team keeps its guarantee: 1 − 1/e of the best, or a half where organisations have several candidates', () => {
  fc.assert(
    fc.property(problem(7, 3), (given) => {
      const several = numbered({ ...given, price: 0 })
      expect(shareOf(several, greedyCover(several))).toBeGreaterThanOrEqual(best(several) / 2 - 1e-9)
      const single = numbered({ ...given, price: 0, candidates: given.candidates.map((one) => ({ ...one, organisation: one.id })) })
      expect(shareOf(single, greedyCover(single))).toBeGreaterThanOrEqual(best(single) * (1 - 1 / Math.E) - 1e-9)
    }),
    { numRuns: 300 },
  )
})

test('members are of different organisations, each worth its price, and the figures add up', async () => {
  await fc.assert(
    fc.asyncProperty(problem(10, 4), async (given) => {
      const team = await coverWith(given)
      const { most = 4, price = 0 } = given
      expect(team.members.length).toBeLessThanOrEqual(most)
      expect(new Set(team.members.map((one) => one.organisation)).size).toBe(team.members.length)
      for (const member of team.members) expect(member.gain).toBeGreaterThanOrEqual(price - 1e-6)
      const whole = given.aims.reduce((sum, aim) => sum + aim.weight, 0)
      const covered = team.aims.reduce((sum, one, index) => sum + one.strength * (given.aims[index]?.weight ?? 0), 0)
      expect(covered / whole).toBeCloseTo(team.share, 9)
      for (const { by, strength: reached, aim } of team.aims) {
        expect(by === undefined).toBe(reached === 0)
        for (const { id } of team.members) expect(given.candidates.find((one) => one.id === id)?.covers[aim] ?? 0).toBeLessThanOrEqual(reached)
      }
    }),
    { numRuns: 60 },
  )
})

test('the order of what is given changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(problem(8, 4).chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray([...given.candidates], { minLength: given.candidates.length }))), async ([given, shuffled]) => {
      expect(await coverWith({ ...given, candidates: shuffled })).toEqual(await coverWith(given))
    }),
    { numRuns: 60 },
  )
})

test('many candidates are answered greedily', async () => {
  const candidates = Array.from({ length: provable + 1 }, (_, index) => ({ id: `c${String(index).padStart(3, '0')}`, organisation: `o${index}`, covers: { [`a${index % 5}`]: 1 } }))
  const team = await coverWith({ aims: Array.from({ length: 5 }, (_, index) => ({ id: `a${index}`, weight: 1 })), candidates })
  expect(team.how).toBe('greedy')
  expect(team.members.map((one) => one.id)).toEqual(['c000', 'c001', 'c002', 'c003'])
  expect(team.share).toBeCloseTo(0.8)
  expect(team.aims.at(-1)).toEqual({ aim: 'a4', strength: 0 })
})
