import { parentPort } from 'node:worker_threads'
import { type Meeting, type MeetingProblem, scheduleMeetings, type Schedules } from './meetings.ts'
import { type Cancelled, type Repair, repairMeetings } from './repair.ts'

/** A whole event to schedule, or a plan to mend after cancellations. */
export type Task = { problem: MeetingProblem; effort?: number; mend?: { plan: readonly Meeting[]; cancelled: Cancelled } }
export type Result = { schedules?: Schedules; repair?: Repair }

/** What the thread is asked, one event a message, and what it answers. The solver blocks it, so the one who asks may end it. */
export type Asked = { number: number; task: Task }
export type Answered = { number: number; result?: Result; fault?: string }

async function perform({ problem, effort, mend }: Task): Promise<Result> {
  if (mend) return { repair: await repairMeetings(problem, mend.plan, mend.cancelled) }
  return { schedules: await scheduleMeetings(problem, effort === undefined ? {} : { effort }) }
}

async function answer({ number, task }: Asked): Promise<Answered> {
  try {
    return { number, result: await perform(task) }
  } catch (error) {
    return { number, fault: String(error) }
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked).then((answered) => parentPort?.postMessage(answered)))
