import { parentPort, workerData } from 'node:worker_threads'
import { type AssignmentProblem, planAssignment } from './assignment.ts'

/** Plans one assignment and answers once. A thread of its own: the solver blocks it for seconds. */
const problem = workerData as AssignmentProblem
planAssignment(problem).then((plan) => parentPort?.postMessage(plan))
