import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isAlive } from './postgres/postmaster.ts'

/** One life of a pid: pids are given again, and a lock must not be believed because a stranger has its number. */
export type Life = { readonly pid: number; readonly started: string }

/** The life of a running process; undefined when there is none. */
export function lifeOf(pid: number): Life | undefined {
  if (!isAlive(pid)) return undefined
  const started = startedAt(pid)
  return started === undefined ? undefined : { pid, started }
}

export function stillLives(life: Life): boolean {
  return lifeOf(life.pid)?.started === life.started
}

/** Comparable text, not a date. Windows tells it only slowly, so there the pid alone decides. */
function startedAt(pid: number): string | undefined {
  if (process.platform === 'win32') return 'unknown'
  if (process.platform === 'linux') return startedOnLinux(pid)
  const shown = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return shown || undefined
}

/** Ticks since the boot, field 22 of proc(5) `stat`; a zombie counts as gone. */
function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`
  } catch {
    return undefined
  }
}
