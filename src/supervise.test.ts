import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort, gone, makeClone, Program } from '../test/clone.ts'

// Each test starts whole instances, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

let clone: Awaited<ReturnType<typeof makeClone>>
let running: Program[] = []

beforeAll(async () => {
  clone = await makeClone()
})
afterEach(async () => {
  for (const program of running) program.kill('SIGTERM')
  await Promise.all(running.map((program) => program.ended))
  running = []
})
afterAll(() => clone.remove())

const run = (bundle: string, env: Record<string, string>) => {
  const program = new Program(clone.folder, bundle, env)
  running.push(program)
  return program
}
const data = (name: string) => join(clone.folder, name)
const start = (name: string, port: number, env = {}) => run('supervise.js', { QIAO_DATA: data(name), PORT: String(port), ...env })
const ready = 'Qiao is ready'
const runtime = (name: string) => JSON.parse(readFileSync(join(data(name), 'runtime.json'), 'utf8'))
const databasePid = (name: string) => Number(readFileSync(join(data(name), 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const ask = async (port: number, path = '/') => (await fetch(`http://127.0.0.1:${port}${path}`)).json()

describe('an instance', () => {
  test('starts in a path with spaces and Han, answers, refuses a second one, and stops without a trace', async () => {
    const port = await freePort()
    const first = start('数据 一', port)
    await first.says(ready)
    expect(await ask(port)).toMatchObject({ migrations: readdirSync(join(clone.folder, 'db/migrations')).length })
    const pid = databasePid('数据 一')
    for (const file of ['postgres.secret', 'runtime.json', 'lock']) expect(statSync(join(data('数据 一'), file)).mode & 0o077).toBe(0)

    const second = await start('数据 一', await freePort()).ended
    expect(second.code).toBe(1)
    expect(second.out.trim().split('\n')).toHaveLength(1)
    expect(second.out).toContain(`in use by process ${first.child.pid}`)

    const attached = await run('cli.js', { QIAO_DATA: data('数据 一') }).ended
    expect(attached).toMatchObject({ code: 0 })
    expect(databasePid('数据 一')).toBe(pid)

    first.kill('SIGINT')
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(await gone(pid)).toBe(true)
    expect(readdirSync(data('数据 一')).sort()).toEqual(['postgres', 'postgres.secret'])
  })

  // The next two go on with the data that this one leaves.
  test('recovers after kill -9: the processes leave by themselves, the next start ends the orphan database', async () => {
    const port = await freePort()
    const killed = start('killed', port)
    await killed.says(ready)
    const before = databasePid('killed')
    const children: { pid: number }[] = runtime('killed').children
    expect(children).toHaveLength(2)
    killed.kill('SIGKILL')
    await killed.ended
    const next = start('killed', port)
    await next.says(ready)
    for (const { pid } of children) expect(await gone(pid)).toBe(true)
    expect(await gone(before)).toBe(true)
    expect(databasePid('killed')).not.toBe(before)
    next.kill('SIGTERM')
    expect(await next.ended).toMatchObject({ code: 0 })
  })

  test('starts a web process again that ended by itself', async () => {
    const port = await freePort()
    const instance = start('killed', port)
    await instance.says(ready)
    const { pid } = await ask(port)
    await ask(port, '/crash').catch(() => undefined)
    let again: { pid: number } | undefined
    for (let attempt = 0; attempt < 100 && !again; attempt += 1) {
      await pause(50)
      again = await ask(port).catch(() => undefined)
    }
    expect(again?.pid).not.toBe(pid)
  })

  test('ends with a sentence when its database is killed', async () => {
    const instance = start('killed', await freePort())
    await instance.says(ready)
    process.kill(databasePid('killed'), 'SIGKILL')
    expect(await instance.ended).toMatchObject({ code: 1, out: expect.stringContaining('ended by itself') })
  })

  test('stops while it is still starting', async () => {
    const instance = start('early', await freePort())
    while (!readdirSync(clone.folder).includes('early')) await pause(5)
    await pause(150)
    instance.kill('SIGTERM')
    expect(await instance.ended).toMatchObject({ code: 0 })
    expect(readdirSync(data('early'))).not.toContain('lock')
  })
})

test('samples are loaded on the first start, again if that was cut short, and never on an address for others', async () => {
  const show = (env = {}) => freePort().then((port) => start('samples', port, { QIAO_SAMPLES: 'show', ...env }))
  const failed = await (await show({ SAMPLES_FAIL: '1' })).ended
  expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('could not be loaded') })
  for (const loads of [true, false]) {
    const instance = await show()
    await instance.says('lin@example.org  /qiao')
    expect(instance.out.includes('Loading the sample')).toBe(loads)
    instance.kill('SIGTERM')
    expect(await instance.ended).toMatchObject({ code: 0 })
  }
  const open = await (await show({ QIAO_SAMPLES: 'none', HOST: '0.0.0.0' })).ended
  expect(open).toMatchObject({ code: 1, out: expect.stringContaining('QIAO_SAMPLES_PUBLIC') })
})

describe('a start that cannot go on says one sentence and exits with 1', () => {
  const refused = async (env: Record<string, string>, sentence: string) => {
    const ended = await run('supervise.js', { QIAO_DATA: data('refused'), PORT: String(await freePort()), ...env }).ended
    expect(ended.out.trim().split('\n')).toHaveLength(1)
    expect(ended.out).toContain(sentence)
    expect(ended.out).toMatch(/ \/ .*\p{Script=Han}/u)
    expect(ended.code).toBe(1)
    return ended.out
  }

  test('a busy port, found before a database is made', async () => {
    const server = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    await refused({ PORT: String(port) }, `Port ${port} on 127.0.0.1 is in use`)
    server.close()
    expect(readdirSync(data('refused'))).toEqual([])
  })

  test('a DATABASE_URL where nothing answers, without its password', async () => {
    const said = await refused({ DATABASE_URL: `postgres://me:hush@127.0.0.1:${await freePort()}/x` }, 'does not answer')
    expect(said).not.toContain('hush')
  })

  test('a wrong setting', () => refused({ PORT: 'eighty' }, 'PORT is "eighty"'))
  test('an address that is not ours', () => refused({ HOST: '192.0.2.1' }, 'may not listen'))
  test('samples on a public address', () => refused({ HOST: '0.0.0.0', QIAO_SAMPLES: 'show' }, 'QIAO_SAMPLES_PUBLIC'))
})

describe.runIf(process.getuid?.() === 0)('an ordinary user', () => {
  test('starts and stops an instance in a clone of their own', async () => {
    const own = await makeClone(clone.folder)
    execFileSync('chown', ['-hR', '65534:65534', dirname(own.folder)])
    const port = await freePort()
    const instance = new Program(own.folder, 'supervise.js', { PORT: String(port), HOME: own.folder }, { uid: 65534, gid: 65534 })
    running.push(instance)
    await instance.says(ready)
    const database = readFileSync(join(own.folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]
    expect(readFileSync(`/proc/${database}/status`, 'utf8')).toContain('Uid:\t65534')
    expect(await ask(port)).toHaveProperty('migrations')
    instance.kill('SIGTERM')
    expect(await instance.ended).toMatchObject({ code: 0 })
    own.remove()
  })
})

describe('a command without an instance', () => {
  test('starts the database and stops it; two at once take turns', async () => {
    const ended = await Promise.all([1, 2].map(() => run('cli.js', { QIAO_DATA: data('command') }).ended))
    expect(ended.map((one) => one.code)).toEqual([0, 0])
    expect(readdirSync(data('command')).sort()).toEqual(['postgres', 'postgres.secret'])
    expect(readdirSync(join(data('command'), 'postgres'))).not.toContain('postmaster.pid')
  })
})
