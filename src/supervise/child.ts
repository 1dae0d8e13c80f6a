import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { lifeOf } from '../platform/life.ts'
import type { Life } from '../platform/life.ts'

export type KeptChild = {
  life(): Life | undefined
  /** Lets go of the process, which closes by itself (platform/orphan.ts); by force after twelve seconds. */
  stop(): Promise<void>
  kill(): void
}

export type ChildPlan = {
  readonly name: string
  /** The bundle to run. */
  readonly file: string
  readonly env: NodeJS.ProcessEnv
  /** Told of each new process, and of each end that was not asked for with the number of ends in a row. */
  readonly started: () => void
  readonly crashed: (ends: number, reason: string) => void
}

/** Room for young objects, in megabytes: with the default a page of the hall is collected several times while it is drawn. */
const nursery = ['--max-semi-space-size=32']

const patience = 12_000
const calm = 60_000

/** Milliseconds before the next attempt: half a second, doubled with each end in a row, at most half a minute. */
export const backoff = (ends: number): number => Math.min(30_000, 250 * 2 ** ends)

/** Runs a program, and runs it again when it ends by itself. Ends that are a minute apart are not in a row. */
export function keepRunning(plan: ChildPlan): KeptChild {
  let child: ChildProcess | undefined
  let stopping = false
  let ends = 0
  let timer: NodeJS.Timeout | undefined

  const start = () => {
    const began = Date.now()
    // In a group of its own: Ctrl-C at the terminal reaches the supervisor only, which stops all in order.
    const current = fork(plan.file, [], { env: plan.env, execArgv: nursery, detached: process.platform !== 'win32', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child = current
    current.once('error', () => undefined)
    current.once('exit', (code, signal) => {
      if (stopping) return
      ends = Date.now() - began > calm ? 1 : ends + 1
      timer = setTimeout(start, backoff(ends))
      plan.crashed(ends, signal ?? `exit ${code}`)
    })
    plan.started()
  }
  start()

  const stop = async () => {
    stopping = true
    clearTimeout(timer)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const current = child
    const gone = new Promise<void>((resolve) => current.once('exit', () => resolve()))
    if (current.connected) current.disconnect()
    const force = setTimeout(() => current.kill('SIGKILL'), patience)
    await gone
    clearTimeout(force)
  }
  return {
    life: () => (child?.pid === undefined ? undefined : lifeOf(child.pid)),
    stop,
    kill: () => {
      stopping = true
      child?.kill('SIGKILL')
    },
  }
}
