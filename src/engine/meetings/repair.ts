import { loadSolver } from '../programme/programme.ts'
import { addBest } from './exact.ts'
import { type Event, type Meeting, type MeetingProblem, numbered } from './problem.ts'
import { Schedule } from './schedule.ts'
import { meetingsOf, seat } from './tables.ts'

/** People who do not come, and single meetings that do not take place. */
export type Cancelled = { people?: readonly string[]; meetings?: readonly Pick<Meeting, 'a' | 'b'>[] }

export type Repair = {
  /** All meetings after the repair; those that were not cancelled are where they were. */
  plan: Meeting[]
  lost: Meeting[]
  /** New meetings between people who have lost one. Nobody else's day changes. */
  added: Meeting[]
  /** Meetings that somebody who lost one could have with somebody who did not: for the two to take up, nothing is booked. */
  offers: Meeting[]
}

const keyOf = ({ a, b }: Pick<Meeting, 'a' | 'b'>): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`)

function scheduleWith(event: Event, kept: readonly Meeting[]): { schedule: Schedule; tables: Map<number, number> } {
  const schedule = new Schedule(event)
  const tables = new Map<number, number>()
  const pairs = new Map(Array.from(event.a, (a, pair) => [keyOf({ a: event.people[a]?.id ?? '', b: event.people[event.b[pair] ?? 0]?.id ?? '' }), pair]))
  const slots = new Map(event.slots.map(({ id }, place) => [id, place]))
  for (const meeting of kept) {
    const [pair, slot] = [pairs.get(keyOf(meeting)), slots.get(meeting.slot)]
    if (pair === undefined || slot === undefined) continue
    schedule.put(pair, slot)
    tables.set(pair, meeting.table)
  }
  return { schedule, tables }
}

/** Mends a schedule after cancellations without moving anybody else. */
export async function repairMeetings(problem: MeetingProblem, plan: readonly Meeting[], cancelled: Cancelled): Promise<Repair> {
  const highs = await loadSolver()
  const away = new Set(cancelled.people)
  const off = new Set((cancelled.meetings ?? []).map(keyOf))
  const isLost = (meeting: Meeting): boolean => away.has(meeting.a) || away.has(meeting.b) || off.has(keyOf(meeting))
  const lost = plan.filter(isLost)
  const affected = new Set(lost.flatMap(({ a, b }) => [a, b]).filter((id) => !away.has(id)))
  const event = numbered(problem)
  const { schedule, tables } = scheduleWith(event, plan.filter((meeting) => !isLost(meeting)))
  const before = new Set(plan.map(keyOf))
  const idsOf = (pair: number): [string, string] => [event.people[event.a[pair] ?? 0]?.id ?? '', event.people[event.b[pair] ?? 0]?.id ?? '']
  // A meeting that was called off is not proposed again.
  const fresh = Array.from(event.a.keys()).filter((pair) => idsOf(pair).every((id) => !away.has(id)) && !before.has(keyOf({ a: idsOf(pair)[0], b: idsOf(pair)[1] })))
  const countAffected = (pair: number): number => idsOf(pair).filter((id) => affected.has(id)).length
  addBest(highs, schedule, fresh.filter((pair) => countAffected(pair) === 2))
  const seated = seat(schedule, tables)
  const mended = meetingsOf(event, seated)
  addBest(highs, schedule, fresh.filter((pair) => countAffected(pair) === 1))
  const booked = new Set(mended.map(keyOf))
  const all = meetingsOf(event, seat(schedule, new Map(seated.map(({ pair, table }) => [pair, table]))))
  return { plan: mended, lost, added: mended.filter((meeting) => !before.has(keyOf(meeting))), offers: all.filter((meeting) => !booked.has(keyOf(meeting))) }
}
