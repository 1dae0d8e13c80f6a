// Speed and memory of matching against peers in the same run: `npm run bench:matching -- [--documents N] [--queries Q] [--peers a,b|none] [--data FOLDER]`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { beChild, reportFrom } from './child.ts'
import { writeCorpus } from './corpus/files.ts'
import { loadPools } from './corpus/sentences.ts'
import { figuresOf, type Result } from './figures.ts'
import { installPeers } from './install.ts'
import type { Job, Report } from './measure.ts'
import { batchLine, header, lastLine, linesOfResult } from './table.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '150000' },
    queries: { type: 'string', default: '100' },
    peers: { type: 'string', default: 'fts5,flexsearch,lucene,postgres,minisearch,orama' },
    data: { type: 'string' },
    'slow-documents': { type: 'string', default: '20000' },
    needs: { type: 'string', default: '5000' },
    workers: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    child: { type: 'string' },
  },
})

const peers = ['fts5', 'flexsearch', 'lucene', 'postgres', 'minisearch', 'orama'] as const
/** These take minutes to answer at full size. */
const slow = new Set<string>(['minisearch', 'orama'])

const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function whole(name: 'documents' | 'queries' | 'slow-documents' | 'needs' | 'workers' | 'rounds' | 'seconds', least: number): number {
  const value = Number(values[name])
  return Number.isInteger(value) && value >= least ? value : refuse(`--${name} is a whole number of at least ${least}.`)
}

async function run(): Promise<void> {
  const asked = values.peers === 'none' ? [] : values.peers.split(',').filter((name) => name !== '')
  const unknown = asked.filter((name) => !peers.some((peer) => peer === name))
  if (unknown.length > 0) refuse(`No peer is called ${unknown.join(', ')}; there are ${peers.join(', ')}, and none.`)
  const [documents, queries, needs, workers] = [whole('documents', 100), whole('queries', 3), whole('needs', 0), whole('workers', 1)]
  const [rounds, secondsPerRound] = [whole('rounds', 1), whole('seconds', 1)]
  const slowDocuments = Math.min(documents, whole('slow-documents', 100))
  const data = values.data ?? process.env['QIAO_BENCH_DATA']
  if (data === undefined) process.stderr.write('On text of the sample exhibition; give real text by --data FOLDER or QIAO_BENCH_DATA (offers-en.jsonl, needs-en.jsonl, offers-zh.jsonl: id, title, text).\n')
  const pools = await loadPools(data)
  if (pools.en.sentences === 0 || pools.zh.sentences === 0) refuse(`There must be English and Chinese texts; in ${pools.from} are ${pools.en.texts.length} and ${pools.zh.texts.length}.`)
  if (asked.some((name) => name !== 'lucene' && name !== 'postgres')) installPeers()
  const folder = mkdtempSync(join(tmpdir(), 'qiao-matching-'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      rmSync(folder, { recursive: true, force: true })
      process.exit(130)
    })
  }
  try {
    const corpus = writeCorpus(folder, pools, { documents, queries, needs })
    process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}\n`)
    process.stdout.write(`${documents.toLocaleString('en')} documents recombined from ${pools.en.sentences.toLocaleString('en')} English and ${pools.zh.sentences.toLocaleString('en')} Chinese sentences of ${pools.from}; ${corpus.termsPerDocument.toFixed(0)} terms a document, ${corpus.distinctPerQuery.toFixed(1)} distinct a query\n`)
    process.stdout.write('Whole documents as queries, top 10, one thread, best of the rounds. Qiao gets the texts and its times include their analysis; peers get its terms.\n\n')
    process.stdout.write(header())
    const results: Result[] = []
    const measure = async (engine: string, size: number, ofBatch = 0): Promise<void> => {
      const own = join(folder, `${engine}-${size}`)
      mkdirSync(own)
      const job: Job = { engine, folder, own, out: join(own, 'report.json'), documents: size, queries, rounds, secondsPerRound, needs: ofBatch, workers }
      const result: Result = { engine, documents: size, outcome: await reportFrom(job) }
      rmSync(own, { recursive: true, force: true })
      results.push(result)
      const ours = results.find((one) => one.engine === 'plain' && one.documents === size)?.outcome
      process.stdout.write(linesOfResult(result, ours && 'runs' in ours ? ours : undefined))
    }
    await measure('plain', documents, needs)
    for (const peer of asked.filter((name) => !slow.has(name))) await measure(peer, documents)
    const patient = asked.filter((name) => slow.has(name))
    if (patient.length > 0 && slowDocuments !== documents) await measure('plain', slowDocuments)
    for (const peer of patient) await measure(peer, slowDocuments)
    process.stdout.write('\nHalf of documents and queries Chinese, half English, dictionary on: every query finds in both languages\n')
    await measure('mixed', documents, needs)
    finish(results, documents, workers)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function finish(results: readonly Result[], documents: number, workers: number): void {
  const figures = figuresOf(results, documents)
  const reports = results.flatMap(({ outcome }) => ('runs' in outcome ? [outcome] : []))
  const number = (name: string): number | null => (typeof figures[name] === 'number' ? figures[name] : null)
  const minutes = (report: Report): number | null => number(report.name === 'Qiao' ? 'plainBatchMinutes' : 'batchMinutes')
  process.stdout.write('\n')
  for (const report of reports) process.stdout.write(batchLine(report, workers, minutes(report)))
  process.stdout.write('Same 10: share of the top ten that Qiao has too, asked for the same distinct terms; for its fast mode, share of the exact top ten.\n')
  for (const note of new Set(reports.flatMap(({ notes = [] }) => notes))) process.stdout.write(`${note}\n`)
  process.stdout.write(lastLine(figures))
  if (results.some(({ engine, outcome }) => (engine === 'plain' || engine === 'mixed') && !('runs' in outcome))) process.exitCode = 1
}

if (values.child !== undefined) await beChild(JSON.parse(values.child) as Job)
else await run()
