import { Command } from 'commander'
import { commandWords } from './messages/main.ts'
import { speak } from './terminal.ts'

/** The `qiao` command: one module a subcommand, in the order of its help. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve.ts')).serveCommand(),
  worker: async () => (await import('./worker.ts')).workerCommand(),
  migrate: async () => (await import('./migrate.ts')).migrateCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  match: async () => (await import('./match.ts')).matchCommand(),
  user: async () => (await import('./user.ts')).userCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  backup: async () => (await import('./backup.ts')).backupCommand(),
  restore: async () => (await import('./restore.ts')).restoreCommand(),
  samples: async () => (await import('./samples.ts')).samplesCommand(),
}

// A command that is named is loaded alone: half a second less before it begins.
const named = commands[process.argv[2] ?? '']
const qiao = new Command('qiao').description(speak(commandWords.about)).showHelpAfterError().addHelpText('after', `\n${speak(commandWords.settings)}`)
for (const make of named ? [named] : Object.values(commands)) qiao.addCommand(await make())
await qiao.parseAsync()
