import { parseArgs } from 'node:util'
import { createMatcher, type DictionaryEntry, type Indexed, type Lesson, type Matcher, type Segmenter } from '../../src/engine/retrieval/matcher.ts'
import { loadDictionary } from '../../src/platform/dictionary.ts'
import { readRecords } from '../../src/platform/records.ts'
import { loadSegmenter } from '../../src/platform/segmenter.ts'

/**
 * Cross-language retrieval on parallel records: does a need in one language find the offer that was written in the other? Latin letters
 * are removed from the Chinese, so that names and abbreviations help nobody.
 *
 *   --pairs FILE       records with id, split (test, learn), title_en, en, zh_summary, zh_motivation, zh_method, zh_result, zh_conclusion
 *   --sentences FILE   records with id, zh, en of another field (optional)
 *   --limit N          at most N needs a task (default: all)
 *   --bridge …         dictionary, learned or both (default: both, one after the other)
 */
const { values } = parseArgs({
  options: { pairs: { type: 'string' }, sentences: { type: 'string' }, limit: { type: 'string' }, bridge: { type: 'string', default: 'both' } },
})
const limit = Number(values.limit ?? Infinity)

type Fields = Record<string, string>
type Item = { id: string; lang: 'zh' | 'en'; text: string }
type Task = { name: string; offers: Item[]; needs: Item[] }
type Figures = { r1: number; r10: number; mrr: number; msPerNeed: number; needs: number }

async function read(file: string): Promise<Fields[]> {
  const rows: Fields[] = []
  for await (const { record } of readRecords(file)) {
    if (record) rows.push(Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'string' ? value : ''])))
  }
  return rows
}

const withoutLatin = (text: string): string => text.replace(/[A-Za-z]+/g, ' ')
const chinese = ['zh_summary', 'zh_motivation', 'zh_method', 'zh_result', 'zh_conclusion']
const parts = (row: Fields, names: readonly string[]): string => names.map((name) => row[name] ?? '').join('\n')
const items = (rows: readonly Fields[], lang: 'zh' | 'en', text: (row: Fields) => string): Item[] =>
  rows.map((row) => ({ id: row['id'] ?? '', lang, text: lang === 'zh' ? withoutLatin(text(row)) : text(row) }))
const secondHalf = (text: string): string => {
  const words = text.split(' ')
  return words.slice(words.length >> 1).join(' ')
}

function tasksOf(rows: readonly Fields[], sentences: readonly Fields[]): Task[] {
  const english = items(rows, 'en', (row) => row['en'] ?? '')
  const halves = items(rows, 'en', (row) => secondHalf(row['en'] ?? ''))
  const accounts = items(rows, 'zh', (row) => parts(row, chinese))
  const solutions = items(rows, 'zh', (row) => parts(row, chinese.slice(2)))
  const summaries = items(rows, 'zh', (row) => row['zh_summary'] ?? '')
  const problems = items(rows, 'zh', (row) => row['zh_motivation'] ?? '')
  const titles = items(rows, 'en', (row) => row['title_en'] ?? '')
  const tasks: Task[] = [
    { name: 'zh summary → en', offers: english, needs: summaries },
    { name: 'zh problem → en', offers: english, needs: problems },
    { name: 'zh problem → second half of en', offers: halves, needs: problems },
    { name: 'en title → zh', offers: accounts, needs: titles },
    { name: 'en abstract → zh solution', offers: solutions, needs: english },
  ]
  if (sentences.length > 0) {
    const own = items(sentences, 'en', (row) => row['en'] ?? '')
    tasks.push({ name: 'zh sentence → en, other field', offers: own, needs: items(sentences, 'zh', (row) => row['zh'] ?? '') })
  }
  return [...tasks, ...mixedTasks(solutions, english, problems)]
}

/** Half of the offers in each language only: each language by its own list, and in the list of both. */
function mixedTasks(zh: readonly Item[], en: readonly Item[], problems: readonly Item[]): Task[] {
  const even = (_: Item, index: number): boolean => index % 2 === 0
  const odd = (_: Item, index: number): boolean => index % 2 === 1
  const mixed = [...zh.filter(even), ...en.filter(odd)]
  const halves = { zh: { offers: zh.filter(even), pick: even }, en: { offers: en.filter(odd), pick: odd } }
  return ([['zh', problems], ['en', en]] as const).flatMap(([from, needs]) =>
    (['zh', 'en'] as const).flatMap((to) => [
      { name: `${from} need → ${to}, own list`, offers: halves[to].offers, needs: needs.filter(halves[to].pick) },
      { name: `${from} need → ${to}, mixed list`, offers: mixed, needs: needs.filter(halves[to].pick) },
    ]),
  )
}

const listing = ({ id, lang, text }: Item, kind: string): Indexed => ({ id, kind, texts: [{ lang, title: '', description: text }], facets: {} })

function measure({ offers, needs }: Task, matcher: Matcher): Figures {
  for (const offer of offers) matcher.upsert(listing(offer, 'offer'))
  matcher.settle()
  const asked = needs.slice(0, limit)
  const figures = { r1: 0, r10: 0, mrr: 0 }
  const started = performance.now()
  for (const need of asked) {
    const place = matcher.match({ ...listing(need, 'need'), id: `need ${need.id}` }, { k: 10 }).findIndex(({ id }) => id === need.id)
    if (place === 0) figures.r1 += 1
    if (place >= 0) {
      figures.r10 += 1
      figures.mrr += 1 / (place + 1)
    }
  }
  const count = Math.max(1, asked.length)
  const msPerNeed = (performance.now() - started) / count
  return { r1: figures.r1 / count, r10: figures.r10 / count, mrr: figures.mrr / count, msPerNeed, needs: asked.length }
}

const line = (cells: readonly string[]): string => `${cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(9))).join('')}\n`
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

async function run(dictionary: readonly DictionaryEntry[], segmenter: Segmenter, tasks: readonly Task[], lessons: readonly Lesson[]): Promise<Record<string, Figures>> {
  const results: Record<string, Figures> = {}
  process.stdout.write(line(['', 'R@1', 'R@10', 'MRR@10', 'ms/need', 'needs']))
  for (const task of tasks) {
    const matcher = createMatcher({ dictionary, segmenter })
    if (lessons.length > 0) matcher.learn(lessons)
    const { r1, r10, mrr, msPerNeed, needs } = measure(task, matcher)
    results[task.name] = { r1: rounded(r1), r10: rounded(r10), mrr: rounded(mrr), msPerNeed: rounded(msPerNeed), needs }
    process.stdout.write(line([task.name, r1.toFixed(4), r10.toFixed(4), mrr.toFixed(4), msPerNeed.toFixed(2), String(needs)]))
  }
  return results
}

if (values.pairs === undefined) {
  process.stderr.write('Say which records to measure on: --pairs FILE\n')
  process.exitCode = 1
} else {
  const rows = await read(values.pairs)
  const tests = rows.filter((row) => row['split'] === 'test')
  const tasks = tasksOf(tests, values.sentences === undefined ? [] : await read(values.sentences))
  const lessons = rows.filter((row) => row['split'] === 'learn').map((row) => ({ zh: parts(row, chinese), en: parts(row, ['title_en', 'en']) }))
  const dictionary = await loadDictionary()
  const segmenter = await loadSegmenter(dictionary)
  const results: Record<string, Record<string, Figures>> = {}
  if (values.bridge !== 'learned') {
    process.stdout.write('Dictionary alone\n')
    results['dictionary'] = await run(dictionary, segmenter, tasks, [])
  }
  if (values.bridge !== 'dictionary') {
    process.stdout.write(`Dictionary and ${lessons.length} bilingual records\n`)
    results['learned'] = await run(dictionary, segmenter, tasks, lessons)
  }
  process.stdout.write(`${JSON.stringify(results)}\n`)
}
