import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command } from 'commander'
import { projectRoot } from '../platform/root.ts'
import { commandWords } from './messages/main.ts'
import { speak } from './terminal.ts'

/** `qiao serve`: hands this process over to the program that `npm start` runs, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve').description(speak(commandWords.serve)).action(async () => {
    await import(pathToFileURL(join(projectRoot, 'dist/supervise.js')).href)
  })
}
