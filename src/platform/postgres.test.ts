import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseFolder } from '../../test/folder.ts'
import { startPostgres, stopOrphan } from './postgres.ts'
import type { Postgres, PostgresOptions } from './postgres.ts'

let parent: string
let folder: string
let server: Postgres | undefined
/** A data folder that was made and left before: to make one is most of a second. */
const left = mkdtempSync(join(databaseFolder, 'qiao-left-'))
beforeAll(async () => (await startPostgres(left, () => undefined, { durable: false })).stop())
afterAll(() => rmSync(left, { recursive: true, force: true }))
const takeOver = () => execFileSync('cp', ['-a', left, folder])

beforeEach(() => {
  parent = mkdtempSync(join(databaseFolder, 'qiao-postgres-'))
  folder = join(parent, '数据 库')
})
afterEach(async () => {
  await server?.stop()
  const where = join(folder, 'WHERE')
  if (existsSync(where)) rmSync(dirname(readFileSync(where, 'utf8').trim()), { recursive: true, force: true })
  rmSync(parent, { recursive: true, force: true })
})

const start = async (options: PostgresOptions = {}) => (server = await startPostgres(folder, () => undefined, { durable: false, ...options }))

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return (await client.query<Row>(text)).rows.concat(await client.end().then(() => []))
}

test('the server is ours alone: loopback, one role, one password in a file for its owner', async () => {
  const { url, port } = await start({ durable: true, settings: { work_mem: '5MB' } })
  const shown = await query<{ name: string; setting: string }>(url, 'select name, setting from pg_settings')
  const settings = Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))
  expect(settings).toMatchObject({
    listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), fsync: 'on', data_checksums: 'on',
    server_encoding: 'UTF8', password_encryption: 'scram-sha-256', work_mem: '5120', TimeZone: 'UTC',
  })
  expect(await query(url, 'select rolname from pg_roles where rolcanlogin')).toEqual([{ rolname: 'qiao' }])
  expect(await query(url, "select lower('ÅNGSTRÖM') as lower")).toEqual([{ lower: 'ångström' }])
  const secret = join(folder, 'postgres.secret')
  expect(statSync(secret).mode & 0o777).toBe(0o600)
  expect(readFileSync(secret, 'utf8').trim()).toBe(new URL(url).password)
  await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
})

test('what was committed is there after kill -9 of the server, and an orphan is stopped', async () => {
  takeOver()
  const first = await start({ durable: true })
  await query(first.url, 'create table kept as select 7 as n')
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await start({ durable: true })
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(await stopOrphan(folder)).toBe(true)
  await second.exited
  expect(await stopOrphan(folder)).toBe(false)
})

test('a pid file that names a stranger neither stops the start nor the stranger', async () => {
  takeOver()
  writeFileSync(join(folder, 'postgres/postmaster.pid'), `${process.pid}\n${folder}/postgres\n0\n5432\n\n127.0.0.1\n0 0\nready\n`)
  expect(await stopOrphan(folder)).toBe(false)
  expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a creation that was cut short is done again, and leaves nothing', async () => {
  mkdirSync(join(folder, 'postgres.new.1/base'), { recursive: true })
  writeFileSync(join(folder, 'postgres.new.1/PG_VERSION'), '18\n')
  writeFileSync(join(folder, 'postgres.password'), 'old')
  writeFileSync(join(folder, 'postgres.secret'), 'of the one that was cut short\n')
  expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }])
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.secret'])
})

test('data of another major version, and data without its password, are refused and left alone', async () => {
  takeOver()
  const version = join(folder, 'postgres/PG_VERSION')
  writeFileSync(version, '17\n')
  await expect(start()).rejects.toThrow(/written by PostgreSQL 17, and this Qiao brings PostgreSQL 18/)
  writeFileSync(version, '18\n')
  rmSync(join(folder, 'postgres.secret'))
  await expect(start()).rejects.toThrow(/password file .* is missing/)
})

describe.runIf(process.getuid?.() === 0)('as root without user namespaces', () => {
  const owner = (pid: number) => /Uid:\t(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]

  test('runs as nobody in the data folder where nobody can reach it', async () => {
    chmodSync(parent, 0o755)
    const { pid } = await start({ namespaces: false })
    expect(owner(pid)).toBe('65534')
    expect(existsSync(join(folder, 'WHERE'))).toBe(false)
    expect(existsSync(join(folder, 'postgres/PG_VERSION'))).toBe(true)
  })

  test('moves to a place that nobody can reach, takes the data along, and stays there', async () => {
    takeOver()
    const first = await start()
    expect(owner(first.pid)).toBe('0')
    await query(first.url, 'create table kept as select 7 as n')
    await first.stop()
    for (const namespaces of [false, true]) {
      const moved = await start({ namespaces })
      expect(owner(moved.pid)).toBe('65534')
      expect(await query(moved.url, 'select n from kept')).toEqual([{ n: 7 }])
      expect(await stopOrphan(folder)).toBe(true)
      await moved.exited
    }
    expect(existsSync(join(folder, 'WHERE'))).toBe(true)
  })
})
