import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { speak } from '../terminal.ts'
import { matchWords } from './messages.ts'

/** The part of a batch that one process does: of the needs after the first `from` every `of`-th, beginning with the one of its number. */
export type Shard = { number: number; of: number; from: number }

/** What was spent, in seconds, over all processes. */
export type Spent = { planning: number; scoring: number; explaining: number }

/** The lines of needs as another process writes them, in the order of the needs. */
export type ShardResults = { next(): Promise<string>; spent(): Promise<Spent>; stop(): void }

/** Explaining costs more than scoring, and each process explains its own part; but each also holds all the offers. */
const mostOffers = 20_000
const fewestNeeds = 200

/** In how many processes a batch is done. */
export const shardsFor = (explain: boolean, workers: number, offers: number, needs: number): number =>
  explain && offers <= mostOffers && needs >= fewestNeeds ? Math.max(1, workers) : 1

export const isMine = ({ number, of, from }: Shard, index: number): boolean => index >= from && (index - from) % of === number

export const shardOf = (text: string): Shard | undefined => {
  const [, number, of, from] = /^(\d+)\/(\d+)\+(\d+)$/.exec(text) ?? []
  return of === undefined ? undefined : { number: Number(number), of: Number(of), from: Number(from) }
}

export const shardText = ({ number, of, from }: Shard): string => `${number}/${of}+${from}`

/** The last line that a shard writes. */
export const spentLine = (spent: Spent): string => `${JSON.stringify({ spent })}\n`

/** Starts this program again for one part of the batch and reads what it writes, a line a need. */
export function startShard(shard: Shard): ShardResults {
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), '--shard', shardText(shard)], { stdio: ['ignore', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout!, crlfDelay: Infinity })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(speak(matchWords.shardEnded))
    return value
  }
  return { next, spent: async () => (JSON.parse(await next()) as { spent: Spent }).spent, stop: () => void child.kill('SIGKILL') }
}
