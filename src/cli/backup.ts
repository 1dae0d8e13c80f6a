import { resolve } from 'node:path'
import { Command } from 'commander'
import { backUp } from '../platform/backup/write.ts'
import { openBlobs } from '../platform/blobs.ts'
import { machineClock } from '../platform/clock.ts'
import { backupWords as words } from './messages/backup.ts'
import { speak, withDatabase } from './terminal.ts'

export const sumOf = (rows: Record<string, number>): number => Object.values(rows).reduce((sum, one) => sum + one, 0)

/** `qiao backup FILE`: while the instance runs or without it; exit status 1 when files were lost before. */
export function backupCommand(): Command {
  return new Command('backup')
    .description(speak(words.about))
    .argument('<file>', speak(words.file))
    .action((name: string) =>
      withDatabase(async ({ url, config }) => {
        const file = resolve(name)
        const { rows, files, lost } = await backUp({ url, dataFolder: config.dataFolder, blobs: openBlobs(config), file, at: machineClock() })
        process.stdout.write(`${speak(words.written, { rows: sumOf(rows), files, file })}\n`)
        if (lost.length === 0) return
        process.stderr.write(`${speak(words.lost, { count: lost.length, files: lost.join(' ') })}\n`)
        process.exitCode = 1
      }),
    )
}
