import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonSlots, type Meeting, type MeetingProblem, scheduleMeetings } from './meetings.ts'
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
    { numRuns: 100 },
  )
})

test('every wish is either held or explained, and what stands in its way is held', async () => {
  await fc.assert(
    fc.asyncProperty(problem({ people: 9, slots: 6, wishes: 30 }), async (given) => {
      const made = await scheduleMeetings(given, { effort: 2_000 })
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
    { numRuns: 60 },
  )
})

test('the tidied schedule has no more gaps than the one before, and the sides share what is late', async () => {
  const slots = Array.from({ length: 8 }, (_, place) => ({ id: `s${place}`, day: 0, late: place < 2 ? [20, 0] : place > 5 ? [0, 20] : [0, 0], tables: 4 }))
  const people = Array.from({ length: 8 }, (_, index) => ({ id: `p${index}`, side: index % 2, free: slots.map(() => true) }))
  const wishes = people.filter(({ side }) => side === 0).flatMap(({ id }) => people.filter(({ side }) => side === 1).map((other) => ({ from: id, to: other.id, kind: 'meet' as const })))
  const made = await scheduleMeetings({ people, slots, wishes }, { effort: 100_000 })
  expect(made).toMatchObject({ meetings: 16, value: 16, bound: 16, idleGaps: 0, late: [0, 0] })
  const allDay = await scheduleMeetings({ people, slots: slots.map((slot) => ({ ...slot, tables: 2 })), wishes }, { effort: 100_000 })
  expect(allDay.meetings).toBe(16)
  expect(allDay.lateShare).toBe(0.5)
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
    { numRuns: 60 },
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
