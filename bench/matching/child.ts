import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Job, type NotRun, type Report } from './measure.ts'
import { mixed, plain } from './ours.ts'
import { openFlexSearch } from './peers/flexsearch.ts'
import { openFts5 } from './peers/fts5.ts'
import { luceneCommand } from './peers/lucene.ts'
import { openMiniSearch } from './peers/minisearch.ts'
import { openOrama } from './peers/orama.ts'
import { runPeer } from './peers/peer.ts'
import { openPostgres } from './peers/postgres.ts'

const engines: Record<string, (job: Job) => Promise<Report>> = {
  plain,
  mixed,
  minisearch: (job) => runPeer(job, openMiniSearch),
  flexsearch: (job) => runPeer(job, openFlexSearch),
  orama: (job) => runPeer(job, openOrama),
  fts5: (job) => runPeer(job, openFts5),
  postgres: (job) => runPeer(job, () => openPostgres(job.own)),
}

/** The work of a process that {@link reportFrom} started. */
export async function beChild(job: Job): Promise<void> {
  const engine = engines[job.engine]
  if (!engine) throw new Error(`no engine ${job.engine}`)
  writeFileSync(job.out, JSON.stringify(await engine(job)))
}

const flags = ['--expose-gc', '--max-old-space-size=12288']
const mostMinutes = 30

/** What a process that failed said: the line of its error, else its last. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return lines.find((line) => /^[\w.]*(Error|Exception)\b.*:/.test(line)) ?? lines.at(-1) ?? 'no report'
}

/** Runs a job in a process of its own, so that its memory is its own; what goes wrong there is a reason, not a failure. */
export async function reportFrom(job: Job): Promise<Report | NotRun> {
  const lucene = job.engine === 'lucene' ? luceneCommand(job) : undefined
  if (lucene && 'notRun' in lucene) return lucene
  const { command, args } = lucene ?? { command: process.execPath, args: [...flags, process.argv[1] ?? '', '--child', JSON.stringify(job)] }
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'pipe'] })
  const tooLong = setTimeout(() => child.kill('SIGKILL'), mostMinutes * 60_000)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : signal ? `ended by ${signal}` : reasonIn(said)))
  })
  clearTimeout(tooLong)
  if (ended !== undefined) return { notRun: ended }
  return existsSync(job.out) ? (JSON.parse(readFileSync(job.out, 'utf8')) as Report) : { notRun: 'no report' }
}
