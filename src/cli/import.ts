import { createWriteStream } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { z } from 'zod'
import { system } from '../core/actor.ts'
import { Failure } from '../core/failure.ts'
import { say } from '../core/text.ts'
import { type ListingKind, listingKinds } from '../modules/listings/content.ts'
import { type Mapping, suggestMapping } from '../modules/listings/import/mapping.ts'
import { reportStream } from '../modules/listings/import/report.ts'
import { type FailedRow, type ImportResult, runImport } from '../modules/listings/import/run.ts'
import { surveyRecords } from '../modules/listings/import/survey.ts'
import { machineClock } from '../platform/clock.ts'
import { type RecordFormat, readRecords, recordFormatOf } from '../platform/records.ts'
import { importWords } from './messages/import.ts'
import { Progress } from './match/progress.ts'
import { organisationAt } from './organisation.ts'
import { type Site, speak, withDatabase } from './terminal.ts'

type Options = { kind: ListingKind; organisation: string; map?: string; publish?: boolean; dryRun?: boolean; json?: boolean; report?: string }

const shownFailures = 10

/** `qiao import listings`: exit status 1 when the organisation or file is refused; rows that fail are in the report. */
export function importCommand(): Command {
  const listings = new Command('listings')
    .description(speak(importWords.listings))
    .argument('<file>', speak(importWords.file))
    .addOption(new Option('--kind <kind>', speak(importWords.kind)).choices(listingKinds).makeOptionMandatory())
    .requiredOption('--organisation <slug>', speak(importWords.organisation))
    .option('--map <file>', speak(importWords.map))
    .option('--publish', speak(importWords.publish))
    .option('--dry-run', speak(importWords.dryRun))
    .option('--report <file>', speak(importWords.report))
    .option('--json', speak(importWords.json))
    .action((file: string, options: Options) => withDatabase((site) => importListings(site, file, options)))
  return new Command('import').description(speak(importWords.about)).addCommand(listings)
}

async function importListings({ db, config }: Site, file: string, options: Options): Promise<void> {
  const actor = system(machineClock())
  const format = recordFormatOf(file)
  await stat(file).catch((error: NodeJS.ErrnoException) => refuse(importWords.noFile, { file, reason: error.code ?? error.message }))
  const ownerId = await organisationAt(db, actor, options.organisation)
  const survey = await surveyRecords(readRecords(file, { format }), false)
  const mapping = await mappingFor(survey.headers, options.map)
  const progress = new Progress()
  for (const line of mappingLines(mapping, survey.headers)) progress.say(line)
  const began = performance.now()
  const result = await runImport(db, actor, {
    ownerId, kind: options.kind, publish: options.publish === true, dryRun: options.dryRun === true, format, source: readRecords(file, { format }), mapping,
    onProgress: ({ read, failed }) => progress.show(speak(importWords.progress, { read, failed })),
  })
  const report = await writeReport(config.dataFolder, file, format, survey.headers, result.failed, options.report)
  sayResult(progress, result, { report, dryRun: options.dryRun === true, seconds: (performance.now() - began) / 1000 })
  if (options.json) process.stdout.write(`${JSON.stringify({ ...result.counts, report })}\n`)
}

function refuse(phrase: { zh: string; en: string }, values: Record<string, string>): never {
  throw new Failure('invalid', { zh: say('zh', phrase, values), en: say('en', phrase, values) })
}

/** The map file decides about the columns that it names ("" leaves one out); the others are suggested. */
async function mappingFor(headers: readonly string[], file: string | undefined): Promise<Mapping> {
  const { mapping } = suggestMapping(headers)
  if (file === undefined) return mapping
  const read = async () => z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')))
  const given = await read().catch((error: Error) => refuse(importWords.badMap, { file, reason: error.message.split('\n')[0] ?? '' }))
  const taken = new Set(Object.values(given))
  const rest = Object.entries(mapping).filter(([header, column]) => !(header in given) && !taken.has(column))
  return { ...Object.fromEntries(rest), ...Object.fromEntries(Object.entries(given).filter(([, column]) => column !== '')) }
}

function mappingLines(mapping: Mapping, headers: readonly string[]): string[] {
  const used = Object.entries(mapping).map(([header, column]) => (header === column ? header : `${header} → ${column}`))
  const left = headers.filter((header) => !(header in mapping))
  return [speak(importWords.mapped, { columns: used.join(', ') }), ...(left.length > 0 ? [speak(importWords.unmapped, { columns: left.join(', ') })] : [])]
}

/** Where the failed rows went; null when there are none. Without a name: `reports` in the data folder. */
async function writeReport(dataFolder: string, file: string, format: RecordFormat, headers: readonly string[], failed: readonly FailedRow[], given: string | undefined): Promise<string | null> {
  if (failed.length === 0) return null
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  const path = resolve(given ?? join(dataFolder, 'reports', `${basename(file, extname(file))}-failed-${stamp}.${format}`))
  await mkdir(join(path, '..'), { recursive: true })
  await pipeline(reportStream(format, headers, failed), createWriteStream(path, { mode: 0o600 }))
  return path
}

function sayResult(progress: Progress, { counts, failed, notes }: ImportResult, { report, dryRun, seconds }: { report: string | null; dryRun: boolean; seconds: number }): void {
  for (const { line, column, problem } of failed.slice(0, shownFailures)) progress.say(speak(importWords.failed, { line, column, reason: speak(problem) }))
  if (failed.length > shownFailures) progress.say(speak(importWords.moreFailed, { count: failed.length - shownFailures }))
  for (const { column, sentence, count, firstLine } of notes.slice(0, shownFailures)) progress.say(speak(importWords.note, { column, count, line: firstLine, reason: speak(sentence) }))
  progress.say(speak(dryRun ? importWords.dryDone : importWords.done, { ...counts, seconds: seconds.toFixed(1) }))
  if (report !== null) progress.say(speak(importWords.reportAt, { report }))
}
