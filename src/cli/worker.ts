import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Command } from 'commander'
import { projectRoot } from '../platform/root.ts'
import { commandWords } from './messages/main.ts'
import { speak, withDatabase } from './terminal.ts'

/** `qiao worker`: one more worker process on the database, until it is told to stop. */
export function workerCommand(): Command {
  return new Command('worker').description(speak(commandWords.worker)).action(() =>
    withDatabase(async ({ url }) => {
      const child = fork(join(projectRoot, 'dist/worker.js'), [], { env: { ...process.env, DATABASE_URL: url } })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
      process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
    }),
  )
}
