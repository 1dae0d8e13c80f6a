import { parentPort } from 'node:worker_threads'
import { type MeetingProblem, scheduleMeetings, type Schedules } from './meetings.ts'

/** What the thread is asked, one event a message, and what it answers. The solver blocks it, so the one who asks may end it. */
export type Asked = { number: number; task: { problem: MeetingProblem; effort?: number } }
export type Answered = { number: number; result?: Schedules; fault?: string }

async function answer({ number, task: { problem, effort } }: Asked): Promise<Answered> {
  try {
    return { number, result: await scheduleMeetings(problem, effort === undefined ? {} : { effort }) }
  } catch (error) {
    return { number, fault: String(error) }
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked).then((answered) => parentPort?.postMessage(answered)))
