import { Command } from 'commander'
import { backupCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { matchCommand } from './match.ts'
import { commandWords } from './messages/main.ts'
import { migrateCommand } from './migrate.ts'
import { restoreCommand } from './restore.ts'
import { samplesCommand } from './samples.ts'
import { serveCommand } from './serve.ts'
import { speak } from './terminal.ts'
import { userCommand } from './user.ts'
import { workerCommand } from './worker.ts'

/** The `qiao` command: one module a subcommand, in the order of its help. */
const commands = [serveCommand, workerCommand, migrateCommand, importCommand, exportCommand, matchCommand, userCommand, doctorCommand, backupCommand, restoreCommand, samplesCommand]

const qiao = new Command('qiao').description(speak(commandWords.about)).showHelpAfterError().addHelpText('after', `\n${speak(commandWords.settings)}`)
for (const make of commands) qiao.addCommand(make())
await qiao.parseAsync()
