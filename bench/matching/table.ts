import { type Figures, ratioOf, type Result, runOf } from './figures.ts'
import { mean, overlapOf, type Report } from './measure.ts'

const columns = [-46, 10, 8, 11, 10, 10, 9, 9, 10]
const line = (cells: readonly string[]): string => `${cells.map((cell, at) => ((columns[at] ?? 10) < 0 ? cell.padEnd(-(columns[at] ?? 0)) : cell.padStart(columns[at] ?? 10))).join('')}\n`
const figure = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))

export const header = (): string => line(['', 'documents', 'queries', 'ms/query', '× Qiao', 'CPU ms', 'index s', 'peak MB', 'same 10'])

/** The lines of one engine: a line for each way of asking, or why there is none. */
export function linesOfResult({ engine, documents, outcome }: Result, ours: Report | undefined): string {
  if (!('runs' in outcome)) return `${engine.padEnd(46)}${documents.toLocaleString('en').padStart(10)}  not run: ${outcome.notRun}\n`
  const [exact, distinct] = [runOf(ours, 'exact'), runOf(ours, 'distinct words')]
  const own = engine === 'plain' || engine === 'mixed'
  const shown = outcome.runs.filter(({ label }) => label !== 'distinct words')
  const lines = shown.map((run) => {
    const name = run.label === '' ? outcome.name : `${outcome.name}, ${run.label}`
    const ratio = engine === 'mixed' ? null : ratioOf(run, exact)
    const same = own ? (run.label === 'fast' ? overlapOf(runOf(outcome, 'exact')?.found ?? [], run.found) : 1) : distinct ? overlapOf(run.found, distinct.found) : undefined
    return line([name, outcome.documents.toLocaleString('en'), String(run.ms.length), figure(mean(run.ms)), ratio === null ? '' : figure(ratio), figure(run.cpuMs), figure(outcome.indexSeconds), figure(outcome.peakMb), same === undefined ? '' : same.toFixed(3)])
  })
  const rounds = shown.map(({ rounds: all }) => all.map(figure).join(', ')).join(' · ')
  const grown = outcome.grownMb === undefined ? '' : `; memory grew by ${figure(outcome.grownMb)} MB, ${figure((outcome.grownMb / outcome.documents) * 10_000)} MB per 10,000 documents, their texts included`
  return `${lines.join('')}${' '.repeat(4)}rounds ${rounds} ms${grown}\n`
}

export function batchLine(report: Report, workers: number, minutes: number | null): string {
  const { batch } = report
  if (!batch) return ''
  const rate = batch.needs / batch.seconds
  const rough = batch.needs < 5_000 || report.documents < 150_000 ? ' (roughly: it takes 5,000 needs and 150,000 documents to say)' : ''
  return `${report.name}: ${batch.needs.toLocaleString('en')} needs against ${report.documents.toLocaleString('en')} documents on ${workers} workers: ${figure(batch.seconds)} s (${figure(rate)} needs a second), ${figure(batch.cpuSeconds)} CPU seconds (${figure(batch.cpuSeconds / batch.seconds)} cores busy), peak ${figure(batch.peakMb)} MB; in proportion 150,000 × 110,000 takes ${minutes === null ? '?' : figure(minutes)} minutes${rough}\n`
}

export const lastLine = (figures: Figures): string => `${JSON.stringify(figures)}\n`
