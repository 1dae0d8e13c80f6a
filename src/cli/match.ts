import { Command, InvalidArgumentError } from 'commander'
import { type Lang, type Phrase, say } from '../core/text.ts'
import { isFailure } from '../core/failure.ts'
import { createMatcher } from '../engine/retrieval/matcher.ts'
import { loadWords } from '../platform/words.ts'
import { nameOf, readLessons, readListings } from './match/listings.ts'
import { matchWords } from './match/messages.ts'
import { openSink } from './match/output.ts'
import { Progress } from './match/progress.ts'

type Options = { offers: string; needs: string; top: number; learn?: string; explain?: boolean; out?: string }

/** The language of the terminal. */
const spoken = (): Lang => ((process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('zh') ? 'zh' : 'en')

const wholeTop = (value: string): number => {
  const top = Number(value)
  if (!Number.isInteger(top) || top < 1 || top > 1_000) throw new InvalidArgumentError(say(spoken(), matchWords.top))
  return top
}

/** Reading a file, with its name in whatever goes wrong. */
async function reading<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const reason = isFailure(error) ? say(spoken(), error.sentence) : error instanceof Error ? error.message : String(error)
    throw new Error(say(spoken(), matchWords.noFile, { file, reason }))
  }
}

/** Matches the needs of one file with the offers of another. Resolves to the number of records skipped. */
export async function runMatch({ offers, needs, top, learn, explain = false, out }: Options, load = loadWords): Promise<number> {
  const started = performance.now()
  const lang = spoken()
  const progress = new Progress()
  let skipped = 0
  const skip = (file: string, line: number, reason: Phrase): void => {
    skipped += 1
    progress.say(say(lang, matchWords.skipped, { file: nameOf(file), line, reason: reason[lang] }))
  }
  const offered = await reading(offers, readListings(offers, 'offer', skip))
  progress.say(say(lang, matchWords.read, { file: nameOf(offers), count: offered.length }))
  const needed = await reading(needs, readListings(needs, 'need', skip))
  progress.say(say(lang, matchWords.read, { file: nameOf(needs), count: needed.length }))
  const lessons = learn === undefined ? [] : await reading(learn, readLessons(learn, skip))
  const matcher = createMatcher(await load())
  for (const { listing } of offered) matcher.upsert(listing)
  const count = matcher.learn(lessons, { listings: true })
  if (count > 0) progress.say(say(lang, matchWords.learned, { count }))
  const further = new Map(offered.map(({ listing, fields }) => [listing.id, fields]))
  const sink = openSink(out, (offer) => further.get(offer) ?? {})
  const queries = needed.map(({ listing }) => ({ ...listing, id: `need ${listing.id}` }))
  let done = 0
  for await (const { matches } of matcher.matchAll(queries, { k: top, explain })) {
    const need = needed[done]
    await sink.write({ need: need?.listing.id ?? '', fields: need?.fields ?? {}, matches })
    done += 1
    progress.show(say(lang, matchWords.progress, { done, total: needed.length }), done === needed.length)
  }
  await sink.close()
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  progress.say(say(lang, matchWords.done, { needs: needed.length, offers: offered.length, seconds }))
  if (skipped > 0) progress.say(say(lang, matchWords.someSkipped, { count: skipped }))
  return skipped
}

/** `qiao match`: exit status 1 when a file cannot be read or written, 2 when records were skipped. */
export function matchCommand(): Command {
  return new Command('match')
    .description('match the needs of a file with the offers of another, across Chinese and English; needs no server and no database')
    .requiredOption('--offers <file>', 'offers: .jsonl, .csv or .xlsx with id, title, text (and lang), or title_zh, text_zh, title_en, text_en')
    .requiredOption('--needs <file>', 'needs, in the same form')
    .option('--top <n>', 'how many offers per need', wholeTop, 10)
    .option('--learn <pairs>', 'bilingual records (id, zh, en) that teach the words of a field')
    .option('--explain', 'give the reasons of each match')
    .option('--out <file>', 'write to a file instead of standard output; .csv gives a table')
    .action(async (options: Options) => {
      try {
        const skipped = await runMatch(options)
        if (skipped > 0) process.exitCode = 2
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
        process.exitCode = 1
      }
    })
}
