import { resolve } from 'node:path'
import { Command } from 'commander'
import { restore } from '../platform/backup/restore.ts'
import { openBlobs } from '../platform/blobs.ts'
import { backupRefusals } from '../platform/messages/backup.ts'
import { Refusal } from '../platform/refusal.ts'
import { liveRuntime } from '../platform/runtime.ts'
import { sumOf } from './backup.ts'
import { backupWords as words } from './messages/backup.ts'
import { speak, withDatabase } from './terminal.ts'

/** `qiao restore FILE`: into the empty database of the settings, while no instance runs on it. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description(speak(words.restore))
    .argument('<file>', speak(words.file))
    .action((name: string) =>
      withDatabase(async ({ url, config }) => {
        if (liveRuntime(config.dataFolder)) throw new Refusal(backupRefusals.running)
        const { rows, files } = await restore({ url, dataFolder: config.dataFolder, blobs: openBlobs(config), file: resolve(name) })
        process.stdout.write(`${speak(words.restored, { rows: sumOf(rows), files })}\n`)
      }),
    )
}
