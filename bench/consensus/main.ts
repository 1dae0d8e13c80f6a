import { parseArgs } from 'node:util'
import { calibrate } from '../../src/engine/consensus/calibrate.ts'
import { kendall, spearman } from './correlation.ts'
import { judged, juries, type Jury, realJury } from './jury.ts'

/**
 * Calibration of reviews against a truth that is known (bench/consensus/jury.ts), over many seeds: how well raw means and adjusted scores rank the truth, and
 * how often the stated intervals hold it. `--reviews FILE` adds a jury on the scale of real ratings (`rating`: "4;5;5"). The last line is JSON.
 */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '200' }, reviews: { type: 'string' } } })
const seeds = Number(values.seeds)
const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

type Figures = { name: string; spearmanRaw: number; spearmanAdjusted: number; kendallRaw: number; kendallAdjusted: number; errorRaw: number; errorAdjusted: number; covered90: number; covered95: number; better: number }

function measure(jury: Jury): Figures {
  const runs = Array.from({ length: seeds }, (_, seed) => {
    const { truths, reviews } = judged(jury, seed + 1)
    const { scores } = calibrate(reviews)
    const truth = scores.map(({ submission }) => truths[Number(submission.slice(1))] ?? 0)
    const [raw, adjusted] = [scores.map((one) => one.raw), scores.map((one) => one.adjusted)]
    const off = (of: readonly number[]): number => Math.sqrt(mean(of.map((one, place) => (one - (truth[place] ?? 0)) ** 2)))
    const covered = scores.map(({ intervals }, place) => intervals.map(({ low, high }) => ((truth[place] ?? 0) >= low && (truth[place] ?? 0) <= high ? 1 : 0)))
    return { raw: [spearman(raw, truth), kendall(raw, truth), off(raw)], adjusted: [spearman(adjusted, truth), kendall(adjusted, truth), off(adjusted)], covered: [0, 1].map((level) => mean(covered.map((one) => one[level] ?? 0))) }
  })
  const of = (pick: (run: (typeof runs)[number]) => number | undefined): number => Number(mean(runs.map((run) => pick(run) ?? 0)).toFixed(4))
  return {
    name: jury.name, spearmanRaw: of(({ raw }) => raw[0]), spearmanAdjusted: of(({ adjusted }) => adjusted[0]), kendallRaw: of(({ raw }) => raw[1]), kendallAdjusted: of(({ adjusted }) => adjusted[1]),
    errorRaw: of(({ raw }) => raw[2]), errorAdjusted: of(({ adjusted }) => adjusted[2]), covered90: of(({ covered }) => covered[0]), covered95: of(({ covered }) => covered[1]),
    better: of(({ raw, adjusted }) => ((adjusted[0] ?? 0) >= (raw[0] ?? 0) ? 1 : 0)),
  }
}

const [from, cpu] = [performance.now(), process.cpuUsage()]
const figures = [...juries, ...(values.reviews ? [realJury(values.reviews)] : [])].map(measure)
for (const one of figures) process.stdout.write(`${one.name} · Spearman ${one.spearmanRaw} → ${one.spearmanAdjusted} (no worse in ${Math.round(one.better * 100)} %) · Kendall ${one.kendallRaw} → ${one.kendallAdjusted} · error ${one.errorRaw} → ${one.errorAdjusted} · truth within 90 %: ${one.covered90}, 95 %: ${one.covered95}\n`)
const large = judged({ ...juries[0]!, submissions: 1_000, reviewers: 300 }, 1)
const [start, used] = [performance.now(), process.cpuUsage()]
calibrate(large.reviews)
const largeCpu = process.cpuUsage(used).user / 1e6
process.stdout.write(`${JSON.stringify({ seeds, juries: figures, largeSeconds: Number(((performance.now() - start) / 1000).toFixed(2)), largeCpuSeconds: Number(largeCpu.toFixed(2)), seconds: Math.round((start - from) / 1000), cpuSeconds: Math.round(process.cpuUsage(cpu).user / 1e6) })}\n`)
