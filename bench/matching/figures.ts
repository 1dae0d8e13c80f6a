import { mean, type NotRun, overlapOf, type Report, type Run } from './measure.ts'

/** What one engine gave at one size. */
export type Result = { engine: string; documents: number; outcome: Report | NotRun }

/** The size of the plan: needs and offers of 1,000 universities and 10,000 enterprises. */
const national = { offers: 150_000, needs: 110_000 }

const ran = (outcome: Report | NotRun | undefined): outcome is Report => outcome !== undefined && 'runs' in outcome

export const runOf = (outcome: Report | NotRun | undefined, label: string): Run | undefined => (ran(outcome) ? outcome.runs.find((run) => run.label === label) : undefined)

/** The quickest way in which a peer answers. */
const quickest = (outcome: Report): Run | undefined => [...outcome.runs].sort((a, b) => mean(a.ms) - mean(b.ms))[0]

/** How many times as long a run takes as ours, on the same queries. */
export function ratioOf(run: Run | undefined, ours: Run | undefined): number | null {
  if (!run || !ours || run.ms.length === 0) return null
  const own = mean(ours.ms.slice(0, run.ms.length))
  return own > 0 ? mean(run.ms) / own : null
}

export type Figures = Record<string, number | null | Record<string, number>>

const rounded = (value: number | null | undefined, digits = 2): number | null => (value === null || value === undefined ? null : Number(value.toFixed(digits)))

/** Minutes for all needs of the plan against all offers of it, in proportion from the needs and documents measured. */
const planMinutes = (outcome: Report | undefined, of: 'seconds' | 'cpuSeconds'): number | null => {
  if (!outcome?.batch) return null
  const { batch, documents } = outcome
  return ((batch[of] / batch.needs) * national.needs * (national.offers / documents)) / 60
}

/** Everything measured, by the names of the last line. `results` holds our own at each size at which a peer ran. */
export function figuresOf(results: readonly Result[], documents: number): Figures {
  const outcome = (engine: string, size: number): Report | undefined => {
    const result = results.find((one) => one.engine === engine && one.documents === size)?.outcome
    return ran(result) ? result : undefined
  }
  const [plain, mixed] = [outcome('plain', documents), outcome('mixed', documents)]
  const ratio = (engine: string): number | null => {
    const result = results.find((one) => one.engine === engine)
    return result && ran(result.outcome) ? rounded(ratioOf(quickest(result.outcome), runOf(outcome('plain', result.documents), 'exact'))) : null
  }
  const fastOverlap = (report: Report | undefined): number | null => {
    const [exact, fast] = [runOf(report, 'exact'), runOf(report, 'fast')]
    return exact && fast ? rounded(overlapOf(exact.found, fast.found), 4) : null
  }
  const ms = (report: Report | undefined, label: string): number | null => {
    const run = runOf(report, label)
    return run ? rounded(mean(run.ms), 3) : null
  }
  const sameTop = results.flatMap(({ engine, documents: size, outcome: peer }) => {
    const own = runOf(outcome('plain', size), 'distinct words')
    const run = ran(peer) && engine !== 'plain' && engine !== 'mixed' ? quickest(peer) : undefined
    return own && run ? [[engine, rounded(overlapOf(run.found, own.found), 3) ?? 0] as const] : []
  })
  const cpu = results.flatMap(({ engine, documents: size, outcome: each }) => {
    const run = ran(each) ? (runOf(each, 'exact') ?? quickest(each)) : undefined
    return run ? [[size === documents ? engine : `${engine} ${size}`, rounded(run.cpuMs, 3) ?? 0] as const] : []
  })
  return {
    documents,
    queries: runOf(plain, 'exact')?.ms.length ?? null,
    msPerQuery: ms(plain, 'exact'),
    fastMsPerQuery: ms(plain, 'fast'),
    fastOverlap: fastOverlap(plain),
    fts5Ratio: ratio('fts5'),
    flexsearchRatio: ratio('flexsearch'),
    minisearchRatio: ratio('minisearch'),
    oramaRatio: ratio('orama'),
    postgresRatio: ratio('postgres'),
    luceneRatio: ratio('lucene'),
    mixedMsPerQuery: ms(mixed, 'exact'),
    mixedFastMsPerQuery: ms(mixed, 'fast'),
    mixedFastOverlap: fastOverlap(mixed),
    batchMinutes: rounded(planMinutes(mixed, 'seconds'), 1),
    batchCpuMinutes: rounded(planMinutes(mixed, 'cpuSeconds'), 1),
    plainBatchMinutes: rounded(planMinutes(plain, 'seconds'), 1),
    mbPer10000: plain?.grownMb === undefined ? null : rounded((plain.grownMb / plain.documents) * 10_000, 1),
    peakMb: rounded(mixed?.batch?.peakMb ?? mixed?.peakMb ?? plain?.peakMb, 0),
    cpuMsPerQuery: Object.fromEntries(cpu),
    sameTopTen: Object.fromEntries(sameTop),
  }
}
