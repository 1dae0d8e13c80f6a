import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { stillLives } from './life.ts'

const life = z.object({ pid: z.number(), started: z.string() })

const shape = z.object({
  /** With its password: the file is for its owner alone. */
  databaseUrl: z.string(),
  /** The address of the web process; absent while it is not up. */
  webUrl: z.string().optional(),
  supervisor: life,
  children: z.array(life),
})

/** What QIAO_DATA/runtime.json tells commands about the running instance. */
export type Runtime = z.infer<typeof shape>

export function writeRuntime(dataFolder: string, runtime: Runtime): void {
  const file = fileIn(dataFolder)
  writeFileSync(`${file}.new`, JSON.stringify(runtime, null, 2) + '\n', { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** What the last instance left, living or dead. */
export function lastRuntime(dataFolder: string): Runtime | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')))
  } catch {
    return undefined
  }
}

/** The running instance, if its supervisor lives. */
export function liveRuntime(dataFolder: string): Runtime | undefined {
  const runtime = lastRuntime(dataFolder)
  return runtime && stillLives(runtime.supervisor) ? runtime : undefined
}

export function removeRuntime(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true })
}

const fileIn = (dataFolder: string) => join(dataFolder, 'runtime.json')
