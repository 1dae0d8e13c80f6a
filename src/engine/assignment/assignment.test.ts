import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AssignmentProblem, type Pairing, planAssignment } from './assignment.ts'
import { greedyAssignment } from './greedy.ts'
import { numbered } from './problem.ts'
import { violationsOf } from './testing/violations.ts'

const languages = fc.constantFrom(['zh'], ['en'], ['zh', 'en'], ['fr'])

const problem = (most: { submissions: number; reviewers: number; load: number }): fc.Arbitrary<AssignmentProblem> =>
  fc.tuple(fc.integer({ min: 1, max: most.submissions }), fc.integer({ min: 1, max: most.reviewers })).chain(([rows, width]) => {
    const pairing = fc.record({ submission: fc.nat(rows - 1).map((row) => `s${row}`), reviewer: fc.nat(width - 1).map((column) => `r${column}`) })
    return fc.record({
      submissions: fc.array(languages, { minLength: rows, maxLength: rows }).map((all) => all.map((one, row) => ({ id: `s${row}`, languages: one }))),
      reviewers: fc
        .array(fc.record({ languages, most: fc.integer({ min: 0, max: most.load }), institution: fc.constantFrom('a', 'b', undefined) }), { minLength: width, maxLength: width })
        .map((all) => all.map((one, column) => ({ id: `r${column}`, ...one }))),
      affinity: fc.array(fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8), { minLength: rows * width, maxLength: rows * width }).map((all) => Float64Array.from(all)),
      conflicts: fc.array(pairing, { maxLength: 3 }),
      kept: fc.array(pairing, { maxLength: 2 }),
      places: fc.integer({ min: 1, max: 2 }),
      fairness: fc.constantFrom(0, 0.95),
      sameInstitution: fc.constantFrom(0, 0.25),
    })
  })

type Worth = { pairs: Pairing[]; filled: number; services: number[]; counts: number[]; total: number; penalty: number }

/** Every plan that breaks no rule, by taking each pair or leaving it. */
function* plans(given: AssignmentProblem): Generator<Worth> {
  const width = given.reviewers.length
  const all = given.submissions.flatMap((one, row) => given.reviewers.map((other, column) => ({ submission: one.id, reviewer: other.id, row, column })))
  const allowed = all.filter((pair) => violationsOf({ ...given, reviewers: given.reviewers.map((one) => ({ ...one, most: 9 })) }, [pair]).length === 0)
  function* look(from: number, chosen: typeof allowed): Generator<Worth> {
    const services = given.submissions.map((_, row) => chosen.filter((one) => one.row === row).reduce((sum, one) => sum + (given.affinity[row * width + one.column] ?? 0), 0))
    const counts = given.submissions.map((_, row) => chosen.filter((one) => one.row === row).length)
    const together = given.submissions.flatMap((_, row) => ['a', 'b'].map((home) => Math.max(0, chosen.filter((one) => one.row === row && given.reviewers[one.column]?.institution === home).length - 1)))
    yield { pairs: chosen, filled: chosen.length, services, counts, total: services.reduce((sum, one) => sum + one, 0), penalty: (given.sameInstitution ?? 0) * together.reduce((sum, one) => sum + one, 0) }
    for (let next = from; next < allowed.length; next += 1) {
      const longer = [...chosen, allowed[next]!]
      if (violationsOf(given, longer).length === 0) yield* look(next + 1, longer)
    }
  }
  yield* look(0, [])
}

const nameOf = ({ submission, reviewer }: Pairing): string => `${submission} ${reviewer}`

test('a plan is what trying every plan gives: most places, the worst served well, then the most affinity, and its bounds hold', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ submissions: 3, reviewers: 4, load: 2 }), async (given) => {
      const made = await planAssignment(given)
      expect(violationsOf(given, made.pairs)).toEqual([])
      const names = new Set(made.pairs.map(nameOf))
      const kept = (given.kept ?? []).filter((one) => !made.notKept.some((other) => nameOf(other) === nameOf(one)))
      for (const one of kept) expect(names).toContain(nameOf(one))
      const all = [...plans(given)].filter(({ pairs }) => kept.every((one) => pairs.some((pair) => nameOf(pair) === nameOf(one))))
      const filled = Math.max(...all.map((one) => one.filled))
      expect(made.pairs.length).toBe(filled)
      const counts = given.submissions.map(({ id }) => made.pairs.filter(({ submission }) => submission === id).length)
      const same = all.filter((one) => one.counts.every((count, row) => count === counts[row]))
      const full = counts.flatMap((count, row) => (count === given.places ? [row] : []))
      const worstOf = (services: readonly number[]): number => Math.min(...full.map((row) => services[row] ?? 0))
      const maxMin = full.length === 0 ? 0 : Math.max(...same.map(({ services }) => worstOf(services)))
      expect(made.maxMin).toBeGreaterThanOrEqual(maxMin - 1e-6)
      expect(made.bound).toBeGreaterThanOrEqual(made.total - 1e-6)
      const unfair = Math.max(...same.map((one) => one.total - one.penalty))
      if (given.fairness === 0) {
        const { total, penalty } = all.find(({ pairs }) => pairs.length === names.size && pairs.every((pair) => names.has(nameOf(pair))))!
        expect(total - penalty).toBeCloseTo(unfair, 6)
        expect(made.proved).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('with fairness the worst-served submission gets 95 % of the best that it could, unless whole reviewers cannot give it', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ submissions: 12, reviewers: 8, load: 6 }).map((given) => ({ ...given, fairness: 0.95, kept: [], sameInstitution: 0, submissions: given.submissions.map((one) => ({ ...one, languages: ['zh'] })), reviewers: given.reviewers.map((one) => ({ ...one, most: one.most + 3, languages: ['zh'] })) })), async (given) => {
      const made = await planAssignment(given)
      expect(made.proved).toBe(true)
      expect(made.total).toBeLessThanOrEqual(made.unfair + 1e-6)
      const without = await planAssignment({ ...given, fairness: 0 })
      expect(without.total).toBeCloseTo(made.unfair, 6)
      expect(made.worst).toBeGreaterThanOrEqual(Math.min(without.worst, made.worst))
      expect(made.worst).toBeLessThanOrEqual(made.maxMin + 1e-6)
      const greedy = greedyAssignment(numbered(given))
      expect(made.pairs.length).toBeGreaterThanOrEqual(greedy.length)
    }),
    { numRuns: 60 },
  )
})

test('what cannot be met is named with its reason, and readers are counted by language', async () => {
  const reviewers = [
    { id: 'a', languages: ['zh'], most: 2 },
    { id: 'b', languages: ['zh', 'en'], most: 2 },
    { id: 'c', languages: ['en'], most: 1 },
  ]
  const submissions = [
    { id: 'french', languages: ['fr'] },
    { id: 'barred', languages: ['zh'] },
    { id: 'english', languages: ['en'] },
    { id: 'also english', languages: ['en'] },
    { id: 'greedy', languages: ['zh'], places: 3 },
  ]
  const plan = await planAssignment({ submissions, reviewers, places: 2, affinity: new Float64Array(15).fill(0.5), conflicts: [{ submission: 'barred', reviewer: 'a' }], kept: [{ submission: 'barred', reviewer: 'a' }] })
  expect(plan.pairs.length).toBe(4)
  expect(plan.notKept).toEqual([{ submission: 'barred', reviewer: 'a' }])
  const why = Object.fromEntries(plan.short.map((one) => [one.submission, one.why]))
  expect(why).toMatchObject({ french: 'noReader', barred: 'conflicted', greedy: 'fewReaders' })
  expect(plan.short.find(({ submission }) => submission.endsWith('english'))?.why).toBe('loadExhausted')
  expect(plan.languages.find(({ language }) => language === 'en')).toMatchObject({ asked: 4, readers: 2, load: 3 })
})

test('one hopeless submission does not end the care for the others', async () => {
  const submissions = Array.from({ length: 20 }, (_, row) => ({ id: `s${row}`, languages: ['zh'] }))
  const reviewers = Array.from({ length: 20 }, (_, column) => ({ id: `r${column}`, languages: ['zh'], most: 1 }))
  // Everybody is near their own one and the neighbour's; taking the sum alone, the last would be left with nothing.
  const affinity = Float64Array.from({ length: 400 }, (_, pair) => {
    const [row, column] = [Math.floor(pair / 20), pair % 20]
    if (row === 0) return 0
    if (row < 3) return column < 10 ? 1 : 0
    return column === row ? 0.5 : column === 3 ? 0.9 : 0
  })
  const plan = await planAssignment({ submissions, reviewers, affinity, conflicts: [], places: 1 })
  expect(plan.maxMin).toBeCloseTo(0, 9)
  const served = plan.pairs.filter(({ submission, affinity: value }) => submission !== 's0' && value >= 0.475)
  expect(served.length).toBe(19)
})
