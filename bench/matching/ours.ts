import { join } from 'node:path'
import { createMatcher, type Indexed, type Matcher } from '../../src/engine/retrieval/matcher.ts'
import { startThread } from '../../src/platform/threads.ts'
import { loadWords } from '../../src/platform/words.ts'
import type { Text } from './corpus/made.ts'
import { type Batch, firstLines, found, type Job, linesOf, measured, memoryMb, ownCpu, type Report } from './measure.ts'

const listing = (id: string, kind: string, lang: Text['lang'], text: string): Indexed => ({ id, kind, texts: [{ lang, title: '', description: text }], facets: {} })
const parsed = (line: string): Text => JSON.parse(line) as Text

async function fill(matcher: Matcher, file: string, most: number, prefix = ''): Promise<void> {
  let number = 0
  for await (const line of linesOf(file, most)) {
    const { lang, text } = parsed(line)
    matcher.upsert(listing(`${prefix}${number}`, 'offer', lang, text))
    number += 1
  }
}

/** The needs through `matchAll`, once from the first to the last answer. */
async function batchOf(matcher: Matcher, needs: readonly Text[], workers: number): Promise<Batch> {
  const queries = needs.map(({ lang, text }, number) => listing(`need ${number}`, 'need', lang, text))
  const started = performance.now()
  const before = ownCpu()
  let answered = 0
  for await (const { matches } of matcher.matchAll(queries, { k: found, workers })) if (matches.length > 0) answered += 1
  const seconds = (performance.now() - started) / 1_000
  if (answered < queries.length / 2) throw new Error(`the batch answered ${answered} of ${queries.length} needs`)
  return { needs: queries.length, seconds, cpuSeconds: ownCpu() - before, peakMb: memoryMb('VmHWM') }
}

async function reportOf(name: string, matcher: Matcher, queries: readonly Text[], needs: readonly Text[], fillAll: () => Promise<void>, job: Job): Promise<Report> {
  globalThis.gc?.()
  const emptyMb = memoryMb('VmRSS')
  const started = performance.now()
  const before = ownCpu()
  await fillAll()
  matcher.settle()
  const [indexSeconds, indexCpuSeconds] = [(performance.now() - started) / 1_000, ownCpu() - before]
  globalThis.gc?.()
  const grownMb = memoryMb('VmRSS') - emptyMb
  const asked = queries.map(({ lang, text, distinct }, number) => ({ whole: listing(`query ${number}`, 'need', lang, text), distinct: listing(`query ${number}`, 'need', lang, distinct) }))
  const ask = (query: Indexed, mode: 'exact' | 'fast'): string[] => matcher.match(query, { k: found, mode }).map(({ id }) => id)
  const runs = [
    await measured('exact', asked, ({ whole }) => ask(whole, 'exact'), job),
    await measured('fast', asked, ({ whole }) => ask(whole, 'fast'), job),
    await measured('distinct words', asked, ({ distinct }) => ask(distinct, 'exact'), { ...job, rounds: 1 }),
  ]
  const peakMb = memoryMb('VmHWM')
  const batch = job.needs > 0 ? await batchOf(matcher, needs, job.workers) : undefined
  return { name, documents: matcher.size, indexSeconds, indexCpuSeconds, grownMb, peakMb, runs, batch }
}

/** One language, no dictionary: what the peers are compared with. */
export async function plain(job: Job): Promise<Report> {
  const matcher = createMatcher({ startThread })
  const queries = (await firstLines(join(job.folder, 'queries.jsonl'), job.queries)).map(parsed)
  const needs = (await firstLines(join(job.folder, 'needs.jsonl'), job.needs)).map(parsed)
  return reportOf('Qiao', matcher, queries, needs, () => fill(matcher, join(job.folder, 'documents.jsonl'), job.documents), job)
}

/** Half of the documents and queries in each language, dictionary and segmenter as the product uses them: every query reaches both languages. */
export async function mixed(job: Job): Promise<Report> {
  const matcher = createMatcher({ ...(await loadWords()), startThread })
  const read = async (name: string, most: number): Promise<Text[]> => {
    const [own, other] = [await firstLines(join(job.folder, `${name}.jsonl`), Math.ceil(most / 2)), await firstLines(join(job.folder, `other-${name}.jsonl`), Math.floor(most / 2))]
    return own.flatMap((line, at) => [line, ...other.slice(at, at + 1)]).map(parsed)
  }
  const fillAll = async (): Promise<void> => {
    await fill(matcher, join(job.folder, 'documents.jsonl'), Math.ceil(job.documents / 2))
    await fill(matcher, join(job.folder, 'other-documents.jsonl'), Math.floor(job.documents / 2), 'other ')
  }
  // The dictionary leaves memory behind that documents move into: what they add cannot be told here.
  return { ...(await reportOf('Qiao, two languages', matcher, await read('queries', job.queries), await read('needs', job.needs), fillAll, job)), grownMb: undefined }
}
