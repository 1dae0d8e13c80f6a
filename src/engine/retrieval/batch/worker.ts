import { parentPort, workerData } from 'node:worker_threads'
import { lookUp } from '../lookup.ts'
import type { Answered, Asked, Outfit } from './message.ts'

const { grounds, order, calibration } = workerData as Outfit
const before = (document: number, other: number): boolean => order[document]! < order[other]!

parentPort?.on('message', ({ number, question }: Asked) => {
  const started = performance.now()
  const answer = lookUp(question, grounds, calibration, before)
  parentPort?.postMessage({ number, answer, seconds: (performance.now() - started) / 1_000 } satisfies Answered)
})
