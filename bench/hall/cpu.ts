import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

type Stat = { parent: number; seconds: number }

/** proc(5) stat: parent, and user plus system time with that of children that were waited for. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0)
    return { parent: Number(fields[1]), seconds: ticks / ticksPerSecond }
  } catch {
    return undefined
  }
}

/** CPU seconds that a process and all that descend from it have used so far. */
export function cpuOfTree(root: number): number {
  const all = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined
    if (stat) all.set(pid, stat)
  }
  const belongs = (pid: number): boolean => pid === root || (all.has(pid) && all.get(pid)!.parent > 1 && belongs(all.get(pid)!.parent))
  let seconds = 0
  for (const [pid, stat] of all) if (belongs(pid)) seconds += stat.seconds
  return seconds
}

/** Resident megabytes of one process. */
export function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb ?? 0) / 1024
}
