import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choice, letterLimits, mayWrite, neededFor, remindersDue, tallyOf, type Vote, type VotingSeat } from './rules.ts'

const numRuns = process.env.QIAO_SOAK ? 10_000 : 500
const seatsOf = (n: number, alternates: readonly boolean[]): VotingSeat[] =>
  Array.from({ length: n }, (_, place) => [{ seatId: `s${place}`, alternateFor: null }, ...(alternates[place] ? [{ seatId: `a${place}`, alternateFor: `s${place}` }] : [])]).flat()

const choice = fc.constantFrom<Choice>('yes', 'no', 'abstain')
const ballot = fc
  .record({ n: fc.integer({ min: 1, max: 9 }), alternates: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }) })
  .chain(({ n, alternates }) => {
    const seats = seatsOf(n, alternates)
    const ids = seats.map((one) => one.seatId)
    return fc.record({
      seats: fc.constant(seats),
      votes: fc.subarray(ids).chain((voters) => fc.tuple(...voters.map((seatId) => choice.map((one): Vote => ({ seatId, choice: one })))).map((all) => [...all])),
      recused: fc.subarray(ids),
      quorum: fc.oneof(fc.record({ kind: fc.constant('share' as const), value: fc.integer({ min: 1, max: 10_000 }) }), fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 1, max: 9 }) })),
      majority: fc.constantFrom('simple' as const, 'two_thirds' as const),
    })
  })

describe('the result of a motion', () => {
  test('depends on nothing but what it is made of, and on the order of none of it', () => {
    fc.assert(
      fc.property(ballot, ({ seats, votes, recused, quorum, majority }) => {
        const first = tallyOf(seats, votes, recused, { quorum, majority })
        expect(tallyOf([...seats].reverse(), [...votes].reverse(), [...recused].reverse(), { quorum, majority })).toEqual(first)
      }),
      { numRuns },
    )
  })

  test('counts each seat that is not recused at most once, and carries only with quorum, a yes and the majority', () => {
    fc.assert(
      fc.property(ballot, ({ seats, votes, recused, quorum, majority }) => {
        const { outcome, yes, no, abstain, base, cast, needed } = tallyOf(seats, votes, recused, { quorum, majority })
        expect(base).toBe(seats.filter((one) => one.alternateFor === null && !recused.includes(one.seatId)).length)
        expect(yes + no + abstain).toBe(cast)
        expect(cast).toBeLessThanOrEqual(base)
        expect(needed).toBe(neededFor(quorum, base))
        if (outcome === 'no_quorum') expect(cast).toBeLessThan(needed)
        else {
          expect(cast).toBeGreaterThanOrEqual(needed)
          expect(outcome === 'carried').toBe(yes > 0 && (majority === 'simple' ? yes > no : yes * 3 >= (yes + no) * 2))
        }
      }),
      { numRuns },
    )
  })

  test('is not moved by a recused seat, its alternate, or an alternate whose member voted', () => {
    fc.assert(
      fc.property(ballot, choice, ({ seats, votes, recused, quorum, majority }, other) => {
        const idle = new Set(seats.filter((one) => recused.includes(one.seatId) || recused.includes(one.alternateFor ?? '') || votes.some((vote) => vote.seatId === one.alternateFor && !recused.includes(vote.seatId))).map((one) => one.seatId))
        const moved = votes.map((one) => (idle.has(one.seatId) ? { ...one, choice: other } : one))
        expect(tallyOf(seats, moved, recused, { quorum, majority })).toEqual(tallyOf(seats, votes, recused, { quorum, majority }))
      }),
      { numRuns },
    )
  })

  test('by example: an abstention makes up the quorum and no majority; the alternate votes where the member did not', () => {
    const seats = seatsOf(4, [true, false, false, false])
    const rule = { quorum: { kind: 'share' as const, value: 5000 }, majority: 'simple' as const }
    expect(tallyOf(seats, [{ seatId: 's1', choice: 'abstain' }, { seatId: 's2', choice: 'abstain' }], [], rule)).toMatchObject({ outcome: 'rejected', cast: 2, needed: 2 })
    expect(tallyOf(seats, [{ seatId: 'a0', choice: 'yes' }, { seatId: 's2', choice: 'abstain' }], [], rule)).toMatchObject({ outcome: 'carried', yes: 1 })
    expect(tallyOf(seats, [{ seatId: 'a0', choice: 'yes' }, { seatId: 's0', choice: 'no' }], [], rule)).toMatchObject({ outcome: 'no_quorum', no: 1 })
    expect(tallyOf(seats, [{ seatId: 's1', choice: 'yes' }], ['s0', 's2', 's3'], rule)).toMatchObject({ outcome: 'carried', base: 1 })
    expect(tallyOf(seats, [], ['s0', 's1', 's2', 's3'], rule)).toMatchObject({ outcome: 'no_quorum', base: 0, needed: 1 })
  })
})

test('letters: one a day and three in seven days, whatever the order', () => {
  const now = new Date('2026-11-21T09:00:00Z')
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  expect(letterLimits).toHaveLength(2)
  expect(mayWrite([], now)).toBe(true)
  expect(mayWrite([ago(23)], now)).toBe(false)
  expect(mayWrite([ago(24)], now)).toBe(true)
  expect(mayWrite([ago(30), ago(60), ago(90)], now)).toBe(false)
  expect(mayWrite([ago(30), ago(60), ago(168)], now)).toBe(true)
})

test('an overdue action is asked after on the first, seventh and twenty-first day', () => {
  expect(remindersDue('2026-11-21', '2026-11-21')).toEqual([])
  expect(remindersDue('2026-11-20', '2026-11-21')).toEqual([1])
  expect(remindersDue('2026-11-14', '2026-11-21')).toEqual([1, 7])
  expect(remindersDue('2026-10-01', '2026-11-21')).toEqual([1, 7, 21])
})
