import { Command } from 'commander'
import { bringUpToDate } from '../platform/upgrade.ts'
import { commandWords } from './messages/main.ts'
import { speak, withDatabase } from './terminal.ts'

/** `qiao migrate`: the database of the settings at this version; the embedded one too. */
export function migrateCommand(): Command {
  return new Command('migrate').description(speak(commandWords.migrate)).action(() =>
    withDatabase(async ({ url }) => {
      await bringUpToDate(url)
      process.stdout.write(`${speak(commandWords.upToDate)}\n`)
    }),
  )
}
