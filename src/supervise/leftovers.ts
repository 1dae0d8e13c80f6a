import { setTimeout as pause } from 'node:timers/promises'
import { stillLives } from '../platform/life.ts'
import { lastRuntime, removeRuntime } from '../platform/runtime.ts'
import { stopOrphan } from '../platform/postgres.ts'

/**
 * Ends what a supervisor that was killed left behind: its web and worker process leave by themselves within seconds,
 * or are made to; then its database. The caller holds the lock.
 */
export async function clearLeftovers(dataFolder: string): Promise<void> {
  const left = lastRuntime(dataFolder)?.children ?? []
  for (const until = Date.now() + 5000; left.some(stillLives) && Date.now() < until; ) await pause(50)
  for (const life of left) if (stillLives(life)) process.kill(life.pid, 'SIGKILL')
  await stopOrphan(dataFolder)
  removeRuntime(dataFolder)
}
