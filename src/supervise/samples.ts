import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bothLanguages, Refusal } from '../platform/refusal.ts'
import { superviseMessages } from './messages.ts'

const signIns = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

export type SignIn = z.infer<typeof signIns>[number]

/** The sign-ins of the sample exhibition in this data folder, if it is loaded: QIAO_DATA/samples.json. */
export function sampleSignIns(dataFolder: string): readonly SignIn[] | undefined {
  const file = join(dataFolder, 'samples.json')
  if (!existsSync(file)) return undefined
  return signIns.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/**
 * Loads the sample exhibition with `qiao samples load`, on the first start only; a load that was cut short is done
 * again on the next. The command finds the database in the environment.
 * @param first whether the database was empty before this start.
 * @throws Refusal when the command fails.
 */
export async function loadSamples(dist: string, dataFolder: string, first: boolean, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const pending = join(dataFolder, 'samples.pending')
  if (first) writeFileSync(pending, '')
  if (!existsSync(pending)) return
  process.stdout.write(`${bothLanguages(superviseMessages.loading)}\n`)
  const child = spawn(process.execPath, [join(dist, 'cli.js'), 'samples', 'load'], { env, stdio: ['ignore', 'ignore', 'inherit'], signal })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  signal.throwIfAborted()
  if (code !== 0) throw new Refusal(superviseMessages.samplesFailed)
  rmSync(pending, { force: true })
}
