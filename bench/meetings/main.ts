import { parseArgs } from 'node:util'
import { addBest } from '../../src/engine/meetings/exact.ts'
import { type Meeting, type MeetingProblem, scheduleMeetings } from '../../src/engine/meetings/meetings.ts'
import { numbered } from '../../src/engine/meetings/problem.ts'
import { repairMeetings } from '../../src/engine/meetings/repair.ts'
import { Schedule } from '../../src/engine/meetings/schedule.ts'
import { valueOf, violationsOf } from '../../src/engine/meetings/testing/violations.ts'
import { loadSolver } from '../../src/engine/programme/programme.ts'
import { randomFrom } from '../hall/random.ts'
import { eventOf, type Kind } from './event.ts'

/**
 * One-to-one meetings of five events (bench/meetings/event.ts): 300 enterprises, 100 teams, 60 slots, 50 tables, two of them scarce. Each plan is
 * checked from its problem alone; the bound is that of Σ weight without any precedence of musts, the hardest to reach. The last line is JSON.
 */
const { values } = parseArgs({ options: { effort: { type: 'string', default: '16000000' }, seed: { type: 'string', default: '1' } } })
const effort = Number(values.effort)
const first = Number(values.seed)
const events: Kind[] = ['roomy', 'crowded', 'crowded', 'scarce', 'scarce']

type Timed<T> = { seconds: number; cpuSeconds: number; made: T }

async function timed<T>(act: () => Promise<T>): Promise<Timed<T>> {
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const made = await act()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6, made }
}

/** The bound on Σ weight alone, and the time HiGHS takes for it. */
async function plainBound(problem: MeetingProblem): Promise<number> {
  const event = numbered(problem)
  event.must.fill(0)
  return addBest(await loadSolver(), new Schedule(event), Array.from(event.a.keys()))
}

const keyOf = ({ a, b }: Meeting): string => `${a} ${b}`

/** Five people stay away, five more meetings are called off; returns what was changed for people who lost nothing. */
async function repaired(problem: MeetingProblem, plan: readonly Meeting[], seed: number): Promise<{ wrong: string[]; lost: number; added: number; offers: number }> {
  const random = randomFrom(seed)
  const draw = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const people = Array.from({ length: 5 }, () => draw(problem.people).id)
  const cancelled = { people, meetings: Array.from({ length: 5 }, () => draw(plan)) }
  const repair = await repairMeetings(problem, plan, cancelled)
  const affected = new Set(repair.lost.flatMap(({ a, b }) => [a, b]))
  const dayOf = (meetings: readonly Meeting[], id: string): string => meetings.filter(({ a, b }) => a === id || b === id).map((one) => `${keyOf(one)} ${one.slot} ${one.table}`).sort().join('\n')
  const touched = problem.people.filter(({ id }) => !affected.has(id) && dayOf(plan, id) !== dayOf(repair.plan, id)).map(({ id }) => `${id} was touched`)
  const off = new Set(repair.lost.map((one) => `${keyOf(one)} ${one.slot} ${one.table}`))
  const moved = plan.filter((one) => !off.has(`${keyOf(one)} ${one.slot} ${one.table}`) && !repair.plan.some((other) => keyOf(one) === keyOf(other) && one.slot === other.slot && one.table === other.table)).map((one) => `${keyOf(one)} was moved`)
  return { wrong: [...touched, ...moved, ...violationsOf(problem, [...repair.plan, ...repair.offers])], lost: repair.lost.length, added: repair.added.length, offers: repair.offers.length }
}

const rows: Record<string, string | number>[] = []
const wrong: string[] = []
const all: { ofBound: number; greedyOfBound: number; seconds: number; cpuSeconds: number; repairSeconds: number; idle: [number, number]; late: [number, number]; mustsMissed: number }[] = []
for (const [index, kind] of events.entries()) {
  const seed = first + index
  const problem = eventOf(kind, seed)
  const { made, seconds, cpuSeconds } = await timed(() => scheduleMeetings(problem, { effort }))
  wrong.push(...violationsOf(problem, made.plan))
  const said = valueOf(problem, made.plan)
  if (said.value !== made.value || said.musts !== made.musts) wrong.push(`seed ${seed}: the plan is worth ${said.value}, not ${made.value}`)
  const bound = await plainBound(problem)
  const repair = await timed(() => repaired(problem, made.plan, seed))
  wrong.push(...repair.made.wrong)
  const { greedy } = made
  all.push({ ofBound: made.value / bound, greedyOfBound: greedy.value / bound, seconds, cpuSeconds, repairSeconds: repair.seconds, idle: [made.idleGaps, greedy.idleGaps], late: [made.lateShare, greedy.lateShare], mustsMissed: made.mustsBound - made.musts })
  const late = (minutes: readonly number[]): string => minutes.map((one) => one.toFixed(1)).join(' + ')
  rows.push({ event: kind, seed, wishes: made.meetings + made.unmet.length, meetings: made.meetings, value: made.value, 'bound, musts first': made.bound, 'bound of Σ': bound, greedy: greedy.value, musts: `${made.musts} of ${made.mustsPossible}, greedy ${greedy.musts}`, idle: `${made.idleGaps}, greedy ${greedy.idleGaps}`, 'late minutes a meeting': `${late(made.late)}, greedy ${late(greedy.late)}`, seconds: seconds.toFixed(1), cpu: cpuSeconds.toFixed(1), repair: `${repair.seconds.toFixed(2)} s: −${repair.made.lost} +${repair.made.added}, ${repair.made.offers} offered` })
}
for (const row of rows) process.stdout.write(`${Object.entries(row).map(([name, value]) => `${name} ${value}`).join(' · ')}\n`)
for (const one of wrong.slice(0, 20)) process.stdout.write(`violation: ${one}\n`)
const most = (pick: (one: (typeof all)[number]) => number): number => Number(Math.max(...all.map(pick)).toFixed(2))
const share = (value: number): number => Math.floor(value * 1e5) / 1e5
process.stdout.write(`${JSON.stringify({
  ofBound: share(Math.min(...all.map((one) => one.ofBound))), seconds: most((one) => one.seconds), cpuSeconds: most((one) => one.cpuSeconds), violations: wrong.length,
  greedyOfBound: share(Math.min(...all.map((one) => one.greedyOfBound))), mustsMissed: most((one) => one.mustsMissed), repairSeconds: most((one) => one.repairSeconds),
  idleGaps: all.map(({ idle }) => idle[0]), greedyIdleGaps: all.map(({ idle }) => idle[1]), lateShare: all.map(({ late }) => share(late[0])), greedyLateShare: all.map(({ late }) => share(late[1])),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
})}\n`)
