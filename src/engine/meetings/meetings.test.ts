import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonSlots, type Meeting, type MeetingProblem, scheduleMeetings } from './meetings.ts'
import { countOf, improve } from './exact.ts'
import { greedySchedule } from './greedy.ts'
import { numbered } from './problem.ts'
import { loadSolver } from '../programme/programme.ts'
import { repairMeetings } from './repair.ts'
import { valueOf, violationsOf } from './testing/violations.ts'

const problem = (most: { people: number; slots: number; wishes: number }): fc.Arbitrary<MeetingProblem> =>
  fc.tuple(fc.integer({ min: 2, max: most.people }), fc.integer({ min: 1, max: most.slots })).chain(([count, width]) =>
    fc.record({
      people: fc
        .array(fc.record({ side: fc.nat(2), free: fc.array(fc.boolean(), { minLength: width, maxLength: width }), most: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 2 }) }), { minLength: count, maxLength: count })
        .map((all) => all.map((one, index) => ({ id: `p${index}`, ...one }))),
      slots: fc
        .array(fc.record({ late: fc.array(fc.constantFrom(0, 20), { minLength: 3, maxLength: 3 }), tables: fc.nat(2) }), { minLength: width, maxLength: width })
        .map((all) => all.map((one, index) => ({ id: `s${index}`, day: Math.floor(index / 3), ...one }))),
      wishes: fc.array(fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1), kind: fc.constantFrom('must' as const, 'meet' as const, 'meet' as const, 'never' as const) }), { maxLength: most.wishes })
        .map((all) => all.map(({ from, to, kind }) => ({ from: `p${from}`, to: `p${to}`, kind }))),
    }),
  )

const keyOf = ({ a, b }: Pick<Meeting, 'a' | 'b'>): string => [a, b].sort().join(' ')

/** Every plan that breaks no rule, by trying each pair in each slot or not at all. */
function best(given: MeetingProblem): { musts: number; count: number; value: number } {
  const wished = [...new Set(given.wishes.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to].sort().join(' ')))].map((key) => key.split(' ') as [string, string])
  let found = { musts: 0, count: 0, value: 0 }
  const look = (from: number, plan: Meeting[]): void => {
    const { value, musts } = valueOf(given, plan)
    const count = value + 64 * musts
    if (count > found.count) found = { ...found, count, value }
    found.musts = Math.max(found.musts, musts)
    for (let next = from; next < wished.length; next += 1) {
      const [a, b] = wished[next] as [string, string]
      for (const { id } of given.slots) {
        const table = plan.filter((one) => one.slot === id).length
        const longer = [...plan, { a, b, slot: id, table }]
        if (violationsOf(given, longer).length === 0) look(next + 1, longer)
      }
    }
  }
  look(0, [])
  return found
}

test('a schedule is what trying every plan gives: as many musts, as much worth, and its bounds say so', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ people: 5, slots: 3, wishes: 7 }), async (given) => {
      const made = await scheduleMeetings(given, { effort: 500 })
      const right = best(given)
      expect(violationsOf(given, made.plan)).toEqual([])
      expect(valueOf(given, made.plan)).toEqual({ value: made.value, musts: made.musts })
      expect(made.value + 64 * made.musts).toBe(right.count)
      expect(made.musts).toBe(right.musts)
      expect(made.bound).toBeGreaterThanOrEqual(made.value)
      expect(made.mustsBound).toBeGreaterThanOrEqual(made.musts)
    }),
    { numRuns: 30 },
  )
})

test('every wish is either held or explained, and what stands in its way is held', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ people: 9, slots: 6, wishes: 30 }), async (given) => {
      const made = await scheduleMeetings(given, { effort: 1_000 })
      expect(violationsOf(given, made.plan)).toEqual([])
      const held = new Set(made.plan.map(keyOf))
      const sides = new Map(given.people.map(({ id, side }) => [id, side]))
      const wished = new Set(given.wishes.filter(({ from, to, kind }) => kind !== 'never' && sides.get(from) !== sides.get(to)).map(({ from, to }) => keyOf({ a: from, b: to })))
      expect(new Set([...held, ...made.unmet.map(keyOf)])).toEqual(wished)
      expect(held.size + made.unmet.length).toBe(wished.size)
      for (const { instead, why, a, b, weight } of made.unmet) {
        for (const other of instead) expect(held.has(keyOf(other))).toBe(true)
        const [one, two] = [a, b].map((id) => given.people.find((person) => person.id === id))
        if (why === 'noCommonSlot') expect(commonSlots(one!, two!, given.slots)).toEqual([])
        // With nothing else full, what is in the way of a wish is worth no less than the wish itself.
        if (why === 'oneFull' && instead.length === 1 && !given.people.some((person) => person.most !== undefined)) expect(instead[0]!.weight).toBeGreaterThanOrEqual(Math.min(weight, 4))
      }
    }),
    { numRuns: 30 },
  )
})

test('the tidied schedule has no more gaps than the one before, and the sides share what is late', async () => {
  const lates = (pattern: string): { id: string; day: number; late: number[]; tables: number }[] => [...pattern].map((side, place) => ({ id: `s${place}`, day: 0, late: [side === 'a' ? 20 : 0, side === 'b' ? 20 : 0], tables: 3 }))
  const people = Array.from({ length: 6 }, (_, index) => ({ id: `p${index}`, side: index % 2, free: [true, true, true, true, true] }))
  const wishes = people.filter(({ side }) => side === 0).flatMap(({ id }) => people.filter(({ side }) => side === 1).map((other) => ({ from: id, to: other.id, kind: 'meet' as const })))
  const easy = await scheduleMeetings({ people, slots: lates('a---b'), wishes }, { effort: 60_000 })
  expect(easy).toMatchObject({ meetings: 9, value: 9, bound: 9, idleGaps: 0, late: [0, 0] })
  const shared = await scheduleMeetings({ people, slots: lates('aa-bb'), wishes }, { effort: 60_000 })
  expect(shared).toMatchObject({ meetings: 9, idleGaps: 0, lateShare: 0.5 })
})

test('a repair keeps what was not cancelled and changes the day of nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ people: 10, slots: 5, wishes: 40 }), fc.nat(9), fc.nat(9), async (given, who, which) => {
      const { plan } = await scheduleMeetings(given, { effort: 500 })
      const off = plan.filter((_, place) => place === which)
      const cancelled = { people: [`p${who}`], meetings: off }
      const repair = await repairMeetings(given, plan, cancelled)
      expect(violationsOf(given, [...repair.plan, ...repair.offers])).toEqual([])
      expect(plan.filter((meeting) => !repair.plan.some((other) => keyOf(other) === keyOf(meeting) && other.slot === meeting.slot && other.table === meeting.table))).toEqual(repair.lost)
      expect(repair.lost.every(({ a, b }) => [a, b].includes(`p${who}`) || off.some((one) => keyOf(one) === keyOf({ a, b })))).toBe(true)
      const affected = new Set(repair.lost.flatMap(({ a, b }) => [a, b]))
      affected.delete(`p${who}`)
      for (const { a, b } of repair.added) expect(affected.has(a) && affected.has(b)).toBe(true)
      for (const { a, b } of repair.offers) expect(affected.has(a) !== affected.has(b)).toBe(true)
      expect([...repair.added, ...repair.offers].some((meeting) => plan.some((other) => keyOf(other) === keyOf(meeting)))).toBe(false)
    }),
    { numRuns: 30 },
  )
})

test('the order of what is given changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ people: 8, slots: 4, wishes: 24 }), async (given) => {
      const turned = { ...given, people: [...given.people].reverse(), wishes: [...given.wishes].reverse() }
      expect(await scheduleMeetings(turned, { effort: 500 })).toEqual(await scheduleMeetings(given, { effort: 500 }))
    }),
    { numRuns: 30 },
  )
})

test('meetings that people agreed on before stay where they are, and the rest is as good as it can be beside them', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ people: 8, slots: 4, wishes: 24 }), fc.nat(3), async (given, count) => {
      const before = await scheduleMeetings(given, { effort: 300 })
      const kept = before.plan.filter((_, place) => place % 2 === 0).slice(0, count)
      // Whoever agreed need not have wished it before.
      const without = { ...given, kept, wishes: given.wishes.filter(({ from, to }) => keyOf({ a: from, b: to }) !== keyOf(kept[0] ?? { a: '', b: '' })) }
      const after = await scheduleMeetings(without, { effort: 3_000 })
      expect(violationsOf(without, after.plan)).toEqual([])
      expect(valueOf(without, after.plan)).toEqual({ value: after.value, musts: after.musts })
      expect(after.bound).toBeGreaterThanOrEqual(after.value)
      const again = await scheduleMeetings({ ...given, kept }, { effort: 300 })
      expect(again.value + 64 * again.musts).toBe(before.value + 64 * before.musts)
    }),
    { numRuns: 30 },
  )
})

test('filling slots anew from a poor schedule ends at the best one, and never makes a schedule worse', async () => {
  const highs = await loadSolver()
  await fc.assert(
    fc.asyncProperty(problem({ people: 8, slots: 4, wishes: 24 }), async (given) => {
      const event = numbered(given)
      const pairs = Array.from(event.a.keys())
      const poor = greedySchedule(event)
      const before = countOf(event, pairs, poor.slotOf)
      improve(highs, poor, pairs, { bound: Infinity, rounds: 1 })
      const made = await scheduleMeetings(given, { effort: 300 })
      expect(countOf(event, pairs, poor.slotOf)).toBe(made.value + 64 * made.musts)
      expect(countOf(event, pairs, poor.slotOf)).toBeGreaterThanOrEqual(before)
    }),
    { numRuns: 30 },
  )
})
