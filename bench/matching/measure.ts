import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** What a process of its own is asked to do: one engine on the first `documents` lines of the files in `folder`. */
export type Job = {
  engine: string
  folder: string
  /** A folder of this job alone, gone after it. */
  own: string
  /** Where the report goes, as JSON. */
  out: string
  documents: number
  queries: number
  rounds: number
  /** A slow engine gets as many of the queries as fit a round of this length, three at least. */
  secondsPerRound: number
  /** Needs of the batch; 0: none. */
  needs: number
  workers: number
}

/** One way of asking: milliseconds of each query in the best round, CPU time a query in it, and what was found. */
export type Run = { label: string; ms: number[]; cpuMs: number; rounds: number[]; found: string[][] }

/** Seconds and CPU seconds to the end of the batch, and the largest resident memory of its process. */
export type Batch = { needs: number; seconds: number; cpuSeconds: number; peakMb: number }

export type Report = {
  name: string
  documents: number
  indexSeconds: number
  indexCpuSeconds: number
  /** By how much resident memory grew with the documents, after a garbage collection; of our engine alone, without the dictionary. */
  grownMb?: number
  /** Largest resident memory of the process, or of all processes of a server. */
  peakMb: number
  runs: Run[]
  batch?: Batch
  notes?: string[]
}

export type NotRun = { notRun: string }

export const found = 10

/** Seconds of CPU that this process has used. */
export const ownCpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** A field of proc(5) status in megabytes: VmHWM is the largest resident memory so far, of this program alone (getrusage keeps that of its parent). */
export function memoryMb(field: 'VmHWM' | 'VmRSS', pid: number | 'self' = 'self'): number {
  try {
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}

/** The first `most` lines of a file, one by one. */
export async function* linesOf(file: string, most: number): AsyncGenerator<string> {
  let read = 0
  const input = createReadStream(file)
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (read >= most) break
    read += 1
    yield line
  }
  input.destroy()
}

export async function firstLines(file: string, most: number): Promise<string[]> {
  const lines: string[] = []
  for await (const line of linesOf(file, most)) lines.push(line)
  return lines
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** How many of `first` are in `second` too, on average, as a share of `first`. */
export function overlapOf(first: readonly (readonly string[])[], second: readonly (readonly string[])[]): number {
  const shares = first.flatMap((one, index) => {
    const other = new Set(second[index])
    return one.length === 0 || index >= second.length ? [] : [one.filter((id) => other.has(id)).length / one.length]
  })
  return mean(shares)
}

type Ask<Query> = (query: Query) => readonly string[] | Promise<readonly string[]>

/** Warms up, then asks the queries so many rounds and keeps the round with the least mean. `cpu`: CPU seconds so far of all who work. */
export async function measured<Query>(label: string, queries: readonly Query[], ask: Ask<Query>, { rounds, secondsPerRound }: Pick<Job, 'rounds' | 'secondsPerRound'>, cpu = ownCpu): Promise<Run> {
  let slowest = 0
  for (const query of queries.slice(0, 2)) {
    const started = performance.now()
    await ask(query)
    slowest = performance.now() - started
  }
  const fitting = Math.max(3, Math.floor((secondsPerRound * 1_000) / Math.max(slowest, 0.001)))
  const asked = queries.slice(0, fitting)
  for (const query of asked.slice(2, Math.max(2, Math.floor(fitting / 4)))) await ask(query)
  let best: Run | undefined
  const means: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [ms, answers]: [number[], string[][]] = [[], []]
    const before = cpu()
    for (const query of asked) {
      const started = performance.now()
      const answer = await ask(query)
      ms.push(performance.now() - started)
      answers.push([...answer])
    }
    const cpuMs = ((cpu() - before) * 1_000) / Math.max(1, asked.length)
    means.push(mean(ms))
    if (!best || mean(ms) < mean(best.ms)) best = { label, ms, cpuMs, rounds: means, found: answers }
  }
  return best ?? { label, ms: [], cpuMs: 0, rounds: means, found: [] }
}
