import { type Event, type MeetingProblem, pairsOf } from './problem.ts'
import { nobody, type Schedule } from './schedule.ts'

/**
 * Why two people do not meet. `refused`: one of them said no thanks. `noCommonSlot`: they are never free together. `quota`: one has all the meetings
 * that it may have. `bothFull`, `oneFull`: in each common slot both, or always the same one, are in a meeting. `tablesFull`: where both would be free no
 * table is left. `busy`: in each common slot one or the other is in a meeting.
 */
export type Reason = 'refused' | 'noCommonSlot' | 'quota' | 'bothFull' | 'oneFull' | 'tablesFull' | 'busy'

export type Unmet = {
  a: string
  b: string
  weight: number
  must: boolean
  why: Reason
  /** Whom the reason names: who is full or has its quota; empty otherwise. */
  who: string[]
  /** Common slots. */
  slots: number
  /** The meetings in the way in the slot where least would be lost, and what they are worth together; none where tables or quotas are the reason. */
  instead: { a: string; b: string; weight: number }[]
}

function busyAt(schedule: Schedule, person: number, slot: number): boolean {
  return (schedule.held[person * schedule.width + slot] ?? nobody) !== nobody
}

function reasonOf(schedule: Schedule, pair: number): { why: Reason; who: number[] } {
  const { event } = schedule
  const [a, b] = [event.a[pair] ?? 0, event.b[pair] ?? 0]
  const common = Array.from(event.common[pair] ?? [])
  const spent = [a, b].filter((person) => (schedule.room[person] ?? 0) <= 0)
  const full = [a, b].filter((person) => common.every((slot) => busyAt(schedule, person, slot)))
  if (full.length === 2) return { why: 'bothFull', who: full }
  if (full.length === 1) return { why: 'oneFull', who: full }
  if (spent.length > 0) return { why: 'quota', who: spent }
  return { why: common.some((slot) => !busyAt(schedule, a, slot) && !busyAt(schedule, b, slot)) ? 'tablesFull' : 'busy', who: [] }
}

/** The meetings of the two people in the common slot where they are worth least. */
function inTheWay(schedule: Schedule, pair: number): number[] {
  const { event, held, width } = schedule
  let [fewest, least]: [number[], number] = [[], Infinity]
  for (const slot of event.common[pair] ?? []) {
    const blockers = [event.a[pair] ?? 0, event.b[pair] ?? 0].map((person) => held[person * width + slot] ?? nobody).filter((one) => one !== nobody)
    const lost = blockers.reduce((sum, one) => sum + (event.weight[one] ?? 0), 0)
    if (blockers.length > 0 && lost < least) [fewest, least] = [blockers, lost]
  }
  return fewest
}

const idsOf = (event: Event, pair: number): { a: string; b: string } => ({ a: event.people[event.a[pair] ?? 0]?.id ?? '', b: event.people[event.b[pair] ?? 0]?.id ?? '' })

/** Every wish that is not held, with its reason; the weightiest first. */
export function unmetOf(problem: MeetingProblem, schedule: Schedule): Unmet[] {
  const { event } = schedule
  const placed = new Map(Array.from(event.a, (a, pair) => [a * event.people.length + (event.b[pair] ?? 0), pair]))
  const unmet = pairsOf({ people: event.people, wishes: problem.wishes }).flatMap((one): Unmet[] => {
    const { weight, must, never } = one
    const ids = { a: event.people[one.a]?.id ?? '', b: event.people[one.b]?.id ?? '' }
    if (never) return weight > 0 ? [{ ...ids, weight, must, why: 'refused', who: [], slots: 0, instead: [] }] : []
    const pair = placed.get(one.a * event.people.length + one.b)
    if (pair === undefined) return [{ ...ids, weight, must, why: 'noCommonSlot', who: [], slots: 0, instead: [] }]
    if (schedule.slotOf[pair] !== nobody) return []
    const { why, who } = reasonOf(schedule, pair)
    const instead = why === 'tablesFull' || why === 'quota' ? [] : inTheWay(schedule, pair).map((other) => ({ ...idsOf(event, other), weight: event.weight[other] ?? 0 }))
    return [{ ...ids, weight, must, why, who: who.map((person) => event.people[person]?.id ?? ''), slots: event.common[pair]?.length ?? 0, instead }]
  })
  return unmet.sort((x, y) => y.weight - x.weight || (x.a + x.b < y.a + y.b ? -1 : 1))
}
