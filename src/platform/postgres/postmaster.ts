import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What the file postmaster.pid of a cluster says. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean }

/** Undefined when there is no such file, or it is not whole yet. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid === 0) return undefined
  return { pid: Math.abs(pid), port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True if the process is a PostgreSQL server on this cluster, and not a stranger that was given an old pid. */
export function serves(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') return true
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return /postgres/.test(shown) && shown.includes(cluster)
}

/**
 * Stops a server: first as PostgreSQL's fast shutdown, which writes a checkpoint; after `patience` milliseconds at
 * once, which the next start recovers from; at last by force.
 */
export async function stopPostmaster(pid: number, patience = 30_000): Promise<void> {
  const steps = [['SIGINT', patience], ['SIGQUIT', 5000], ['SIGKILL', 5000]] as const
  for (const [signal, wait] of steps) {
    if (!signalled(pid, signal)) return
    for (const until = Date.now() + wait; Date.now() < until; ) {
      if (!isAlive(pid)) return
      await pause(20)
    }
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}
