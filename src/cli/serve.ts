import { Command } from 'commander'
import { runHouse } from '../supervise/run.ts'
import { commandWords } from './messages/main.ts'
import { speak } from './terminal.ts'

/** `qiao serve`: what `npm start` runs, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description(speak(commandWords.serve)).action(async () => process.exit(await runHouse()))
}
