// Requests per CPU-second of server and database together on the hall: `npm run bench:hall -- [--listings N] [--rounds N]`.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { newId } from '../../src/core/id.ts'
import { openSignIn, signInSecret } from '../../src/modules/people/sign-in.ts'
import { type Db, openPool, run, sql } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { hallAddresses, shuffled } from './addresses.ts'
import { cpuOfTree, residentMb } from './cpu.ts'
import { fill } from './exhibition.ts'
import { fire, percentile, type Shot } from './load.ts'

const { values: options } = parseArgs({ options: { listings: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '20' }, connections: { type: 'string', default: '16' } } })
const [listings, rounds, connections] = [Number(options.listings), Number(options.rounds), Number(options.connections)]
/** Rounds before the measured ones: a server that has been up for a minute. */
const warmUps = 5
/** What is kept while nothing is committed is worth nothing beside so many commits a second. */
const commitsPerSecond = 20
const folder = mkdtempSync(join(tmpdir(), 'qiao-bench-'))

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** Waits until a process rests: what it does once after its start (the index on disk, the front page's match) is no request's. */
async function rested(pid: number): Promise<void> {
  for (let calm = 0, before = cpuOfTree(pid); calm < 4; ) {
    await pause(500)
    const now = cpuOfTree(pid)
    calm = now - before < 0.03 ? calm + 1 : 0
    before = now
  }
}

/** Sessions of people with an organisation: half of the requests come from them. */
async function sessions(db: Db, url: string, owners: readonly string[], count: number): Promise<string[]> {
  const { pool, close } = openPool(url, 1)
  const signIn = openSignIn({ pool, url: 'http://127.0.0.1', secret: await signInSecret(folder), clock: () => new Date(), sendMail: async () => undefined })
  const cookies: string[] = []
  for (let index = 0; index < count; index += 1) {
    const [person, token] = [newId(), randomBytes(24).toString('base64url')]
    await run(db, sql`insert into person (id, name, email, email_verified, country) values (${person}, ${JSON.stringify({ en: `Reader ${index}` })}, ${`reader-${index}@bench.example`}, true, ${index % 2 ? 'CN' : 'GB'})`)
    await run(db, sql`insert into affiliation (id, person_id, organisation_id, role) values (${newId()}, ${person}, ${owners[index % owners.length]}, 'officer')`)
    await run(db, sql`insert into sign_in_session (id, token, user_id, expires_at) values (${newId()}, ${token}, ${person}, now() + interval '30 days')`)
    cookies.push(signIn.cookieFor(token))
  }
  await close()
  return cookies
}

const database = await startPostgres(folder, () => undefined)
const { db, close } = openPool(database.url, 4)
try {
  await migrate(database.url, join(projectRoot, 'db/migrations'))
  const filling = performance.now()
  const owners = await fill(db, listings)
  const cookies = await sessions(db, database.url, owners, 20)
  const filled = (performance.now() - filling) / 1000
  const port = await freePort()
  const start = async (sharedSeconds: number) => {
    const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), QIAO_DATA: folder, DATABASE_URL: database.url, QIAO_SAMPLES: 'none', QIAO_LOG: 'error', QIAO_SHARED_SECONDS: String(sharedSeconds) }
    const starting = performance.now()
    const server = fork(join(projectRoot, 'dist/main.js'), [], { env, execArgv: ['--max-semi-space-size=32'] })
    while (!(await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false))) await pause(50)
    const ready = (performance.now() - starting) / 1000
    await rested(server.pid!)
    const cpu = () => ({ server: cpuOfTree(server.pid!), database: cpuOfTree(database.pid) })
    return {
      server,
      ready,
      /** Fires and says what it cost. */
      async measured(shots: readonly Shot[]) {
        const before = cpu()
        const result = await fire(port, shots, connections)
        const after = cpu()
        return { result, server: after.server - before.server, database: after.database - before.database }
      },
      async stop() {
        server.kill('SIGTERM')
        await new Promise((resolve) => server.once('exit', resolve))
      },
    }
  }

  const addresses = hallAddresses(300)
  const half = (path: string, index: number): Shot => ({ path, cookie: index % 2 ? cookies[index % cookies.length] : undefined })
  const shots = shuffled(Array.from({ length: rounds }, () => addresses).flat(), 3).map(half)
  const plain = await start(0)
  for (let round = 1; round <= warmUps; round += 1) await plain.measured(shuffled(addresses, round).map(half))
  const mixed = await plain.measured(shots)
  const commits = setInterval(() => void run(db, sql`update person set email_verified = true where email = 'reader-0@bench.example'`), 1000 / commitsPerSecond)
  const restless = await plain.measured(shots.slice(0, shots.length / 2))
  clearInterval(commits)
  const serverMb = residentMb(plain.server.pid!)
  await plain.stop()

  const kept = await start(1)
  const hot: Shot[] = Array.from({ length: shots.length }, () => ({ path: '/en/hall?q=battery' }))
  await kept.measured(hot.slice(0, 200))
  const hottest = await kept.measured(hot)
  await kept.stop()

  const figures = {
    listings, requests: shots.length, bad: mixed.result.bad + restless.result.bad + hottest.result.bad,
    perCpuSecond: Math.round(shots.length / (mixed.server + mixed.database)), hotPerCpuSecond: Math.round(hot.length / (hottest.server + hottest.database)),
    restlessPerCpuSecond: Math.round(restless.result.ms.length / (restless.server + restless.database)),
    serverMsPerRequest: Math.round((mixed.server / shots.length) * 1e5) / 100, databaseMsPerRequest: Math.round((mixed.database / shots.length) * 1e5) / 100,
    p50Ms: Math.round(percentile(mixed.result.ms, 0.5) * 10) / 10, p99Ms: Math.round(percentile(mixed.result.ms, 0.99) * 10) / 10, hotP99Ms: Math.round(percentile(hottest.result.ms, 0.99) * 10) / 10,
    bytes: Math.round(mixed.result.bytes / shots.length), serverMb: Math.round(serverMb), readySeconds: Math.round(plain.ready * 10) / 10, fillSeconds: Math.round(filled),
  }
  process.stdout.write(`Hall, ${listings} listings, ${connections} connections, gzip, half signed in, no response cache; hot: one address, kept for a second; restless: mixed beside ${commitsPerSecond} commits a second\n`)
  for (const [name, value] of Object.entries(figures)) process.stdout.write(`  ${name.padEnd(18)} ${String(value).padStart(8)}\n`)
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
