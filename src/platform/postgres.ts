import type { ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseMessages } from './messages/database.ts'
import { chooseAccount, clusterFolder } from './postgres/account.ts'
import type { Account } from './postgres/account.ts'
import { binary, nativeFolder } from './postgres/binaries.ts'
import { prepareCluster, role } from './postgres/cluster.ts'
import { launch } from './postgres/launch.ts'
import { readPostmaster, serves, stopPostmaster } from './postgres/postmaster.ts'
import { Refusal } from './refusal.ts'

export type Postgres = {
  /** Of the database `qiao`, with role and password. */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** Settles when the server is gone, stopped or not. */
  readonly exited: Promise<void>
  /** Ends all connections, writes a checkpoint, and waits until the server is gone. */
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** false: a crash of the machine may lose everything; for tests on a temporary folder. Default true. */
  readonly durable?: boolean
  /** Further server settings, over ours. */
  readonly settings?: Readonly<Record<string, string>>
  /** false: do without user namespaces, as root must in most containers. Default true. */
  readonly namespaces?: boolean
}

const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

const undurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the PostgreSQL that npm installed, on a free port of 127.0.0.1, with its files in `dataFolder`; the first
 * start creates them. The caller holds the folder's lock and has stopped an orphan.
 * @param log receives what the server says, line by line.
 * @throws Refusal with a sentence for the person at the terminal.
 */
export async function startPostgres(dataFolder: string, log: (line: string) => void, options: PostgresOptions = {}): Promise<Postgres> {
  const durable = options.durable ?? true
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const account = chooseAccount(dataFolder, nativeFolder(), options.namespaces ?? true)
  const password = await prepareCluster(dataFolder, account, durable)
  clearStalePid(account.cluster)
  const settings = { ...serverSettings, ...(durable ? {} : undurable), ...options.settings }
  const server = await startServer(account, settings, log)
  const url = (database: string) => `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`
  try {
    await createDatabase(url('postgres'))
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ...server, url: url('qiao') }
}

/** Stops a server that outlived its supervisor. The caller holds the folder's lock. Returns whether there was one. */
export async function stopOrphan(dataFolder: string): Promise<boolean> {
  const cluster = clusterFolder(dataFolder)
  const found = readPostmaster(cluster)
  if (!found || !serves(found.pid, cluster)) return false
  await stopPostmaster(found.pid)
  return true
}

type Server = Omit<Postgres, 'url'>

/** A free port may be taken between the look and the start, so a start that ends at once is tried again. */
async function startServer(account: Account, settings: Record<string, string>, log: (line: string) => void): Promise<Server> {
  let said: string[] = []
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort()
    const args = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = launch(account, binary(account.native, 'postgres'), ['-D', account.cluster, ...args])
    said = []
    readLines(child, (line) => {
      said = [...said.slice(-19), line]
      log(line)
    })
    const server = watch(child, port)
    if (await becomesReady(child, account.cluster)) return server
    await server.exited
    if (!said.some((line) => /bind|in use/.test(line))) break
    await pause(200)
  }
  const reason = said.find((line) => line.includes('FATAL')) ?? said.at(-1) ?? 'postgres'
  throw new Refusal(databaseMessages.didNotStart, { folder: account.cluster, reason })
}

function watch(child: ChildProcess, port: number): Server {
  const pid = child.pid ?? 0
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  const atExit = () => void child.kill('SIGINT')
  process.once('exit', atExit)
  void exited.then(() => process.off('exit', atExit))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await stopPostmaster(pid)
    await exited
  }
  return { port, pid, exited, stop }
}

/** Recovery after a crash may take minutes; the server says when it is ready, or ends. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const found = readPostmaster(cluster)
    if (found?.pid === child.pid && found.ready) return true
    await pause(10)
  }
  return false
}

function clearStalePid(cluster: string): void {
  const found = readPostmaster(cluster)
  if (found && !serves(found.pid, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'qiao'")
    if (rowCount === 0) await client.query('create database qiao')
  } finally {
    await client.end()
  }
}

function readLines(child: ChildProcess, each: (line: string) => void): void {
  let rest = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim()) each(line)
  })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
