import { parentPort } from 'node:worker_threads'
import { type AssignmentPlan, type AssignmentProblem, planAssignment } from './assignment.ts'

/** What the thread is asked, one call a message, and what it answers. The solver blocks it, so the one who asks may end it. */
export type Asked = { number: number; task: AssignmentProblem }
export type Answered = { number: number; result?: AssignmentPlan; fault?: string }

async function answer({ number, task }: Asked): Promise<Answered> {
  try {
    return { number, result: await planAssignment(task) }
  } catch (error) {
    return { number, fault: String(error) }
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked).then((answered) => parentPort?.postMessage(answered)))
