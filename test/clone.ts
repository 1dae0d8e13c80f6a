import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { databaseFolder } from './folder.ts'

const project = join(import.meta.dirname, '..')

/** The web process reduced to its duties towards the supervisor: it answers from the database, ends when told to, and leaves. */
const web = `
import { createServer } from 'node:http'
import { loadConfig } from './platform/config.ts'
import { exitWithParent } from './platform/orphan.ts'
import pg from 'pg'
const { host, port, databaseUrl } = loadConfig()
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
pool.on('error', () => undefined)
const server = createServer(async (request, response) => {
  if (request.url === '/crash') process.exit(3)
  const { rows } = await pool.query("select count(*)::int as n from migration")
  response.end(JSON.stringify({ pid: process.pid, migrations: rows[0].n }))
})
exitWithParent(async () => { server.closeAllConnections(); server.close(); await pool.end() })
server.listen(port, host)
`
const worker = `
import { exitWithParent } from './platform/orphan.ts'
const beat = setInterval(() => undefined, 1000)
exitWithParent(async () => clearInterval(beat))
`
const command = `
import { attachDatabase } from './platform/attach.ts'
import { loadConfig } from './platform/config.ts'
import { sayFailure } from './platform/refusal.ts'
import pg from 'pg'
import { writeFileSync } from 'node:fs'
try {
  if (process.argv[2] === 'samples') {
    if (process.env.SAMPLES_FAIL) throw new Error('no samples today')
    const { dataFolder, databaseUrl } = loadConfig()
    const signIns = [{ role: '主办方 organiser', email: 'lin@example.org', password: new URL(databaseUrl).pathname }]
    writeFileSync(dataFolder + '/samples.json', JSON.stringify(signIns))
    process.exit()
  }
  const { url, release } = await attachDatabase(loadConfig())
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid(), count(*)::int as n from migration')
  await client.end()
  await release()
  process.stdout.write(JSON.stringify(rows[0]))
} catch (error) { process.exitCode = sayFailure(error) }
`

/**
 * A small clone in a new folder whose name has a space and 桥, below one that only its owner may enter: the real
 * supervisor and database code, the real migrations, and processes that do no more than the supervisor needs.
 * @param like takes what another clone has built.
 */
export async function makeClone(like?: string): Promise<{ folder: string; remove(): void }> {
  const parent = mkdtempSync(join(databaseFolder, 'qiao-clone-'))
  const folder = join(parent, '新 桥')
  mkdirSync(join(folder, 'db'), { recursive: true })
  cpSync(join(project, 'package.json'), join(folder, 'package.json'))
  cpSync(join(project, 'db/migrations'), join(folder, 'db/migrations'), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  const remove = () => rmSync(parent, { recursive: true, force: true })
  if (like) {
    cpSync(join(like, 'dist'), join(folder, 'dist'), { recursive: true })
    return { folder, remove }
  }
  const stdin = { main: web, worker, cli: command }
  const common = { bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error' } as const
  await Promise.all([
    build({ ...common, entryPoints: [join(project, 'src/supervise.ts')], outfile: join(folder, 'dist/supervise.js') }),
    ...Object.entries(stdin).map(([name, contents]) =>
      build({ ...common, stdin: { contents, resolveDir: join(project, 'src') }, outfile: join(folder, `dist/${name}.js`) }),
    ),
  ])
  return { folder, remove }
}

export type Ended = { code: number | null; signal: string | null; out: string }

export class Program {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  out = ''

  constructor(folder: string, bundle: string, env: Record<string, string>, ids: { uid?: number; gid?: number } = {}) {
    const { DATABASE_URL: _given, ...inherited } = process.env
    this.child = spawn(process.execPath, [join(folder, 'dist', bundle)], {
      ...ids,
      cwd: '/',
      env: { ...inherited, QIAO_SAMPLES: 'none', QIAO_LOG: 'silent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.out += text))
    this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve({ code, signal, out: this.out })))
  }

  /** Resolves when the program has said `text`; fails when it ended before, or after `limit` milliseconds. */
  async says(text: string, limit = 40_000): Promise<void> {
    for (const until = Date.now() + limit; !this.out.includes(text); await pause(20)) {
      if (this.child.exitCode !== null || Date.now() > until) throw new Error(`never said ${text}:\n${this.out}`)
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits until nothing runs under the pid any more; false after `limit` milliseconds. */
export async function gone(pid: number, limit = 10_000): Promise<boolean> {
  for (const until = Date.now() + limit; Date.now() < until; await pause(20)) {
    if (!existsSync(`/proc/${pid}`)) return true
  }
  return false
}
