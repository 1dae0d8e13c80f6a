/** What a person says of another: has to meet, would like to meet, never. */
export const wishKinds = ['must', 'meet', 'never'] as const
export type WishKind = (typeof wishKinds)[number]

export type Wish = { from: string; to: string; kind: WishKind }

/** `free`: one entry a slot. `most`: at most so many meetings in all. People of one side do not meet each other. */
export type Person = { id: string; side: number; free: readonly boolean[]; most?: number }

/** Slots stand in the order of time; neighbours of one day follow each other. `late`: minutes outside the usual hours, one entry a side. */
export type Slot = { id: string; day: number; late: readonly number[]; tables: number }

export type MeetingProblem = { people: readonly Person[]; slots: readonly Slot[]; wishes: readonly Wish[] }

/** What a wish held is worth: one must, two who wish each other, one who wishes. */
export const worth = { must: 8, mutual: 4, oneSided: 1 } as const

/** Tables are numbered from 0 in each slot. */
export type Meeting = { a: string; b: string; slot: string; table: number }

/** A problem in numbers; pairs that may meet, in the order of their people's ids. */
export type Event = {
  people: readonly Person[]
  slots: readonly Slot[]
  /** Pair → its two people, the one of the lower side first. */
  a: Int32Array
  b: Int32Array
  weight: Float64Array
  must: Uint8Array
  /** Pair → slots in which both are free. */
  common: Int32Array[]
  /** Person × slots + slot → whether the person is free. */
  free: Uint8Array
  /** Person → its pairs. */
  pairsOf: number[][]
  most: Int32Array
  tables: Int32Array
}

/** A pair that somebody wishes, with what its meeting is worth; `slots` are those in which both are free. */
export type Pair = { a: number; b: number; weight: number; must: boolean; never: boolean }

const inOrder = (people: readonly Person[], one: number, other: number): [number, number] => {
  const [x, y] = [people[one], people[other]]
  return (x?.side ?? 0) < (y?.side ?? 0) || (x?.side === y?.side && one < other) ? [one, other] : [other, one]
}

/** All wishes by pair. A wish about oneself, about somebody unknown or of the same side is no wish. */
export function pairsOf({ people, wishes }: Pick<MeetingProblem, 'people' | 'wishes'>): Pair[] {
  const place = new Map(people.map((one, index) => [one.id, index]))
  const pairs = new Map<number, { pair: Pair; from: Set<number> }>()
  for (const { from, to, kind } of wishes) {
    const [one, other] = [place.get(from), place.get(to)]
    if (one === undefined || other === undefined || people[one]?.side === people[other]?.side) continue
    const [a, b] = inOrder(people, one, other)
    const key = a * people.length + b
    const held = pairs.get(key) ?? { pair: { a, b, weight: 0, must: false, never: false }, from: new Set<number>() }
    pairs.set(key, held)
    if (kind === 'never') {
      held.pair.never = true
      continue
    }
    held.from.add(one)
    if (kind === 'must') held.pair.must = true
    held.pair.weight = held.pair.must ? worth.must : held.from.size > 1 ? worth.mutual : worth.oneSided
  }
  return [...pairs.values()].map(({ pair }) => pair).sort((x, y) => x.a - y.a || x.b - y.b)
}

/** The slots in which both are free: what either may pick where meetings are not scheduled by the organiser. Taken slots are for the caller to leave out. */
export const commonSlots = (a: Person, b: Person, slots: readonly Slot[]): number[] => slots.flatMap((slot, place) => (a.free[place] && b.free[place] && slot.tables > 0 ? [place] : []))

/** Left out are pairs that nobody wishes, that somebody refuses, or that have no slot in common. */
export function numbered(problem: MeetingProblem): Event {
  const people = [...problem.people].sort((x, y) => (x.id < y.id ? -1 : 1))
  const { slots } = problem
  const wished = pairsOf({ people, wishes: problem.wishes }).filter(({ never }) => !never)
  const met = wished.map((pair) => ({ pair, common: commonSlots(people[pair.a] as Person, people[pair.b] as Person, slots) })).filter(({ common }) => common.length > 0)
  const own: number[][] = people.map(() => [])
  met.forEach(({ pair }, place) => {
    own[pair.a]?.push(place)
    own[pair.b]?.push(place)
  })
  return {
    people, slots, pairsOf: own,
    free: Uint8Array.from(people.flatMap((one) => slots.map((_, place) => (one.free[place] ? 1 : 0)))),
    a: Int32Array.from(met, ({ pair }) => pair.a),
    b: Int32Array.from(met, ({ pair }) => pair.b),
    weight: Float64Array.from(met, ({ pair }) => pair.weight),
    must: Uint8Array.from(met, ({ pair }) => (pair.must ? 1 : 0)),
    common: met.map(({ common }) => Int32Array.from(common)),
    most: Int32Array.from(people, (one) => Math.min(one.most ?? slots.length, slots.length)),
    tables: Int32Array.from(slots, (slot) => slot.tables),
  }
}
