import { parseArgs } from 'node:util'
import { planAssignment } from '../../src/engine/assignment/assignment.ts'
import { greedyAssignment } from '../../src/engine/assignment/greedy.ts'
import { type AssignmentProblem, numbered } from '../../src/engine/assignment/problem.ts'
import { violationsOf } from '../../src/engine/assignment/testing/violations.ts'
import { loadSolver, Programme } from '../../src/engine/programme/programme.ts'
import { callOf } from './call.ts'

/**
 * Reviewers for the submissions of made-up calls (bench/assignment/call.ts), each plan checked from its problem alone. Beside it greedy, and HiGHS with all
 * pairs at once, which knows no fairness: the yardstick of the sum. The last line is JSON; `peakMb` is before the yardstick runs.
 */
const { values } = parseArgs({ options: { submissions: { type: 'string', default: '1000' }, reviewers: { type: 'string', default: '300' }, seeds: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' }, yardstick: { type: 'string', default: '1' } } })
const size = { submissions: Number(values.submissions), reviewers: Number(values.reviewers), load: 12 }
const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024)

async function timed<T>(act: () => Promise<T>): Promise<{ seconds: number; cpuSeconds: number; made: T }> {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const made = await act()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6, made }
}

/** Σ affinity and the worst service of a plan, from the problem's own figures. */
function sums({ affinity, reviewers, submissions }: AssignmentProblem, pairs: readonly number[]): { total: number; worst: number } {
  const services = new Float64Array(submissions.length)
  for (const pair of pairs) services[Math.floor(pair / reviewers.length)]! += affinity[pair] ?? 0
  return { total: services.reduce((sum, one) => sum + one, 0), worst: services.reduce((least, one) => Math.min(least, one), Infinity) }
}

/** The sum's optimum by HiGHS with every allowed pair in one programme. */
async function yardstick(problem: AssignmentProblem): Promise<number> {
  const { allowed, affinity, width, asked } = numbered(problem)
  return Programme.with(await loadSolver(), {}, (programme) => {
    const rows = Array.from(asked, (count) => programme.addRow(-Infinity, count))
    const loads = problem.reviewers.map(({ most }) => programme.addRow(-Infinity, most))
    allowed.forEach((one, pair) => {
      if (one) programme.columns.add(affinity[pair] ?? 0, 0, 1, [rows[Math.floor(pair / width)] ?? 0, 1, loads[pair % width] ?? 0, 1])
    })
    return programme.solve().value
  })
}

const wrong: string[] = []
const all: { ofOptimum: number; ofUnfair: number; greedy: number; worst: number; greedyWorst: number; seconds: number; cpuSeconds: number; proved: boolean; short: number }[] = []
const optima: { problem: AssignmentProblem; unfair: number }[] = []
for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.seeds); seed += 1) {
  const problem = callOf(seed, size)
  const { made, seconds, cpuSeconds } = await timed(() => planAssignment(problem))
  wrong.push(...violationsOf(problem, made.pairs))
  const [rows, columns] = [new Map(problem.submissions.map(({ id }, row) => [id, row])), new Map(problem.reviewers.map(({ id }, column) => [id, column]))]
  const pairs = made.pairs.map((one) => (rows.get(one.submission) ?? 0) * problem.reviewers.length + (columns.get(one.reviewer) ?? 0))
  const own = sums(problem, pairs)
  if (Math.abs(own.total - made.total) > 1e-4) wrong.push(`seed ${seed}: the plan sums to ${own.total}, not ${made.total}`)
  const greedyPairs = greedyAssignment(numbered(problem))
  const greedy = sums(problem, greedyPairs)
  optima.push({ problem, unfair: made.unfair })
  const one = { ofOptimum: made.total / (made.proved ? made.total : made.bound), ofUnfair: made.total / made.unfair, greedy: greedy.total / made.unfair, worst: own.worst / made.maxMin, greedyWorst: greedy.worst / made.maxMin, seconds, cpuSeconds, proved: made.proved, short: made.short.reduce((sum, { missing }) => sum + missing, 0) }
  all.push(one)
  process.stdout.write(`seed ${seed} · ${made.pairs.length} assigned, ${one.short} short · Σ ${made.total.toFixed(4)} bound ${made.bound.toFixed(4)} ${made.proved ? 'proved' : 'not proved'} · without fairness ${made.unfair.toFixed(4)} · worst ${own.worst.toFixed(4)} of at most ${made.maxMin.toFixed(4)} · greedy Σ ${greedy.total.toFixed(2)}, ${greedyPairs.length} assigned, worst ${greedy.worst.toFixed(4)} · ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s CPU\n`)
}
const peak = peakMb()
let difference = 0
if (values.yardstick !== '0') {
  const first = optima[0]
  const full = await timed(() => yardstick(first?.problem ?? callOf(1, size)))
  difference = Math.abs(full.made - (first?.unfair ?? 0))
  process.stdout.write(`HiGHS with all pairs, no fairness: Σ ${full.made.toFixed(4)}, ${full.seconds.toFixed(1)} s, ${full.cpuSeconds.toFixed(1)} s CPU, ${peakMb()} MB\n`)
}
for (const one of wrong.slice(0, 20)) process.stdout.write(`violation: ${one}\n`)
const share = (value: number): number => Math.floor(value * 1e5) / 1e5
const least = (pick: (one: (typeof all)[number]) => number): number => share(Math.min(...all.map(pick)))
const most = (pick: (one: (typeof all)[number]) => number): number => Number(Math.max(...all.map(pick)).toFixed(2))
process.stdout.write(`${JSON.stringify({
  ofOptimum: least((one) => one.ofOptimum), proved: all.every((one) => one.proved), ofSumAlone: least((one) => one.ofUnfair), worstOfMaxMin: least((one) => one.worst), seconds: most((one) => one.seconds), cpuSeconds: most((one) => one.cpuSeconds),
  peakMb: peak, violations: wrong.length, short: all.reduce((sum, one) => sum + one.short, 0), greedyOfOptimum: least((one) => one.greedy), greedyWorstOfMaxMin: least((one) => one.greedyWorst), yardstickDiffers: Number(difference.toFixed(6)),
})}\n`)
