import { parentPort, type Worker } from 'node:worker_threads'
import { MissingGlyphs } from './lettering.ts'
import { startSideThread } from './side-thread.ts'

/** What a thread is asked, and what it answers: a result, the characters without a glyph, or a fault. */
type Asked<Task> = { number: number; task: Task }
type Answer<Result> = { number: number; result?: Result; missing?: readonly string[]; fault?: string }

type Waiting<Result> = { resolve: (result: Result) => void; reject: (reason: Error) => void }

/** `mostWaiting` tasks wait at most; the thread ends after `idleMs` without any. */
export type SideLimits = { megabytes: number; mostWaiting: number; idleMs: number }

/** Thrown where as many tasks wait as may. */
export class SideBusy extends Error {
  override name = 'SideBusy'
}

/**
 * One thread of `src/<place>/worker.ts` for one kind of work, one task after the other, so that nothing else in the process
 * waits; started at the first task and given back when nobody has asked for a while.
 * @returns a function that gives the result of a task. @throws MissingGlyphs | SideBusy
 */
export function sideWork<Task, Result>(place: string, { megabytes, mostWaiting, idleMs }: SideLimits): (task: Task) => Promise<Result> {
  let thread: Promise<Worker> | undefined
  let idle: NodeJS.Timeout | undefined
  let next = 0
  const waiting = new Map<number, Waiting<Result>>()

  const forget = (reason: Error): void => {
    thread = undefined
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  const rest = (worker: Worker): void => {
    clearTimeout(idle)
    idle = setTimeout(() => {
      if (waiting.size > 0) return
      thread = undefined
      worker.removeAllListeners('exit')
      void worker.terminate()
    }, idleMs)
    idle.unref()
  }
  const start = async (): Promise<Worker> => {
    const worker = await startSideThread(place, megabytes)
    worker.on('message', ({ number, result, missing, fault }: Answer<Result>) => {
      const one = waiting.get(number)
      waiting.delete(number)
      if (result !== undefined) one?.resolve(result)
      else one?.reject(missing ? new MissingGlyphs(missing) : new Error(fault ?? 'nothing was made'))
      if (waiting.size === 0) rest(worker)
    })
    worker.on('error', (error) => forget(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => forget(new Error('the thread has ended')))
    return worker
  }
  return (task) => {
    if (waiting.size >= mostWaiting) return Promise.reject(new SideBusy(place))
    const number = (next += 1)
    const made = new Promise<Result>((resolve, reject) => waiting.set(number, { resolve, reject }))
    clearTimeout(idle)
    thread ??= start()
    thread.then((worker) => worker.postMessage({ number, task } satisfies Asked<Task>), (error: Error) => forget(error))
    return made
  }
}

/** The thread's end of {@link sideWork}. */
export function answerSideWork<Task, Result>(perform: (task: Task) => Promise<Result>): void {
  const answer = async ({ number, task }: Asked<Task>): Promise<Answer<Result>> => {
    try {
      return { number, result: await perform(task) }
    } catch (error) {
      return error instanceof MissingGlyphs ? { number, missing: error.characters } : { number, fault: String(error) }
    }
  }
  parentPort?.on('message', (asked: Asked<Task>) => void answer(asked).then((made) => parentPort?.postMessage(made)))
}
