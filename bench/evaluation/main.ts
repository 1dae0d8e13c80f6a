import { parseArgs } from 'node:util'
import { loadWords } from '../../src/platform/words.ts'
import type { Figures } from './figures.ts'
import { judgedTask, judgementsOf } from './judgements.ts'
import { type BridgeKind, bridges, measure } from './measure.ts'
import { chineseOf, englishOf, type Fields, identified, readFile } from './records.ts'
import { describeSplit, tableLine, tableHead } from './report.ts'
import { splitOf } from './split.ts'
import { type Latin, type Task, tasksOf } from './tasks.ts'

const usage = `Does a need in one language find the offer that was written in the other?

  npm run eval:matching -- --pairs FILE [--pairs FILE …] [options]

  --pairs FILE       bilingual records: id, split (test, learn), title_en, en, zh_summary, zh_motivation, zh_method, zh_result,
                     zh_conclusion; or id, zh, en. Tasks whose fields are missing are named and left out
  --sentences FILE   records of another field: id, zh, en; all of them are asked, none is learned from
  --judgements FILE  graded judgements: need, offer, grade (0 and up); with --needs FILE and --offers FILE: id, lang, title, text, keywords
  --latin WHICH      Latin letters in Chinese texts: removed (default), kept or both
  --bridge WHICH     dictionary, learned, both or all (default)
  --learn N          at most N records to learn from (default 2000)
  --limit N          at most N needs a task, evenly spread (default: all)
  --task TEXT        only tasks whose name contains this

On the mixed list "of own" is recall@10 over that in the list of the offer's language alone; "R@5 own" is recall@5 over recall@10 of that
list: what is left when the two languages simply take turns, which a need that tells little cannot be expected to beat by much.

Files are .jsonl, .csv or .xlsx. The last line is the same as JSON.
`

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', multiple: true, default: [] }, sentences: { type: 'string', multiple: true, default: [] },
    judgements: { type: 'string' }, needs: { type: 'string', multiple: true, default: [] }, offers: { type: 'string', multiple: true, default: [] },
    latin: { type: 'string', default: 'removed' }, bridge: { type: 'string', default: 'all' },
    learn: { type: 'string', default: '2000' }, limit: { type: 'string' }, task: { type: 'string', default: '' }, help: { type: 'boolean', default: false },
  },
})

const say = (text: string): void => void process.stdout.write(`${text}\n`)

function whole(name: string, written: string | undefined, otherwise: number): number {
  if (written === undefined) return otherwise
  const value = Number(written)
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} wants a whole number, not ${written}.`)
  return value
}

function oneOf<T extends string>(name: string, written: string, choices: readonly T[], all: string): T[] {
  if (written === all) return [...choices]
  const choice = choices.find((one) => one === written)
  if (!choice) throw new Error(`--${name} is ${choices.join(', ')} or ${all}, not ${written}.`)
  return [choice]
}

type Result = Figures & { file: string; latin: Latin; bridge: BridgeKind; task: string; ofOwnList?: number; evenShare?: number }
const results: Result[] = []
const learned: Record<string, unknown>[] = []

/** Prints figures as they come; a task on the mixed list also as its share of what its own list gave. */
function note(file: string, latin: Latin, task: Task, bridge: BridgeKind, figures: Figures): void {
  const own = results.find((one) => one.file === file && one.latin === latin && one.bridge === bridge && one.task === task.own)
  const ofOwnList = own && own.r10 > 0 ? Math.round((figures.r10 / own.r10) * 10_000) / 10_000 : undefined
  const evenShare = own && own.r10 > 0 ? Math.round((own.r5 / own.r10) * 10_000) / 10_000 : undefined
  results.push({ file, latin, bridge, task: task.name, ...figures, ...(ofOwnList === undefined ? {} : { ofOwnList, evenShare }) })
  say(tableLine(task.name, bridge, figures, ofOwnList, evenShare))
}

async function run(): Promise<void> {
  const kinds = oneOf('bridge', values.bridge, bridges, 'all')
  const latins = oneOf('latin', values.latin, ['removed', 'kept'] as const, 'both')
  const limit = whole('limit', values.limit, Infinity)
  const words = await loadWords()
  const wanted = ({ name, own }: Task): boolean => name.includes(values.task) || (own ?? '').includes(values.task)
  const lessonsOf = (rows: readonly Fields[]): { zh: string; en: string }[] => rows.map((row) => ({ zh: chineseOf(row), en: englishOf(row) }))
  let lessons: { zh: string; en: string }[] = []
  const ask = (name: string, rows: readonly Fields[]): void => {
    for (const latin of latins) {
      const { tasks, missing } = tasksOf(rows, latin)
      if (tasks.length === 0) throw new Error(`${name} lacks the fields of every task: it needs en with zh, or with zh_summary, zh_motivation, zh_method.`)
      if (latin === latins[0]) for (const { name: task, fields } of missing) say(`Not run on this file: ${task} (no record has ${fields.join(', ')})`)
      say(`Latin letters in Chinese texts: ${latin}\n${tableHead}`)
      measure(tasks.filter(wanted), words, lessons, kinds, limit, (task, bridge, figures) => note(name, latin, task, bridge, figures))
    }
  }
  for (const name of values.pairs) {
    const { rows, skipped } = await readFile(name)
    const split = splitOf(identified(rows), whole('learn', values.learn, 2_000))
    lessons = lessonsOf(split.learn)
    learned.push({ file: name, learned: lessons.length, tested: split.test.length, nearCopies: split.nearCopies.length })
    say(`\n${name}\n${describeSplit(split, skipped)}`)
    ask(name, split.test)
  }
  for (const name of values.sentences) {
    const { rows, skipped } = await readFile(name)
    say(`\n${name}\n${rows.length} records, all asked; learned from: ${lessons.length} records of the last file of pairs${skipped > 0 ? `; ${skipped} lines had no record` : ''}`)
    ask(name, identified(rows))
  }
  if (values.judgements !== undefined) {
    if (values.needs.length === 0 || values.offers.length === 0) throw new Error('--judgements wants --needs FILE and --offers FILE beside it.')
    const { judgements, unread } = judgementsOf((await readFile(values.judgements)).rows)
    const listings = async (files: readonly string[]): Promise<Fields[]> => (await Promise.all(files.map(async (file) => identified((await readFile(file)).rows)))).flat()
    const task = judgedTask(await listings(values.needs), await listings(values.offers), judgements)
    if (task.needs.length === 0) throw new Error(`None of the needs of ${values.judgements} is in ${values.needs.join(', ')}.`)
    say(`\n${values.judgements}\n${task.needs.length} judged needs found of ${judgements.size}${unread > 0 ? `; ${unread} lines lack need, offer or grade` : ''}; offers that nobody judged count as grade 0\n${tableHead}`)
    measure([task], words, lessons, kinds, limit, (one, bridge, figures) => note(values.judgements ?? '', 'kept', one, bridge, figures), judgements)
  }
  say(JSON.stringify({ learned, results }))
}

if (values.help) say(usage)
else if (values.pairs.length + values.sentences.length === 0 && values.judgements === undefined) {
  process.stderr.write(`Say what to measure on.\n\n${usage}`)
  process.exitCode = 1
} else {
  await run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
