import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { speak } from '../terminal.ts'
import { matchWords } from './messages.ts'

/** One of the processes that share a batch. */
export type Shard = { number: number; of: number }

/** What it does: of the needs after the first `from` every `of`-th, beginning with the one of its number. */
export type Part = Shard & { from: number }

/** What was spent, in seconds, over all processes. */
export type Spent = { planning: number; scoring: number; explaining: number }

/** The lines of needs as another process writes them, in the order of the needs; none before it is told from which need on. */
export type ShardResults = { begin(from: number): void; next(): Promise<string>; spent(): Promise<Spent>; stop(): void }

/** Explaining costs more than scoring, and each process explains its own part; but each also holds all the offers. */
const mostOffers = 20_000
const fewestNeeds = 200
/** A file that holds so many needs has at least these bytes. */
const fewestBytes = 20_000

/** In how many processes a batch is done. */
export const shardsFor = (explain: boolean, workers: number, offers: number, needs: number): number =>
  explain && offers <= mostOffers && needs >= fewestNeeds ? Math.max(1, workers) : 1

/**
 * In how many processes a batch is likely to be done, before its files are read: another process takes as long to begin as the first, and begins
 * beside it. Those that are not needed after all are stopped.
 */
export const likelyShards = (explain: boolean, workers: number, bytesOfNeeds: number): number => (explain && bytesOfNeeds >= fewestBytes ? Math.max(1, workers) : 1)

export const isMine = ({ number, of, from }: Part, index: number): boolean => index >= from && (index - from) % of === number

export const shardOf = (text: string): Shard | undefined => {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  return of === undefined ? undefined : { number: Number(number), of: Number(of) }
}

export const shardText = ({ number, of }: Shard): string => `${number}/${of}`

/** The last line that a shard writes. */
export const spentLine = (spent: Spent): string => `${JSON.stringify({ spent })}\n`

/** Starts this program again to share the batch and reads what it writes, a line a need. It reads and analyses at once. */
export function startShard(shard: Shard): ShardResults {
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), '--shard', shardText(shard)], { stdio: ['pipe', 'pipe', 'ignore'] })
  // It may have ended before it is told.
  child.stdin!.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout!, crlfDelay: Infinity })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(speak(matchWords.shardEnded))
    return value
  }
  return { begin: (from) => void child.stdin!.end(`${from}\n`), next, spent: async () => (JSON.parse(await next()) as { spent: Spent }).spent, stop: () => void child.kill('SIGKILL') }
}

/** From which need on, as the process that started this one says; undefined when it ended without a word. */
export async function fromHere(input: NodeJS.ReadableStream): Promise<number | undefined> {
  let text = ''
  for await (const piece of input) text += String(piece)
  return /^\d+\n$/.test(text) ? Number(text) : undefined
}

/** The processes that share a batch with this one. */
export type Crew = { /** Those of a batch in so many parts: started where they are missing, stopped where they are too many. */ of(parts: number): ShardResults[]; stop(): void }

export function openCrew(start: ((shard: Shard) => ShardResults) | undefined): Crew {
  let shards: ShardResults[] = []
  const stop = (): void => {
    for (const shard of shards) shard.stop()
    shards = []
  }
  return {
    stop,
    of(parts) {
      if (start && shards.length !== parts - 1) {
        stop()
        shards = Array.from({ length: parts - 1 }, (_, index) => start({ number: index + 1, of: parts }))
      }
      return shards
    },
  }
}
