import { Command, InvalidArgumentError, Option } from 'commander'
import { say } from '../core/text.ts'
import { NotResumable } from './match/journal.ts'
import { matchWords } from './match/messages.ts'
import { type MatchOptions, runMatch } from './match/run.ts'
import { shardOf, startShard } from './match/shards.ts'
import { speak, spoken } from './terminal.ts'

const wholeTop = (value: string): number => {
  const top = Number(value)
  if (!Number.isInteger(top) || top < 1 || top > 1_000) throw new InvalidArgumentError(say(spoken(), matchWords.top))
  return top
}

const wholeWorkers = (value: string): number => {
  const workers = Number(value)
  if (!Number.isInteger(workers) || workers < 0 || workers > 64) throw new InvalidArgumentError(speak(matchWords.workers))
  return workers
}

/** What Ctrl-C leaves to the shell: 128 and the number of the signal. */
const interruptedStatus = 130

/** The first Ctrl-C ends the batch with a whole file, a second one ends the process. */
async function interruptible(options: MatchOptions): Promise<void> {
  const controller = new AbortController()
  const interrupt = (): void => controller.abort(new Error('interrupted'))
  process.once('SIGINT', interrupt)
  try {
    const { skipped, interrupted } = await runMatch(options, undefined, controller.signal)
    if (interrupted) process.exitCode = interruptedStatus
    else if (skipped > 0) process.exitCode = 2
  } finally {
    process.off('SIGINT', interrupt)
  }
}

/** `qiao match`: exit status 1 when a file cannot be read or written, 2 when records were skipped, 130 when interrupted. */
export function matchCommand(): Command {
  return new Command('match')
    .description('match the needs of a file with the offers of another, across Chinese and English; needs no server and no database')
    .requiredOption('--offers <file>', 'offers: .jsonl, .csv or .xlsx with id, title, text (and lang), or title_zh, text_zh, title_en, text_en')
    .requiredOption('--needs <file>', 'needs, in the same form')
    .option('--top <n>', 'how many offers per need', wholeTop, 10)
    .option('--learn <pairs>', 'bilingual records (id, zh, en) that teach the words of a field')
    .option('--explain', 'give the reasons of each match')
    .option('--out <file>', 'write to a file instead of standard output; .csv gives a table')
    .option('--workers <n>', 'threads that score; as many as there are cores, at most 4, when not given', wholeWorkers)
    .addOption(new Option('--mode <mode>', 'fast looks for the weightiest words first, where that pays').choices(['exact', 'fast']).default('exact'))
    .option('--resume', 'continue an interrupted .jsonl output of the same files and options')
    .addOption(new Option('--shard <part>').hideHelp().argParser(shardOf))
    .action(async (options: MatchOptions) => {
      try {
        await interruptible({ ...options, start: startShard })
      } catch (error) {
        const sentence = error instanceof NotResumable ? speak(error.sentence) : error instanceof Error ? error.message : String(error)
        process.stderr.write(`${sentence}\n`)
        process.exitCode = 1
      }
    })
}
