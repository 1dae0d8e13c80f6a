import { parentPort, workerData } from 'node:worker_threads'
import { type MeetingProblem, scheduleMeetings } from './meetings.ts'

/** Schedules one event and answers once. A thread of its own: the solver blocks it and may take half a gigabyte. */
const { problem, effort } = workerData as { problem: MeetingProblem; effort?: number }
scheduleMeetings(problem, effort === undefined ? {} : { effort }).then((schedules) => parentPort?.postMessage(schedules))
