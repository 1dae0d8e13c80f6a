// A session that many watch: `npm run bench:live -- [--readers N] [--seconds N] [--port N]`. Loopback only.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { newId, showId } from '../../src/core/id.ts'
import { openPool, row, rows, run, sql } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { instanceKey } from '../../src/platform/instance-key.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { passFor } from '../../src/web/live/pass.ts'
import { makeEvent, makeSession, releaseSessions } from '../../test/world/events.ts'
import { cpuOfTree, residentMb } from '../hall/cpu.ts'
import { percentile } from '../hall/load.ts'
import { steadily, type Sent, Writer } from './writer.ts'

const { values: options } = parseArgs({ options: { readers: { type: 'string', default: '9900' }, seconds: { type: 'string', default: '20' }, writing: { type: 'string', default: '10' }, people: { type: 'string', default: '6000' }, port: { type: 'string', default: '4281' } } })
const [readers, seconds, writing, people, port] = [Number(options.readers), Number(options.seconds), Number(options.writing), Number(options.people), Number(options.port)]
const here = dirname(fileURLToPath(import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'qiao-bench-'))
const base = `http://127.0.0.1:${port}`
const ownCpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6 }
const rounded = (value: number, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits

type Heard = { connected: number; refused: number; changes: number; bytes: number; gaps: number; delays: number[] }

const database = await startPostgres(folder, () => undefined)
const { db, close } = openPool(database.url, 4)
let server: ChildProcess | undefined

async function serve(): Promise<ChildProcess> {
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), QIAO_DATA: folder, DATABASE_URL: database.url, QIAO_SAMPLES: 'none', QIAO_LOG: 'error' }
  const child = fork(join(projectRoot, 'dist/main.js'), [], { env, execArgv: ['--max-semi-space-size=32'] })
  while (!(await fetch(`${base}/readyz`).then((answer) => answer.ok, () => false))) await pause(50)
  return child
}

/** Listeners in a process of their own, so that the server's CPU and memory are its own. */
function listen(count: number, sessionId: string): { child: ChildProcess; ask<T>(what: string): Promise<T> } {
  const child = fork(join(here, 'readers.js'), [String(port), showId(sessionId), String(count)], { execArgv: [] })
  return { child, ask: <T>(what: string) => new Promise<T>((resolve) => { child.once('message', (answer) => resolve(answer as T)); child.send(what) }) }
}

try {
  await migrate(database.url, join(projectRoot, 'db/migrations'))
  const at = new Date()
  const event = await makeEvent(db, at)
  const sessionId = await makeSession(db, event, { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) })
  await releaseSessions(db, event, [sessionId], at)
  await run(db, sql`insert into live_session (session_id, event_id, state, questions, created_at) values (${sessionId}, ${event.id}, 'on', true, now())`)
  const ids = Array.from({ length: people }, () => newId())
  for (let from = 0; from < ids.length; from += 1000) {
    const some = ids.slice(from, from + 1000)
    await run(db, sql`insert into person (id, name, email, email_verified, country) select id, '{"en":"A reader"}'::jsonb, id || '@bench.example', true, 'GB' from unnest(${sql.param(some)}::uuid[]) as id`)
  }
  // Sixty questions that were let through, so that the snapshot weighs what it does in the middle of a session.
  const asked = Array.from({ length: 60 }, (_, n) => ({ id: newId(), n: n + 1, person: ids[n]!, body: { source: 'en', rev: 1, variants: { en: { body: `Question ${n + 1}: what did the pilot plant cost to run over a year, and who paid for it?`, origin: 'author', ofRev: 1, at: at.toISOString() }, zh: { body: `问题 ${n + 1}：中试装置一年的运行费用是多少，由谁承担？`, origin: 'human', ofRev: 1, at: at.toISOString() } } } }))
  for (const one of asked) await run(db, sql`insert into live_question (id, session_id, person_id, body, digest, state, number, asked_at) values (${one.id}, ${sessionId}, ${one.person}, ${JSON.stringify(one.body)}, sha256(${one.id}::bytea), 'shown', ${one.n}, now())`)
  await run(db, sql`update live_session set last_number = 60 where session_id = ${sessionId}`)
  await run(db, sql`vacuum analyze`)
  await instanceKey(db)
  const passes = await Promise.all(ids.map((personId) => passFor(db, { sessionId, personId }, new Date())))

  server = await serve()
  const path = `/live/${showId(sessionId)}`
  const snapshot = await fetch(`${base}${path}/snapshot`, { headers: { 'accept-encoding': 'identity' } })
  const snapshotBytes = (await snapshot.arrayBuffer()).byteLength
  await pause(2_000)
  const writer = new Writer(port, path, passes)

  // 1. Readers of one session on one process, a new version each second.
  const before = residentMb(server.pid!)
  const halves = [listen(Math.ceil(readers / 2), sessionId), listen(Math.floor(readers / 2), sessionId)]
  await Promise.all(halves.map((one) => one.ask('connect')))
  await pause(2_000)
  const memory = residentMb(server.pid!) - before
  await Promise.all(halves.map((one) => one.ask('begin')))
  const cpu = cpuOfTree(server.pid!)
  // Some questions and votes arrive: each second something changes.
  const from = performance.now()
  await steadily(seconds, { questions: 1, votes: 20 }, writer)
  const fanOutCpu = ((cpuOfTree(server.pid!) - cpu) / (performance.now() - from)) * 1000
  const heard = await Promise.all(halves.map((one) => one.ask<Heard>('end')))
  const delays = heard.flatMap((one) => one.delays).sort((one, two) => one - two)
  const sum = (of: (one: Heard) => number) => heard.reduce((total, one) => total + of(one), 0)
  process.stdout.write(`${sum((one) => one.connected)} readers, ${rounded(sum((one) => one.changes) / Math.max(1, sum((one) => one.connected)), 1)} versions each in ${seconds} s, gaps ${sum((one) => one.gaps)}; delivery p50 ${rounded(percentile(delays, 0.5))} ms, p99 ${rounded(percentile(delays, 0.99))} ms; CPU ${rounded(fanOutCpu, 2)}; memory ${rounded((memory * 1024) / readers, 1)} kB a reader, sent ${rounded(sum((one) => one.bytes) / 1024 / readers, 1)} kB a reader\n`)
  for (const one of halves) one.child.kill()
  await pause(2_000)

  // 2. Questions and votes as many as a great forum sends, each answered after its batch: two seconds from a cold start, then the time measured.
  const offered = { questions: 300, votes: 3_000 }
  const cold = await steadily(2, offered, writer)
  const heavyCpu = [cpuOfTree(server.pid!), cpuOfTree(database.pid), ownCpu()] as const
  const heavy = performance.now()
  const sent = await steadily(writing, offered, writer)
  const took = (performance.now() - heavy) / 1000
  const wroteCpu = [cpuOfTree(server.pid!) - heavyCpu[0], cpuOfTree(database.pid) - heavyCpu[1], ownCpu() - heavyCpu[2]] as const
  const answered = sent.filter((one) => one.status === 200)
  const sorted = (some: readonly Sent[]) => some.filter((one) => one.status === 200).map((one) => one.ms).sort((one, two) => one - two)
  const [latency, coldLatency] = [sorted(sent), sorted(cold)]
  const strange = new Map<string, number>()
  for (const one of [...cold, ...sent]) if (one.status !== 200) strange.set(`${one.what} ${one.status}`, (strange.get(`${one.what} ${one.status}`) ?? 0) + 1)
  process.stdout.write(`${sent.length} writes offered in ${rounded(took, 1)} s, ${answered.length} answered, p50 ${rounded(percentile(latency, 0.5))} ms, p99 ${rounded(percentile(latency, 0.99))} ms (the two cold seconds before: p99 ${rounded(percentile(coldLatency, 0.99))} ms); CPU of server ${rounded(wroteCpu[0] / took, 2)}, of database ${rounded(wroteCpu[1] / took, 2)}, of what sends ${rounded(wroteCpu[2] / took, 2)}\n`)
  for (const [what, times] of strange) process.stdout.write(`  ${times} × ${what}\n`)

  // 3. Killed in the middle: what was answered is there.
  const killing = steadily(3, offered, writer)
  await pause(2_000)
  server.kill('SIGKILL')
  const cut = await killing
  const kept = [...cold, ...sent, ...cut].filter((one) => one.status === 200)
  const lost = await lostOf(kept, ids, sessionId)
  process.stdout.write(`killed with ${cut.filter((one) => one.status === 200).length} answered since; ${kept.length} answered in all, ${lost} lost\n`)

  // 4. The snapshot out of memory.
  server = await serve()
  await fetch(`${base}${path}/snapshot`)
  const rate = await snapshotsPerCpuSecond(server, path)
  process.stdout.write(`snapshot of ${rounded(snapshotBytes / 1024, 1)} kB (plain): ${rounded(rate)} a CPU-second\n`)
  process.stdout.write(
    `${JSON.stringify({ readers: sum((one) => one.connected), deliveryP50Ms: rounded(percentile(delays, 0.5)), deliveryP99Ms: rounded(percentile(delays, 0.99)), gaps: sum((one) => one.gaps), fanOutCpu: rounded(fanOutCpu, 2), kbPerReader: rounded((memory * 1024) / readers, 1), sentKbPerReader: rounded(sum((one) => one.bytes) / 1024 / readers, 1), offered: sent.length, answered: answered.length, writeP50Ms: rounded(percentile(latency, 0.5)), writeP99Ms: rounded(percentile(latency, 0.99)), coldP99Ms: rounded(percentile(coldLatency, 0.99)), serverCpu: rounded(wroteCpu[0] / took, 2), databaseCpu: rounded(wroteCpu[1] / took, 2), senderCpu: rounded(wroteCpu[2] / took, 2), lost, snapshotPerCpuSecond: rounded(rate), snapshotBytes })}\n`,
  )
  if (lost > 0) process.exitCode = 1
  writer.close()
} finally {
  server?.kill('SIGKILL')
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Writes that were answered and are not in the database. */
async function lostOf(kept: readonly Sent[], ids: readonly string[], sessionId: string): Promise<number> {
  const votes = new Set((await rows<{ key: string }>(db, sql`select q.number || ' ' || v.person_id as key from live_vote v join live_question q on q.id = v.question_id where q.session_id = ${sessionId}`)).map((one) => one.key))
  const questions = new Set((await rows<{ key: string }>(db, sql`select body #>> '{variants,en,body}' || ' ' || person_id as key from live_question where session_id = ${sessionId}`)).map((one) => one.key))
  const counted = await row<{ right: boolean }>(db, sql`select bool_and(q.votes = (select count(*) from live_vote v where v.question_id = q.id)) as right from live_question q where q.session_id = ${sessionId}`)
  if (!counted?.right) throw new Error('votes and their sums differ')
  return kept.filter((one) => !(one.what === 'votes' ? votes : questions).has(`${one.key} ${ids[one.person]}`)).length
}

/** Asked for over keep-alive connections until a second of the server's CPU is spent, three times; the median. */
async function snapshotsPerCpuSecond(child: ChildProcess, path: string): Promise<number> {
  const { hammer } = await import('./writer.ts')
  const rates: number[] = []
  await hammer(port, `${path}/snapshot`, 2_000)
  for (let turn = 0; turn < 3; turn += 1) {
    const from = cpuOfTree(child.pid!)
    const count = await hammer(port, `${path}/snapshot`, 20_000)
    rates.push(count / (cpuOfTree(child.pid!) - from))
  }
  return rates.sort((one, two) => one - two)[1]!
}
