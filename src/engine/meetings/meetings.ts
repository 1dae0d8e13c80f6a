import { loadSolver } from '../programme/programme.ts'
import { addBest, improve, mostMusts, mustFirst } from './exact.ts'
import { idleGaps, Lateness, lateShare } from './figures.ts'
import { greedySchedule } from './greedy.ts'
import { type Meeting, type MeetingProblem, numbered } from './problem.ts'
import { nobody, Schedule } from './schedule.ts'
import { meetingsOf, seat } from './tables.ts'
import { tidy } from './tidy.ts'
import { type Unmet, unmetOf } from './unmet.ts'

export { commonSlots, type Meeting, type MeetingProblem, type Person, type Slot, type Wish, type WishKind, wishKinds, worth } from './problem.ts'
export type { Reason, Unmet } from './unmet.ts'

/** `late`: minutes outside its usual hours that each side sits for each of its meetings. `lateShare`: the part of the side with most of them. */
export type Figures = { meetings: number; value: number; musts: number; idleGaps: number; late: number[]; lateShare: number }

export type Schedules = Figures & {
  plan: Meeting[]
  /** No schedule that holds as many musts is worth more. */
  bound: number
  /** Musts that could meet if nothing else were wished, and how many of them one schedule can hold at most. */
  mustsPossible: number
  mustsBound: number
  /** Why each other wish is not met. */
  unmet: Unmet[]
  /** What putting the weightiest wish into the first slot that fits would give. */
  greedy: Figures
}

export function figuresOf(schedule: Schedule): Figures {
  const { event, slotOf } = schedule
  const late = new Lateness(schedule).bySide
  const meeting = Array.from(slotOf.keys()).filter((pair) => slotOf[pair] !== nobody)
  return { meetings: meeting.length, value: schedule.weight, musts: meeting.filter((pair) => event.must[pair] === 1).length, idleGaps: idleGaps(schedule), late, lateShare: lateShare(late) }
}

/**
 * Schedules the meetings of a whole event: most musts, then the greatest Σ weight of wishes held, with a proved bound; then fewest idle gaps; then late
 * minutes shared fairly between the sides. `effort` bounds the search for the last two, some four million a second of CPU. Blocks its thread.
 */
export async function scheduleMeetings(problem: MeetingProblem, { effort = 16_000_000 } = {}): Promise<Schedules> {
  const highs = await loadSolver()
  const event = numbered(problem)
  const schedule = new Schedule(event)
  const pairs = Array.from(event.a.keys())
  const bound = addBest(highs, schedule, pairs)
  improve(highs, schedule, pairs, { bound, rounds: 12 })
  tidy(schedule, effort)
  const figures = figuresOf(schedule)
  const mustsPossible = event.must.reduce((sum, one) => sum + one, 0)
  return {
    ...figures, mustsPossible,
    plan: meetingsOf(event, seat(schedule)),
    bound: bound - mustFirst * figures.musts,
    mustsBound: figures.musts === mustsPossible ? mustsPossible : mostMusts(highs, event),
    unmet: unmetOf(problem, schedule),
    greedy: figuresOf(greedySchedule(event)),
  }
}
